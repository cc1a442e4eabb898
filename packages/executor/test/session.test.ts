import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DuckDBConnection, openDuckDB, rowsOf, runScript } from '../src/index.js';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openDuckDB();
});
afterAll(() => connection.close());

async function run(source: string): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  for await (const { compiled, result } of runScript(source, { connection, dialect: duckdb })) {
    seen.push(result ? await rowsOf(result) : compiled.status);
  }
  return seen;
}

test('a script sees the tables it makes, and the zone it sets', async () => {
  const seen = await run(`
    CREATE TABLE t (a INT, at TIMESTAMP) USING parquet;
    INSERT INTO t VALUES (1, TIMESTAMP '2020-01-01 00:00:00');
    SET spark.sql.session.timeZone = America/New_York;
    INSERT INTO t VALUES (2, TIMESTAMP '2020-01-01 00:00:00');
    SELECT a, unix_micros(at) FROM t ORDER BY a;
    SELECT sum(a) AS s FROM t`);
  expect(seen).toEqual([
    'ok',
    'ok',
    'ok',
    'ok',
    [
      [1, 1_577_836_800_000_000n],
      [2, 1_577_854_800_000_000n],
    ],
    [[3n]],
  ]);
});

test('the first mistake ends the run', async () => {
  expect(await run('SELECT 1; SELECT nope; SELECT 2')).toEqual([[[1]], 'error']);
});
