import {
  assertNever,
  type DataType,
  decimalText,
  type Field,
  fail,
  idSource,
  sameType,
  type TableInfo,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import { invalid } from '../../arrow/invalid.js';
import { readArrow } from '../../arrow/read.js';
import type { SparkMap, SparkValue } from '../../value.js';

/** The names of tables that hold what clients sent, and of views that stand for queries; no listing shows them. */
export const ours = (name: string): boolean => /^LOCAL_(?:QUERY_|KEPT_)?[0-9A-F]{32}$/.test(name);

/** A VARIANT holds 16 MB; a text of the protocol is escaped once more on its way. Characters. */
const MOST = 6_000_000;

type Send = (sql: string, binds?: readonly string[]) => Promise<void>;

/** The table that `uploadTable` makes, as the analyzer sees it. Its columns are named by number: any name may stand for them. */
export function uploadedTable(name: string, schema: readonly Field[]): TableInfo {
  const ids = idSource();
  const output = schema.map(({ type, nullable }, i) => ({ id: ids.column(), name: `c${i + 1}`, type, nullable }));
  return { name: [name], columns: schema, view: { kind: 'relation', table: [name], output } };
}

/**
 * Make a temporary table of rows in an Arrow stream. The rows go as a JSON text each few megabytes, which one statement unfolds; it
 * carries nested values as it does others, and needs no right to a stage. Throws CompileError for data that is not the schema's.
 */
export async function uploadTable(name: string, schema: readonly Field[], data: Uint8Array, send: Send): Promise<void> {
  const sent = readArrow(data);
  if (sent.schema.length !== schema.length)
    return invalid(`it has ${sent.schema.length} columns where ${schema.length} are expected`);
  schema.forEach((f, i) => {
    const { type } = sent.schema[i] as Field;
    if (!sameType(type, f.type))
      invalid(`the column ${f.name} has the type ${typeText(type)} where ${typeText(f.type)} is expected`);
  });
  const passages = schema.map((f) => passageOf(f.type));
  const columns = passages.map((p, i) => `C${i + 1} ${p.column}`);
  await send(`CREATE OR REPLACE TEMPORARY TABLE ${name} (${columns.join(', ')})`);
  const items = passages.map((p, i) => p.read(`f.VALUE[${i}]`));
  const insert = `INSERT INTO ${name} SELECT ${items.join(', ')} FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) f`;
  let texts: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    if (texts.length === 0) return;
    await send(insert, [`[${texts.join(',')}]`]);
    texts = [];
    length = 0;
  };
  for (let r = 0; r < sent.rowCount; r++) {
    const row = `[${passages.map((p, c) => jsonOf(sent.columns[c]?.[r] ?? null, p)).join(',')}]`;
    if (length + row.length > MOST) await flush();
    texts.push(row);
    length += row.length + 1;
  }
  await flush();
}

/** How values of a type get into a column of it. */
interface Passage {
  readonly column: string;
  /** From JSON. */
  read(value: string): string;
  /** To JSON; never of NULL. */
  write(value: NonNullable<SparkValue>): string;
}
const jsonOf = (value: SparkValue, { write }: Passage): string => (value === null ? 'null' : write(value));

const text = (value: string): string => JSON.stringify(value);
/** Digits do not pass through a number of 64 bits when they are a text. */
const digits = (column: string): Passage => ({
  column,
  read: (v) => `CAST(${v}::VARCHAR AS ${column})`,
  write: (v) => `"${v}"`,
});
const hex = (v: SparkValue): string =>
  `"${Buffer.from(v as Uint8Array)
    .toString('hex')
    .toUpperCase()}"`;
const isoDate = (v: SparkValue): string => new Date((v as number) * 86_400_000).toISOString().slice(0, 10);

