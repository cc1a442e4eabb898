import { type DuckDBConnection as Native, quotedIdentifier } from '@duckdb/node-api';
import type { Catalog, DataType } from '@spark-sql-to-snowflake/plan-ir';
import type { Connection } from '../connection.js';
import { causeText, ExecutionError } from '../execution-error.js';
import { type DuckDBOptions, openInstance } from './duckdb-database.js';
import { type FileTable, readerCall, tablesOf } from './duckdb-files.js';
import { duckdbSession, sharedDatabase } from './duckdb-session.js';
import { readAs } from './duckdb-types.js';
import { singleNative } from './natives.js';

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

/** Open a DuckDB database for one session, whose statements run one after another. Throws ExecutionError where the file is none, or is locked. */
export async function openDuckDB(options: DuckDBOptions = {}): Promise<DuckDBConnection> {
  const [instance, native] = await openInstance(options);
  const natives = singleNative(native);
  const shared = sharedDatabase(instance);
  const session = duckdbSession(shared, natives, 'session', () => {
    natives.close();
    instance.closeSync();
  });
  await session.setTimeZone(options.timeZone ?? 'UTC');
  return {
    ...session,
    async registerFiles(paths, declared) {
      const names = await registerFiles(native, paths, declared);
      shared.version++;
      return names;
    },
  };
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
