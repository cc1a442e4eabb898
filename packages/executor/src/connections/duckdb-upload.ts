import {
  BIGINT,
  BLOB,
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  DuckDBDataChunk,
  type DuckDBType,
  FLOAT,
  INTEGER,
  INTERVAL,
  LIST,
  MAP,
  quotedIdentifier,
  SMALLINT,
  STRUCT,
  TIMESTAMP,
  TIMESTAMPTZ,
  TINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import {
  assertNever,
  type DataType,
  type Field,
  fail,
  idSource,
  sameType,
  type TableInfo,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import { invalid } from '../arrow/invalid.js';
import { readArrow, type SentBatch } from '../arrow/read.js';
import type { Running } from './statement.js';
import { filler } from './vectors/fill.js';

const LONE_SURROGATE = /\p{Surrogate}/u;
/** Rows that a vector of DuckDB has room for. */
const CHUNK = 2048;
/** Chunks that are written before the event loop has its turn. */
const CHUNKS_A_TURN = 16;

/** How the columns of a table are named in the database: by number where their names cannot stand beside each other, or not at all. */
function columnNames(schema: readonly Field[]): readonly string[] | undefined {
  const distinct = new Set(schema.map((f) => f.name.toLowerCase()));
  const sound = schema.every((f) => f.name !== '' && !f.name.includes('\0') && !LONE_SURROGATE.test(f.name));
  return sound && distinct.size === schema.length ? undefined : schema.map((_, i) => `c${i + 1}`);
}

/** The table that `uploadTable` makes, as the analyzer sees it. */
export function uploadedTable(name: readonly string[], schema: readonly Field[]): TableInfo {
  const names = columnNames(schema);
  if (!names) return { name, columns: schema };
  const ids = idSource();
  const output = schema.map(({ type, nullable }, i) => ({
    id: ids.column(),
    name: names[i] as string,
    type,
    nullable,
  }));
  return { name, columns: schema, view: { kind: 'relation', table: name, output } };
}

/** Make a table of rows in an Arrow stream. Throws CompileError for data that is not the schema's, and for types that DuckDB has not. */
export async function uploadTable(
  running: Running,
  name: readonly string[],
  schema: readonly Field[],
  data: Uint8Array,
): Promise<void> {
  const sent = readArrow(data);
  if (sent.schema.length !== schema.length)
    return invalid(`it has ${sent.schema.length} columns where ${schema.length} are expected`);
  schema.forEach((f, i) => {
    const { type } = sent.schema[i] as Field;
    if (!sameType(type, f.type))
      invalid(`the column ${f.name} has the type ${typeText(type)} where ${typeText(f.type)} is expected`);
  });
  const types = schema.map((f) => duckdbType(f.type));
  const names = columnNames(schema);
  const columns = schema.map((f, i) => `${quotedIdentifier(names?.[i] ?? f.name)} ${types[i]}`);
  const table = name.map(quotedIdentifier).join('.');
  // not `execute`: no other session sees the table, so nobody's catalog is out of date
  await running.work((native) => native.run(`CREATE TABLE ${table} (${columns.join(', ')})`));
  try {
    await append(running, name, types, sent.batches);
  } catch (error) {
    await running.work((native) => native.run(`DROP TABLE ${table}`)).catch(() => undefined);
    throw error;
  }
}

async function append(
  running: Running,
  name: readonly string[],
  types: readonly DuckDBType[],
  batches: readonly SentBatch[],
): Promise<void> {
  const [catalog, schema, table] = name as [string, string, string];
  const appender = await running.work((native) => native.createAppender(table, schema, catalog));
  try {
    let written = 0;
    for (const batch of batches) {
      for (let from = 0; from < batch.rowCount; from += CHUNK) {
        const count = Math.min(CHUNK, batch.rowCount - from);
        const chunk = DuckDBDataChunk.create(types, count);
        batch.vectors.forEach((v, i) => {
          filler(v, types[i] as DuckDBType)(duckdb.data_chunk_get_vector(chunk.chunk, i), 0, from, count);
        });
        await running.work(async () => appender.appendDataChunk(chunk));
        if (++written % CHUNKS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    }
    await running.work(async () => appender.flushSync());
  } finally {
    appender.closeSync();
  }
}

/** The type of DuckDB that keeps a Spark type, as the dialect of DuckDB has it. */
export function duckdbType(type: DataType): DuckDBType {
  switch (type.kind) {
    case 'boolean':
      return BOOLEAN;
    case 'byte':
      return TINYINT;
    case 'short':
      return SMALLINT;
    case 'int':
    case 'null':
      return INTEGER;
    case 'long':
      return BIGINT;
    case 'float':
      return FLOAT;
    case 'double':
      return DOUBLE;
    case 'decimal':
      return DECIMAL(type.precision, type.scale);
    case 'string':
    case 'char':
    case 'varchar':
      return VARCHAR;
    case 'binary':
      return BLOB;
    case 'date':
      return DATE;
    case 'timestamp':
      return TIMESTAMPTZ;
    case 'timestamp_ntz':
      return TIMESTAMP;
    case 'year_month_interval':
    case 'day_time_interval':
    case 'calendar_interval':
      return INTERVAL;
    case 'array':
      return LIST(duckdbType(type.element));
    case 'map':
      return MAP(duckdbType(type.key), duckdbType(type.value));
    case 'struct': {
      const entries = Object.fromEntries(type.fields.map((f) => [f.name.toLowerCase(), f]));
      if (type.fields.length === 0 || Object.keys(entries).length < type.fields.length)
        return fail('unsupported', {
          what: `A column of the type ${typeText(type)}`,
          why: 'DuckDB has no struct without fields, or with two of one name',
        });
      return STRUCT(Object.fromEntries(type.fields.map((f) => [f.name, duckdbType(f.type)])));
    }
    case 'unknown':
      return fail('type-not-sent', { type: 'UNKNOWN' });
    default:
      return assertNever(type, 'duckdbType');
  }
}
