/** What a run of Spark's SQL suite comes to: compare.py judges the rows, this tells who raised what. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { here, python } from './cache.js';
import type { Raiser } from './sql-outcome.js';

/** What can come of a statement, the best first. */
const OUTCOMES = {
  match: 'rows, names and types are Spark’s',
  'same-error': 'Spark raises, and so do we, with the same error class',
  'other-error': 'Spark raises, and so do we, with another class or none',
  'refused-error': 'Spark raises, we refuse the statement as unsupported',
  unsupported: 'refused as unsupported',
  'we-raise': 'we say that the statement is in error, Spark answers',
  database: 'DuckDB raises, Spark answers',
  bug: 'a bug of ours, or a crash',
  timeout: 'too slow',
  'wrong-schema': 'Spark’s rows under other names or types',
  'missed-error': 'Spark raises, we answer',
  announced: 'other rows than Spark’s, as a diagnostic of the statement says they may be',
  'wrong-rows': 'other rows than Spark’s, and nothing said so',
  missing: 'not run',
} as const;
type OutcomeName = keyof typeof OUTCOMES;

interface Line {
  readonly id: string;
  readonly file: string;
  readonly sql: string;
  readonly status: string;
  readonly schema?: readonly (readonly [string, string])[];
  readonly rows?: readonly unknown[];
  readonly error?: { readonly type: string; readonly class: string | null; readonly message: string };
  readonly emitted?: string;
  readonly announced?: boolean;
}
export interface ReportOptions {
  readonly only?: RegExp;
  readonly perFile: boolean;
  readonly list?: string;
  readonly reasons?: string;
  readonly max: number;
  readonly json?: string;
}

const read = (path: string): ReadonlyMap<string, Line> =>
  new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((l) => l !== '')
      .map((l) => JSON.parse(l) as Line)
      .map((l) => [l.id, l]),
  );

