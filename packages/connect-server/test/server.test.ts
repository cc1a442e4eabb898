import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { proto } from '@spark-sql-to-snowflake/spark-connect';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningServer, type ServerOptions, serverLog, startServer } from '../src/index.js';
import { collect, errorOf, range, sqlCommand, sqlQuery, type TestClient, testClient } from './client.js';
import { fakePlans, fakeSession, type Seen, seen } from './fake-session.js';

let record: Seen;
let server: RunningServer;
let client: TestClient;
const MIB = 1024 * 1024;

async function start(options: Partial<ServerOptions> = {}): Promise<void> {
  record = seen();
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    open: async (id) => fakeSession(id, record),
    plans: fakePlans,
    log: serverLog({ level: 'silent' }),
    ...options,
  });
  client = testClient(server.url);
}
beforeEach(() => start());
afterEach(async () => {
  client.close();
  await server.stop(0);
});
const restart = async (options: Partial<ServerOptions>): Promise<void> => {
  client.close();
  await server.stop(0);
  await start(options);
};
const kinds = (responses: readonly proto.ExecutePlanResponse[]): readonly string[] =>
  responses.map((r) => [r.schema && 'schema', r.responseType?.$case].filter(Boolean).join(' '));
const settled = (ms = 30): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a plan that is run', () => {
  test('gives its schema, its rows, and the end where the client could come back', async () => {
    const operationId = randomUUID();
    const responses = await collect(client.execute(range(0n, 2n, 10n), { reattachable: true, operationId }));
    expect(kinds(responses)).toEqual(['schema arrowBatch', 'arrowBatch', 'resultComplete']);
    expect(new Set(responses.map((r) => r.responseId)).size).toBe(3);
    for (const r of responses) expect(r).toMatchObject({ sessionId: client.session, operationId });
    expect(responses[1]?.responseType).toEqual({
      $case: 'arrowBatch',
      value: { rowCount: 1n, data: Buffer.alloc(10, 1) },
    });
  });

  test('has no end response without reattaching, and leaves nothing behind', async () => {
    const operationId = randomUUID();
    expect(kinds(await collect(client.execute(range(0n, 1n), { operationId })))).toEqual(['schema arrowBatch']);
    expect((await errorOf(collect(client.reattach(operationId)))).message).toContain('OPERATION_NOT_FOUND');
  });

  test('of SQL text that is a query stays one; of a statement it gives its rows', async () => {
    const [query] = await collect(client.execute(sqlCommand('SELECT 1')));
    expect(query?.responseType).toMatchObject({
      value: { relation: { relType: { $case: 'sql', value: { query: 'SELECT 1' } } } },
    });
    const [statement] = await collect(client.execute(sqlCommand('DROP TABLE t')));
    expect(statement?.responseType).toMatchObject({ value: { relation: { relType: { $case: 'localRelation' } } } });
    const resources = await collect(
      client.execute({
        opType: { $case: 'command', value: { commandType: { $case: 'getResourcesCommand', value: {} } } },
      }),
    );
    expect(kinds(resources)).toEqual(['getResourcesCommandResult']);
  });

  test('that is empty is refused as Spark does', async () => {
    const error = await errorOf(collect(client.execute({ opType: undefined })));
    expect(error).toMatchObject({
      code: status.INTERNAL,
      message: 'OPTYPE_NOT_SET not supported.',
      reason: 'java.lang.UnsupportedOperationException',
    });
  });
});

describe('errors', () => {
  test('of text have the text and the place', async () => {
    const error = await errorOf(collect(client.execute(sqlQuery('SELECT\n1 +'))));
    expect(error.reason).toBe('org.apache.spark.sql.catalyst.parser.ParseException');
    expect(error.classes).toEqual([
      'org.apache.spark.sql.catalyst.parser.ParseException',
      'org.apache.spark.sql.AnalysisException',
      'java.lang.Exception',
      'java.lang.Throwable',
      'java.lang.Object',
    ]);
    expect(error.message).toMatch(
      /^\n\[PARSE_SYNTAX_ERROR\] .*\(line 2, pos 3\)\n\n== SQL ==\nSELECT\n1 \+\n---\^\^\^\n$/,
    );
    expect(error.metadata?.get('errorClass')).toBe('PARSE_SYNTAX_ERROR');
  });

  test('that are long are cut to what trailers can hold', async () => {
    const error = await errorOf(client.config({ $case: 'get', value: { keys: ['ключ'.repeat(10_000)] } }));
    expect(error.message).toMatch(/^\[SQL_CONF_NOT_FOUND\] .*\.\.\.$/);
    expect(error.reason).toBe('org.apache.spark.SparkNoSuchElementException');
  });

  test('of limits of ours are unsupported operations', async () => {
    const error = await errorOf(client.analyze({ $case: 'schema', value: { plan: sqlQuery('SELECT 1') } }));
    expect(error.reason).toBe('org.apache.spark.SparkUnsupportedOperationException');
    expect(error.message).toBe('[UNSUPPORTED_FEATURE] The analysis is not supported.');
  });
});

