/** Judges Snowflake SQL with snowflake/gates.py. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { here, python } from './cache.js';

interface Verdict {
  readonly id: string;
  readonly ok: boolean;
  readonly why: readonly string[];
}

/** What is wrong with each statement; no entry for those that all gates accept. Needs `pnpm conformance:setup tools`. */
export function refusedByGates(
  statements: readonly { readonly id: string; readonly sql: string }[],
): Map<string, string> {
  if (!existsSync(python('tools')))
    throw new Error('the gates are not set up: run `pnpm conformance:setup tools` first');
  const run = spawnSync(python('tools'), [join(here, 'snowflake', 'gates.py')], {
    input: statements.map((s) => `${JSON.stringify(s)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`gates.py failed: ${run.stderr}`);
  const refused = new Map<string, string>();
  for (const line of run.stdout.split('\n').filter(Boolean)) {
    const { id, ok, why } = JSON.parse(line) as Verdict;
    if (!ok) refused.set(id, why.join('; '));
  }
  return refused;
}
