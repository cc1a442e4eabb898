import { DuckDBInstance, type DuckDBResult, type DuckDBConnection as Native, quotedIdentifier } from '@duckdb/node-api';
import { type Catalog, type DataType, type Field, isTimeZone, type TableInfo } from '@spark-sql-to-snowflake/plan-ir';
import { helpers } from '@spark-sql-to-snowflake/spark-functions';
import { type Connection, causeText, ExecutionError } from '../connection.js';
import type { QueryResult, ResultChunk } from '../value.js';
import { type FileTable, readerCall, tablesOf } from './duckdb-files.js';
import { registerHelper } from './duckdb-helpers.js';
import { readAs, sparkTypeOf } from './duckdb-types.js';
import { converterTo } from './duckdb-values.js';

export interface DuckDBOptions {
  /** A database file; created where there is none. Default: a database in memory. */
  readonly file?: string;
  readonly readOnly?: boolean;
  /** Default UTC. */
  readonly timeZone?: string;
  /** How many threads may work; default: what DuckDB takes. */
  readonly threads?: number;
}
/** The embedded database. */
export interface DuckDBConnection extends Connection {
  /** Make views of Parquet, CSV and JSON files, or of folders of them, named after the file or folder. Gives the names. */
  registerFiles(paths: readonly string[], declared?: DeclaredTables): Promise<readonly string[]>;
}
/** Schemas that are known beforehand: files of these tables are read with these types, whatever their values look like. */
export interface DeclaredTables {
  readonly declared: Catalog;
  /** DuckDB's name of a Spark type. */
  typeName(type: DataType): string;
}

/** Open a DuckDB database. Throws ExecutionError where the file is none, or is locked. */
export async function openDuckDB(options: DuckDBOptions = {}): Promise<DuckDBConnection> {
  const settings: Record<string, string> = {
    ...(options.readOnly && { access_mode: 'READ_ONLY' }),
    ...(options.threads !== undefined && { threads: String(options.threads) }),
  };
  let instance: DuckDBInstance;
  let native: Native;
  try {
    instance = await DuckDBInstance.create(options.file ?? ':memory:', settings);
    native = await instance.connect();
  } catch (error) {
    throw new ExecutionError(`Cannot open the DuckDB database ${options.file ?? 'in memory'}: ${causeText(error)}.`);
  }
  const connection = makeConnection(native, () => {
    native.closeSync();
    instance.closeSync();
  });
  await connection.setTimeZone(options.timeZone ?? 'UTC');
  return connection;
}

