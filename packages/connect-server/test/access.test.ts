import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentials, status } from '@grpc/grpc-js';
import { expect, test } from 'vitest';
import { BindingError, type ServerOptions, serverLog, startServer } from '../src/index.js';
import { collect, errorOf, range, testClient } from './client.js';
import { fakePlans, fakeSession, seen } from './fake-session.js';

const options = (more: Partial<ServerOptions>): ServerOptions => ({
  host: '127.0.0.1',
  port: 0,
  open: async (id) => fakeSession(id, seen()),
  plans: fakePlans,
  log: serverLog({ level: 'silent' }),
  ...more,
});
const file = (name: string): string => join(import.meta.dirname, 'tls', name);
const refusal = async (more: Partial<ServerOptions>): Promise<string> => {
  const started = await startServer(options(more)).catch((error: unknown) => error);
  if (started instanceof BindingError) return started.message;
  throw new Error(`started, or failed in another way: ${String(started)}`);
};

test('a server with a token lets in who has it, for every kind of call', async () => {
  const lines: string[] = [];
  const log = serverLog({ level: 'trace', format: 'json', write: (line) => lines.push(line) });
  const server = await startServer(options({ token: 'secret-of-ours', log }));
  const all = { $case: 'getAll', value: {} } as const;
  for (const token of [undefined, 'secret-of-our', 'secret-of-ours2', 'Secret-of-ours', '']) {
    const stranger = testClient(server.url, token);
    const calls = [stranger.config(all), collect(stranger.execute(range(0n, 1n))), stranger.addArtifacts([undefined])];
    for (const error of await Promise.all(calls.map(errorOf))) expect(error.code).toBe(status.UNAUTHENTICATED);
    stranger.close();
  }
  const friend = testClient(server.url, 'secret-of-ours');
  expect((await friend.config(all)).sessionId).toBe(friend.session);
  expect(await collect(friend.execute(range(0n, 1n)))).toHaveLength(1);
  friend.close();
  await server.stop(0);
  expect(lines.join('')).not.toContain('secret');
  expect(lines.length).toBeGreaterThan(0);
});

test('TLS, with the token that PySpark then sends', async () => {
  const tls = file('certificate.pem');
  const server = await startServer(
    options({ host: '0.0.0.0', token: 'x', tls: { certificate: tls, key: file('key.pem') } }),
  );
  const url = `sc://localhost:${server.port}`;
  const all = { $case: 'getAll', value: {} } as const;
  const friend = testClient(url, 'x', credentials.createSsl(readFileSync(tls)));
  expect((await friend.config(all)).sessionId).toBe(friend.session);
  const stranger = testClient(url, 'y', credentials.createSsl(readFileSync(tls)));
  expect((await errorOf(stranger.config(all))).code).toBe(status.UNAUTHENTICATED);
  const open = testClient(url, 'x');
  expect((await errorOf(open.config(all))).code).toBe(status.UNAVAILABLE);
  for (const client of [friend, stranger, open]) client.close();
  await server.stop(0);
});

test('what others can reach needs a token and TLS', async () => {
  expect(await refusal({ host: '0.0.0.0' })).toBe(
    '0.0.0.0 can be reached from other machines: that needs --token, --tls-cert and --tls-key as well',
  );
  expect(await refusal({ host: '0.0.0.0', token: 'x' })).toContain('--tls-cert');
  expect(await refusal({ host: '::', tls: { certificate: 'a', key: 'b' } })).toContain('--token');
  expect(await refusal({ host: '127.0.0.1.example.org' })).toContain('--token');
});

test('what can’t be bound is said in one line', async () => {
  const server = await startServer(options({}));
  expect(await refusal({ port: server.port })).toBe(`port ${server.port} of 127.0.0.1 is taken`);
  await server.stop(0);
  const elsewhere = { token: 'x', tls: { certificate: 'a', key: 'b' } };
  expect(await refusal({ host: '203.0.113.1', ...elsewhere })).toMatch(/^cannot (?:read a|listen on 203)/);
  expect(await refusal({ port: 70_000 })).toBe('there is no port 70000');
  expect(await refusal({ token: '' })).toBe('the token is empty');
  expect(await refusal({ tls: { certificate: '/no/such/file', key: '/no/such/file' } })).toMatch(
    /^cannot read \/no\/such\/file: ENOENT/,
  );
});
