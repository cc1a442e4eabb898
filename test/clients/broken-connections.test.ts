import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { python } from '../conformance/cache.js';
import { ensure, lacking } from '../conformance/steps.js';
import { type CuttingProxy, cuttingProxy } from './cutting-proxy.js';
import { type ServerUnderTest, serve } from './serve.js';

const lacks = lacking(['spark']);
const MINUTE = 60_000;
const ROWS = 400_000;
const script = fileURLToPath(new URL('./pyspark/collect_rows.py', import.meta.url));

function client(url: string, rows: number) {
  const child = spawn(python('venv'), [script, url, String(rows)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(line));
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  return { child, said, started: once(lines, 'line'), ended: once(child, 'close'), errors: () => errors.slice(-2000) };
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

describe.skipIf(lacks.length > 0)(`broken connections${lacks.length > 0 ? ` (needs ${lacks.join(', ')})` : ''}`, () => {
  let server: ServerUnderTest;
  const proxies: CuttingProxy[] = [];
  beforeAll(async () => {
    ensure(['spark']);
    server = await serve();
  }, 10 * MINUTE);
  afterAll(async () => {
    for (const proxy of proxies) proxy.close();
    await server?.stop();
  });

  test('a connection cut in the middle of a result loses and doubles nothing', { timeout: 5 * MINUTE }, async () => {
    for (let attempt = 1; ; attempt++) {
      const proxy = await cuttingProxy(server.port, 9 << 20, 2);
      proxies.push(proxy);
      const run = client(`sc://127.0.0.1:${proxy.port}`, ROWS);
      const ended = await Promise.race([run.ended.then(() => true), wait(MINUTE / 2).then(() => false)]);
      if (!ended) run.child.kill('SIGKILL');
      // Now and then the client's gRPC does not notice that its connection is closed, and connects no more. Nothing can be said then.
      if (!ended && proxy.connections === proxy.cuts && attempt < 4) continue;
      expect(run.said, run.errors()).toEqual(['started', `${ROWS} True row ${ROWS - 1}xx`]);
      expect(proxy.cuts).toBe(2);
      return;
    }
  });

  test('clients that are killed in the middle of a result leave the server as it was', {
    timeout: 2 * MINUTE,
  }, async () => {
    for (let i = 0; i < 3; i++) {
      const run = client(server.url, 5_000_000);
      await run.started;
      await wait(400);
      run.child.kill('SIGKILL');
      await run.ended;
    }
    const after = client(server.url, 1000);
    await after.ended;
    expect(after.said[1], after.errors()).toBe('1000 True row 999xxxxx');
    if (process.platform === 'linux') expect(residentMb(server.pid)).toBeLessThan(1024);
  });
});
