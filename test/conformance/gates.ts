/** Judges Snowflake SQL with snowflake/gates.py. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { here, python } from './cache.js';

export interface Verdict {
  readonly id: string;
  readonly ok: boolean;
  readonly why: readonly string[];
  /** The second grammar's refusal, if any. */
  readonly second: string | null;
}

/**
 * Refusals of a grammar that Snowflake's documentation answers: lines of `documented.txt` hold a part of the statement or of the
 * message, a tab, and the page.
 */
function documented(): readonly string[] {
  const text = readFileSync(join(here, 'snowflake', 'documented.txt'), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' || line.startsWith('#') ? [] : [line.split('\t')[0]!]));
}

const FIRST = 'first: ';

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
  const answered = documented();
  const texts = new Map(statements.map((s) => [s.id, s.sql]));
  const refused = new Map<string, string>();
  for (const line of run.stdout.split('\n').filter(Boolean)) {
    const verdict = JSON.parse(line) as Verdict;
    const sql = texts.get(verdict.id) ?? '';
    const { second } = verdict;
    const doubt = second !== null && !answered.some((part) => second.includes(part) || sql.includes(part));
    const first = answered.some((part) => part.startsWith(FIRST) && sql.includes(part.slice(FIRST.length)));
    const known = first && second === null ? verdict.why.filter((w) => !w.startsWith('sqlfluff: ')) : verdict.why;
    const why = doubt ? [...known, `second grammar: ${second}`] : known;
    if (why.length > 0) refused.set(verdict.id, why.join('; '));
  }
  return refused;
}
