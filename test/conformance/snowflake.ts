/**
 * The same programs on Snowflake: the server by a connection, with unchanged clients, against the emulator fakesnow.
 *
 *   pnpm conformance:snowflake [--only REGEX] [--diff]     the client programs and TPC-H, on an emulator started here
 *   SNOWFLAKE_TEST_CONNECTION=NAME pnpm conformance:snowflake     the same on an account: a connection of connections.toml
 *   --no-programs, --no-tpch
 *   pnpm conformance:snowflake --gates [--suite] [--no-programs] [--no-tpch]     judge every statement that fixtures, tests, TPC queries,
 *     the examples of Spark's documentation and the programs above emit; --suite: those of Spark's SQL suite, too
 *
 * What the emulator cannot do is in snowflake/known-gaps.json with the reason; on an account nothing of it counts.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectedOutput, programNames, runPrograms } from '../clients/programs.js';
import { serve } from '../clients/serve.js';
import { cache, here, python } from './cache.js';
import { flagsOf, patternOf } from './flags.js';
import { refusedByGates } from './gates.js';
import { ofExamples, ofFixtures, ofHelpers, ofSuite, ofTests, ofTpc, readKept } from './snowflake/emitted.js';
import { startEmulator } from './snowflake/emulator.js';
import { ensure } from './steps.js';

const { values: flags } = flagsOf(import.meta.url, {
  options: {
    only: { type: 'string', default: '' },
    diff: { type: 'boolean', default: false },
    programs: { type: 'boolean', default: true },
    tpch: { type: 'boolean', default: true },
    gates: { type: 'boolean', default: false },
    suite: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

const account = process.env.SNOWFLAKE_TEST_CONNECTION;
const gaps: Readonly<Record<string, string>> =
  account === undefined
    ? (JSON.parse(readFileSync(join(here, 'snowflake', 'known-gaps.json'), 'utf8')) as Record<string, string>)
    : {};

/** How many programs failed that should not. */
async function programs(url: string): Promise<number> {
  const only = patternOf('only', flags.only);
  const names = programNames().filter((name) => only.test(name));
  const results = await runPrograms(python('venv'), url, names);
  let passed = 0;
  let unexpected = 0;
  for (const name of names) {
    const { output, failed } = results.get(name)!;
    const same = failed === null && output === expectedOutput(name);
    if (same) passed++;
    if (same === (gaps[name] === undefined)) {
      if (!same) console.log(`known gap: ${name}: ${gaps[name]}`);
      if (!same && flags.diff) console.log(firstDifference(expectedOutput(name) ?? '', output, failed));
      continue;
    }
    if (same) {
      console.log(`gap closed: ${name}`);
      continue;
    }
    unexpected++;
    console.log(`FAILED: ${name}`);
    if (flags.diff) console.log(firstDifference(expectedOutput(name) ?? '', output, failed));
  }
  console.log(`${passed} of ${names.length} programs print what they print on Spark`);
  return unexpected;
}

function firstDifference(expected: string, got: string, failed: string | null): string {
  const [want, have] = [expected.split('\n'), got.split('\n')];
  const at = want.findIndex((line, i) => line !== have[i]);
  const lines = [...want.slice(at, at + 4).map((l) => `  - ${l}`), ...have.slice(at, at + 4).map((l) => `  + ${l}`)];
  const why =
    failed === null
      ? []
      : failed
          .trimEnd()
          .split('\n')
          .slice(-1)
          .map((l) => `  ! ${l}`);
  return [...lines, ...why].join('\n');
}

/** TPC-H by PySpark, compared with Spark's rows. Gives 1 where a query differs. */
function tpch(url: string): number {
  ensure(['data', 'corpus']);
  const data = join(cache, 'data', 'tpch-sf0.01');
  const out = join(cache, 'runs', 'snowflake-tpch.jsonl');
  mkdirSync(join(cache, 'runs'), { recursive: true });
  const run = (...args: readonly string[]): number =>
    spawnSync(python('venv'), args, {
      stdio: 'inherit',
      env: { ...process.env, CONFORMANCE_CACHE: cache, TPC_TABLES: 'there' },
    }).status ?? 1;
  const failed =
    run(join(here, 'snowflake', 'load_tpch.py'), url, data) ||
    run(join(here, 'run.py'), '--remote', url, '--suite', 'tpch', '--data', data, '--out', out) ||
    run(join(here, 'compare.py'), join(here, 'golden', 'tpch-sf0.01.jsonl'), out, '--per-file', '--min-match', '1');
  return failed === 0 ? 0 : 1;
}

/** How many statements the gates refuse. `sent` is what the emulator was sent. */
function judged(sent: string): number {
  ensure(['tools']);
  const sources = [ofTests(), readKept(sent, 'a program'), ofExamples(), ofTpc(), ofHelpers(), ofFixtures()];
  const all = sources.flat();
  if (flags.suite) all.push(...ofSuite());
  const different = [...new Map(all.map((s) => [s.sql, s])).values()];
  const refused = refusedByGates(different.map(({ sql }, i) => ({ id: String(i), sql })));
  for (const [id, why] of refused) {
    const { from, sql } = different[Number(id)]!;
    console.log(`refused: ${from}: ${sql.replace(/\s+/g, ' ').slice(0, 300)}\n    ${why}`);
  }
  console.log(`${different.length - refused.size} of ${different.length} statements pass the gates`);
  return refused.size;
}

const sent = join(mkdtempSync(join(tmpdir(), 'snowflake-sent-')), 'statements.jsonl');
writeFileSync(sent, '');
if (flags.gates) process.env.SNOWFLAKE_STATEMENTS = sent;
ensure(account === undefined ? ['spark', 'emulator'] : ['spark']);
const emulator = account === undefined ? await startEmulator() : undefined;
if (emulator) process.env.SNOWFLAKE_HOME = emulator.home;
const server = await serve(['--connection', account ?? 'spark-connect']);
let wrong = 0;
try {
  if (flags.programs) wrong += await programs(server.url);
  if (flags.tpch) wrong += tpch(server.url);
} finally {
  await server.stop();
  await emulator?.stop();
}
if (flags.gates) wrong += judged(sent);
if (wrong > 0) process.exitCode = 1;
