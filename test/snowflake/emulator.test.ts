import {
  arrowOfRows,
  type Connection,
  checkConnection,
  type Database,
  findConnection,
  rowsOf,
  type SparkValue,
  snowflakeDatabase,
} from '@spark-sql-to-snowflake/executor';
import { type DataType, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { createHelperFunction } from '@spark-sql-to-snowflake/snowflake-dialect';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWire, type WireRow } from '../../packages/executor/src/connections/snowflake/driver.js';
import { sessionStatement } from '../../packages/executor/src/connections/snowflake/parameters.js';
import { valuesOf } from '../../packages/executor/src/connections/snowflake/result.js';
import { rowsOfWire } from '../../packages/executor/src/connections/snowflake/stage/stages.js';
import { uploadTable } from '../../packages/executor/src/connections/snowflake/upload.js';
import { expectedOutput, runPrograms } from '../clients/programs.js';
import { type ServerUnderTest, serve } from '../clients/serve.js';
import { python } from '../conformance/cache.js';
import { type Emulator, startEmulator } from '../conformance/snowflake/emulator.js';
import { ensure, lacking } from '../conformance/steps.js';

const lacks = lacking(['spark', 'emulator']);
const MINUTE = 60_000;
const named = process.env.SNOWFLAKE_TEST_CONNECTION;
const why = named !== undefined ? ` (connection ${named})` : lacks.length > 0 ? ` (needs ${lacks.join(', ')})` : '';

const NAN = Number.NaN;
const INF = Number.POSITIVE_INFINITY;
/** Types, and values of each. The emulator rounds what is left out here: microseconds of the year 9999, and decimals of 38 digits in arrays. */
const SENT: readonly (readonly [DataType, readonly SparkValue[]])[] = [
  [T.int, [-2147483648, 0, 2147483647]],
  [T.boolean, [true, false]],
  [T.byte, [-128, 127]],
  [T.short, [-32768, 32767]],
  [T.long, [-(2n ** 63n), 2n ** 63n - 1n]],
  [T.float, [0.5, NAN, -0, INF]],
  [T.double, [NAN, -INF, -0, 5e-324]],
  [T.double, [Number.MAX_VALUE, 0.1, 1e22, -1.5]],
  [T.decimal(4, 2), [-9999n, 1n, 0n]],
  [T.decimal(38, 10), [10n ** 38n - 10n ** 10n + 1n, -(10n ** 10n)]],
  [T.decimal(38, 38), [1n, 1n - 10n ** 38n]],
  [T.string, ['', 'null', 'größer als das 😀', 'a\n"b"\\,\t\u0001\r\n']],
  [T.binary, [new Uint8Array(), new Uint8Array([0, 255, 10])]],
  [T.date, [0, -719162, 2932896]],
  [T.timestamp, [0n, -1n, 1583020800000001n]],
  [T.timestampNtz, [-62135596800000000n, 1n]],
  [T.array(T.double), [[NAN, -0, null, 1.5, INF], []]],
  [T.array(T.long), [[2n ** 63n - 1n], [null]]],
  [T.array(T.binary), [[new Uint8Array([1, 0])]]],
  [T.map(T.string, T.date), [{ entries: [['a "q"', 1]] }, { entries: [] }]],
  [T.map(T.int, T.timestamp), [{ entries: [[1, 5n]] }]],
  [
    T.struct([T.field('x', T.int), T.field('y y', T.array(T.string))]),
    [
      [1, ['a', null]],
      [null, null],
    ],
  ],
  [T.yearMonthInterval(), [14]],
  [T.dayTimeInterval(), [123456789n]],
  [T.nullType, []],
];

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
  test('rows of each type come back as they were sent, by a statement and by files', async () => {
    const wire = await openWire(findConnection(named ?? 'spark-connect'), 'spark_test');
    const send = async (sql: string, binds?: readonly string[]): Promise<readonly WireRow[]> =>
      rowsOfWire(await wire.run(sql, binds ? { binds } : {}));
    const session = { send, once: async (sql: string) => void (await send(sql)) };
    const schema = SENT.map(([type], i) => T.field(`a${i}`, type));
    const rows = [0, 1, 2, 3].map((r) => SENT.map(([, values]) => values[r] ?? null));
    const table = `LOCAL_${'0F'.repeat(16)}`;
    try {
      await send(sessionStatement('UTC'));
      for (const byFiles of [false, true]) {
        for await (const { data } of arrowOfRows(schema, rows, 'UTC').batches())
          await uploadTable(table, schema, data, session, { byFiles });
        const result = valuesOf(await wire.run(`SELECT * FROM ${table} ORDER BY C1 NULLS LAST`), schema);
        expect(await rowsOf(result), String(byFiles)).toEqual(rows);
      }
    } finally {
      await wire.close();
    }
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
