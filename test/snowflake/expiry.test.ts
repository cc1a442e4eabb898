import {
  type Connection,
  type ConnectionSettings,
  type Database,
  rowsOf,
  Secret,
  snowflakeDatabase,
} from '@spark-sql-to-snowflake/executor';
import { createHelperFunction } from '@spark-sql-to-snowflake/snowflake-dialect';
import { afterEach, expect, test } from 'vitest';
import { type Answer, type FakeAccount, type FakeOptions, fakeAccount } from './fake-account.js';

// What a session does whose time is over: Snowflake lets a session go after some hours, and the token that renews it later.

let account: FakeAccount | undefined;
let database: Database | undefined;
afterEach(async () => {
  await database?.close();
  await account?.stop();
});

const SEVEN: Answer = { columns: [{ name: 'A', type: 'fixed', precision: 10, scale: 0 }], rows: [['7']] };
const GONE: Readonly<Record<string, string>> = {
  '390104': 'Invalid session token.',
  '390111': 'Session no longer exists. New login required to access the service.',
  '390112': 'Your session has expired. Please login again.',
};

/** An account that refuses `q` once with a code, in the first session. */
async function open(code: string, options: FakeOptions = {}, oauth = false): Promise<Connection> {
  account = await fakeAccount({
    ...options,
    answer: (sql, session) => {
      if (sql !== 'q') return undefined;
      return session === 'session-1' ? { code, message: GONE[code] ?? '' } : SEVEN;
    },
  });
  const settings: ConnectionSettings = {
    name: 'test',
    account: 'acme',
    url: account.url,
    credentials: oauth
      ? { kind: 'oauth', token: new Secret('oauth-token-1') }
      : { kind: 'password', user: 'me', password: new Secret('sesame-open-1') },
  };
  database = snowflakeDatabase({ settings, helperSql: createHelperFunction });
  return database.connect({ session: 's1' });
}
const ask = async (c: Connection): Promise<unknown> => rowsOf(await c.query(['q']));

test('a session that has expired is renewed, and keeps what is temporary in it', { timeout: 60_000 }, async () => {
  const connection = await open('390112');
  await connection.useHelpers(['double_to_string']);
  expect(await ask(connection)).toEqual([[7]]);
  expect(account?.logins).toHaveLength(1);
  expect(account?.renewals).toBe(1);
  expect(account?.statements.filter((s) => s.sql.startsWith('CREATE'))).toHaveLength(1);
});
test('one that cannot be renewed is opened anew', { timeout: 60_000 }, async () => {
  const connection = await open('390112', {
    renew: () => ({ code: '390114', message: 'Authentication token has expired. The user must authenticate again.' }),
  });
  expect(await ask(connection)).toEqual([[7]]);
  expect(account?.logins).toHaveLength(2);
});
for (const code of ['390104', '390111'])
  test(`one that is gone is opened anew (${code})`, { timeout: 60_000 }, async () => {
    const connection = await open(code);
    expect(await ask(connection)).toEqual([[7]]);
    expect(account?.logins).toHaveLength(2);
    expect(account?.statements.filter((s) => s.sql.startsWith('ALTER SESSION'))).toHaveLength(2);
  });
test('what was temporary in it is made again when it is next used, and a statement that used it says so', {
  timeout: 60_000,
}, async () => {
  const connection = await open('390111');
  await connection.useHelpers(['double_to_string']);
  await expect(ask(connection)).rejects.toThrow(
    'The session with Snowflake has ended, with its temporary tables. Run it again.',
  );
  await connection.useHelpers(['double_to_string']);
  expect(await ask(connection)).toEqual([[7]]);
  expect(account?.statements.filter((s) => s.sql.startsWith('CREATE'))).toHaveLength(2);
});
test('a statement that writes is not run twice', { timeout: 60_000 }, async () => {
  const connection = await open('390111');
  await expect(connection.execute(['q'])).rejects.toThrow('Run it again.');
  expect(account?.statements.filter((s) => s.sql === 'q')).toHaveLength(1);
});
test('a token that has expired meanwhile is one line with what to do, without the token', {
  timeout: 60_000,
}, async () => {
  let signedIn = 0;
  const connection = await open(
    '390111',
    {
      login: () =>
        signedIn++ === 0 ? undefined : { code: '390318', message: 'OAuth access token expired oauth-token-1' },
    },
    true,
  );
  const error = await ask(connection).then(String, String);
  expect(error).toMatch(
    /The token has expired\. Sign in again, or make a new one, and put it into the connection test\.$/,
  );
  expect(error).not.toContain('oauth-token-1');
});
