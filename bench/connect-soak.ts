/**
 * The Connect server under load: 1,000 sessions one after the other, then 50 at once, of mixed queries whose answers are checked; the
 * server's memory over time.
 *
 *   pnpm soak:connect [--minutes 5] [--sessions 1000] [--parallel 50]
 *
 * Ends with 1 where a query failed or gave a wrong answer, or memory grew: the last quarter of the samples of a phase must not lie more
 * than a fifth above its second quarter.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ServerUnderTest, serve } from '../test/clients/serve.js';
import { python } from '../test/conformance/cache.js';
import { countOf, flagsOf } from '../test/conformance/flags.js';
import { ensure } from '../test/conformance/steps.js';

const { values: flags } = flagsOf(import.meta.url, {
  options: {
    minutes: { type: 'string', default: '5' },
    sessions: { type: 'string', default: '1000' },
    parallel: { type: 'string', default: '50' },
  },
});
const script = fileURLToPath(new URL('./connect_soak.py', import.meta.url));
const SAMPLE_MS = 2000;

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

async function phase(server: ServerUnderTest, name: string, args: readonly string[]): Promise<void> {
  const samples = [residentMb(server.pid)];
  const timer = setInterval(() => samples.push(residentMb(server.pid)), SAMPLE_MS);
  const said = await new Promise<string>((resolve, reject) => {
    const child = spawn(python('venv'), [script, server.url, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.once('error', reject);
    child.once('close', () => resolve(out));
  });
  clearInterval(timer);
  samples.push(residentMb(server.pid));
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const [second, last] = [mean(samples.slice(quarter, 2 * quarter)), mean(samples.slice(-quarter))];
  const every = Math.max(1, Math.floor(samples.length / 12));
  console.log(`${name}: ${said.trim()}`);
  console.log(
    `  memory, MB: ${samples
      .filter((_, i) => i % every === 0)
      .map((mb) => mb.toFixed(0))
      .join(' ')}`,
  );
  const flat = last <= 1.2 * second;
  console.log(`  second quarter ${second.toFixed(0)} MB, last ${last.toFixed(0)} MB: ${flat ? 'flat' : 'GROWS'}`);
  const failed = said === '' || (JSON.parse(said) as { errors: readonly unknown[] }).errors.length > 0;
  if (failed || !flat) process.exitCode = 1;
}

ensure(['spark']);
const server = await serve(['--log-level', 'error']);
try {
  console.log(`at rest: ${residentMb(server.pid).toFixed(0)} MB`);
  await phase(server, 'one after the other', ['sequential', flags.sessions]);
  await phase(server, 'at once', ['parallel', flags.parallel, String(60 * countOf('minutes', flags.minutes))]);
} finally {
  await server.stop();
}