function makeConnection(native: Native, close: () => void): DuckDBConnection {
  const registered = new Set<string>();
  const run = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw new ExecutionError(causeText(error), { cause: error });
    }
  };
  const execute = async (sql: readonly string[]): Promise<void> => {
    try {
      for (const statement of sql) await run(native.run(statement));
    } catch (error) {
      // an error outside a transaction leaves nothing to undo, which is an error of its own
      if (sql.length > 1) await native.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
  return {
    execute,
    async query(sql, schema) {
      const last = sql.at(-1);
      if (last === undefined) throw new ExecutionError('There is no statement to run.');
      await execute(sql.slice(0, -1));
      return queryResult(await run(native.stream(last)), schema, run);
    },
    async useHelpers(names) {
      for (const name of names) {
        if (registered.has(name)) continue;
        const helper = helpers.get(name);
        if (!helper) throw new ExecutionError(`There is no helper function ${name}.`);
        registerHelper(native, helper);
        registered.add(name);
      }
    },
    async setTimeZone(zone) {
      if (!isTimeZone(zone)) throw new ExecutionError(`${JSON.stringify(zone)} is no time zone.`);
      await execute([`SET TimeZone = '${duckdbZone(zone)}'`]);
    },
    catalog: () => run(readCatalog(native)),
    registerFiles: (paths, declared) => registerFiles(native, paths, declared),
    close,
  };
}

/** DuckDB's name of a zone. It knows offsets of whole hours, under names that count the other way: `+08:00` is `Etc/GMT-8`. */
function duckdbZone(zone: string): string {
  const offset = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?$/i.exec(zone);
  if (zone === 'Z') return 'UTC';
  if (!offset) return zone.replaceAll("'", "''");
  const [, sign, hours, minutes = '00', seconds = '00'] = offset;
  if (Number(hours) === 0 && Number(minutes) === 0 && Number(seconds) === 0) return 'UTC';
  if (Number(minutes) !== 0 || Number(seconds) !== 0)
    throw new ExecutionError(`DuckDB has no time zone ${zone}: name the region instead.`);
  return `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
}

function queryResult(
  result: DuckDBResult,
  expected: readonly Field[] | undefined,
  run: <T>(work: Promise<T>) => Promise<T>,
): QueryResult {
  const schema = expected ?? ownSchema(result);
  if (result.columnCount !== schema.length)
    throw new ExecutionError(`The result has ${result.columnCount} columns where ${schema.length} are expected.`);
  const converters = schema.map((f, i) => converterTo(f.type, result.columnType(i)));
  return {
    schema,
    async *chunks(): AsyncIterable<ResultChunk> {
      for (;;) {
        const chunk = await run(result.fetchChunk());
        if (!chunk || chunk.rowCount === 0) return;
        yield {
          rowCount: chunk.rowCount,
          columns: converters.map((convert, i) => chunk.getColumnValues(i).map(convert)),
        };
      }
    },
  };
}

/** The schema that a result has by DuckDB's own types. */
function ownSchema(result: DuckDBResult): readonly Field[] {
  return result.columnNames().map((name, i) => {
    const type = sparkTypeOf(result.columnType(i));
    if (!type)
      throw new ExecutionError(`The column ${name} has the type ${result.columnType(i)}, which Spark has not.`);
    return { name, type, nullable: true };
  });
}

const TABLES = `SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal AND database_name = current_database()
UNION ALL SELECT schema_name, view_name FROM duckdb_views() WHERE NOT internal AND database_name IN (current_database(), 'temp')
UNION ALL SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal AND database_name = 'temp'`;
const NOT_NULL = `SELECT schema_name, table_name, column_name FROM duckdb_columns()
WHERE NOT internal AND NOT is_nullable AND database_name IN (current_database(), 'temp')`;

/** DuckDB's `main` is Spark's `default`. */
const nameParts = (schema: string, table: string): readonly string[] => [
  'spark_catalog',
  schema === 'main' ? 'default' : schema,
  table,
];

/** Every table and view with its columns. One of a type that Spark does not have fails where it is used, not before. */
async function readCatalog(native: Native): Promise<Catalog> {
  const notNull = new Set((await native.runAndReadAll(NOT_NULL)).getRows().map(([s, t, c]) => [s, t, c].join('\0')));
  const tables = new Map<string, TableInfo | string>();
  for (const [schema, table] of (await native.runAndReadAll(TABLES)).getRows()) {
    const name = nameParts(String(schema), String(table));
    const info = await describe(native, name, String(schema), String(table), notNull);
    for (let from = 0; from < name.length; from++) {
      // an unqualified name is the current schema's, which is the default one
      if (from === 2 && schema !== 'main') continue;
      tables.set(name.slice(from).join('\0').toLowerCase(), info);
    }
  }
  return {
    table(name) {
      const found = tables.get(name.join('\0').toLowerCase());
      if (typeof found === 'string') throw new ExecutionError(found);
      return found ?? 'missing';
    },
  };
}

async function describe(
  native: Native,
  name: readonly string[],
  schema: string,
  table: string,
  notNull: ReadonlySet<string>,
): Promise<TableInfo | string> {
  let result: DuckDBResult;
  try {
    result = await native.run(`SELECT * FROM ${quotedIdentifier(schema)}.${quotedIdentifier(table)} LIMIT 0`);
  } catch (error) {
    return `Cannot read ${table}: ${causeText(error)}.`;
  }
  const columns: Field[] = [];
  const names = result.columnNames();
  for (const [i, column] of names.entries()) {
    const type = sparkTypeOf(result.columnType(i));
    if (!type)
      return `Cannot read ${table}: its column ${column} has the type ${result.columnType(i)}, which Spark has not.`;
    columns.push({ name: column, type, nullable: !notNull.has([schema, table, column].join('\0')) });
  }
  return { name, columns };
}

async function registerFiles(
  native: Native,
  paths: readonly string[],
  declared: DeclaredTables | undefined,
): Promise<readonly string[]> {
  const sources = new Map<string, string>();
  for (const path of paths) {
    for (const table of await tablesOf(path)) {
      const key = table.name.toLowerCase();
      const before = sources.get(key);
      if (before !== undefined)
        throw new ExecutionError(`Two tables would be named ${table.name}: ${before} and ${path}.`);
      sources.set(key, path);
      try {
        await createView(native, table, declaredTypes(table.name, declared));
      } catch (error) {
        throw new ExecutionError(`Cannot read ${path}: ${causeText(error)}.`);
      }
    }
  }
  return [...sources.keys()];
}

/** DuckDB's types of a table's columns by folded name, where its schema is declared. */
function declaredTypes(name: string, tables: DeclaredTables | undefined): ReadonlyMap<string, string> {
  const info = tables?.declared.table([name]);
  if (!tables || !info || typeof info === 'string') return new Map();
  return new Map(info.columns.map((c) => [c.name.toLowerCase(), tables.typeName(c.type)]));
}

/** A view of files. A declared type is what a CSV file is read with, and what the columns of other files are cast to. */
async function createView(native: Native, table: FileTable, types: ReadonlyMap<string, string>): Promise<void> {
  const inferred = await native.run(`SELECT * FROM ${readerCall(table)} LIMIT 0`);
  const names = inferred.columnNames();
  const typed = names.flatMap((name) => {
    const type = types.get(name.toLowerCase());
    return type === undefined ? [] : [{ name, type }];
  });
  const asText = table.reader === 'read_csv';
  const casts = names.flatMap((name, i) => {
    const declared = typed.find((t) => t.name === name)?.type;
    const type = declared !== undefined ? (asText ? undefined : declared) : readAs(inferred.columnType(i));
    return type ? [`CAST(${quotedIdentifier(name)} AS ${type}) AS ${quotedIdentifier(name)}`] : [];
  });
  const star = casts.length > 0 ? `* REPLACE (${casts.join(', ')})` : '*';
  const call = readerCall(table, asText ? typed : []);
  await native.run(`CREATE OR REPLACE VIEW ${quotedIdentifier(table.name)} AS SELECT ${star} FROM ${call}`);
}
