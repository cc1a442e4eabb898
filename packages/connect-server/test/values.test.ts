import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { openDuckDBDatabase, openSession, type SessionHost, serverCatalog } from '@spark-sql-to-snowflake/executor';
import { proto } from '@spark-sql-to-snowflake/spark-connect';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crc32 } from '../src/crc32.js';
import { type RunningServer, serverLog, startServer } from '../src/index.js';
import { collect, errorOf, range, sqlCommand, sqlQuery, type TestClient, testClient } from './client.js';

const number = (value: number): proto.Expression => ({
  exprType: { $case: 'literal', value: { literalType: { $case: 'integer', value } } },
});

let host: SessionHost;
let server: RunningServer;
let client: TestClient;
beforeAll(async () => {
  host = { database: await openDuckDBDatabase(), dialect: duckdb, catalog: serverCatalog(), timeZone: 'UTC' };
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    open: (id) => openSession(id, host),
    log: serverLog({ level: 'silent' }),
  });
  client = testClient(server.url);
}, 30_000);
afterAll(async () => {
  client.close();
  await server.stop(0);
  await host.database.close();
});

// Classes as Spark Connect 3.5.7 sends them for the same statements.
describe('what goes wrong with a value has the class that it has on Spark', () => {
  beforeAll(async () => {
    const pairs = [{ key: 'spark.sql.ansi.enabled', value: 'true' }];
    await client.config({ $case: 'set', value: { pairs } });
  });
  test.each([
    ['SELECT 1/0', 'SparkArithmeticException', 'DIVIDE_BY_ZERO'],
    ["SELECT CAST('a' AS INT)", 'SparkNumberFormatException', 'CAST_INVALID_INPUT'],
    ["SELECT CAST('a' AS DOUBLE)", 'SparkNumberFormatException', 'CAST_INVALID_INPUT'],
    ["SELECT CAST('a' AS DATE)", 'SparkDateTimeException', 'CAST_INVALID_INPUT'],
    ["SELECT CAST('2020-99-01' AS TIMESTAMP)", 'SparkDateTimeException', 'CAST_INVALID_INPUT'],
    ["SELECT CAST('a' AS BOOLEAN)", 'SparkRuntimeException', 'CAST_INVALID_INPUT'],
    ['SELECT CAST(300 AS TINYINT)', 'SparkArithmeticException', 'CAST_OVERFLOW'],
    ['SELECT 2147483647 + 1', 'SparkArithmeticException', 'ARITHMETIC_OVERFLOW'],
    ['SELECT -(-2147483648)', 'SparkArithmeticException', 'ARITHMETIC_OVERFLOW'],
    ['SELECT CAST(1e40 AS DECIMAL(10, 2))', 'SparkArithmeticException', 'NUMERIC_VALUE_OUT_OF_RANGE'],
    ['SELECT array(1)[5]', 'SparkArrayIndexOutOfBoundsException', 'INVALID_ARRAY_INDEX'],
    ['SELECT element_at(array(1), 0)', 'SparkRuntimeException', 'INVALID_INDEX_OF_ZERO'],
    ["SELECT map('a', 1, 'a', 2)", 'SparkRuntimeException', 'DUPLICATED_MAP_KEY'],
    ['SELECT make_date(2000, 13, 1)', 'SparkDateTimeException', undefined],
    ["SELECT url_decode('%zz')", 'SparkIllegalArgumentException', 'CANNOT_DECODE_URL'],
    ['SELECT * FROM nope', 'sql.catalyst.ExtendedAnalysisException', 'TABLE_OR_VIEW_NOT_FOUND'],
    ['USE nodb', 'sql.catalyst.analysis.NoSuchDatabaseException', 'SCHEMA_NOT_FOUND'],
    ["SELECT date'2020-13-01'", 'sql.catalyst.parser.ParseException', 'INVALID_TYPED_LITERAL'],
  ])('%s', async (sql, javaClass, sparkClass) => {
    const command = sql.startsWith('USE') ? sqlCommand(sql) : sqlQuery(sql);
    const error = await errorOf(collect(client.execute(command)));
    expect([error.reason, error.metadata?.get('errorClass')]).toEqual([`org.apache.spark.${javaClass}`, sparkClass]);
  });
});

