/** The tables that Spark's suite makes before any of its files, in DuckDB: what testdata.py holds for a server. */
import { join } from 'node:path';
import type { Connection } from '@spark-sql-to-snowflake/executor';
import { cache } from './cache.js';

const TENK = [
  ...'unique1 unique2 two four ten twenty hundred thousand twothousand fivethous tenthous odd even'
    .split(' ')
    .map((name) => [name, 'INTEGER'] as const),
  ...'stringu1 stringu2 string4'.split(' ').map((name) => [name, 'VARCHAR'] as const),
];

const fromFile = (table: string, file: string, columns: readonly (readonly [string, string])[]): string => {
  const path = join(cache, 'corpus', 'test-data', 'postgresql', file).replaceAll("'", "''");
  const types = columns.map(([name, type]) => `'${name}': '${type}'`).join(', ');
  return `CREATE TABLE ${table} AS SELECT * FROM read_csv('${path}', delim = '\t', header = false, columns = {${types}})`;
};

const MAPS = [5, 4, 3, 2, 1].map((size, i) => {
  const keys = Array.from({ length: size }, (_, k) => k + 1);
  return `(map([${keys.join(', ')}], [${keys.map((k) => `'${'abcde'[k - 1]}${i + 1}'`).join(', ')}]))`;
});

const TABLES: Readonly<Record<string, string>> = {
  testdata: 'CREATE TABLE testdata AS SELECT i::INTEGER AS key, i::VARCHAR AS value FROM range(1, 101) AS t(i)',
  arraydata: `CREATE TABLE arraydata AS SELECT * FROM (VALUES ([1, 2, 3], [[1, 2, 3]]), ([2, 3, 4], [[2, 3, 4]])) AS t(arraycol, nestedarraycol)`,
  mapdata: `CREATE TABLE mapdata AS SELECT * FROM (VALUES ${MAPS.join(', ')}) AS t(mapcol)`,
  aggtest: fromFile('aggtest', 'agg.data', [
    ['a', 'INTEGER'],
    ['b', 'FLOAT'],
  ]),
  onek: fromFile('onek', 'onek.data', TENK),
  tenk1: fromFile('tenk1', 'tenk.data', TENK),
};

/** Make the tables that these statements name. */
export async function loadTables(connection: Connection, statements: readonly string[]): Promise<void> {
  const text = statements.join('\n').toLowerCase();
  for (const [name, sql] of Object.entries(TABLES)) {
    if (new RegExp(`\\b${name}\\b`).test(text)) await connection.execute([sql]);
  }
}
