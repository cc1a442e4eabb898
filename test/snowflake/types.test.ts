import { textParsers } from '@spark-sql-to-snowflake/compiler';
import {
  openSession,
  type RunControl,
  Secret,
  type SparkSession,
  serverCatalog,
  snowflakeDatabase,
} from '@spark-sql-to-snowflake/executor';
import { DEFAULT_CONF, typeText, type UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import { createHelperFunction, snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { afterEach, expect, test } from 'vitest';
import { type Answer, type FakeAccount, fakeAccount } from './fake-account.js';

// Columns of every kind, as INFORMATION_SCHEMA describes them. The emulator has no structured types.

let account: FakeAccount | undefined;
let session: SparkSession | undefined;
afterEach(async () => {
  await session?.close();
  await account?.stop();
});
const control: RunControl = { signal: new AbortController().signal };
const parse = (sql: string): UnresolvedStatement => textParsers(DEFAULT_CONF).statement(sql);

type Row = readonly (string | null)[];
const column = (table: string, name: string, at: number, type: string, rest: Partial<Described> = {}): Row => [
  'c',
  null,
  'PUBLIC',
  table,
  null,
  name,
  String(at),
  type,
  rest.precision ?? null,
  rest.scale ?? null,
  'YES',
  rest.id ?? null,
  null,
];
interface Described {
  readonly precision: string;
  readonly scale: string;
  readonly id: string;
}
const part = (owner: string, field: string | null, at: number, type: string, rest: Partial<Described> = {}): Row => [
  'p',
  null,
  'PUBLIC',
  'KINDS',
  null,
  field,
  String(at),
  type,
  rest.precision ?? null,
  rest.scale ?? null,
  null,
  rest.id ?? null,
  owner,
];
const table = (name: string): Row => [
  ...['t', null, 'PUBLIC', name, null, 'BASE TABLE'],
  ...Array.from({ length: 7 }, () => null),
];
const int = { precision: '10', scale: '0' };
const LISTED: Answer = {
  columns: Array.from({ length: 13 }, (_, i) => ({ name: `C${i}`, type: 'text' })),
  rows: [
    ['s', 'PUBLIC', 'PUBLIC', ...Array.from({ length: 10 }, () => null)],
    table('KINDS'),
    table('PLAIN'),
    table('CLOCK'),
    table('POINTS'),
    column('KINDS', 'ID', 1, 'NUMBER', int),
    column('KINDS', 'A', 2, 'ARRAY', { id: '1' }),
    column('KINDS', 'M', 3, 'MAP', { id: '2' }),
    column('KINDS', 'O', 4, 'OBJECT', { id: '3' }),
    part('1', null, 1, 'NUMBER', int),
    part('2', 'VALUE', 2, 'TIMESTAMP_NTZ'),
    part('2', 'KEY', 1, 'TEXT'),
    part('3', 'n', 2, 'ARRAY', { id: '4' }),
    part('3', 'Street Name', 1, 'TEXT'),
    part('4', null, 1, 'NUMBER', { precision: '38', scale: '2' }),
    column('PLAIN', 'A', 1, 'ARRAY', { id: '9' }),
    column('PLAIN', 'O', 2, 'OBJECT'),
    column('PLAIN', 'V', 3, 'VARIANT'),
    column('PLAIN', 'G', 4, 'GEOGRAPHY'),
    column('PLAIN', 'L', 5, 'TIMESTAMP_LTZ'),
    column('PLAIN', 'Z', 6, 'TIMESTAMP_TZ'),
    column('PLAIN', 'T', 7, 'TIMESTAMP_NTZ'),
    column('CLOCK', 'T', 1, 'TIME'),
    column('POINTS', 'P', 1, 'VECTOR'),
  ],
};

async function open(): Promise<{ sent(): readonly string[]; spark: SparkSession }> {
  account = await fakeAccount({
    answer: (sql) => {
      if (/INFORMATION_SCHEMA/.test(sql)) return LISTED;
      const names = /^SELECT/.test(sql) ? [...sql.matchAll(/ AS "(\w+)"/g)].map((m) => m[1] ?? '') : [];
      return names.length > 0 ? { columns: names.map((name) => ({ name, type: 'text' })), rows: [] } : undefined;
    },
  });
  const credentials = { kind: 'password' as const, user: 'me', password: new Secret('p') };
  const settings = { name: 'test', account: 'acme', url: account.url, credentials, database: 'DB', schema: 'PUBLIC' };
  const database = snowflakeDatabase({ settings, helperSql: createHelperFunction });
  session = await openSession('s1', { database, dialect: snowflake, catalog: serverCatalog(), timeZone: 'UTC' });
  const { statements } = account;
  return {
    spark: session,
    sent: () => statements.map((s) => s.sql).filter((sql) => !/^ALTER SESSION|INFORMATION_SCHEMA/.test(sql)),
  };
}
async function schemaOf(spark: SparkSession, name: string): Promise<readonly string[]> {
  const statement = parse(`SELECT * FROM ${name}`);
  if (statement.kind !== 'query') throw new Error('no query');
  const { schema } = await spark.analyze(statement.plan);
  return schema.map((f) => `${f.name} ${typeText(f.type)}`);
}
async function run(spark: SparkSession, sql: string): Promise<void> {
  const statement = parse(sql);
  const done = await spark.run(
    statement.kind === 'query' ? { kind: 'query', plan: statement.plan } : { kind: 'sql', statement, text: sql },
    control,
  );
  if (done.kind === 'rows') for await (const _ of done.result.batches());
}

test('structured types are Spark’s, with all that is in them', async () => {
  const { spark } = await open();
  expect(await schemaOf(spark, 'kinds')).toEqual([
    'id int',
    'a array<int>',
    'm map<string,timestamp_ntz>',
    'o struct<Street Name:string,n:array<decimal(38,2)>>',
  ]);
});
test('other columns go by the documented rule', async () => {
  const { spark } = await open();
  expect(await schemaOf(spark, 'plain')).toEqual([
    'a array<string>',
    'o map<string,string>',
    'v string',
    'g string',
    'l timestamp',
    'z timestamp',
    't timestamp_ntz',
  ]);
  await expect(schemaOf(spark, 'clock')).rejects.toThrow('its column T has the type TIME, which Spark has not');
  await expect(schemaOf(spark, 'points')).rejects.toThrow('its column P has the type VECTOR, which Spark has not');
});
test('they are read as what our expressions take', async () => {
  const { spark, sent } = await open();
  await run(spark, 'SELECT a, m, o FROM kinds WHERE size(a) > 1');
  await run(spark, 'SELECT v, g FROM plain');
  expect(sent()).toEqual([
    'SELECT a::ARRAY AS "a", m::OBJECT AS "m", o::OBJECT AS "o" FROM public.kinds WHERE COALESCE(ARRAY_SIZE(a::ARRAY), -1) > 1',
    'SELECT v::VARCHAR AS "v", TO_JSON(ST_ASGEOJSON(g)) AS "g" FROM public.plain',
  ]);
});
test('and written as what they are', async () => {
  const { spark, sent } = await open();
  await run(spark, "INSERT INTO kinds SELECT 1, array(1, 2), map(), named_struct('x', 'a', 'y', array(1.5))");
  await run(spark, 'UPDATE kinds SET a = array(1) WHERE id = 1');
  await run(spark, "INSERT INTO plain SELECT array('a'), map(), 'text', 'POINT(1 2)', NULL, NULL, NULL");
  const [inserted, updated, plain] = sent();
  for (const cast of ['::ARRAY(NUMBER(10, 0))', '::MAP(VARCHAR, TIMESTAMP_NTZ)'])
    expect(inserted).toContain(`${cast} AS `);
  expect(inserted).toContain('::OBJECT("Street Name" VARCHAR, n ARRAY(NUMBER(38, 2))) AS ');
  expect(updated).toContain('SET a = ARRAY_CONSTRUCT(1)::ARRAY(NUMBER(10, 0))');
  expect(plain).toContain("ARRAY_CONSTRUCT('a') AS ");
});
test('in the conditions and values of changes they are what expressions take, too', async () => {
  const { spark, sent } = await open();
  await run(spark, "DELETE FROM plain WHERE v = '5'");
  await run(spark, 'UPDATE kinds SET a = array_append(a, 1) WHERE array_contains(a, 2)');
  await run(spark, 'MERGE INTO kinds t USING kinds s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a');
  const [deleted, updated, merged] = sent();
  expect(deleted).toContain("WHERE v::VARCHAR = '5'");
  expect(updated).toMatch(/SET a = .*a::ARRAY.*::ARRAY\(NUMBER\(10, 0\)\)\nWHERE .*a::ARRAY/);
  expect(merged).toMatch(/a::ARRAY AS a[\s\S]*SET a = s\.a::ARRAY\(NUMBER\(10, 0\)\)/);
});
test('fields of a structured column are, too', async () => {
  const { spark, sent } = await open();
  await run(spark, 'DELETE FROM kinds WHERE o.n[0] = 1 AND kinds.o.n IS NOT NULL');
  expect(sent()).toEqual([
    "DELETE FROM public.kinds\nWHERE GET((o::OBJECT)['n']::ARRAY, 0)::NUMBER(38, 2) = 1.00 AND (o::OBJECT)['n']::ARRAY IS NOT NULL",
  ]);
});
test('a table that Spark makes has structured columns, so that their types come back', async () => {
  const { spark, sent } = await open();
  await run(
    spark,
    'CREATE TABLE made (a array<varchar(3)>, s struct<when:timestamp, order:array<map<string,double>>>)',
  );
  await run(spark, 'CREATE TABLE copy AS SELECT a, o FROM kinds');
  await run(spark, 'CREATE TABLE numbered AS SELECT map(1, 2) AS m');
  expect(sent()).toEqual([
    'CREATE TABLE public.made (\n  a ARRAY(VARCHAR),\n  s OBJECT("when" TIMESTAMP_LTZ, "order" ARRAY(MAP(VARCHAR, FLOAT)))\n)',
    'CREATE TABLE public.copy (\n  a ARRAY(NUMBER(10, 0)),\n  o OBJECT("Street Name" VARCHAR, n ARRAY(NUMBER(38, 2)))\n) AS\n' +
      'SELECT kinds.a::ARRAY::ARRAY(NUMBER(10, 0)) AS a, kinds.o::OBJECT::OBJECT("Street Name" VARCHAR, n ARRAY(NUMBER(38, 2))) AS o FROM public.kinds',
    'CREATE TABLE public.numbered (\n  m OBJECT\n) AS\nSELECT OBJECT_CONSTRUCT_KEEP_NULL(1::VARCHAR, 2) AS m',
  ]);
});
test('a view says the types of the columns that it computes, so that an int comes back as an int', async () => {
  const { spark, sent } = await open();
  await run(spark, 'CREATE VIEW w AS SELECT id, count(*) AS n, max(a[0]) + 1 AS m FROM kinds GROUP BY id');
  expect(sent().join('\n')).toMatch(
    /^CREATE (?:OR REPLACE )?VIEW public\.w \(id, n, m\) AS\nSELECT id(?: AS id)?, COUNT\(\*\)::NUMBER\(19, 0\) AS n, \(MAX\(.*\) \+ 1\)::NUMBER\(10, 0\) AS m\b/,
  );
});