describe('a number that is too large for its column', () => {
  beforeAll(async () => {
    const pairs = [{ key: 'spark.sql.ansi.enabled', value: 'false' }];
    await client.config({ $case: 'set', value: { pairs } });
    await collect(client.execute(sqlCommand('CREATE TABLE small (a TINYINT, b DECIMAL(3, 1)) USING parquet')));
  });
  test.each(['INSERT INTO small VALUES (300, 1)', 'INSERT INTO small VALUES (1, 12345.67)'])('%s', async (sql) => {
    const error = await errorOf(collect(client.execute(sqlCommand(sql))));
    expect([error.reason, error.metadata?.get('errorClass')]).toEqual([
      'org.apache.spark.SparkArithmeticException',
      'CAST_OVERFLOW_IN_TABLE_INSERT',
    ]);
  });
});

describe('questions about plans', () => {
  test('schema, tree, version, kinds of plans', async () => {
    const plan = sqlQuery(
      "SELECT 1 AS a, array(named_struct('x', 1)) AS b, map('k', CAST(NULL AS DECIMAL(10, 2))) AS c",
    );
    const tree = await client.analyze({ $case: 'treeString', value: { plan } });
    expect(tree.result).toEqual({
      $case: 'treeString',
      value: {
        treeString: [
          'root',
          ' |-- a: integer (nullable = false)',
          ' |-- b: array (nullable = false)',
          ' |    |-- element: struct (containsNull = false)',
          ' |    |    |-- x: integer (nullable = false)',
          ' |-- c: map (nullable = false)',
          ' |    |-- key: string',
          ' |    |-- value: decimal(10,2) (valueContainsNull = true)',
          '',
        ].join('\n'),
      },
    });
    const top = await client.analyze({ $case: 'treeString', value: { plan, level: 1 } });
    expect(top.result).toMatchObject({ value: { treeString: expect.not.stringContaining('element') as string } });
    const version = await client.analyze({ $case: 'sparkVersion', value: {} });
    expect(version.result).toEqual({ $case: 'sparkVersion', value: { version: '3.5.7' } });
    for (const $case of ['isLocal', 'isStreaming'] as const) {
      const answer = await client.analyze({ $case, value: { plan } });
      expect(answer.result?.value).toEqual({ [$case]: false });
    }
    const ddl = await client.analyze({ $case: 'ddlParse', value: { ddlString: 'a INT NOT NULL, b ARRAY<STRING>' } });
    expect(ddl.result).toMatchObject({ value: { parsed: { kind: { $case: 'struct' } } } });
    const wrong = await errorOf(client.analyze({ $case: 'ddlParse', value: { ddlString: 'a b c' } }));
    expect(wrong.reason).toBe('org.apache.spark.sql.catalyst.parser.ParseException');
    expect((await errorOf(client.analyze(undefined))).message).toBe('Unknown Analyze Method ANALYZE_NOT_SET!');
  });

  test('plans mean the same whatever their columns are called', async () => {
    const same = async (a: string, b: string): Promise<unknown> => {
      const answer = await client.analyze({
        $case: 'sameSemantics',
        value: { targetPlan: sqlQuery(a), otherPlan: sqlQuery(b) },
      });
      return answer.result?.value;
    };
    const query = 'SELECT id * 2 AS a FROM range(10)';
    expect(await same(query, 'SELECT id * 2 AS b FROM range(10)')).toEqual({ result: true });
    expect(await same(query, 'SELECT id + 2 AS a FROM range(10)')).toEqual({ result: false });
    expect(await same('SELECT 0.0D', 'SELECT -0.0D')).toEqual({ result: false });
    const hash = async (sql: string): Promise<unknown> =>
      (await client.analyze({ $case: 'semanticHash', value: { plan: sqlQuery(sql) } })).result?.value;
    expect(await hash(query)).toEqual(await hash('SELECT id * 2 AS b FROM range(10)'));
  });

  test('explain in every mode', async () => {
    const { SIMPLE, EXTENDED, CODEGEN, COST, FORMATTED, UNSPECIFIED } = proto.AnalyzePlanRequest_Explain_ExplainMode;
    for (const explainMode of [SIMPLE, EXTENDED, CODEGEN, COST, FORMATTED]) {
      const answer = await client.analyze({ $case: 'explain', value: { plan: range(0n, 3n), explainMode } });
      expect(answer.result?.value).toMatchObject({ explainString: expect.stringContaining('range') as string });
    }
    const none = client.analyze({ $case: 'explain', value: { plan: range(0n, 3n), explainMode: UNSPECIFIED } });
    expect((await errorOf(none)).reason).toBe('java.lang.UnsupportedOperationException');
  });

  test('what is persisted says so', async () => {
    const { value: relation } = range(0n, 7n).opType as { readonly value: proto.Relation };
    const level = async (): Promise<unknown> =>
      (await client.analyze({ $case: 'getStorageLevel', value: { relation } })).result?.value;
    expect(await level()).toMatchObject({ storageLevel: { useMemory: false, replication: 1 } });
    await client.analyze({ $case: 'persist', value: { relation } });
    expect(await level()).toMatchObject({ storageLevel: { useMemory: true, useDisk: true, deserialized: true } });
    await client.analyze({ $case: 'unpersist', value: { relation } });
    expect(await level()).toMatchObject({ storageLevel: { useMemory: false } });
  });
});

