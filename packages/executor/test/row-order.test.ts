import { textParsers } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { DEFAULT_CONF } from '@spark-sql-to-snowflake/plan-ir';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDBDatabase, openSession, type SessionHost, type SparkSession, serverCatalog } from '../src/index.js';

let host: SessionHost;
let session: SparkSession;
beforeAll(async () => {
  host = { database: await openDuckDBDatabase(), dialect: duckdb, catalog: serverCatalog(), timeZone: 'UTC' };
  session = await openSession('a', host);
});
afterAll(async () => {
  await session.close();
  await host.database.close();
});

async function rows(text: string): Promise<string> {
  const statement = textParsers(DEFAULT_CONF).statement(text);
  if (statement.kind !== 'query') throw new Error('a query is wanted');
  const signal = new AbortController().signal;
  const result = await session.run({ kind: 'query', plan: statement.plan }, { signal });
  if (result.kind !== 'rows') return '';
  const found: string[] = [];
  for await (const batch of result.result.batches())
    for (const row of tableFromIPC(batch.data)) found.push(Object.values(row.toJSON()).join(' '));
  return found.join(' | ');
}

// each as Spark Connect 3.5.7 gives it
test('what a row unfolds to stays beside it', async () => {
  expect(await rows('SELECT id, explode(array(1, 2)) FROM range(3)')).toBe('0 1 | 0 2 | 1 1 | 1 2 | 2 1 | 2 2');
  expect(await rows('SELECT id, posexplode_outer(array(id, 7L)) FROM range(2)')).toBe('0 0 0 | 0 1 7 | 1 0 1 | 1 1 7');
  expect(await rows("SELECT stack(2, 'a', a, 'b', b) FROM VALUES (1, 2), (3, 4) AS t(a, b)")).toBe(
    'a 1 | b 2 | a 3 | b 4',
  );
  expect(await rows('SELECT * FROM VALUES (1, 10, 20), (2, 30, 40) AS t(id, a, b) UNPIVOT (v FOR n IN (a, b))')).toBe(
    '1 a 10 | 1 b 20 | 2 a 30 | 2 b 40',
  );
});

test('pairs of a few rows go by the larger side, the left one of equals', async () => {
  const three = '(SELECT * FROM VALUES (1L), (2L), (3L) AS t(w))';
  const small = '(SELECT * FROM VALUES (7L), (8L) AS t(v))';
  expect(await rows(`SELECT * FROM ${three} a CROSS JOIN ${small} b`)).toBe('1 7 | 1 8 | 2 7 | 2 8 | 3 7 | 3 8');
  expect(await rows(`SELECT * FROM ${small} a CROSS JOIN ${three} b`)).toBe('7 1 | 8 1 | 7 2 | 8 2 | 7 3 | 8 3');
  expect(await rows(`SELECT a.v AS x, b.v AS y FROM ${small} a CROSS JOIN ${small} b`)).toBe('7 7 | 7 8 | 8 7 | 8 8');
});
