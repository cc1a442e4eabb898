import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledCommand, type CommandUnderTest } from './command.js';

let command: CommandUnderTest;
beforeAll(async () => {
  command = await bundledCommand();
}, 120_000);
afterAll(() => command.remove());

interface Serving {
  readonly process: ChildProcess;
  readonly url: string;
  /** All that it has written so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** Start the server and wait for its line. */
async function serve(...args: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [command.file, 'serve', '--port', '0', ...args]);
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += String(text);
  });
  child.stdout.on('data', (text) => {
    stdout += String(text);
  });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  return { process: child, url: stdout.trim(), stdout: () => stdout, stderr: () => stderr };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'says where it is, and ends well at %s',
  async (signal) => {
    const { process: child, url, stdout } = await serve();
    expect(url).toMatch(/^sc:\/\/127\.0\.0\.1:\d+$/);
    const exit = once(child, 'exit');
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
    expect(stdout()).toBe(`${url}\n`);
  },
  60_000,
);

test('a second signal ends it at once', async () => {
  const { process: child } = await serve('--log-format', 'json');
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  child.kill('SIGTERM');
  expect((await exit)[0]).toBe(0);
}, 60_000);

test('what can’t be served is one line, and exit code 1', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const calls: readonly (readonly [args: readonly string[], says: string])[] = [
    [['--port', String(port)], `port ${port} of 127.0.0.1 is taken`],
    [['--port', 'many'], '--port many: give a number'],
    [
      ['--bind', '0.0.0.0'],
      '0.0.0.0 can be reached from other machines: that needs --token, --tls-cert and --tls-key as well',
    ],
    [['--tls-cert', 'a.pem'], '--tls-cert: give --tls-cert and --tls-key together'],
    [['--timezone', 'Mars'], '--timezone Mars: this is no time zone; write Europe/Berlin, UTC or +01:00'],
  ];
  for (const [args, says] of calls) {
    const outcome = await command(['serve', ...args]);
    expect(outcome).toEqual({ code: 1, stdout: '', stderr: `spark-sql-to-snowflake: ${says}\n` });
  }
  taken.close();
}, 60_000);