test('rows that were uploaded before are used by their hash', async () => {
  const rows = await collect(client.execute(sqlQuery("SELECT id, 'x' AS s FROM range(1000)")));
  const batch = rows.map((r) => r.responseType).find((r) => r?.$case === 'arrowBatch');
  const data = proto.LocalRelation.encode({ data: batch?.value.data, schema: 'a BIGINT, b STRING' }).finish();
  const artifact = { name: 'cache/abc', data: { data, crc: BigInt(crc32(data)) } };
  await client.addArtifacts([{ $case: 'batch', value: { artifacts: [artifact] } }]);
  const cached = (hash: string): proto.Plan => ({
    opType: {
      $case: 'root',
      value: { common: undefined, relType: { $case: 'cachedLocalRelation', value: { hash } } },
    },
  });
  const answer = await collect(client.execute(cached('abc')));
  expect(answer[0]?.schema?.kind?.value).toMatchObject({ fields: [{ name: 'a' }, { name: 'b' }] });
  expect(answer[0]?.responseType).toMatchObject({ value: { rowCount: 1000n } });
  expect((await errorOf(collect(client.execute(cached('def'))))).reason).toContain('Exception');
});

test('what a statement without a result gave can be collected', async () => {
  const [made] = await collect(client.execute(sqlCommand('CREATE TABLE made (a INT)')));
  const result = made?.responseType;
  const relation = result?.$case === 'sqlCommandResult' ? result.value.relation : undefined;
  if (!relation) throw new Error('no relation');
  const answer = await collect(client.execute({ opType: { $case: 'root', value: relation } }));
  expect(answer[0]?.schema?.kind?.value).toMatchObject({ fields: [] });
  expect(answer[0]?.responseType).toMatchObject({ $case: 'arrowBatch', value: { rowCount: 0n } });
});

test('what a query observes comes behind its rows', async () => {
  const count: proto.Expression = {
    exprType: {
      $case: 'unresolvedFunction',
      value: { functionName: 'count', arguments: [number(1)], isDistinct: false, isUserDefinedFunction: false },
    },
  };
  const metric: proto.Expression = { exprType: { $case: 'alias', value: { expr: count, name: ['n'] } } };
  const input = { ...range(0n, 5n).opType?.value } as proto.Relation;
  const plan: proto.Plan = {
    opType: {
      $case: 'root',
      value: {
        common: undefined,
        relType: { $case: 'collectMetrics', value: { input, name: 'seen', metrics: [metric] } },
      },
    },
  };
  const responses = await collect(client.execute(plan));
  expect(responses.at(-1)?.observedMetrics).toEqual([
    { name: 'seen', values: [{ literalType: { $case: 'long', value: 5n } }] },
  ]);
});

test('a running query really stops', async () => {
  const long = sqlQuery('SELECT count(*) FROM range(100000) a, range(10000000) b WHERE a.id * b.id % 7 = 3');
  const failed = errorOf(collect(client.execute(long, { tags: ['t'] })));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const start = performance.now();
  const ids = await client.interrupt({
    interruptType: proto.InterruptRequest_InterruptType.TAG,
    interrupt: { $case: 'operationTag', value: 't' },
  });
  expect(ids).toHaveLength(1);
  expect((await failed).message).toBe('[OPERATION_CANCELED] Operation has been canceled.');
  expect(performance.now() - start).toBeLessThan(2000);
});