function judged(golden: string, candidate: string): Readonly<Record<string, readonly string[]>> {
  const verdicts = candidate.replace(/\.jsonl$/, '.report.json');
  const args = [join(here, 'compare.py'), golden, candidate, '--json', verdicts];
  const run = spawnSync(python('tools'), args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(`compare.py failed: ${run.stderr}`);
  return (JSON.parse(readFileSync(verdicts, 'utf8')) as { outcomes: Record<string, readonly string[]> }).outcomes;
}

/** Who raised it: our own runs say so; over a server it is read from what the client saw. */
function raiserOf(line: Line | undefined): Raiser | undefined {
  if (!line?.error) return undefined;
  const { type, class: spark, message } = line.error;
  if (type in BY_RAISER) return type as Raiser;
  if (line.status === 'timeout') return 'timeout';
  if (line.status !== 'error' || spark === 'INTERNAL_ERROR') return 'bug';
  if (spark === 'UNSUPPORTED_FEATURE') return 'unsupported';
  return spark === null && DATABASE.test(message) ? 'database' : 'error';
}
const DATABASE =
  /^(?:\([\w.]+\) )?(?:Binder|Catalog|Conversion|Invalid Input|Internal|IO|Not implemented|Out of Range|Parser) Error: /;

const BY_RAISER: Readonly<Record<Raiser, OutcomeName>> = {
  error: 'we-raise',
  unsupported: 'unsupported',
  bug: 'bug',
  database: 'database',
  timeout: 'timeout',
};

function outcomeOf(verdict: string, ours: Line | undefined): OutcomeName {
  const raiser = raiserOf(ours);
  switch (verdict) {
    case 'match':
      return 'match';
    case 'wrong':
      return ours?.announced ? 'announced' : 'wrong-rows';
    case 'match_rows_but_schema_differs':
      return 'wrong-schema';
    case 'missed_error':
      return 'missed-error';
    case 'missing':
      return 'missing';
    default:
      return raiser ? BY_RAISER[raiser] : 'missing';
  }
}

/** `DATATYPE_MISMATCH.X` of ours is Spark's `DATATYPE_MISMATCH.X` only: a part of a class is another class. */
function errorOutcome(theirs: Line, ours: Line | undefined): OutcomeName {
  const raiser = raiserOf(ours);
  if (raiser === 'bug' || raiser === 'timeout') return BY_RAISER[raiser];
  if (raiser === 'unsupported') return 'refused-error';
  return (theirs.error?.class ?? null) === (ours?.error?.class ?? null) ? 'same-error' : 'other-error';
}

const text = (line: Line | undefined): string => {
  if (!line) return 'nothing';
  if (line.status === 'ok')
    return `${JSON.stringify(line.schema)} ${line.rows?.length} rows: ${JSON.stringify(line.rows?.slice(0, 8)).slice(0, 900)}`;
  return `${line.error?.type} ${line.error?.class ?? ''}: ${line.error?.message.slice(0, 300)}`;
};

/** Prints the totals, or the statements or reasons of one outcome. */
export function report(candidate: string, options: ReportOptions): void {
  const goldenPath = join(here, 'golden', 'sql-dev.jsonl');
  const golden = read(goldenPath);
  const mine = read(candidate);
  const totals = new Map<string, Map<OutcomeName, number>>();
  const chosen: (readonly [Line, Line | undefined, readonly string[]])[] = [];
  const outcomes: Record<string, OutcomeName> = {};
  for (const [id, [verdict = 'missing', ...flags]] of Object.entries(judged(goldenPath, candidate))) {
    const theirs = golden.get(id)!;
    const ours = mine.get(id);
    if (options.only && !options.only.test(theirs.file)) continue;
    const outcome =
      theirs.status === 'ok' || verdict === 'missed_error' ? outcomeOf(verdict, ours) : errorOutcome(theirs, ours);
    outcomes[id] = outcome;
    for (const group of ['all', ...(options.perFile ? [theirs.file] : [])]) {
      const counts = totals.get(group) ?? new Map<OutcomeName, number>();
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      totals.set(group, counts);
    }
    if (outcome === (options.list ?? options.reasons)) chosen.push([theirs, ours, flags]);
  }
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(outcomes, undefined, 1));
  const wanted = options.list ?? options.reasons;
  if (wanted !== undefined && !(wanted in OUTCOMES))
    throw new Error(`no outcome "${wanted}"; there are ${Object.keys(OUTCOMES).join(', ')}`);
  if (options.list !== undefined) {
    for (const [theirs, ours, flags] of chosen.slice(0, options.max))
      console.log(
        `== ${theirs.id} ${flags.join(',')}\n${ours?.sql}\n-- Spark: ${text(theirs)}\n-- ours:  ${text(ours)}${ours?.emitted ? `\n-- ran:   ${ours.emitted.replace(/\s+/g, ' ').slice(0, 1500)}` : ''}\n`,
      );
  } else if (options.reasons !== undefined) {
    const reasons = new Map<string, { count: number; example: string }>();
    for (const [theirs, ours] of chosen) {
      const message = (ours?.error?.message ?? theirs.error?.class ?? theirs.error?.message ?? '').split('\n', 1)[0]!;
      const key = message
        .replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '…')
        .replace(/\d+/g, 'N')
        .slice(0, 140);
      const known = reasons.get(key) ?? { count: 0, example: theirs.id };
      known.count++;
      reasons.set(key, known);
    }
    const sorted = [...reasons].sort(([, a], [, b]) => b.count - a.count).slice(0, options.max);
    for (const [reason, { count, example }] of sorted)
      console.log(`${String(count).padStart(5)}  ${reason}   ${example}`);
  }
  for (const [group, counts] of totals) {
    const total = [...counts.values()].reduce((a, b) => a + b, 0);
    const good = (counts.get('match') ?? 0) + (counts.get('same-error') ?? 0) + (counts.get('other-error') ?? 0);
    if (group !== 'all') {
      console.log(
        `${group}: ${Object.keys(OUTCOMES)
          .flatMap((o) => (counts.has(o as OutcomeName) ? [`${o} ${counts.get(o as OutcomeName)}`] : []))
          .join(', ')}`,
      );
      continue;
    }
    console.log(`${total} statements, ${((100 * good) / total).toFixed(1)} % as Spark`);
    for (const [outcome, meaning] of Object.entries(OUTCOMES))
      console.log(`  ${outcome.padEnd(14)}${String(counts.get(outcome as OutcomeName) ?? 0).padStart(6)}  ${meaning}`);
  }
}