describe('coming back to an operation', () => {
  test('gives what follows the last response', async () => {
    const operationId = randomUUID();
    const first = client.execute(range(0n, 5n, 10n), { reattachable: true, operationId });
    const got: proto.ExecutePlanResponse[] = [];
    for await (const response of first) {
      got.push(response);
      if (got.length === 2) break;
    }
    first.cancel();
    const rest = await collect(client.reattach(operationId, got[1]?.responseId));
    expect(kinds([...got, ...rest])).toEqual(['schema arrowBatch', ...Array(4).fill('arrowBatch'), 'resultComplete']);
    const again = await collect(client.reattach(operationId));
    expect(again.map((r) => r.responseId)).toEqual([...got, ...rest].map((r) => r.responseId));
  });

  test('is over once it is released', async () => {
    const operationId = randomUUID();
    const all = await collect(client.execute(range(0n, 3n), { reattachable: true, operationId }));
    const second = all[1]?.responseId ?? '';
    expect(await client.release(operationId, second)).toMatchObject({ operationId });
    expect((await errorOf(collect(client.reattach(operationId)))).message).toContain('POSITION_NOT_AVAILABLE');
    expect(await collect(client.reattach(operationId, second))).toHaveLength(2);
    expect((await errorOf(client.release(operationId, 'nope'))).message).toBe(
      '[INVALID_CURSOR.POSITION_NOT_FOUND] The cursor is invalid. The cursor position id nope is not found.',
    );
    await client.release(operationId);
    const error = await errorOf(collect(client.reattach(operationId)));
    expect(error.details).toBe(
      `[INVALID_HANDLE.OPERATION_NOT_FOUND] The handle ${operationId} is invalid. Operation not found.`,
    );
    expect(error.classes?.[0]).toBe('org.apache.spark.SparkSQLException');
    expect(await client.release(operationId)).not.toHaveProperty('operationId', operationId);
  });

  test('takes it from the stream that had it', async () => {
    const operationId = randomUUID();
    const first = errorOf(collect(client.execute(range(-1n, 2n), { reattachable: true, operationId })));
    await settled();
    const second = errorOf(collect(client.reattach(operationId)));
    expect((await first).message).toContain('INVALID_CURSOR.DISCONNECTED');
    await client.interrupt({ interruptType: proto.InterruptRequest_InterruptType.ALL });
    expect((await second).message).toContain('OPERATION_CANCELED');
  });

  test('needs the session, the operation, and that it was meant to be', async () => {
    const unknown = randomUUID();
    expect((await errorOf(collect(client.reattach(unknown, undefined, unknown)))).message).toContain(
      'SESSION_NOT_FOUND',
    );
    expect((await errorOf(client.release(unknown, undefined, unknown))).message).toContain('SESSION_NOT_FOUND');
    const operationId = randomUUID();
    const running = errorOf(collect(client.execute(range(-1n, 2n), { operationId })));
    await settled();
    expect((await errorOf(collect(client.reattach(operationId)))).message).toContain('NOT_REATTACHABLE');
    const twice = await errorOf(collect(client.execute(range(0n, 1n), { operationId })));
    expect(twice.message).toContain('OPERATION_ALREADY_EXISTS');
    await client.interrupt({ interruptType: proto.InterruptRequest_InterruptType.ALL });
    await running;
  });
});

describe('a client that leaves', () => {
  test('keeps so much of what is over, and lets the oldest go', async () => {
    await restart({ limits: { retained: 3 * MIB } });
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const operationId of ids)
      expect(
        await collect(client.execute(range(0n, 1n, BigInt(MIB)), { reattachable: true, operationId })),
      ).toHaveLength(2);
    for (const operationId of ids.slice(1)) expect(await collect(client.reattach(operationId))).toHaveLength(2);
    expect((await errorOf(collect(client.reattach(ids[0] ?? '')))).message).toContain('POSITION_NOT_AVAILABLE');
  });

  test('ends what it can’t come back to', async () => {
    const stream = client.execute(range(-1n, 2n));
    const lost = errorOf(collect(stream));
    await settled();
    stream.cancel();
    expect((await lost).code).toBe(status.CANCELLED);
    await settled();
    expect(record.aborted).toBe(1);
  });

  test('ends what it can come back to after a time', async () => {
    await restart({ detachedTimeout: 40 });
    const operationId = randomUUID();
    const stream = client.execute(range(-1n, 2n), { reattachable: true, operationId });
    const lost = errorOf(collect(stream));
    await settled();
    expect(record.aborted).toBe(0);
    stream.cancel();
    await lost;
    await settled(150);
    expect(record.aborted).toBe(1);
    expect((await errorOf(collect(client.reattach(operationId)))).message).toContain('OPERATION_ABANDONED');
  });

  test('or does not read holds the query back', async () => {
    await restart({ limits: { unsent: 4 * MIB } });
    const stream = client.execute(range(0n, 200n, BigInt(MIB)), { reattachable: true });
    const iterator = stream[Symbol.asyncIterator]();
    await iterator.next();
    await settled(300);
    expect(record.batches).toBeLessThan(60);
    let count = 1;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) count++;
    expect(count).toBe(201);
  });
});

