import {
  type Connection,
  checkConnection,
  type Database,
  findConnection,
  rowsOf,
  snowflakeDatabase,
} from '@spark-sql-to-snowflake/executor';
import { createHelperFunction } from '@spark-sql-to-snowflake/snowflake-dialect';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectedOutput, runPrograms } from '../clients/programs.js';
import { type ServerUnderTest, serve } from '../clients/serve.js';
import { python } from '../conformance/cache.js';
import { type Emulator, startEmulator } from '../conformance/snowflake/emulator.js';
import { ensure, lacking } from '../conformance/steps.js';

const lacks = lacking(['spark', 'emulator']);
const MINUTE = 60_000;
const named = process.env.SNOWFLAKE_TEST_CONNECTION;
const why = named !== undefined ? ` (connection ${named})` : lacks.length > 0 ? ` (needs ${lacks.join(', ')})` : '';

// By the real driver. pnpm conformance:snowflake runs much more.
describe.skipIf(lacks.length > 0)(`Snowflake, or the emulator of it${why}`, () => {
  let emulator: Emulator | undefined;
  let server: ServerUnderTest | undefined;
  let database: Database | undefined;
  const before = process.env.SNOWFLAKE_HOME;
  const sent: string[] = [];

  beforeAll(async () => {
    ensure(named === undefined ? ['spark', 'emulator'] : ['spark']);
    if (named === undefined) {
      emulator = await startEmulator();
      process.env.SNOWFLAKE_HOME = emulator.home;
    }
    const settings = findConnection(named ?? 'spark-connect');
    database = snowflakeDatabase({ settings, helperSql: createHelperFunction, onSend: (sql) => sent.push(sql) });
    server = await serve(['--connection', named ?? 'spark-connect']);
  }, 10 * MINUTE);
  afterAll(async () => {
    await server?.stop();
    await database?.close();
    await emulator?.stop();
    if (before === undefined) delete process.env.SNOWFLAKE_HOME;
    else process.env.SNOWFLAKE_HOME = before;
  });
  const connect = async (): Promise<Connection> => {
    if (!database) throw new Error('there is no database');
    return database.connect();
  };

  test('everything of the connection works', async () => {
    const checks = [];
    for await (const check of checkConnection(findConnection(named ?? 'spark-connect'))) checks.push(check);
    expect(checks.filter((c) => !c.ok)).toEqual([]);
    expect(checks).toHaveLength(6);
  });
  test('integers come back as what they were written as', async () => {
    const connection = await connect();
    const columns =
      'a NUMBER(3, 0), b NUMBER(5, 0), c NUMBER(10, 0), d NUMBER(19, 0), e NUMBER(38, 0), f NUMBER(12, 3)';
    await connection.execute([
      `CREATE OR REPLACE TEMPORARY TABLE kinds (${columns}, g FLOAT, h DATE, i TIMESTAMP_NTZ(6))`,
    ]);
    const result = await connection.query(['SELECT * FROM kinds']);
    expect(result.schema.map((f) => f.type.kind)).toEqual([
      'byte',
      'short',
      'int',
      'long',
      'decimal',
      'decimal',
      'double',
      'date',
      'timestamp_ntz',
    ]);
    expect(await rowsOf(result)).toEqual([]);
  });
  test('many rows come in batches, in one statement', async () => {
    const connection = await connect();
    await connection.query(['SELECT 1']);
    sent.length = 0;
    const sql = `SELECT ROW_NUMBER() OVER (ORDER BY NULL)::NUMBER(19, 0) AS "id" FROM TABLE(GENERATOR(ROWCOUNT => 20000))`;
    const result = await connection.queryArrow([sql], [{ name: 'id', type: { kind: 'long' }, nullable: true }], {
      timeZone: 'UTC',
      maxBatchBytes: 40_000,
    });
    const batches = [];
    for await (const batch of result.batches()) batches.push(batch.rowCount);
    expect(batches.reduce((a, b) => a + b, 0)).toBe(20_000);
    expect(batches.length).toBeGreaterThan(2);
    expect(sent).toEqual([sql]);
  });
  test(
    'PySpark programs print what they print on Spark',
    async () => {
      const names = ['seed_count', 'local_large', 'set_operations', 'joins', 'with_columns'];
      const results = await runPrograms(python('venv'), server?.url ?? '', names);
      for (const name of names) {
        const { output, failed } = results.get(name) ?? { output: '', failed: 'not run' };
        expect(output + (failed ?? ''), name).toBe(expectedOutput(name));
      }
    },
    3 * MINUTE,
  );
});
