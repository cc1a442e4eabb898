import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { python } from '../conformance/cache.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = 'packages/cli/src/bin.ts';
const READY_MS = 60_000;

/** A server of ours in a process of its own. */
export interface ServerUnderTest {
  /** `sc://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** The last lines that it wrote, to look at when something fails. */
  log(): string;
  stop(): Promise<void>;
}

/** The arguments after `node` that run the command from its sources. */
export const commandFromSource = (): readonly string[] => ['--conditions=source', '--import', 'tsx', command];

/**
 * Start `serve` on a free port and wait for its address.
 * @throws if the server ends, or says no address within a minute.
 */
export async function serve(args: readonly string[] = [], program = commandFromSource()): Promise<ServerUnderTest> {
  const child = spawn(process.execPath, [...program, 'serve', '--port', '0', ...args], {
    cwd: root,
    // the Python of the clients runs their functions, too
    env: { PYSPARK_PYTHON: python('venv'), ...process.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`the server ${why}:\n${lines.join('\n')}`));
    const timer = setTimeout(() => fail('gave no address'), READY_MS);
    child.once('exit', (code) => fail(`ended with ${code}`));
    child.once('error', reject);
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > 200) lines.shift();
        const said = /sc:\/\/[\w.[\]:]+:\d+/.exec(line)?.[0];
        if (said === undefined) return;
        clearTimeout(timer);
        resolve(said);
      });
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('the server has no process');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url,
    port: Number(url.slice(url.lastIndexOf(':') + 1)),
    pid,
    log: () => lines.join('\n'),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
