import {
  type Connection,
  type ConnectionSettings,
  type Database,
  rowsOf,
  Secret,
  snowflakeDatabase,
} from '@spark-sql-to-snowflake/executor';
import { types as T } from '@spark-sql-to-snowflake/plan-ir';
import { createHelperFunction } from '@spark-sql-to-snowflake/snowflake-dialect';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, type FakeAccount, type FakeOptions, fakeAccount } from './fake-account.js';

const PASSWORD = 'sesame-open-1';
let account: FakeAccount | undefined;
let database: Database | undefined;
afterEach(async () => {
  await database?.close();
  await account?.stop();
  account = undefined;
  database = undefined;
});

async function open(
  options: FakeOptions = {},
): Promise<{ account: FakeAccount; database: Database; connection: Connection }> {
  account = await fakeAccount(options);
  database = snowflakeDatabase({ settings: settings(account.url), helperSql: createHelperFunction });
  return { account, database, connection: await database.connect({ session: 's1' }) };
}
const settings = (url: string): ConnectionSettings => ({
  name: 'test',
  account: 'acme',
  url,
  credentials: { kind: 'password', user: 'me', password: new Secret(PASSWORD) },
  database: 'DB',
  schema: 'PUBLIC',
  warehouse: 'WH',
});
const sent = (a: FakeAccount): readonly string[] => a.statements.map((s) => s.sql);

const EDGES: Answer = {
  columns: [
    { name: 'A', type: 'fixed', precision: 38, scale: 0 },
    { name: 'B', type: 'fixed', precision: 38, scale: 6 },
    { name: 'C', type: 'real' },
    { name: 'D', type: 'text' },
    { name: 'E', type: 'boolean' },
    { name: 'F', type: 'date' },
    { name: 'G', type: 'timestamp_ltz', scale: 9 },
    { name: 'H', type: 'timestamp_ntz', scale: 9 },
    { name: 'I', type: 'binary' },
    { name: 'J', type: 'array' },
    { name: 'K', type: 'timestamp_tz', scale: 9 },
  ],
  rows: [
    [
      '99999999999999999999999999999999999999',
      '-0.000001',
      'NaN',
      'NULL',
      '1',
      '-719162',
      '1.123456789',
      '-0.000000001',
      '00FF',
      '[12345678901234567890,"a",null,NaN,{"k":1.50}]',
      '0.500000000 960',
    ],
    [
      '-9007199254740993',
      '12345678901234567890123456789012.345678',
      '-inf',
      null,
      '0',
      '0',
      '-0.500000000',
      '253402300799.999999999',
      '',
      '[]',
      null,
    ],
    [null, null, null, '', null, null, null, null, null, null, null],
  ],
};

describe('values', () => {
  it('are exact, and NULL is not the text', async () => {
    const { connection } = await open({ answer: (sql) => (sql === 'edges' ? EDGES : undefined) });
    const rows = await rowsOf(await connection.query(['edges']));
    expect(rows).toEqual([
      [
        99999999999999999999999999999999999999n,
        -1n,
        Number.NaN,
        'NULL',
        true,
        -719162,
        1123456n,
        -1n,
        new Uint8Array([0, 255]),
        ['12345678901234567890', 'a', null, 'NaN', '{"k":1.50}'],
        500000n,
      ],
      [
        -9007199254740993n,
        12345678901234567890123456789012345678n,
        Number.NEGATIVE_INFINITY,
        null,
        false,
        0,
        -500000n,
        253402300799999999n,
        new Uint8Array(),
        [],
        null,
      ],
      [null, null, null, '', null, null, null, null, null, null, null],
    ]);
  });
  it('inside arrays, structs and maps take Spark’s types', async () => {
    const type = T.struct([
      T.field('n', T.array(T.long)),
      T.field('d', T.decimal(20, 2)),
      T.field('t', T.timestamp),
      T.field('m', T.map(T.string, T.date)),
      T.field('b', T.binary),
      T.field('gone', T.int),
    ]);
    const text =
      '{"n":[9223372036854775807,null],"d":1.5,"t":"2020-01-01T00:00:00.000001+01:00","m":{"a":"1970-01-02"},"b":"0A"}';
    const { connection } = await open({
      answer: (sql) =>
        sql === 'nested' ? { columns: [{ name: 'X', type: 'object' }], rows: [[text], ['null'], [null]] } : undefined,
    });
    const result = await connection.query(['nested'], [{ name: 'x', type, nullable: true }]);
    expect(await rowsOf(result)).toEqual([
      [[[9223372036854775807n, null], 150n, 1577833200000001n, { entries: [['a', 1]] }, new Uint8Array([10]), null]],
      [null],
      [null],
    ]);
  });
});

