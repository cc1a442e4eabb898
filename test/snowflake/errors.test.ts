import {
  type ConnectionSettings,
  type Database,
  ExecutionError,
  rowsOf,
  Secret,
  snowflakeDatabase,
} from '@spark-sql-to-snowflake/executor';
import { type DataType, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { createHelperFunction } from '@spark-sql-to-snowflake/snowflake-dialect';
import { afterEach, describe, expect, test } from 'vitest';
import { type Answer, type FakeAccount, fakeAccount } from './fake-account.js';

// What the real driver makes of Snowflake's errors of values. Spark's names for them: packages/connect-server/test/snowflake-failure.test.ts.

let account: FakeAccount | undefined;
let database: Database | undefined;
afterEach(async () => {
  await database?.close();
  await account?.stop();
});

async function open(answer: Answer): ReturnType<Database['connect']> {
  account = await fakeAccount({ answer: (sql) => (sql === 'q' ? answer : undefined) });
  const settings: ConnectionSettings = {
    name: 'test',
    account: 'acme',
    url: account.url,
    credentials: { kind: 'password', user: 'me', password: new Secret('sesame-open-1') },
  };
  database = snowflakeDatabase({ settings, helperSql: createHelperFunction });
  return database.connect();
}
async function failed(answer: Answer): Promise<ExecutionError> {
  const connection = await open(answer);
  const error = await connection.query(['q']).then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ExecutionError);
  return error as ExecutionError;
}

describe('an error keeps its number, its SQLSTATE and its words', { timeout: 60_000 }, () => {
  test('of a value, with the line breaks in it', async () => {
    const error = await failed({
      code: '100038',
      sqlState: '22018',
      message: "Numeric value 'a\nb' is not recognized",
    });
    expect(error.message).toBe("Numeric value 'a\nb' is not recognized");
    expect(error.code).toEqual({ number: '100038', sqlState: '22018' });
  });
  test('of a statement, in one line', async () => {
    const message = "SQL compilation error: error line 1 at position 7\ninvalid identifier 'NOSUCH'";
    const error = await failed({ code: '000904', sqlState: '42000', message });
    expect(error.message).toBe("SQL compilation error: error line 1 at position 7 invalid identifier 'NOSUCH'");
  });
  test('of a helper function, without what Snowflake puts around them', async () => {
    const message = `JavaScript execution error: Uncaught Error: [INVALID_INDEX_OF_ZERO] The index 0 is\ninvalid. in "spark_raise_error" at '  throw new Error(m)' position 2\nstackstrace: \n"spark_raise_error" line: 1`;
    const error = await failed({ code: '100132', sqlState: 'P0000', message });
    expect(error.message).toBe('[INVALID_INDEX_OF_ZERO] The index 0 is\ninvalid.');
  });
  test('of a function that is not ours, as they are', async () => {
    const message = "JavaScript execution error: Uncaught badInput in VALIDATE_ID at '  throw' position 2";
    expect((await failed({ code: '100132', sqlState: 'P0000', message })).message).toBe(message);
  });
});

describe('integers that left their type, which Snowflake does not mind', { timeout: 60_000 }, () => {
  const cases: readonly (readonly [DataType, string, unknown])[] = [
    [T.byte, '128', -128],
    [T.short, '-32769', 32767],
    [T.int, '2147483648', -2147483648],
    [T.long, '9223372036854775808', -(2n ** 63n)],
    [T.long, '-9223372036854775808', -(2n ** 63n)],
    [T.array(T.int), '[1,4294967297]', [1, 1]],
  ];
  test.each(cases)('%j from %s', async (type, text, low) => {
    const wire =
      type.kind === 'array' ? { name: 'X', type: 'array' } : { name: 'X', type: 'fixed', precision: 38, scale: 0 };
    const connection = await open({ columns: [wire], rows: [[text]] });
    const schema = [{ name: 'x', type, nullable: true }];
    expect(await rowsOf(await connection.query(['q'], schema))).toEqual([[low]]);
    const inAnsi = connection.query(['q'], schema, { ansi: true }).then(rowsOf);
    if (text === '-9223372036854775808') expect(await inAnsi).toEqual([[low]]);
    else await expect(inAnsi).rejects.toThrow(/^\[(?:BINARY_)?ARITHMETIC_OVERFLOW\] /);
  });
  test('intervals raise in both modes, as on Spark', async () => {
    const wire = { name: 'X', type: 'fixed', precision: 38, scale: 0 };
    const connection = await open({ columns: [wire], rows: [['2147483648']] });
    const schema = [{ name: 'x', type: T.yearMonthInterval(), nullable: true }];
    await expect(connection.query(['q'], schema).then(rowsOf)).rejects.toThrow(/^\[INTERVAL_ARITHMETIC_OVERFLOW\] /);
  });
});
