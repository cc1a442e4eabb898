import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundledCommand, type CommandUnderTest } from '../cli/command.js';
import { type FakeAccount, type FakeOptions, fakeAccount } from './fake-account.js';

// Each bad connection, by each command that uses one: exit code 1, one line that says what to do, and no secret anywhere.

const SECRET = 'sesame-open-1';
const home = mkdtempSync(join(tmpdir(), 'bad-connections-'));
const file = join(home, 'connections.toml');
let command: CommandUnderTest;
let account: FakeAccount | undefined;
beforeAll(async () => {
  command = await bundledCommand();
}, 60_000);
afterEach(async () => {
  await account?.stop();
  account = undefined;
});
afterAll(() => {
  command.remove();
  rmSync(home, { recursive: true });
});

interface BadConnection {
  readonly what: string;
  /** Besides the account, the user and the password. */
  readonly settings?: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly mode?: number;
  readonly account?: FakeOptions;
  readonly says: RegExp;
}
const CONTEXT = ['ROLE', 'WAREHOUSE', 'DATABASE', 'SCHEMA'].map((name) => ({ name, type: 'text' }));
const NO_WAREHOUSE = { code: '000606', message: 'No active warehouse selected in the current session.' };

const CASES: readonly BadConnection[] = [
  {
    what: 'a wrong host',
    settings: { host: 'no-such-host.invalid' },
    says: /there is no host no-such-host\.invalid\. Check host and port of the connection bad/,
  },
  {
    what: 'a port that refuses',
    settings: { host: '127.0.0.1', port: 1, protocol: 'http' },
    says: /127\.0\.0\.1:1 refuses the connection\. Check host and port of the connection bad\./,
  },
  {
    what: 'a wrong password',
    account: { login: () => ({ code: '390100', message: `Incorrect username or password: ${SECRET}` }) },
    says: /refuses the user name or password\. Check user and password of the connection bad\./,
  },
  {
    what: 'an expired token',
    settings: { authenticator: 'oauth', token: SECRET },
    account: { login: () => ({ code: '390318', message: `OAuth access token expired: ${SECRET}` }) },
    says: /The token has expired\. Sign in again, or make a new one, and put it into the connection bad\./,
  },
  {
    what: 'a suspended warehouse',
    settings: { warehouse: 'WH' },
    account: {
      answer: (sql) => {
        if (sql.startsWith('SELECT CURRENT_ROLE')) return { columns: CONTEXT, rows: [['R', 'WH', 'DB', 'PUBLIC']] };
        return /^ALTER SESSION/.test(sql) ? undefined : NO_WAREHOUSE;
      },
    },
    says: /The warehouse WH is suspended, or the user may not use it\. Resume it \(ALTER WAREHOUSE … RESUME\)/,
  },
  {
    what: 'a file that is no TOML',
    text: `[bad]\npassword = "${SECRET}\n`,
    says: /line 2, column \d+ is no TOML\. A line is name = "value", a connection begins with \[name\]\./,
  },
  {
    what: 'a file that others can read',
    mode: 0o644,
    says: /Other users can read .* Run: chmod 0600 ".*connections\.toml"/,
  },
];

async function write(bad: BadConnection): Promise<void> {
  if (bad.account) account = await fakeAccount(bad.account);
  const address = account && { host: '127.0.0.1', port: account.port, protocol: 'http' };
  const settings = { account: 'acme', user: 'me', password: SECRET, ...address, ...bad.settings };
  const lines = Object.entries(settings).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`);
  writeFileSync(file, bad.text ?? `[bad]\n${lines.join('')}`);
  chmodSync(file, bad.mode ?? 0o600);
}
const env = { HOME: home, SNOWFLAKE_HOME: home };

describe.each(CASES)('$what', { timeout: 120_000 }, (bad) => {
  test('connection test', async () => {
    await write(bad);
    const { code, stdout, stderr } = await command(['connection', 'test', 'bad', '--json'], { env });
    expect(code).toBe(1);
    const says = stdout === '' ? [stderr.trimEnd()] : failedChecks(stdout);
    for (const line of says) expect(line).toMatch(bad.says);
    for (const line of says) expect(line).not.toContain('\n');
    expect(says).not.toEqual([]);
    expect(stdout + stderr).not.toContain(SECRET);
  });
  test.each([
    ['serve', ['serve', '--connection', 'bad', '--port', '0']],
    ['run', ['run', '--connection', 'bad', '-']],
  ])('%s', async (_, args) => {
    await write(bad);
    const input = 'CREATE TABLE t AS SELECT 1 AS a; SELECT * FROM t';
    const { code, stdout, stderr } = await command(args, { env, input });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trimEnd()).toMatch(bad.says);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(stderr).not.toContain(SECRET);
    // nothing is begun
    expect((account?.statements ?? []).filter((s) => s.sql.startsWith('CREATE'))).toEqual([]);
  });
});

function failedChecks(stdout: string): readonly string[] {
  const { checks } = JSON.parse(stdout) as {
    readonly checks: readonly { readonly ok: boolean; readonly says: string }[];
  };
  return checks.filter((c) => !c.ok).map((c) => c.says);
}
