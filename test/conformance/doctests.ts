/**
 * PySpark's own doctests over Spark Connect: the 301 objects of suite/doctests.json, against a server of ours that is started here.
 *
 *   pnpm conformance:doctests [--module functions,column] [--object REGEX] [--show]
 *   pnpm conformance:doctests --remote sc://HOST:PORT      against any server
 *   pnpm conformance:doctests --again [--show]             look at the last run again
 *
 * Prints totals by module and the failures by cause; --show names what each failed object said.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, here, python } from './cache.js';
import { flagsOf } from './flags.js';
import { freePort } from './free-port.js';
import { ensure } from './steps.js';

const { values: flags } = flagsOf(import.meta.url, {
  options: {
    module: { type: 'string' },
    object: { type: 'string' },
    remote: { type: 'string' },
    show: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
  },
});

interface Outcome {
  readonly module: string;
  readonly object: string;
  readonly status: string;
  readonly reason: string;
  readonly exc_type: string | null;
  readonly first: { readonly source: string; readonly expected: string; readonly got: string | null } | null;
}

const folder = join(cache, 'runs');
const out = join(folder, 'doctests.jsonl');

async function run(): Promise<void> {
  ensure(['spark']);
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const server =
    flags.remote === undefined
      ? [
          '--server-cmd',
          `'${join(here, 'servers/ours.sh')}' ${port}`,
          '--server-log',
          join(folder, 'doctests-server.log'),
        ]
      : [];
  const args = [
    join(here, 'doctests.py'),
    '--remote',
    flags.remote ?? `sc://127.0.0.1:${port}`,
    '--out',
    out,
    '--quiet',
  ];
  if (flags.module !== undefined) args.push('--module', flags.module);
  if (flags.object !== undefined) args.push('--object', flags.object);
  const ended = spawnSync(python('venv'), [...args, ...server], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TZ: 'UTC' },
  });
  if (ended.status !== 0) throw new Error(`doctests.py ended with status ${ended.status}`);
}

/** What went wrong, with the parts that differ from object to object left out. */
function cause({ exc_type, reason, first }: Outcome): string {
  if (exc_type === null) return first === null ? reason : 'the output differs';
  const line = reason.split('\n', 1)[0] ?? '';
  return `${exc_type}: ${line.replace(/`[^`]*`|"[^"]*"|'[^']*'|\d+/g, '…').slice(0, 140)}`;
}

function report(): void {
  const outcomes = readFileSync(out, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Outcome);
  const passes = (of: readonly Outcome[]): string => {
    const passed = of.filter(({ status }) => status === 'pass').length;
    return `${passed} of ${of.length} (${((100 * passed) / Math.max(1, of.length)).toFixed(1)} %)`;
  };
  console.log(`\nfunctions           ${passes(outcomes.filter((o) => o.module === 'functions'))}`);
  console.log(`all but functions   ${passes(outcomes.filter((o) => o.module !== 'functions'))}`);
  const failed = outcomes.filter(({ status }) => status !== 'pass');
  const byCause = groups(failed);
  for (const [why, those] of [...byCause].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`\n${those.length}  ${why}`);
    console.log(`   ${those.map((o) => `${o.module}.${o.object}`).join(', ')}`);
    if (!flags.show) continue;
    for (const { object, first, reason } of those) {
      console.log(`\n   --- ${object}: ${first?.source.trimEnd() ?? ''}\n   ${reason.slice(0, 300)}`);
      if (first?.got != null)
        console.log(`${first.expected.replace(/^/gm, '   - ')}\n${first.got.replace(/^/gm, '   + ')}`);
    }
  }
}

function groups(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly Outcome[]> {
  const map = new Map<string, Outcome[]>();
  for (const outcome of outcomes) map.set(cause(outcome), [...(map.get(cause(outcome)) ?? []), outcome]);
  return map;
}

if (!flags.again) await run();
report();
