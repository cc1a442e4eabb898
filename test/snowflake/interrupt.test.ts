import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { collect, errorOf, sqlQuery, type TestClient, testClient } from '../../packages/connect-server/test/client.js';
import { type ServerUnderTest, serve } from '../clients/serve.js';
import { type Answer, type FakeAccount, fakeAccount } from './fake-account.js';

// What Interrupt stops is stopped in Snowflake, too: with `serve`, the real driver, and an account that runs statements until they are cancelled.

let account: FakeAccount | undefined;
let server: ServerUnderTest | undefined;
let client: TestClient | undefined;
let home: string | undefined;
const before = process.env.SNOWFLAKE_HOME;
afterEach(async () => {
  client?.close();
  await server?.stop();
  await account?.stop();
  if (home !== undefined) rmSync(home, { recursive: true });
  if (before === undefined) delete process.env.SNOWFLAKE_HOME;
  else process.env.SNOWFLAKE_HOME = before;
}, 60_000);

/** `SELECT 1, …`, … run as this says until they are cancelled. */
async function start(runs: 'in the request' | 'asked again'): Promise<{ account: FakeAccount; client: TestClient }> {
  const answer = (sql: string): Answer | undefined => {
    if (/INFORMATION_SCHEMA/.test(sql)) return { columns: [], rows: [] };
    return /^SELECT \d/.test(sql) ? { runs } : undefined;
  };
  account = await fakeAccount({ answer });
  home = mkdtempSync(join(tmpdir(), 'snowflake-home-'));
  const file = join(home, 'connections.toml');
  const lines = {
    account: 'acme',
    host: '127.0.0.1',
    port: account.port,
    protocol: 'http',
    user: 'me',
    password: 'p4ss',
  };
  writeFileSync(
    file,
    `[fake]\n${Object.entries(lines)
      .map(([k, v]) => `${k} = ${JSON.stringify(v)}\n`)
      .join('')}`,
  );
  chmodSync(file, 0o600);
  process.env.SNOWFLAKE_HOME = home;
  server = await serve(['--connection', 'fake']);
  client = testClient(server.url);
  return { account, client };
}
const OPERATION_ID = 3;
const TAG = 2;
const ALL = 1;

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 600) throw new Error('it does not come to that');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const number = (sql: string): string => /\d+/.exec(sql)?.[0] ?? '';

for (const runs of ['in the request', 'asked again'] as const)
  test(`by operation, by tag, and all: ${runs}`, { timeout: 120_000 }, async () => {
    const { account: a, client: c } = await start(runs);
    const operationId = randomUUID();
    const run = (n: number, tags: string[], id = randomUUID()) =>
      errorOf(
        collect(c.execute(sqlQuery(`SELECT ${n} AS a, uuid() AS b`), { operationId: id, tags, reattachable: true })),
      );
    const work = [run(1, ['a'], operationId), run(2, ['a', 'b']), run(3, ['c'])];
    const sent = () => a.statements.filter((s) => /^SELECT \d/.test(s.sql)).map((s) => number(s.sql));
    await until(() => sent().length === 3);
    const cancelled = () => a.cancelled.map(number);
    await c.interrupt({ interruptType: OPERATION_ID, interrupt: { $case: 'operationId', value: operationId } });
    await until(() => cancelled().length === 1);
    expect(cancelled()).toEqual(['1']);
    await c.interrupt({ interruptType: TAG, interrupt: { $case: 'operationTag', value: 'b' } });
    await until(() => cancelled().length === 2);
    expect(cancelled()).toEqual(['1', '2']);
    await c.interrupt({ interruptType: ALL });
    await until(() => cancelled().length === 3);
    for (const failed of work) expect((await failed).message).toContain('[OPERATION_CANCELED]');
    expect(sent()).toHaveLength(3);
  });
