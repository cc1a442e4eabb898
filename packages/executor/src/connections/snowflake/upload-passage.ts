import { assertNever, type DataType, decimalText, fail, typeText } from '@spark-sql-to-snowflake/plan-ir';
import type { SparkMap, SparkValue } from '../../value.js';

/** How values of a type get into a column of it: as a value of JSON, which carries nested values as it does others. */
export interface Passage {
  readonly column: string;
  /** From JSON. */
  read(value: string): string;
  /** To JSON; never of NULL. */
  write(value: NonNullable<SparkValue>): string;
}
export const jsonOf = (value: SparkValue, { write }: Passage): string => (value === null ? 'null' : write(value));

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

export function passageOf(type: DataType): Passage {
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
      // JSON has numbers for them all but those, and none for zero's sign
      return (v) =>
        Number.isFinite(v) && !Object.is(v, -0) ? doubleText(v as number) : `"${doubleText(v as number)}"`;
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