function passageOf(type: DataType): Passage {
  switch (type.kind) {
    case 'boolean':
      return { column: 'BOOLEAN', read: (v) => `${v}::BOOLEAN`, write: String };
    case 'byte':
      return digits('NUMBER(3, 0)');
    case 'short':
      return digits('NUMBER(5, 0)');
    case 'int':
    case 'year_month_interval':
      return digits('NUMBER(10, 0)');
    case 'long':
    case 'day_time_interval':
      return digits('NUMBER(19, 0)');
    case 'decimal':
      return {
        ...digits(`NUMBER(${type.precision}, ${type.scale})`),
        write: (v) => `"${decimalText(v as bigint, type.scale)}"`,
      };
    case 'float':
    case 'double':
      return { ...digits('FLOAT'), write: (v) => `"${doubleText(v as number)}"` };
    case 'string':
    case 'char':
    case 'varchar':
      return { column: 'VARCHAR', read: (v) => `${v}::VARCHAR`, write: (v) => text(v as string) };
    case 'null':
      return { column: 'VARCHAR', read: () => 'NULL', write: () => 'null' };
    case 'binary':
      return { column: 'BINARY', read: (v) => `TO_BINARY(${v}::VARCHAR, 'HEX')`, write: hex };
    case 'date':
      // days: a text would not hold every year
      return {
        column: 'DATE',
        read: (v) => `DATEADD('day', ${v}::NUMBER(10, 0), DATE '1970-01-01')`,
        write: String,
      };
    case 'timestamp':
      return microseconds('TIMESTAMP_LTZ(6)', 'TO_TIMESTAMP_LTZ');
    case 'timestamp_ntz':
      return microseconds('TIMESTAMP_NTZ(6)', 'TO_TIMESTAMP_NTZ');
    case 'array':
      return { column: 'ARRAY', read: (v) => notNull(v, 'ARRAY'), write: nested(type) };
    case 'map':
    case 'struct':
      return { column: 'OBJECT', read: (v) => notNull(v, 'OBJECT'), write: nested(type) };
    case 'calendar_interval':
    case 'unknown':
      return fail('unsupported', { what: `A column of the type ${typeText(type)}`, why: 'Snowflake has no such type' });
    default:
      return assertNever(type, 'passageOf');
  }
}

/** JSON's null is NULL. Source: docs.snowflake.com/en/sql-reference/functions/is_null_value */
const notNull = (value: string, type: string): string => `IFF(IS_NULL_VALUE(${value}), NULL, ${value}::${type})`;

/** A number of microseconds. Source: docs.snowflake.com/en/sql-reference/functions/to_timestamp, "numeric_expr, scale" */
const microseconds = (column: string, make: string): Passage => ({
  column,
  read: (v) => `${make}(CAST(${v}::VARCHAR AS NUMBER(38, 0)), 6)`,
  write: (v) => `"${v}"`,
});

const doubleText = (n: number): string =>
  Number.isNaN(n)
    ? 'NaN'
    : n === Number.POSITIVE_INFINITY
      ? 'inf'
      : n === Number.NEGATIVE_INFINITY
        ? '-inf'
        : Object.is(n, -0)
          ? '-0'
          : String(n);

/** Values inside arrays and objects: of any type there, and cast where they are used. */
function nested(type: DataType): (value: NonNullable<SparkValue>) => string {
  const orNull =
    (write: (value: NonNullable<SparkValue>) => string) =>
    (value: SparkValue): string =>
      value === null ? 'null' : write(value);
  switch (type.kind) {
    case 'array': {
      const element = orNull(nested(type.element));
      return (v) => `[${(v as readonly SparkValue[]).map(element).join(',')}]`;
    }
    case 'struct': {
      const fields = type.fields.map((f) => ({ name: text(f.name), write: orNull(nested(f.type)) }));
      return (v) =>
        `{${fields.map((f, i) => `${f.name}:${f.write((v as readonly SparkValue[])[i] ?? null)}`).join(',')}}`;
    }
    case 'map': {
      const value = orNull(nested(type.value));
      const key = nested(type.key);
      return (v) =>
        `{${(v as SparkMap).entries.map(([k, e]) => `${text(unquoted(key(k as NonNullable<SparkValue>)))}:${value(e)}`).join(',')}}`;
    }
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'year_month_interval':
    case 'day_time_interval':
      return String;
    case 'decimal':
      return (v) => decimalText(v as bigint, type.scale);
    case 'float':
    case 'double':
      return (v) => (Number.isFinite(v) ? doubleText(v as number) : `"${doubleText(v as number)}"`);
    case 'date':
      return (v) => `"${isoDate(v)}"`;
    case 'timestamp':
      return (v) => `"${isoMicros(v as bigint)}+00:00"`;
    case 'timestamp_ntz':
      return (v) => `"${isoMicros(v as bigint)}"`;
    case 'binary':
      return hex;
    case 'string':
    case 'char':
    case 'varchar':
      return (v) => text(v as string);
    case 'null':
      return () => 'null';
    case 'calendar_interval':
    case 'unknown':
      return fail('unsupported', { what: `A value of the type ${typeText(type)}`, why: 'Snowflake has no such type' });
    default:
      return assertNever(type, 'nested');
  }
}

const unquoted = (json: string): string => (json.startsWith('"') ? (JSON.parse(json) as string) : json);

function isoMicros(micros: bigint): string {
  const ms = micros >= 0n || micros % 1000n === 0n ? micros / 1000n : micros / 1000n - 1n;
  const rest = String(micros - ms * 1000n).padStart(3, '0');
  return `${new Date(Number(ms)).toISOString().slice(0, -1)}${rest}`;
}
