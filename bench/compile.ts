/**
 * How fast the compiler is, beside its peers, in one run: `pnpm bench:compile`. Ends with status 1 when a bar is missed.
 *
 * The 157 TPC queries, warm, each query's median over the rounds, added up. Everything has the same number of rounds to warm up and to
 * be measured in, and what runs in this process takes turns round by round: the ratios hold on a busy machine too. The command is measured by its CPU time from process start
 * to the SQL of one TPC-H query, on the built bundle (`pnpm build`). Needs `pnpm conformance:setup corpus tools peers`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '@spark-sql-to-snowflake/analyzer';
import { compile } from '@spark-sql-to-snowflake/compiler';
import { optimizeStatement } from '@spark-sql-to-snowflake/optimizer';
import { type Catalog, DEFAULT_CONF, diagnosticSink, idSource, listCatalog } from '@spark-sql-to-snowflake/plan-ir';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { splitScript } from '@spark-sql-to-snowflake/spark-sql-parser';
import { emit } from '@spark-sql-to-snowflake/sql-emit';
import { flagsOf } from '../test/conformance/flags.js';
import { tpcCatalog, tpcQueries, tpcSchemaText } from '../test/conformance/tpc-queries.js';
import { type PeerTimes, polyglot, sqlglot } from './peers.js';
import { median, mediansInTurn, sum, time } from './timing.js';

flagsOf(import.meta.url, { options: {} });
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
/** The compiler's code is large: V8 has seen most of it often enough after some twenty rounds. */
const WARM_UPS = Number(process.env.BENCH_WARM_UPS ?? 40);
const root = fileURLToPath(new URL('..', import.meta.url));

interface Input {
  readonly sql: string;
  readonly catalog: Catalog;
}
const inputs: Input[] = (['tpch', 'tpcds', 'tpcds27'] as const).flatMap((suite) => {
  const catalog = tpcCatalog(suite);
  return tpcQueries(suite).map(({ sql }) => ({ sql, catalog }));
});

let missed = 0;
function row(what: string, value: string, bar?: { readonly text: string; readonly met: boolean }): void {
  if (bar && !bar.met) missed++;
  console.log(
    `${what.padEnd(58)}${value.padStart(14)}  ${bar ? `${bar.text.padEnd(34)}${bar.met ? 'met' : 'MISSED'}` : ''}`.trimEnd(),
  );
}
const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
const limit = (text: string, value: number, most: number): { text: string; met: boolean } => ({
  text,
  met: value <= most,
});

const parse = (sql: string) => splitScript(sql).map((part) => part.parse(DEFAULT_CONF));

const PHASES = ['parse', 'analyze', 'optimize', 'emit'] as const;
type Phase = (typeof PHASES)[number];

/** Milliseconds of each phase of the whole compile, medians added up. */
function phases(): readonly (readonly [Phase, number])[] {
  const times = inputs.map((): Record<Phase, number[]> => ({ parse: [], analyze: [], optimize: [], emit: [] }));
  for (let round = 0; round < ROUNDS; round++) {
    inputs.forEach(({ sql, catalog }, i) => {
      const conf = DEFAULT_CONF;
      const ids = idSource();
      const diagnostics = diagnosticSink();
      const timed = <T>(phase: Phase, work: () => T): T => {
        const start = process.hrtime.bigint();
        const made = work();
        times[i]?.[phase].push(Number(process.hrtime.bigint() - start) / 1e6);
        return made;
      };
      const [parsed] = timed('parse', () => parse(sql));
      if (!parsed) throw new Error('no statement');
      const analyzed = timed('analyze', () => analyze(parsed, { catalog, conf, ids, diagnostics }));
      const optimized = timed('optimize', () => optimizeStatement(analyzed, { pipeline: 'shape-keeping', conf }));
      timed('emit', () => emit(optimized, { dialect: snowflake, conf, diagnostics, ids }));
    });
  }
  return PHASES.map((phase) => [phase, sum(times.map((t) => median(t[phase])))]);
}

