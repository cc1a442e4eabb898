import { textParsers } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { DEFAULT_CONF, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDBDatabase, openSession, type SessionHost, type SparkSession, serverCatalog } from '../src/index.js';
import { readArrow } from './wrapping-rows.js';

const parsers = textParsers(DEFAULT_CONF);
const sent: string[] = [];
const control = { signal: new AbortController().signal, onSql: (sql: readonly string[]) => void sent.push(...sql) };

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

const plan = (text: string): UnresolvedPlan => {
  const statement = parsers.statement(text);
  if (statement.kind !== 'query') throw new Error(`${text} is no query`);
  return statement.plan;
};
async function rows(text: string): Promise<unknown[]> {
  sent.length = 0;
  const result = await session.run({ kind: 'query', plan: plan(text) }, control);
  return readArrow(result);
}
const statement = (text: string) =>
  session.run({ kind: 'sql', text, statement: parsers.statement(text) } as never, control);

test('integers wrap around as in Java, and what does not overflow keeps the plain words', async () => {
  expect(await rows('SELECT c * 2 AS a FROM VALUES (1), (2) AS t(c)')).toEqual([[2], [4]]);
  expect(sent).toHaveLength(1);
  expect(await rows('SELECT c * 2 AS a, c + c AS b, -c AS n FROM VALUES (2147483647), (-2147483648) AS t(c)')).toEqual([
    [-2, -2, -2147483647],
    [0, 0, -2147483648],
  ]);
  expect(sent).toHaveLength(2);
});

test('a sum wraps around, in a window too', async () => {
  const t = 'VALUES (9223372036854775807), (1) AS t(x)';
  expect(await rows(`SELECT sum(x) AS s FROM ${t}`)).toEqual([[-9223372036854775808n]]);
  expect(await rows(`SELECT sum(x) OVER () AS s FROM ${t} LIMIT 1`)).toEqual([[-9223372036854775808n]]);
});

test('the result of a function that DuckDB keeps wider is an INT all the same', async () => {
  expect(await rows("SELECT length(s) * 2147483647 AS a FROM VALUES ('abc') AS t(s)")).toEqual([[2147483645]]);
  expect(
    await rows("SELECT y * 10000000 AS a FROM (SELECT year(d) AS y FROM VALUES (DATE'2024-01-05') AS t(d))"),
  ).toEqual([[-1234836480]]);
});

test('statements wrap around, too', async () => {
  await statement('CREATE TABLE wrapped AS SELECT c * 3 AS j FROM VALUES (2147483647) AS t(c)');
  await statement('INSERT INTO wrapped SELECT c - 10 FROM VALUES (-2147483648) AS t(c)');
  expect(await rows('SELECT * FROM wrapped ORDER BY j')).toEqual([[2147483638], [2147483645]]);
});

test('what TRY would hide is computed outside of it', async () => {
  expect(await rows('SELECT try_add(c * 2, 1) AS a, try_add(c, 1) AS b FROM VALUES (2147483647) AS t(c)')).toEqual([
    [-1, null],
  ]);
});

test('in ANSI mode it is an error', async () => {
  const ansi = await openSession('ansi', host);
  ansi.conf.set('spark.sql.ansi.enabled', 'true');
  const run = async (): Promise<unknown> =>
    readArrow(await ansi.run({ kind: 'query', plan: plan('SELECT c * 2 FROM VALUES (2147483647) AS t(c)') }, control));
  await expect(run()).rejects.toThrow(/Overflow/);
  await ansi.close();
});

test('rows that were handed out are not taken back: the error comes after them', async () => {
  const run = async (): Promise<number> =>
    (await rows("SELECT repeat('x', 1000) AS s, id * 184467440737096 AS a FROM range(100000)")).length;
  await expect(run()).rejects.toThrow(/Overflow/);
});
