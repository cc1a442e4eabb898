import { randomBytes } from 'node:crypto';
import type { proto } from '@spark-sql-to-snowflake/spark-connect';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crc32, slowCrc32 } from '../src/crc32.js';
import { type RunningServer, serverLog, startServer } from '../src/index.js';
import { errorOf, type TestClient, testClient } from './client.js';
import { fakePlans, fakeSession, seen } from './fake-session.js';

let server: RunningServer;
let client: TestClient;
const kept: { get(name: string): Uint8Array | undefined }[] = [];
beforeAll(async () => {
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    open: async (id) => {
      const session = fakeSession(id, seen());
      kept.push(session.artifacts);
      return session;
    },
    plans: fakePlans,
    log: serverLog({ level: 'silent' }),
  });
  client = testClient(server.url);
});
afterAll(async () => {
  client.close();
  await server.stop(0);
});

const chunk = (data: Uint8Array, crc = BigInt(crc32(data))): proto.AddArtifactsRequest_ArtifactChunk => ({ data, crc });
const begin = (name: string, parts: readonly Uint8Array[], first: proto.AddArtifactsRequest_ArtifactChunk) =>
  ({
    $case: 'beginChunk',
    value: {
      name,
      totalBytes: BigInt(parts.reduce((sum, p) => sum + p.length, 0)),
      numChunks: BigInt(parts.length),
      initialChunk: first,
    },
  }) as const;

test('checksums are those of zip', () => {
  const text = Buffer.from('123456789');
  expect([crc32(text), slowCrc32(text), slowCrc32(Buffer.alloc(0))]).toEqual([0xcbf43926, 0xcbf43926, 0]);
});

test('small artifacts come in a batch; a broken one is not kept', async () => {
  const data = Buffer.from('rows');
  const answer = await client.addArtifacts([
    {
      $case: 'batch',
      value: {
        artifacts: [
          { name: 'cache/a', data: chunk(data) },
          { name: 'cache/b', data: chunk(data, 1n) },
        ],
      },
    },
  ]);
  expect(answer.artifacts).toEqual([
    { name: 'cache/a', isCrcSuccessful: true },
    { name: 'cache/b', isCrcSuccessful: false },
  ]);
  expect(await client.hasArtifacts('cache/a', 'cache/b', 'cache/c')).toEqual([true, false, false]);
});

test('large artifacts come in chunks, between others', async () => {
  const parts = [randomBytes(3 * 1024 * 1024), randomBytes(3 * 1024 * 1024), randomBytes(5)] as const;
  const answer = await client.addArtifacts([
    begin('cache/large', parts, chunk(parts[0])),
    { $case: 'chunk', value: chunk(parts[1]) },
    { $case: 'chunk', value: chunk(parts[2]) },
    { $case: 'batch', value: { artifacts: [{ name: 'files/small', data: chunk(parts[2]) }] } },
    begin('cache/broken', parts, chunk(parts[0])),
    { $case: 'chunk', value: chunk(parts[1], 5n) },
    { $case: 'chunk', value: chunk(parts[2]) },
  ]);
  expect(answer.artifacts).toEqual([
    { name: 'cache/large', isCrcSuccessful: true },
    { name: 'files/small', isCrcSuccessful: true },
    { name: 'cache/broken', isCrcSuccessful: false },
  ]);
  expect(Buffer.compare(Buffer.concat(parts), kept[0]?.get('cache/large') ?? Buffer.alloc(0))).toBe(0);
});

test.each<[what: string, payloads: proto.AddArtifactsRequest['payload'][]]>([
  ['a chunk without a beginning', [{ $case: 'chunk', value: chunk(Buffer.from('x')) }]],
  ['chunks that never come', [begin('cache/x', [Buffer.from('a'), Buffer.from('b')], chunk(Buffer.from('a')))]],
  ['more bytes than announced', [begin('cache/x', [Buffer.from('a')], chunk(Buffer.from('abc')))]],
  ['fewer bytes than announced', [begin('cache/x', [Buffer.from('abc')], chunk(Buffer.from('a')))]],
  ['a name that leaves the folder', [{ $case: 'batch', value: { artifacts: [{ name: '../x', data: undefined }] } }]],
  ['an absolute name', [{ $case: 'batch', value: { artifacts: [{ name: '/x', data: undefined }] } }]],
  ['no payload', [undefined]],
])('%s is refused', async (_, payloads) => {
  expect((await errorOf(client.addArtifacts(payloads))).reason).toMatch(/^java\.lang\.(IllegalArg|UnsupportedOp)/);
});
