import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, here, python } from './cache.js';
import { freePort } from './free-port.js';
import { ensure } from './steps.js';

/** Spark's SQL suite through a real client and a server of ours, which is started here, and again where it dies, into the file `out`. */
export async function runOverServer(only: RegExp | undefined, seconds: number, out: string): Promise<void> {
  ensure(['spark', 'corpus']);
  const port = String(await freePort());
  const control = join(here, 'servers/ctl.sh');
  const run = (program: string, given: readonly string[]): void => {
    spawnSync(program, given, { stdio: 'inherit', env: { ...process.env, CONFORMANCE_CACHE: cache } });
  };
  const list = out.replace(/\.jsonl$/, '.files.txt');
  const files = readFileSync(join(here, 'golden', 'sql-dev.files.txt'), 'utf8').split('\n');
  writeFileSync(list, files.filter((file) => file !== '' && (only?.test(file) ?? true)).join('\n'));
  run(control, ['start', 'ours', port]);
  const remote = `sc://127.0.0.1:${port}`;
  const restart = `'${control}' restart ours ${port}`;
  const common = ['--remote', remote, '--timeout', String(seconds), '--restart-cmd', restart, '--quiet'];
  run(python('venv'), [join(here, 'run.py'), '--out', out, '--files', `@${list}`, ...common]);
  run(control, ['stop', port]);
}
