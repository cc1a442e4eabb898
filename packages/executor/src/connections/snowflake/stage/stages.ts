import { createHash } from 'node:crypto';
import {
  type DataType,
  type Field,
  fail,
  idSource,
  types as T,
  type TableInfo,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../../../execution-error.js';
import type { StageFiles, StageOptions, Unload } from '../../../stage-files.js';
import type { StatementOptions } from '../../../statement-options.js';
import type { WireResult, WireRow } from '../driver.js';
import { sparkTypeOf } from '../types.js';
import { FILE_FORMATS, type FormatName, formatStatement } from './formats.js';
import {
  fromStage,
  isStagePath,
  type Listing,
  type Location,
  listingOf,
  listStatement,
  locationOf,
} from './location.js';
import { sqlText } from './sql-text.js';
import { unloadTo } from './unload.js';

/** What reading and writing stages needs of a session of Snowflake's. */
export interface StageSession {
  run(sql: readonly string[], options?: StatementOptions): Promise<WireResult>;
  /** Run a statement unless the session has run it before. */
  once(sql: string): Promise<void>;
  /** Make a temporary view. Gives its name. */
  createView(name: string, sql: string): Promise<readonly string[]>;
}

export async function rowsOfWire(result: WireResult): Promise<readonly WireRow[]> {
  const rows: WireRow[] = [];
  for await (const some of result.rows()) rows.push(...some);
  return rows;
}

/** Files on stages as tables of the session, and queries as files there. */
export function stageFiles(session: StageSession): StageFiles {
  const format = async (name: FormatName): Promise<string> => {
    await session.once(formatStatement(name, FILE_FORMATS[name]));
    return name;
  };
  const find = async (path: string, { integration }: StageOptions): Promise<readonly [Location, Listing]> => {
    const at = locationOf(path, integration);
    if (at.made !== undefined) await session.once(at.made);
    return [at, listingOf(at, await rowsOfWire(await session.run([listStatement(at)])))];
  };
  const files = async (path: string, options: StageOptions): Promise<readonly [Location, Listing]> => {
    const [at, listing] = await find(path, options);
    if (listing.kind === 'nothing') return fail('path-not-found', { path });
    const folder = listing.files.find((f) => /(?:^|\/)[^/]+=[^/]*\//.test(f));
    if (folder !== undefined)
      return fail('unsupported', {
        what: `Reading ${path}, whose folders are partitions (${folder.split('/')[0]})`,
        instead: 'Read each folder, and add its columns with withColumn; or make an external table of them.',
      });
    return [at, { ...listing, files: listing.files.filter((f) => !f.includes('/')) }];
  };
  const view = async (sql: string, columns: readonly Field[]): Promise<TableInfo> => {
    const hash = createHash('sha256').update(sql).digest('hex').slice(0, 32);
    const name = await session.createView(`LOCAL_QUERY_${hash}`, sql);
    const ids = idSource();
    const output = columns.map(({ type, nullable }, i) => ({ id: ids.column(), name: `c${i + 1}`, type, nullable }));
    return { name, columns, view: { kind: 'relation', table: name, output } };
  };
  return {
    holds: isStagePath,
    async exists(path, options) {
      return (await find(path, options))[1].kind !== 'nothing';
    },
    async lines(path, options) {
      const [at, listing] = await files(path, options);
      const from = fromStage(at, listing, await format('LOCAL_LINES'));
      // the number of a line in its file: docs.snowflake.com/en/user-guide/querying-metadata
      const sql = `SELECT $1::VARCHAR AS C1, METADATA$FILE_ROW_NUMBER::NUMBER(19, 0) AS C2 FROM ${from}`;
      const columns = [T.field('value', T.string), { ...T.field('line', T.long), nullable: false }];
      return { table: await view(sql, columns), bytes: listing.bytes };
    },
    async csv(path, columns, dialect, options) {
      const [at, listing] = await files(path, options);
      const { separator, quote, skip, comment } = dialect;
      // fields that are empty are NULL, and texts that are empty are quoted
      const is = `TYPE = CSV FIELD_DELIMITER = ${sqlText(separator)} FIELD_OPTIONALLY_ENCLOSED_BY = ${quote === '' ? 'NONE' : sqlText(quote)} SKIP_HEADER = ${skip} ESCAPE = NONE ESCAPE_UNENCLOSED_FIELD = NONE NULL_IF = () EMPTY_FIELD_AS_NULL = TRUE SKIP_BLANK_LINES = TRUE TRIM_SPACE = FALSE ERROR_ON_COLUMN_COUNT_MISMATCH = FALSE REPLACE_INVALID_CHARACTERS = TRUE`;
      const name = `LOCAL_CSV_${createHash('sha256').update(is).digest('hex').slice(0, 16).toUpperCase()}`;
      await session.once(formatStatement(name, is));
      const items = columns.map((_, i) => `$${i + 1}::VARCHAR AS C${i + 1}`);
      const where = comment === undefined ? '' : ` WHERE $1 IS NULL OR NOT STARTSWITH($1, ${sqlText(comment)})`;
      return view(
        `SELECT ${items.join(', ')} FROM ${fromStage(at, listing, name)}${where}`,
        columns.map((column) => T.field(column, T.string)),
      );
    },
    async parquet(path, given, options) {
      const [at, listing] = await files(path, options);
      const name = await format('LOCAL_PARQUET');
      const below = listing.kind === 'file' || at.path === '' ? '' : '/';
      const found = await rowsOfWire(await session.run([inferStatement(at, listing, below, name)]));
      const columns = parquetColumns(found, given, options.caseSensitive, path);
      const items = columns.map((c, i) => `${c.sql} AS C${i + 1}`);
      return view(
        `SELECT ${items.length === 0 ? 'NULL' : items.join(', ')} FROM ${fromStage(at, listing, name)}`,
        columns.map((c) => c.field),
      );
    },
    async write(unload: Unload, options) {
      const [at, before] = await find(unload.path, options);
      await unloadTo(unload, at, before, async (sql, undone) =>
        // what was stopped is taken away all the same
        rowsOfWire(await session.run([sql], undone ? {} : options.statement)),
      );
    },
  };
}

/** The most files that INFER_SCHEMA takes by name. Source: docs.snowflake.com/en/sql-reference/functions/infer_schema */
const MOST_FILES = 1000;

function inferStatement({ stage, path }: Location, { kind, files }: Listing, below: string, format: string): string {
  const where = `LOCATION => ${sqlText(`${stage}${path === '' ? '/' : `/${path}${below}`}`)}`;
  const list = files.slice(0, MOST_FILES).map(sqlText).join(', ');
  const only = kind === 'file' || files.length === 0 ? '' : `, FILES => (${list})`;
  return `SELECT COLUMN_NAME, TYPE, NULLABLE FROM TABLE(INFER_SCHEMA(${where}${only}, FILE_FORMAT => '${format}')) ORDER BY ORDER_ID`;
}

interface ParquetColumn {
  readonly field: Field;
  readonly sql: string;
}

/** Columns of the files that a row of INFER_SCHEMA each describes, as they are or as the program's schema wants them. */
export function parquetColumns(
  rows: readonly WireRow[],
  given: readonly Field[] | undefined,
  caseSensitive: boolean,
  path: string,
): readonly ParquetColumn[] {
  if (rows.length === 0 && !given) return fail('schema-not-inferred', { format: 'Parquet' });
  const fold = (name: string): string => (caseSensitive ? name : name.toLowerCase());
  const inFile = rows.map(([name, type]) => ({ name: name ?? '', word: type ?? '', type: inferredType(type ?? '') }));
  const read = (name: string, word: string): string => `$1:${quotedName(name)}::${word}`;
  if (!given)
    return inFile.map(({ name, word, type }) => {
      if (!type) return unreadable(path, name, word);
      return { field: T.field(name, type), sql: read(name, wordOf(type) ?? word) };
    });
  const byName = new Map(inFile.map((c) => [fold(c.name), c]));
  return given.map((field) => {
    const there = byName.get(fold(field.name));
    if (!there) return { field, sql: `NULL::${wordOf(field.type) ?? 'VARCHAR'}` };
    const word = there.type && alike(there.type, field.type) ? wordOf(field.type) : undefined;
    if (word === undefined)
      return fail('unsupported', {
        what: `Reading the column ${field.name} of ${path} as ${typeText(field.type)}`,
        why: `it is ${there.word} in the files`,
        instead: 'Leave the schema out, or give the type that the files have, and cast the column.',
      });
    return { field, sql: read(there.name, word) };
  });
}

const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function unreadable(path: string, name: string, word: string): never {
  throw new ExecutionError(
    `Cannot read ${path}: its column ${name} is ${word}, whose inner types are not known. Load the files into a table, and read that.`,
  );
}

/** `NUMBER(38, 0)`, `TEXT`, `REAL`, … as INFER_SCHEMA writes them; none for those that hold others. */
function inferredType(word: string): DataType | undefined {
  const match = /^(\w+)(?:\((\d+)(?:,\s*(\d+))?\))?$/.exec(word.trim());
  if (!match || /^(?:VARIANT|ARRAY|OBJECT|MAP)$/i.test(match[1] ?? '')) return undefined;
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  const isNumber = /^NUMBER$/i.test(match[1] ?? '');
  return sparkTypeOf({
    name: match[1] ?? '',
    precision: isNumber ? number(match[2]) : null,
    scale: isNumber ? number(match[3]) : null,
  });
}

/** Types whose values can be read as each other's without changing: nothing is rounded, and nothing goes through a text. */
function alike(file: DataType, wanted: DataType): boolean {
  const whole = (t: DataType): boolean =>
    ['byte', 'short', 'int', 'long'].includes(t.kind) || (t.kind === 'decimal' && t.scale === 0);
  if (whole(file)) return whole(wanted) || wanted.kind === 'decimal';
  if (file.kind === 'decimal') return wanted.kind === 'decimal' && wanted.scale >= file.scale;
  if (file.kind === 'double') return wanted.kind === 'double' || wanted.kind === 'float';
  return file.kind === wanted.kind;
}

const WORDS: Partial<Record<DataType['kind'], string>> = {
  byte: 'NUMBER(3, 0)',
  short: 'NUMBER(5, 0)',
  int: 'NUMBER(10, 0)',
  long: 'NUMBER(19, 0)',
  float: 'FLOAT',
  double: 'FLOAT',
  string: 'VARCHAR',
  binary: 'BINARY',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP_LTZ(6)',
  timestamp_ntz: 'TIMESTAMP_NTZ(6)',
};
const wordOf = (type: DataType): string | undefined =>
  type.kind === 'decimal' ? `NUMBER(${type.precision}, ${type.scale})` : WORDS[type.kind];
