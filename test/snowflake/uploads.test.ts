import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { arrowOfRows, type Connection, Secret, type SparkValue } from '@spark-sql-to-snowflake/executor';
import { type Field, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { afterEach, expect, it } from 'vitest';
import { openWire } from '../../packages/executor/src/connections/snowflake/driver.js';
import { snowflakeSession } from '../../packages/executor/src/connections/snowflake/session.js';
import type { UploadLimits } from '../../packages/executor/src/connections/uploads.js';
import { type Answer, type FakeAccount, fakeAccount } from './fake-account.js';

let account: FakeAccount | undefined;
let connection: Connection | undefined;
/** Where the stage's files lie. */
const stage = mkdtempSync(join(tmpdir(), 'fake-stage-'));
afterEach(async () => {
  await connection?.close();
  await account?.stop();
  rmSync(stage, { recursive: true, force: true });
});

async function open(answer: (sql: string) => Answer | undefined, uploads?: UploadLimits): Promise<Connection> {
  account = await fakeAccount({
    answer: (sql) => answer(sql) ?? (sql.startsWith('PUT') ? taken(sql) : undefined),
  });
  const credentials = { kind: 'password' as const, user: 'me', password: new Secret('p') };
  const settings = { name: 'test', account: 'acme', url: account.url, credentials, database: 'DB', schema: 'PUBLIC' };
  connection = snowflakeSession({
    open: () => openWire(settings, 'spark_test'),
    helperSql: () => '',
    changes: { count: 0 },
    whenClosed: () => undefined,
    ...(uploads && { uploads }),
  });
  return connection;
}
/** The driver then copies the file there. */
const taken = (sql: string): Answer => ({
  data: {
    command: 'UPLOAD',
    src_locations: [/file:\/\/([^']*)/.exec(sql)?.[1]],
    stageInfo: { locationType: 'LOCAL_FS', location: stage, creds: {} },
    parallel: 4,
    autoCompress: false,
    sourceCompression: 'gzip',
    overwrite: true,
  },
});
const inserted = (rows: number): Answer => ({
  columns: [{ name: 'number of rows inserted', type: 'fixed', precision: 19, scale: 0 }],
  rows: [[String(rows)]],
});
const sent = (): readonly string[] =>
  (account?.statements ?? [])
    .map((s) => s.sql.replace(/spark-rows-\w+/, 'x').replace(tmpdir(), '/tmp'))
    .filter((sql) => !sql.startsWith('ALTER SESSION'));

async function arrow(schema: readonly Field[], rows: readonly (readonly SparkValue[])[]): Promise<Uint8Array> {
  for await (const { data } of arrowOfRows(schema, rows, 'UTC', rows.length).batches()) return data;
  throw new Error('no rows');
}
const schema = [T.field('n', T.long), T.field('t', T.string)];
const many = (count: number): Promise<Uint8Array> =>
  arrow(
    schema,
    Array.from({ length: count }, (_, i) => [BigInt(i), i % 3 === 0 ? null : `line ${i}\n"quoted" ${'x'.repeat(80)}`]),
  );
const name = `local_${'ab'.repeat(16)}`;
const TABLE = name.toUpperCase();
const MADE = `CREATE OR REPLACE TEMPORARY TABLE ${TABLE} (C1 NUMBER(19, 0), C2 VARCHAR)`;
const STAGE = 'CREATE TEMPORARY STAGE IF NOT EXISTS LOCAL_ROWS FILE_FORMAT = (TYPE = JSON COMPRESSION = GZIP)';

it('few rows go in a statement', async () => {
  const c = await open(() => undefined);
  await c.upload(name, schema, await many(500));
  expect(sent()).toEqual([
    MADE,
    `INSERT INTO ${TABLE} SELECT CAST(f.VALUE[0]::VARCHAR AS NUMBER(19, 0)), f.VALUE[1]::VARCHAR FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) f`,
  ]);
});

it('many rows go by a file on a temporary stage, once, and leave no file here', async () => {
  const c = await open((sql) => (sql.startsWith('INSERT') ? inserted(20_000) : undefined));
  const data = await many(20_000);
  await c.upload(name, schema, data);
  await c.upload(name, schema, data);
  expect(sent()).toEqual([
    MADE,
    STAGE,
    `PUT 'file:///tmp/x/1.json.gz' @LOCAL_ROWS/${TABLE} SOURCE_COMPRESSION = GZIP AUTO_COMPRESS = FALSE OVERWRITE = TRUE`,
    `INSERT INTO ${TABLE} SELECT CAST($1[0]::VARCHAR AS NUMBER(19, 0)), $1[1]::VARCHAR FROM @LOCAL_ROWS/${TABLE}/`,
    `REMOVE @LOCAL_ROWS/${TABLE}/`,
  ]);
  expect(readdirSync(stage)).toEqual(['1.json.gz']);
  const lines = gunzipSync(readFileSync(join(stage, '1.json.gz')))
    .toString()
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(20_000);
  expect([lines[0], JSON.parse(lines[19_999] ?? '')]).toEqual([
    '["0",null]',
    ['19999', `line 19999\n"quoted" ${'x'.repeat(80)}`],
  ]);
  const here = account?.statements.map((s) => /file:\/\/(.*)\/1\.json/.exec(s.sql)?.[1]).find((f) => f !== undefined);
  expect(() => readdirSync(here ?? '')).toThrow('ENOENT');
});

it('very many go by several files, which one statement reads', async () => {
  const rows = 400_000;
  const c = await open((sql) => (sql.startsWith('INSERT') ? inserted(rows) : undefined));
  await c.upload(name, schema, await many(rows));
  expect(sent().map((s) => s.slice(0, 33))).toEqual([
    MADE.slice(0, 33),
    STAGE.slice(0, 33),
    "PUT 'file:///tmp/x/1.json.gz' @LO",
    "PUT 'file:///tmp/x/2.json.gz' @LO",
    `INSERT INTO ${TABLE}`.slice(0, 33),
    `REMOVE @LOCAL_ROWS/${TABLE}`.slice(0, 33),
  ]);
  const lines = ['1', '2'].map((n) => gunzipSync(readFileSync(join(stage, `${n}.json.gz`))).toString());
  expect(lines.join('').split('\n').length - 1).toBe(rows);
});

it('where not all of them come through, it fails, and the next use sends them again', async () => {
  let rows = 19_999;
  const c = await open((sql) => (sql.startsWith('INSERT') ? inserted(rows) : undefined));
  const data = await many(20_000);
  await expect(c.upload(name, schema, data)).rejects.toThrow('Snowflake took 19999 of 20000 rows that were sent.');
  rows = 20_000;
  await c.upload(name, schema, data);
  expect(sent().filter((s) => s === MADE)).toHaveLength(2);
  expect(sent().filter((s) => s === STAGE)).toHaveLength(1);
});

it('where the role may make no stage, statements do', async () => {
  const forbidden = {
    code: '003001',
    message: "SQL access control error:\nInsufficient privileges on schema 'PUBLIC'",
  };
  const c = await open((sql) => (sql === STAGE ? forbidden : undefined));
  await c.upload(name, schema, await many(20_000));
  expect(sent().map((s) => s.slice(0, 20))).toEqual([MADE, STAGE, `INSERT INTO ${TABLE}`].map((s) => s.slice(0, 20)));
});

it('those that nobody used for long are dropped when there are too many, and sent again', async () => {
  const c = await open(() => undefined, { kept: 20_000, inUse: 0 });
  const data = await many(100);
  const names = ['1', '2', '3'].map((n) => `local_${n.repeat(32)}`);
  for (const n of [...names, names[0]!]) await c.upload(n, schema, data);
  const steps = sent().filter((s) => !s.startsWith('INSERT'));
  expect(steps.map((s) => /^(CREATE|DROP) .*?LOCAL_(\d)/.exec(s)?.slice(1).join(' '))).toEqual([
    'CREATE 1',
    'CREATE 2',
    'DROP 1',
    'CREATE 3',
    'DROP 2',
    'CREATE 1',
  ]);
});
