import {
  openSession,
  type RunControl,
  Secret,
  type SparkSession,
  serverCatalog,
  snowflakeDatabase,
} from '@spark-sql-to-snowflake/executor';
import { intLiteral, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import { createHelperFunction, snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { afterEach, expect, it } from 'vitest';
import { type FakeAccount, fakeAccount } from './fake-account.js';

let account: FakeAccount | undefined;
const sessions: SparkSession[] = [];
afterEach(async () => {
  for (const s of sessions.splice(0)) await s.close();
  await account?.stop();
});
const control: RunControl = { signal: new AbortController().signal };
const column = { columns: [{ name: 'id', type: 'fixed', precision: 19, scale: 0 }], rows: [['0']] };

async function open(): Promise<{ sent(): readonly string[]; spark: SparkSession; other: SparkSession }> {
  account = await fakeAccount({
    answer: (sql) =>
      sql.startsWith('SELECT') ? (/INFORMATION/.test(sql) ? { columns: [], rows: [] } : column) : undefined,
  });
  const credentials = { kind: 'password' as const, user: 'me', password: new Secret('p') };
  const settings = { name: 'test', account: 'acme', url: account.url, credentials, database: 'DB', schema: 'PUBLIC' };
  const database = snowflakeDatabase({ settings, helperSql: createHelperFunction });
  const host = { database, dialect: snowflake, catalog: serverCatalog(), timeZone: 'UTC' };
  const [spark, other] = [await openSession('s1', host), await openSession('s2', host)];
  sessions.push(spark, other);
  const { statements } = account;
  return {
    spark,
    other,
    sent: () => statements.map((s) => s.sql).filter((sql) => !/^ALTER SESSION|INFORMATION_SCHEMA/.test(sql)),
  };
}
const range: UnresolvedPlan = { kind: 'range', start: 0n, end: 9n, step: 1n, planId: 1 };
const frame: UnresolvedPlan = {
  kind: 'filter',
  child: range,
  condition: { kind: 'call', name: ['>'], args: [{ kind: 'name', parts: ['id'] }, intLiteral(3)] },
  planId: 2,
};
const above: UnresolvedPlan = { kind: 'limit', child: frame, limit: intLiteral(2), planId: 3 };
async function collect(spark: SparkSession, plan: UnresolvedPlan): Promise<void> {
  const done = await spark.run({ kind: 'query', plan }, control);
  if (done.kind === 'rows') for await (const batch of done.result.batches()) expect(batch.rowCount).toBe(1);
}
const name = /LOCAL_KEPT_[0-9A-F]{32}/;

it('what was persisted is a temporary table from its first use on, in its own session, until it is not wanted', async () => {
  const { spark, other, sent } = await open();
  spark.persist(frame);
  await spark.analyze(above);
  expect(sent()).toEqual([]);
  await collect(spark, above);
  await collect(spark, frame);
  const [made, first, second, ...more] = sent();
  expect(made).toMatch(
    /^CREATE OR REPLACE TEMPORARY TABLE LOCAL_KEPT_\w+ \(C1 NUMBER\(19, 0\)\) AS SELECT id AS "id" FROM .* WHERE id > 3$/,
  );
  const table = name.exec(made ?? '')?.[0] ?? '';
  expect(first).toBe(`SELECT c1 AS "id" FROM ${table} LIMIT 2`);
  expect(second).toBe(`SELECT c1 AS "id" FROM ${table}`);
  expect(more).toEqual([]);
  await collect(other, frame);
  expect(sent().at(-1)).toContain('WHERE id > 3');
  await spark.unpersist(frame);
  expect(sent().at(-1)).toBe(`DROP TABLE IF EXISTS ${table}`);
  await collect(spark, frame);
  expect(sent().at(-1)).toContain('WHERE id > 3');
});
it('another DataFrame under the same number is not taken for it', async () => {
  const { spark, sent } = await open();
  spark.persist(frame);
  await collect(spark, { ...frame, child: { ...range, end: 99n } } as UnresolvedPlan);
  expect(sent().filter((sql) => name.test(sql))).toEqual([]);
});
it('rows in an order are not kept, for a table has none', async () => {
  const { spark, sent } = await open();
  const sorted: UnresolvedPlan = {
    kind: 'sort',
    child: range,
    orders: [{ expr: { kind: 'name', parts: ['id'] }, direction: 'desc', nulls: 'last' }],
    global: true,
    planId: 4,
  };
  spark.persist(sorted);
  await collect(spark, sorted);
  expect(sent().filter((sql) => name.test(sql))).toEqual([]);
});
it('is made anew after a statement of the session', async () => {
  const { spark, sent } = await open();
  spark.persist(frame);
  await collect(spark, frame);
  await spark.run(
    {
      kind: 'write',
      plan: range,
      target: { kind: 'path', path: '@s/x' },
      format: 'parquet',
      mode: 'append',
      options: [],
      partitionBy: [],
      sortBy: [],
    },
    control,
  );
  await collect(spark, frame);
  const [before, after] = sent()
    .filter((sql) => sql.startsWith('CREATE'))
    .map((sql) => name.exec(sql)?.[0]);
  expect(after).not.toBe(before);
  expect(sent()).toContain(`DROP TABLE IF EXISTS ${before}`);
});
