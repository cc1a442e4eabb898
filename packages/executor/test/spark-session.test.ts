import { textParsers } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { DEFAULT_CONF, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDBDatabase, openSession, type RunResult, type SessionHost, serverCatalog } from '../src/index.js';

const parsers = textParsers(DEFAULT_CONF);
const sql = (text: string): UnresolvedPlan => {
  const statement = parsers.statement(text);
  if (statement.kind !== 'query') throw new Error(`${text} is no query`);
  return statement.plan;
};
const control = { signal: new AbortController().signal };

let host: SessionHost;
beforeAll(async () => {
  host = { database: await openDuckDBDatabase(), dialect: duckdb, catalog: serverCatalog(), timeZone: 'UTC' };
});
afterAll(() => host.database.close());

async function rowsOf(result: RunResult): Promise<readonly unknown[]> {
  if (result.kind !== 'rows') throw new Error(`no rows but ${result.kind}`);
  const rows: unknown[] = [];
  for await (const batch of result.result.batches())
    for (const row of tableFromIPC(batch.data)) rows.push(row.toJSON());
  return rows;
}

test('a query gives its rows', async () => {
  const session = await openSession('a', host);
  const result = await session.run({ kind: 'query', plan: sql('SELECT 1 AS a, "x" AS b') }, control);
  expect(await rowsOf(result)).toEqual([{ a: 1, b: 'x' }]);
  await session.close();
});

test('show prints as Spark does, and says that there is more', async () => {
  const session = await openSession('b', host);
  const plan: UnresolvedPlan = { kind: 'range', start: 0n, end: 3n, step: 1n };
  const show = { kind: 'show', plan, format: 'text', rows: 2, truncate: 20, vertical: false } as const;
  expect(await rowsOf(await session.run(show, control))).toEqual([
    { show_string: '+---+\n| id|\n+---+\n|  0|\n|  1|\n+---+\nonly showing top 2 rows\n' },
  ]);
  await session.close();
});

test('tail gives the last rows', async () => {
  const session = await openSession('c', host);
  const plan: UnresolvedPlan = { kind: 'range', start: 0n, end: 10n, step: 1n };
  expect(await rowsOf(await session.run({ kind: 'tail', plan, rows: 2 }, control))).toEqual([{ id: 8n }, { id: 9n }]);
  expect(await rowsOf(await session.run({ kind: 'tail', plan, rows: 0 }, control))).toEqual([]);
  await session.close();
});

test('a pivot that names no values takes the distinct ones', async () => {
  const session = await openSession('d', host);
  const name = (part: string) => ({ kind: 'name', parts: [part] }) as const;
  const plan: UnresolvedPlan = {
    kind: 'pivot',
    child: sql("SELECT * FROM VALUES (1, 'x', 10), (1, 'y', 20), (2, 'x', 30) AS t(k, c, v)"),
    groupBy: [name('k')],
    columns: [name('c')],
    aggregates: [{ kind: 'call', name: ['sum'], args: [name('v')] }],
  };
  const { schema } = await session.analyze(plan);
  expect(schema.map((f) => f.name)).toEqual(['k', 'x', 'y']);
  await session.close();
});
