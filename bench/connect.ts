/**
 * The server of this repository beside Spark's own and Sail, with the same client, one after the other: test/conformance/perf.py.
 *
 *   pnpm bench:connect [--only ours,spark,sail] [--cold 3] [--reps 3]
 *
 * Prints the measures, and the bars that they are held to. Builds the command first, since that is what users start.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, here, python } from '../test/conformance/cache.js';
import { flagsOf } from '../test/conformance/flags.js';
import { freePort } from '../test/conformance/free-port.js';
import { ensure } from '../test/conformance/steps.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: flags } = flagsOf(import.meta.url, {
  options: {
    only: { type: 'string', default: 'ours,spark,sail' },
    cold: { type: 'string', default: '3' },
    reps: { type: 'string', default: '3' },
  },
});

interface Measures {
  readonly name: string;
  readonly cold_s: readonly number[];
  readonly select1_ms: { readonly median: number };
  readonly 'tpch-sf0.1_total_s'?: number;
  readonly 'tpch-sf0.1_failed'?: readonly string[];
  readonly collect_arrow_mrows_s?: number;
  readonly rss_idle_mb?: number;
}

const commands: Readonly<Record<string, (port: number) => string>> = {
  ours: (port) => `exec '${process.execPath}' '${root}packages/cli/bin/spark-sql-to-snowflake.js' serve --port ${port}`,
  spark: (port) => `exec '${join(here, 'servers/spark.sh')}' ${port}`,
  sail: (port) => `exec '${join(here, 'servers/sail.sh')}' ${port}`,
};
const folder = join(cache, 'runs');
const file = (name: string): string => join(folder, `perf-${name}.json`);

async function measure(name: string): Promise<Measures> {
  const port = await freePort();
  const command = commands[name];
  if (command === undefined) throw new Error(`no server "${name}"; there are ${Object.keys(commands).join(', ')}`);
  const data = join(cache, 'data');
  const args = ['--name', name, '--remote', `sc://127.0.0.1:${port}`, '--start', command(port), '--out', file(name)];
  const rest = [
    '--cold',
    flags.cold,
    '--reps',
    flags.reps,
    '--tpch',
    join(data, 'tpch-sf0.01'),
    join(data, 'tpch-sf0.1'),
  ];
  const run = spawnSync(python('venv'), [join(here, 'perf.py'), ...args, ...rest], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CONFORMANCE_CACHE: cache },
  });
  if (run.status !== 0) throw new Error(`perf.py ended with ${run.status} for ${name}`);
  return JSON.parse(readFileSync(file(name), 'utf8')) as Measures;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A line for each bar: what was measured, what is asked, and whether it holds. */
function bars(by: ReadonlyMap<string, Measures>): void {
  const [ours, spark, sail] = ['ours', 'spark', 'sail'].map((name) => by.get(name));
  if (ours === undefined) return;
  const bar = (
    what: string,
    got: number | undefined,
    most: number | undefined,
    unit: string,
    atLeast = false,
  ): void => {
    if (got === undefined || most === undefined) return;
    const holds = atLeast ? got >= most : got <= most;
    const asked = `${atLeast ? 'at least' : 'at most'} ${most.toFixed(2)}`;
    console.log(
      `${holds ? 'holds' : 'FAILS'}  ${what}: ${got.toFixed(2)} ${unit}, asked ${asked}; ${(got / most).toFixed(2)} of it`,
    );
    if (!holds) process.exitCode = 1;
  };
  const tpch = (m: Measures | undefined): number | undefined => m?.['tpch-sf0.1_total_s'];
  bar('start to first answer', median(ours.cold_s), 1.5, 's');
  bar("SELECT 1, beside Sail's median", ours.select1_ms.median, sail?.select1_ms.median, 'ms');
  const third = tpch(spark);
  bar("TPC-H sf 0.1, beside a third of Spark's", tpch(ours), third === undefined ? undefined : third / 3, 's');
  bar("TPC-H sf 0.1, beside Sail's", tpch(ours), tpch(sail), 's');
  bar("5M rows, beside Sail's", ours.collect_arrow_mrows_s, sail?.collect_arrow_mrows_s, 'M rows/s', true);
  bar('memory at rest', ours.rss_idle_mb, 300, 'MB');
  for (const failed of ours['tpch-sf0.1_failed'] ?? []) {
    console.log(`FAILS  TPC-H ${failed}`);
    process.exitCode = 1;
  }
}

const names = flags.only.split(',');
ensure([
  'spark',
  'data',
  ...(names.includes('spark') ? (['server'] as const) : []),
  ...(names.includes('sail') ? (['sail'] as const) : []),
]);
mkdirSync(folder, { recursive: true });
if (names.includes('ours')) {
  const built = spawnSync(process.execPath, [join(root, 'scripts/bundle-command.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}
const by = new Map<string, Measures>();
for (const name of names) by.set(name, await measure(name));
spawnSync(python('venv'), [join(here, 'perf.py'), '--show', ...names.map(file)], {
  stdio: 'inherit',
  env: { ...process.env, CONFORMANCE_CACHE: cache },
});
bars(by);
