import { type DuckDBResult, type DuckDBConnection as Native, quotedIdentifier } from '@duckdb/node-api';
import type { Catalog, Field, TableInfo } from '@spark-sql-to-snowflake/plan-ir';
import { causeText, ExecutionError } from '../execution-error.js';
import { sparkTypeOf } from './duckdb-types.js';

const TABLES = `SELECT schema_name, table_name, table_oid::VARCHAR || sql FROM duckdb_tables()
WHERE NOT internal AND database_name = current_database()
UNION ALL SELECT schema_name, view_name, NULL FROM duckdb_views() WHERE NOT internal AND database_name IN (current_database(), 'temp')
UNION ALL SELECT schema_name, table_name, NULL FROM duckdb_tables() WHERE NOT internal AND database_name = 'temp'`;
const NOT_NULL = `SELECT schema_name, table_name, column_name FROM duckdb_columns()
WHERE NOT internal AND NOT is_nullable AND database_name IN (current_database(), 'temp')`;

/** DuckDB's `main` is Spark's `default`. */
const nameParts = (schema: string, table: string): readonly string[] => [
  'spark_catalog',
  schema === 'main' ? 'default' : schema,
  table,
];

/** What is known of tables by what they were made with, which they keep until they are changed. Views have no such key. */
export type KnownTables = Map<string, TableInfo | string>;

/** Every table and view with its columns. One of a type that Spark does not have fails where it is used, not before. */
export async function readCatalog(native: Native, known: KnownTables = new Map()): Promise<Catalog> {
  const notNull = new Set((await native.runAndReadAll(NOT_NULL)).getRows().map(([s, t, c]) => [s, t, c].join('\0')));
  const tables = new Map<string, TableInfo | string>();
  const seen = new Set<string>();
  for (const [schema, table, made] of (await native.runAndReadAll(TABLES)).getRows()) {
    const name = nameParts(String(schema), String(table));
    const key = made === null ? undefined : [schema, table, made].join('\0');
    const info =
      (key === undefined ? undefined : known.get(key)) ??
      (await describe(native, name, String(schema), String(table), notNull));
    if (key !== undefined) {
      known.set(key, info);
      seen.add(key);
    }
    for (let from = 0; from < name.length; from++) {
      // an unqualified name is the current schema's, which is the default one
      if (from === 2 && schema !== 'main') continue;
      tables.set(name.slice(from).join('\0').toLowerCase(), info);
    }
  }
  for (const key of known.keys()) if (!seen.has(key)) known.delete(key);
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
