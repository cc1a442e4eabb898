import { randomUUID } from 'node:crypto';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { type Client, status } from '@grpc/grpc-js';
import { proto, sparkConnectService } from '@spark-sql-to-snowflake/spark-connect';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, serverLog, startServer } from '../src/index.js';
import { collect, errorOf, range, type TestClient, testClient } from './client.js';
import { fakePlans, fakeSession, seen } from './fake-session.js';

let server: RunningServer;
let witness: TestClient;
beforeAll(async () => {
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    open: async (id) => fakeSession(id, seen()),
    plans: fakePlans,
    log: serverLog({ level: 'silent' }),
  });
  witness = testClient(server.url);
  await witness.config({ $case: 'set', value: { pairs: [{ key: 'mine', value: '1' }] } });
});
afterAll(async () => {
  witness.close();
  await server.stop(0);
});

/** The server lives, and another's session is as it was. */
async function unharmed(): Promise<void> {
  const answer = await witness.config({ $case: 'get', value: { keys: ['mine'] } });
  expect(answer.pairs).toEqual([{ key: 'mine', value: '1' }]);
  expect(await collect(witness.execute(range(0n, 1n)))).toHaveLength(1);
}

const methods = Object.values(sparkConnectService);
const same = (bytes: Buffer): Buffer => bytes;

/** Bytes as they are, to any of the calls; the code of the answer. */
function send(client: Client, path: string, bytes: Uint8Array, streams: boolean): Promise<number> {
  return new Promise((resolve) => {
    const call = client.makeBidiStreamRequest(path, same, same);
    call.on('error', (error: { code?: number }) => resolve(error.code ?? -1));
    call.on('status', ({ code }: { code: number }) => resolve(code));
    call.resume();
    call.write(Buffer.from(bytes));
    call.end();
    if (streams) return;
  });
}

/** A message that a client could send, or nearly. */
const message = fc
  .record({
    sessionId: fc.oneof(fc.uuid(), fc.string()),
    start: fc.bigInt({ min: 0n, max: 3n }),
    end: fc.bigInt({ min: 0n, max: 3n }),
    sql: fc.string(),
  })
  .map(({ sessionId, start, end, sql }) => ({
    execute: proto.ExecutePlanRequest.encode({
      sessionId,
      userContext: undefined,
      plan: sql.length % 2 ? range(start, end) : undefined,
      requestOptions: [],
      tags: [],
    }).finish(),
    config: proto.ConfigRequest.encode({
      sessionId,
      userContext: undefined,
      operation: { opType: { $case: 'set', value: { pairs: [{ key: sql, value: sql }] } } },
    }).finish(),
  }));

test('whatever bytes come, there is an answer, and the server lives', async () => {
  const broken = message.chain(({ execute, config }) => {
    const bytes = [execute, config];
    return fc
      .tuple(fc.constantFrom(...bytes), fc.nat(), fc.nat({ max: 255 }), fc.nat())
      .map(([whole, at, byte, cut]) => {
        const copy = Uint8Array.from(whole.subarray(0, cut % 3 ? whole.length : cut % (whole.length + 1)));
        if (copy.length > 0) copy[at % copy.length] = byte;
        return copy;
      });
  });
  const anything = fc.oneof(fc.uint8Array({ maxLength: 300 }), broken);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...methods), anything, async (method, bytes) => {
      const code = await send(witness.raw, method.path, bytes, method.responseStream);
      expect([status.OK, status.INVALID_ARGUMENT, status.INTERNAL]).toContain(code);
    }),
    { numRuns: 400 },
  );
  await unharmed();
});

test('bytes that are no message are told so', async () => {
  const garbage = Buffer.from('ffffffffffffff', 'hex');
  for (const { path, responseStream } of methods) {
    expect(await send(witness.raw, path, garbage, responseStream), path).toBe(status.INVALID_ARGUMENT);
  }
});

test('a method that is not there', async () => {
  expect(await send(witness.raw, '/spark.connect.SparkConnectService/Nope', Buffer.alloc(0), false)).toBe(
    status.UNIMPLEMENTED,
  );
});

test('plans of any depth: an answer', async () => {
  for (const depth of [100, 5_000, 200_000]) {
    let bytes = Buffer.from(proto.Relation.encode({ common: undefined, relType: undefined }).finish());
    const parts: Buffer[] = [];
    let size = 0;
    // limit{input{limit{input…}}}, from the inside out
    for (let i = 0; i < depth; i++) {
      const head = Buffer.concat([field(8, size + 1 + length(size).length), field(1, size)]);
      parts.push(head);
      size += head.length;
    }
    bytes = Buffer.concat([field(1, size), ...parts.reverse()]);
    const request = Buffer.concat([
      Buffer.from(
        proto.ExecutePlanRequest.encode({
          sessionId: randomUUID(),
          userContext: undefined,
          plan: undefined,
          requestOptions: [],
          tags: [],
        }).finish(),
      ),
      field(3, bytes.length),
      bytes,
    ]);
    const code = await send(witness.raw, sparkConnectService.executePlan.path, request, true);
    expect([status.INTERNAL, status.INVALID_ARGUMENT]).toContain(code);
  }
  await unharmed();
});

function length(size: number): Buffer {
  const bytes: number[] = [];
  for (let rest = size; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}
const field = (number: number, size: number): Buffer => Buffer.concat([Buffer.from([(number << 3) | 2]), length(size)]);

test('a message that is larger than allowed', async () => {
  const pairs = [{ key: 'k', value: 'x'.repeat(130 * 1024 * 1024) }];
  expect((await errorOf(witness.config({ $case: 'set', value: { pairs } }))).code).toBe(status.RESOURCE_EXHAUSTED);
  await unharmed();
});

test('a length of 1 GB that is announced and never comes', async () => {
  const before = process.memoryUsage().rss;
  const session = connectHttp2(`http://127.0.0.1:${server.port}`);
  const code = await new Promise<string>((resolve) => {
    const stream = session.request({
      ':method': 'POST',
      ':path': sparkConnectService.config.path,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    stream.on('response', (headers) => headers['grpc-status'] !== undefined && resolve(String(headers['grpc-status'])));
    stream.on('trailers', (headers) => resolve(String(headers['grpc-status'])));
    stream.on('error', () => resolve('closed'));
    stream.resume();
    stream.write(Buffer.from([0, 0x40, 0, 0, 0, 1, 2, 3]));
  });
  session.destroy();
  expect(code).toBe(String(status.RESOURCE_EXHAUSTED));
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  await unharmed();
});

test('clients that speak something else, or vanish', async () => {
  for (let i = 0; i < 20; i++) {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
    socket.write(i % 2 ? 'GET / HTTP/1.1\r\n\r\n' : Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n garbage'));
    socket.destroy();
  }
  const plan = range(0n, 1000n, 100_000n);
  for (let i = 0; i < 20; i++) {
    const request = proto.ExecutePlanRequest.encode({
      sessionId: randomUUID(),
      userContext: undefined,
      plan,
      requestOptions: [],
      tags: [],
    }).finish();
    const session = connectHttp2(`http://127.0.0.1:${server.port}`);
    session.on('error', () => {});
    const stream = session.request({
      ':method': 'POST',
      ':path': sparkConnectService.executePlan.path,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    stream.on('error', () => {});
    stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, request.length]), request]));
    await new Promise((resolve) => stream.once('data', resolve));
    if (i % 2) stream.close();
    session.destroy();
  }
  await unharmed();
});