describe('round trips', () => {
  it('are one for a query, after the one that sets the session up', async () => {
    const { account: a, connection } = await open();
    await connection.query(['select 1']);
    await connection.query(['select 2']);
    expect(sent(a).map((s) => s.slice(0, 13))).toEqual(['ALTER SESSION', 'select 1', 'select 2']);
    expect(a.logins).toHaveLength(1);
    expect(a.others.filter((path) => path.includes('telemetry'))).toEqual([]);
  });
  it('are one for all tables, until a statement of ours changes one', async () => {
    const { account: a, connection, database: d } = await open();
    await connection.catalog();
    await connection.catalog();
    expect(sent(a)).toHaveLength(2);
    await connection.execute(['INSERT INTO t SELECT 1']);
    await connection.catalog();
    expect(sent(a)).toHaveLength(3);
    const other = await d.connect({ session: 's2' });
    await other.execute(['CREATE TABLE u (a NUMBER(10, 0))']);
    await connection.catalog();
    expect(sent(a).filter((s) => s.includes('INFORMATION_SCHEMA'))).toHaveLength(2);
  });
  it('are one for a helper function, however often it is used', async () => {
    const { account: a, connection } = await open();
    await connection.useHelpers(['double_to_string']);
    await connection.useHelpers(['double_to_string']);
    expect(sent(a).filter((s) => s.startsWith('CREATE OR REPLACE TEMPORARY FUNCTION'))).toHaveLength(1);
  });
  it('set the zone anew only where it is another one', async () => {
    const { account: a, connection } = await open();
    for (const timeZone of ['UTC', 'UTC', 'Europe/Berlin', '+05:00'])
      await connection.query(['q'], undefined, { timeZone });
    expect(
      sent(a)
        .filter((s) => s.startsWith('ALTER'))
        .map((s) => /TIMEZONE = '[^']*'/.exec(s)?.[0]),
    ).toEqual(["TIMEZONE = 'UTC'", "TIMEZONE = 'Europe/Berlin'", "TIMEZONE = 'Etc/GMT-5'"]);
  });
});

