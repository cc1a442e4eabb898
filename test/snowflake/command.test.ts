import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandFromSource } from '../clients/serve.js';
import { type FakeAccount, type FakeOptions, fakeAccount } from './fake-account.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PASSWORD = 'sesame-open-1';
let home: string;
let account: FakeAccount | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'snowflake-home-'));
});
afterEach(async () => {
  rmSync(home, { recursive: true });
  await account?.stop();
  account = undefined;
});

function write(lines: readonly string[], mode = 0o600): string {
  const file = join(home, 'connections.toml');
  writeFileSync(file, `${lines.join('\n')}\n`);
  chmodSync(file, mode);
  return file;
}
async function start(options: FakeOptions = {}): Promise<void> {
  account = await fakeAccount(options);
  write([
    '[spark-connect]',
    'account = "acme"',
    'host = "127.0.0.1"',
    'protocol = "http"',
    `port = ${account.port}`,
    'user = "me"',
    `password = "${PASSWORD}"`,
    'database = "DB"',
    'schema = "PUBLIC"',
  ]);
}
interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
function command(args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...commandFromSource(), ...args], {
      cwd: root,
      env: { ...process.env, SNOWFLAKE_HOME: home, SNOWFLAKE_DEFAULT_CONNECTION_NAME: '' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => {
      stdout += String(text);
    });
    child.stderr.on('data', (text) => {
      stderr += String(text);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(input);
  });
}

describe('connection test', { timeout: 60_000 }, () => {
  test('says what works, also as JSON, and shows no secret', async () => {
    const context = ['ROLE', 'WAREHOUSE', 'DATABASE', 'SCHEMA'].map((name) => ({ name, type: 'text' }));
    await start({
      answer: (sql) =>
        sql.startsWith('SELECT CURRENT_ROLE') ? { columns: context, rows: [['R', 'WH', 'DB', 'PUBLIC']] } : undefined,
    });
    const { code, stdout } = await command(['connection', 'test']);
    expect(stdout.split('\n').map((line) => line.slice(0, 14))).toContain('ok     sign in');
    expect(stdout).toContain('role R, warehouse WH, database DB, schema PUBLIC');
    expect(code).toBe(0);
    const json = await command(['connection', 'test', 'spark-connect', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, connection: { account: 'acme', signIn: 'password' } });
    expect(stdout + json.stdout + json.stderr).not.toContain(PASSWORD);
  });
  test('says in words what does not, with exit code 1', async () => {
    await start({ login: () => ({ code: '390100', message: 'Incorrect username or password was specified.' }) });
    const { code, stdout } = await command(['connection', 'test']);
    expect(stdout).toContain('FAILED sign in: Snowflake refuses the user name or password. Check user and password');
    expect(code).toBe(1);
  });
});

describe('bad connections are one line and exit code 1', { timeout: 60_000 }, () => {
  const line = async (args: readonly string[], input = ''): Promise<string> => {
    const { code, stdout, stderr } = await command(args, input);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    return stderr;
  };
  test('a file that others can read', async () => {
    const file = write(['[spark-connect]'], 0o644);
    expect(await line(['serve', '--target', 'snowflake', '--port', '0'])).toContain(`Run: chmod 0600 "${file}"`);
  });
  test('a file that is no TOML, and a name that is not there', async () => {
    write(['[spark-connect', `password = "${PASSWORD}"`]);
    expect(await line(['run', '--connection', 'spark-connect', '-'], 'SELECT 1')).toMatch(
      /line 1, column \d+ is no TOML/,
    );
    write(['[a]', 'account = "x"']);
    expect(await line(['run', '--connection', 'b', '-'], 'SELECT 1')).toMatch(/no connection b in .*: it has a\./);
  });
  test('a port that refuses, before the server says that it is there', async () => {
    write([
      '[a]',
      'account = "x"',
      'host = "127.0.0.1"',
      'port = 1',
      'protocol = "http"',
      'user = "u"',
      'password = "pppp"',
    ]);
    expect(await line(['serve', '--connection', 'a', '--port', '0'])).toContain('127.0.0.1:1 refuses the connection');
  });
  test('options that do not go together', async () => {
    write(['[a]', 'account = "x"', 'user = "u"', 'password = "pppp"']);
    expect(await line(['run', '--connection', 'a', '--database', 'f.db', '-'], 'SELECT 1')).toContain('leave them out');
    expect(await line(['serve', '--connection', 'a', '--target', 'duckdb'])).toContain('leave one of them out');
  });
  // the driver tries again for a minute
  test('the network that is lost in the middle of a result', { timeout: 180_000 }, async () => {
    await start({
      answer: (sql) =>
        /^SELECT .*7/s.test(sql)
          ? { columns: [{ name: 'A', type: 'fixed', precision: 10, scale: 0 }], lostAfter: [['7']] }
          : undefined,
    });
    const { code, stdout, stderr } = await command(['run', '--connection', 'spark-connect', '-'], 'SELECT 7 AS a');
    expect(stdout).toBe('');
    expect(stderr).toMatch(/error: The connection to Snowflake was lost/);
    expect(code).toBe(1);
  });
});

test('run gives the answers of a script', { timeout: 60_000 }, async () => {
  await start({
    answer: (sql) =>
      /^SELECT 7/.test(sql)
        ? { columns: [{ name: 'A', type: 'fixed', precision: 10, scale: 0 }], rows: [['7']] }
        : undefined,
  });
  const { code, stdout } = await command(['run', '--connection', 'spark-connect', '--show-sql', '-'], 'SELECT 7 AS a');
  expect(stdout).toContain('|7  |'.slice(0, 2));
  expect(stdout).toContain('SELECT 7');
  expect(code).toBe(0);
});