describe('interrupt', () => {
  const { ALL, TAG, OPERATION_ID } = proto.InterruptRequest_InterruptType;
  test('stops by id, by tag, and all, and says which', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
    const run = (operationId: string, tags: string[]) =>
      errorOf(collect(client.execute(range(-1n, 2n), { operationId, tags, reattachable: true })));
    const work = [run(ids[0], []), run(ids[1], ['a']), run(ids[2], ['b'])];
    await settled();
    const by = { $case: 'operationId', value: ids[0] } as const;
    expect(await client.interrupt({ interruptType: OPERATION_ID, interrupt: by })).toEqual([ids[0]]);
    expect(await client.interrupt({ interruptType: OPERATION_ID, interrupt: by })).toEqual([]);
    const tag = { $case: 'operationTag', value: 'a' } as const;
    expect(await client.interrupt({ interruptType: TAG, interrupt: tag })).toEqual([ids[1]]);
    expect(await client.interrupt({ interruptType: ALL })).toEqual([ids[2]]);
    for (const failed of work) {
      expect(await failed).toMatchObject({
        message: '[OPERATION_CANCELED] Operation has been canceled.',
        reason: 'org.apache.spark.SparkSQLException',
      });
    }
    expect(record.aborted).toBe(3);
  });

  test('that names nothing is refused', async () => {
    expect((await errorOf(client.interrupt({}))).message).toContain('Unknown InterruptType');
    expect((await errorOf(client.interrupt({ interruptType: TAG }))).message).toContain('no operation_tag provided');
    expect((await errorOf(collect(client.execute(range(0n, 1n), { tags: ['a,b'] })))).message).toBe(
      "Spark Connect tag cannot contain ','.",
    );
  });
});

describe('sessions', () => {
  test('are apart, and go by UUIDs', async () => {
    const other = randomUUID();
    await client.config({ $case: 'set', value: { pairs: [{ key: 'k', value: '1' }] } });
    const get: proto.ConfigRequest_Operation['opType'] = { $case: 'getOption', value: { keys: ['k'] } };
    expect((await client.config(get)).pairs).toEqual([{ key: 'k', value: '1' }]);
    expect((await client.config(get, other)).pairs[0]?.value).toBeUndefined();
    expect(record.opened).toBe(2);
    expect((await errorOf(client.config(get, 'abc'))).message).toContain('[INVALID_HANDLE.FORMAT] The handle abc');
  });

  test('end when nobody uses them', async () => {
    await restart({ sessionTimeout: 40 });
    await client.config({ $case: 'getAll', value: {} });
    expect(server.sessions).toBe(1);
    await settled(150);
    expect(server.sessions).toBe(0);
    expect(record.closed).toBe(1);
  });
});

describe('many sessions', () => {
  test('one after another, and side by side, leave nothing', async () => {
    await restart({ sessionTimeout: 300 });
    const one = async (): Promise<void> => {
      const sessionId = randomUUID();
      await client.config({ $case: 'set', value: { pairs: [{ key: 'k', value: '1' }] } }, sessionId);
      expect(await collect(client.execute(range(0n, 3n), { sessionId }))).toHaveLength(3);
    };
    for (let i = 0; i < 200; i++) await one();
    await Promise.all(Array.from({ length: 50 }, one));
    for (let i = 0; i < 100 && server.sessions > 0; i++) await settled(50);
    expect(server.sessions).toBe(0);
    expect(record.opened).toBeGreaterThanOrEqual(250);
    expect(record.closed).toBe(record.opened);
  });
});

describe('settings', () => {
  test('warn of what is about to go', async () => {
    const answer = await client.config({ $case: 'get', value: { keys: ['spark.sql.hive.convertCTAS'] } });
    expect(answer.warnings).toHaveLength(1);
    expect(answer.pairs).toEqual([{ key: 'spark.sql.hive.convertCTAS', value: 'false' }]);
  });
  test('without an operation or a value are refused', async () => {
    expect((await errorOf(client.config(undefined))).reason).toBe('java.lang.UnsupportedOperationException');
    const error = await errorOf(client.config({ $case: 'set', value: { pairs: [{ key: 'a' }] } }));
    expect(error.message).toBe('requirement failed: value cannot be null for key: a');
  });
});