describe('sessions', () => {
  it('are one of Snowflake’s each, with a tag, and with the token and context that a client brings', async () => {
    const { account: a, connection, database: d } = await open();
    const own = await d.connect({
      session: 's2',
      identity: { token: { kind: 'pat', token: new Secret('client-token') }, role: 'ANALYST', database: 'OTHER' },
    });
    await connection.query(['mine']);
    await own.query(['theirs']);
    expect(a.logins).toMatchObject([
      { user: 'me', password: PASSWORD },
      { token: 'client-token', authenticator: 'PROGRAMMATIC_ACCESS_TOKEN', password: undefined },
    ]);
    expect(a.logins[1]?.query.get('roleName')).toBe('ANALYST');
    expect(a.logins[1]?.query.get('databaseName')).toBe('OTHER');
    const [mine, theirs] = ['mine', 'theirs'].map((sql) => a.statements.find((s) => s.sql === sql));
    expect(mine?.session).not.toBe(theirs?.session);
    expect(JSON.parse(theirs?.tag ?? '{}')).toMatchObject({ spark_session: 's2' });
  });
  it('mark a statement with the operation and the tags of the user, as long as there is room', async () => {
    const { account: a, connection } = await open();
    await connection.query(['few'], undefined, { mark: { operation: 'op-1', tags: ['mine', 'nightly'] } });
    await connection.query(['many'], undefined, { mark: { operation: 'op-2', tags: ['x'.repeat(3000)] } });
    const tags = ['few', 'many'].map((sql) => JSON.parse(a.statements.find((s) => s.sql === sql)?.tag ?? '{}'));
    expect(tags[0]).toMatchObject({ spark_session: 's1', spark_operation: 'op-1', spark_tags: ['mine', 'nightly'] });
    expect(tags[1]).toEqual({ program: 'spark_sql_to_snowflake', spark_session: 's1', spark_operation: 'op-2' });
  });
  it('undo a transaction that fails, and let nobody in meanwhile', async () => {
    const { account: a, connection } = await open({
      answer: (sql) => (sql === 'bad' ? { code: '100035', message: 'Numeric value is out of range' } : undefined),
    });
    const both = await Promise.allSettled([
      connection.execute(['BEGIN TRANSACTION', 'INSERT 1', 'bad', 'COMMIT']),
      connection.query(['beside']),
    ]);
    expect(both.map((r) => r.status)).toEqual(['rejected', 'fulfilled']);
    expect(sent(a).slice(1)).toEqual(['BEGIN TRANSACTION', 'INSERT 1', 'bad', 'ROLLBACK', 'beside']);
  });
  it('sign in again when they have expired', async () => {
    let expired = false;
    const { account: a, connection } = await open({
      answer: (sql) => {
        if (sql !== 'late' || expired) return undefined;
        expired = true;
        return { code: '390111', message: 'Session no longer exists. New login required to access the service.' };
      },
    });
    await connection.query(['late']);
    expect(a.logins).toHaveLength(2);
  });
  it('tell Snowflake how long a statement may take', async () => {
    account = await fakeAccount();
    const options = { settings: settings(account.url), helperSql: createHelperFunction, statementTimeout: 90 };
    database = snowflakeDatabase(options);
    await (await database.connect()).query(['q']);
    expect(sent(account)[0]).toContain('STATEMENT_TIMEOUT_IN_SECONDS = 90');
  });
  it('stop a statement when they are told to', async () => {
    const { connection } = await open();
    await expect(connection.query(['q'], undefined, { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow(
      'stop',
    );
  });
});

describe('what goes wrong is one line with what to do, and shows no secret', () => {
  const refusing = (code: string): FakeOptions => ({ login: () => ({ code, message: `refused ${PASSWORD}` }) });
  const failing = (code: string, message: string): FakeOptions => ({
    answer: (sql) => (sql === 'q' ? { code, message } : undefined),
  });
  const cases: readonly [what: string, options: FakeOptions, says: RegExp][] = [
    [
      'a wrong password',
      refusing('390100'),
      /refuses the user name or password\. Check user and password of the connection test\.$/,
    ],
    ['an expired token', refusing('390318'), /token has expired\. .*the connection test\.$/],
    ['a token that is none', refusing('390303'), /refuses the token\. Check token and authenticator/],
    ['a role that is not there', refusing('390189'), /The role .* does not exist, or the user may not use it/],
    ['a network policy', refusing('390420'), /does not let this network address in/],
    ['anything else', refusing('390999'), /^Cannot sign in to Snowflake: .*\*\*\*.*\(390999\)$/],
    [
      'a suspended warehouse',
      failing('000606', 'No active warehouse selected in the current session.'),
      /The warehouse WH is suspended, or .*RESUME/,
    ],
    [
      'a time limit',
      failing('000630', 'Statement reached its statement or warehouse timeout'),
      /ran into its time limit/,
    ],
    [
      'an error that a helper threw',
      failing(
        '100132',
        "JavaScript execution error: Uncaught Error: [DIVIDE_BY_ZERO] Division by zero. in spark_x at 'throw' position 3",
      ),
      /^\[DIVIDE_BY_ZERO\] Division by zero\.$/,
    ],
    [
      'an error of SQL',
      failing('002003', "SQL compilation error:\nObject 'T' does not exist or not authorized."),
      /compilation error: Object 'T' does not exist/,
    ],
  ];
  for (const [what, options, says] of cases) {
    it(what, async () => {
      const { connection } = await open(options);
      const error = await connection.query(['q']).then(
        () => undefined,
        (e: unknown) => e,
      );
      const message = error instanceof Error ? error.message : String(error);
      expect(message).toMatch(says);
      expect(message).not.toContain(PASSWORD);
      expect(message).not.toContain('\n');
    });
  }
  const at = async (url: string): Promise<string> => {
    database = snowflakeDatabase({ settings: settings(url), helperSql: createHelperFunction });
    const connection = await database.connect();
    return connection.query(['q']).then(
      () => 'nothing went wrong',
      (e: unknown) => (e instanceof Error ? e.message : String(e)),
    );
  };
  it('a port that refuses', async () => {
    expect(await at('http://127.0.0.1:1')).toBe(
      'Cannot reach Snowflake: 127.0.0.1:1 refuses the connection. Check host and port of the connection test.',
    );
  });
  it('a host that is none', async () => {
    expect(await at('http://no-such-host.invalid')).toMatch(
      /^Cannot reach Snowflake: there is no host no-such-host\.invalid\. Check host and port/,
    );
  });
});