/** CPU milliseconds of the built command from process start to the SQL of TPC-H's first query, or undefined when it is not built. */
function commandCpu(): number | undefined {
  const command = join(root, 'packages', 'cli', 'dist', 'spark-sql-to-snowflake.js');
  if (!existsSync(command)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bench-compile-'));
  try {
    writeFileSync(join(folder, 'q1.sql'), tpcQueries('tpch')[0]?.sql ?? '');
    writeFileSync(join(folder, 'schema.sql'), tpcSchemaText('tpch'));
    const args = [
      '--require',
      join(root, 'bench', 'cpu-at-exit.cjs'),
      command,
      '--compact',
      '--schema',
      'schema.sql',
      'q1.sql',
    ];
    const env = { ...process.env, BENCH_CPU_FILE: join(folder, 'cpu') };
    const times = Array.from({ length: ROUNDS + 1 }, () => {
      const run = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' });
      if (run.status !== 0 || !/select/i.test(run.stdout)) throw new Error(`the command failed: ${run.stderr}`);
      return Number(readFileSync(env.BENCH_CPU_FILE, 'utf8')) / 1000;
    });
    return median(times.slice(1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const repeat = (n: number, item: (i: number) => string, separator: string): string =>
  Array.from({ length: n }, (_, i) => item(i)).join(separator);
const GROWING: readonly { readonly what: string; readonly size: number; readonly sql: (n: number) => string }[] = [
  {
    what: 'VALUES of 5,000 rows',
    size: 5000,
    sql: (n) => `SELECT * FROM VALUES ${repeat(n, (i) => `(${i}, 'row ${i}', ${i}.5)`, ', ')} AS t(a, b, c)`,
  },
  { what: '500 unions', size: 500, sql: (n) => repeat(n, (i) => `SELECT ${i} AS a, 'b${i}' AS b`, ' UNION ALL ') },
  {
    what: 'AND of 2,000 terms',
    size: 2000,
    sql: (n) => `SELECT a FROM VALUES (1) AS t(a) WHERE ${repeat(n, (i) => `a <> ${i + 2}`, ' AND ')}`,
  },
];

const translate = ({ sql, catalog }: Input): void => {
  const { statements } = compile(sql, { dialect: snowflake, catalog });
  const bad = statements.find((s) => s.status !== 'ok');
  if (bad) throw new Error(`${bad.diagnostics.at(-1)?.message}\n${sql}`);
};

/** How three works take turns: each is first, second and last equally often. */
const ORDERS = [
  [0, 1, 2],
  [1, 2, 0],
  [2, 0, 1],
] as const;

/**
 * Time over the time of half the size, twice: 1 is linear. They take turns, so that a busy machine hurts both alike, and rounds are
 * added up: the garbage collector comes by every few rounds, and its work belongs to all of them. The order of a round changes from one
 * to the next: where a round allocates about as much as the collector waits for, it would else come by in the same work of each.
 */
function growth(sql: (n: number) => string, size: number): { readonly full: number; readonly ratio: number } {
  const catalog = listCatalog([]);
  const [half, full] = [sql(size / 2), sql(size)].map((text): Input => ({ sql: text, catalog })) as [Input, Input];
  const works = [half, half, full];
  const times = works.map((): number[] => []);
  let rounds = 30;
  for (let round = -9; round < rounds; round++) {
    // a collection of the old generation takes longer than a short work does: so many rounds that each has its share
    if (round === 0) rounds = Math.max(30, 3 * Math.ceil(500 / time(() => translate(full))));
    for (const w of ORDERS[(round + 9) % 3] ?? []) {
      const took = time(() => translate(works[w] ?? full));
      if (round >= 0) times[w]?.push(took);
    }
  }
  const [small = [], again = [], large = []] = times;
  return { full: median(large), ratio: sum(large) / (sum(small) + sum(again)) };
}

const texts = inputs.map((input) => input.sql);
const peer = await polyglot();
const works: readonly ((input: Input) => void)[] = [
  translate,
  ({ sql }) => void parse(sql),
  ({ sql }) => peer.transpile(sql),
  ({ sql }) => peer.parse(sql),
];
const [whole = 0, parseAlone = 0, peerTranspile = 0, peerParse = 0] = mediansInTurn(
  inputs,
  works,
  ROUNDS,
  WARM_UPS,
).map(sum);
const split = phases();
const refused = texts.filter((sql) => peer.refuses(sql)).length;
const inProcess: PeerTimes = { name: peer.name, transpile: peerTranspile, parse: peerParse, refused };
const peers = [inProcess, sqlglot(texts, ROUNDS, WARM_UPS)];
const fastest = peers.reduce((a, b) => (a.transpile <= b.transpile ? a : b));

console.log(
  `${inputs.length} TPC queries, Spark to Snowflake, warm; sums of medians over ${ROUNDS} rounds after ${WARM_UPS} to warm up; Node ${process.version}\n`,
);
row('whole compile', ms(whole), limit(`at most 1/2 of ${ms(fastest.transpile)}`, whole, fastest.transpile / 2));
row('parse alone', ms(parseAlone), limit(`at most 1/5 of ${ms(fastest.transpile)}`, parseAlone, fastest.transpile / 5));
for (const [phase, took] of split) row(`  phase ${phase}`, ms(took));
for (const peer of peers) {
  const ratio = (peer.transpile / whole).toFixed(2);
  row(`${peer.name}, transpile`, ms(peer.transpile), { text: `${ratio} times our whole compile`, met: true });
  row(`${peer.name}, parse`, ms(peer.parse), {
    text: `${(peer.parse / parseAlone).toFixed(2)} times our parse`,
    met: true,
  });
  if (peer.refused > 0) console.log(`  it refuses ${peer.refused} of the queries`);
}
const cpu = commandCpu();
if (cpu === undefined) row('command, CPU from start to SQL', 'not built', { text: 'run `pnpm build`', met: false });
else row('command, CPU from start to SQL', ms(cpu), limit('at most 300 ms', cpu, 300));
for (const { what, size, sql } of GROWING) {
  const { full, ratio } = growth(sql, size);
  row(what, ms(full), limit(`${ratio.toFixed(3)} of linear, at most 1.1`, ratio, 1.1));
}
if (missed > 0) {
  console.log(`\n${missed} bars missed`);
  process.exitCode = 1;
}
