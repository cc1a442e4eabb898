import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { python } from '../conformance/cache.js';

const here = fileURLToPath(new URL('./notebook', import.meta.url));
const expectedFile = join(here, 'expected.txt');

/** What the notebook's cells put out on real Spark. */
export const expectedOfNotebook = (): string => readFileSync(expectedFile, 'utf8');

/** Run the notebook with nbclient against a server; what its cells put out. Needs the set-up's step `jupyter`. */
export async function runNotebook(url: string): Promise<string> {
  const args = [join(here, 'run_notebook.py'), join(here, 'sales.ipynb')];
  const env = { ...process.env, SPARK_REMOTE: url, TZ: 'UTC' };
  return (await promisify(execFile)(python('venv'), args, { env })).stdout;
}

export async function recordNotebook(url: string): Promise<void> {
  writeFileSync(expectedFile, await runNotebook(url));
}
