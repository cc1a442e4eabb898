/**
 * Programs of unchanged clients, and what they print on real Spark Connect.
 *
 *   pnpm conformance:clients [--only REGEX] [--diff]     against a server of ours, started here
 *   pnpm conformance:clients --remote sc://HOST:PORT     against any server
 *   pnpm conformance:clients --record                    against real Spark, started here: write what is expected (each program runs twice)
 *   pnpm conformance:clients --pyspark4                  the programs that Spark 4's client runs too, on the same expectations
 *
 * The Scala programs and the notebook run in the tests (`npx vitest run test/clients`); --record writes their expectations too.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { recordNotebook } from '../clients/notebook.js';
import {
  expectedFile,
  expectedOutput,
  knownGaps,
  type ProgramResult,
  programNames,
  runPrograms,
} from '../clients/programs.js';
import { recordScala } from '../clients/scala.js';
import { serve } from '../clients/serve.js';
import { cache, here, python } from './cache.js';
import { countOf, flagsOf, patternOf } from './flags.js';
import { ensure } from './steps.js';

const { values: flags } = flagsOf(import.meta.url, {
  options: {
    only: { type: 'string', default: '' },
    diff: { type: 'boolean', default: false },
    remote: { type: 'string' },
    record: { type: 'boolean', default: false },
    pyspark4: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '2' },
  },
});
const SPARK_PORT = '15110';
/** What Spark 4's client does as 3.5's does, to the letter. */
const PLAIN = [
  'seed_count',
  'aliases',
  'ansi',
  'case_sensitive',
  'collecting',
  'files_parquet',
  'functions_collections',
  'local_nested',
  'local_rows',
  'na',
  'pivot',
  'range_and_filter',
  'rollup_cube',
  'save_as_table',
  'self_join',
  'set_operations',
  'sorting',
  'sql_arguments',
];

const only = patternOf('only', flags.only);
const names = (flags.pyspark4 ? PLAIN : programNames()).filter((name) => only.test(name));

async function record(): Promise<void> {
  ensure(['spark', 'server', 'jupyter', 'scala']);
  const control = (...args: readonly string[]): void => {
    spawnSync(join(here, 'servers/ctl.sh'), args, {
      stdio: 'inherit',
      env: { ...process.env, CONFORMANCE_CACHE: cache },
    });
  };
  if (flags.remote === undefined) control('start', 'spark', SPARK_PORT);
  const url = flags.remote ?? `sc://127.0.0.1:${SPARK_PORT}`;
  try {
    const first = await runPrograms(python('venv'), url, names, 1, tell);
    const second = await runPrograms(python('venv'), url, names, 1);
    for (const name of names) {
      const { output, failed } = first.get(name)!;
      const again = second.get(name)!;
      if (failed !== null || output !== again.output || again.failed !== null) {
        console.error(
          `${name}: not recorded, ${failed ?? again.failed ?? 'it printed something else the second time'}`,
        );
        process.exitCode = 1;
        continue;
      }
      mkdirSync(dirname(expectedFile(name)), { recursive: true });
      writeFileSync(expectedFile(name), output);
    }
    await recordScala(url, only);
    if (only.test('notebook')) await recordNotebook(url);
  } finally {
    if (flags.remote === undefined) control('stop', SPARK_PORT);
  }
}

function tell({ name, failed, ms }: ProgramResult): void {
  console.log(`${name} ${ms} ms${failed === null ? '' : `: ${failed}`}`);
}

async function compare(): Promise<void> {
  ensure([flags.pyspark4 ? 'pyspark4' : 'spark']);
  const server = flags.remote === undefined ? await serve() : undefined;
  const gaps = knownGaps();
  try {
    const url = flags.remote ?? server!.url;
    const venv = flags.pyspark4 ? 'pyspark4' : 'venv';
    const results = await runPrograms(python(venv), url, names, countOf('jobs', flags.jobs));
    let passed = 0;
    for (const name of names) {
      const { output, failed } = results.get(name)!;
      const expected = expectedOutput(name);
      const same = failed === null && output === expected;
      if (same) passed++;
      if (same && gaps[name] === undefined) continue;
      console.log(`${same ? 'gap closed' : gaps[name] === undefined ? 'FAILED' : 'known gap'}: ${name}`);
      if (!same && flags.diff) showDifference(expected ?? '', output, failed);
    }
    console.log(`${passed} of ${names.length} programs print what they print on Spark`);
    const unexpected = passed !== names.filter((name) => gaps[name] === undefined).length;
    if (unexpected) process.exitCode = 1;
  } finally {
    await server?.stop();
  }
}

/** The first line that differs, with what is around it. */
function showDifference(expected: string, got: string, failed: string | null): void {
  const [want, have] = [expected.split('\n'), got.split('\n')];
  const at = want.findIndex((line, i) => line !== have[i]);
  const from = Math.max(0, at - 3);
  for (const line of want.slice(from, at)) console.log(`    ${line}`);
  for (const line of want.slice(at, at + 6)) console.log(`  - ${line}`);
  for (const line of have.slice(at, at + 6)) console.log(`  + ${line}`);
  if (failed !== null) console.log(failed.trimEnd().split('\n').slice(-4).join('\n').replace(/^/gm, '  ! '));
}

await (flags.record ? record() : compare());
