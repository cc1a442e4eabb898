/**
 * How fast the functions are that a helper gives on DuckDB, each beside a native function of the same kind: `pnpm bench:functions [NAME…]`.
 *
 * Rows a second of CPU time, on one thread of DuckDB: what the column's scan and the counting cost is in it, for both. Ends with status 1
 * where one that takes a text misses a million, or any is twenty times as slow as its native neighbour; with a reason in
 * `functions-cases.ts` it is listed and passes.
 */
import { openDuckDB } from '@spark-sql-to-snowflake/executor';
import { listCatalog, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { helpers } from '@spark-sql-to-snowflake/spark-functions';
import { flagsOf } from '../test/conformance/flags.js';
import { translate } from '../test/fixtures/translate.js';
import { CASES, COLUMNS, type SpeedCase, TABLE } from './functions-cases.js';
import { median } from './timing.js';

const ROWS = Number(process.env.BENCH_ROWS ?? 200_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const TEXT_BAR = 1_000_000;
const SLOWER_BAR = 20;

const { positionals: only } = flagsOf(import.meta.url, { allowPositionals: true });
const catalog = listCatalog([{ name: ['t'], columns: COLUMNS.map(([name, type]) => T.field(name, type)) }]);

const connection = await openDuckDB({ timeZone: 'UTC', threads: 1 });
await connection.execute([TABLE(ROWS)]);

/** Rows a second of CPU time, the median of some rounds behind one that warms up. */
async function speed(expression: string): Promise<number> {
  const sql = `SELECT count(x) AS n FROM (SELECT ${expression} AS x FROM t)`;
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    await connection.execute([sql]);
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) times.push(user + system);
  }
  return (ROWS / median(times)) * 1e6;
}

/** DuckDB's expression for Spark's, and the helpers that it calls. */
function compiled(spark: string): { readonly expression: string; readonly helpers: readonly string[] } {
  const [statement] = translate(`SELECT ${spark} AS x FROM t`, 'duckdb', { catalog });
  if (statement?.status !== 'ok') throw new Error(`${spark}: ${statement?.diagnostics.at(-1)?.message}`);
  const sql = statement.sql.join('');
  const found = /^\s*SELECT\s+([\s\S]*?)\s+AS x\s+FROM\s+t\s*$/.exec(sql);
  if (!found?.[1]) throw new Error(`${spark} is not one expression: ${sql}`);
  return { expression: found[1], helpers: statement.helpers };
}

const shown = (rate: number): string => `${(rate / 1e6).toFixed(2)}M/s`.padStart(11);
let missed = 0;

async function run(name: string, { spark, sql, native, slow }: SpeedCase): Promise<void> {
  const ours = sql === undefined ? compiled(spark ?? '') : { expression: sql, helpers: [name] };
  if (!ours.helpers.includes(name)) {
    console.log(`${name.padEnd(24)} is not called by ${spark}: ${ours.expression.slice(0, 80)}`);
    return;
  }
  await connection.useHelpers(ours.helpers);
  const helped = await speed(ours.expression);
  const peer = await speed(native);
  const takesText = Object.values(helpers.get(name)?.params ?? {})[0] === 'string';
  const short = takesText && helped < TEXT_BAR ? 'below 1M/s' : '';
  const slower = peer / helped > SLOWER_BAR ? `over ${SLOWER_BAR}×` : '';
  const verdict = [short, slower].filter(Boolean).join(', ');
  if (verdict && slow === undefined) missed++;
  console.log(
    `${name.padEnd(24)}${shown(helped)}${shown(peer)}${`${(peer / helped).toFixed(1)}×`.padStart(8)}  ${native.padEnd(34)}  ${verdict}${verdict && slow ? `: ${slow}` : ''}`.trimEnd(),
  );
}

console.log(`${'helper'.padEnd(24)}${'rows'.padStart(11)}${'native'.padStart(11)}`);
for (const name of helpers.keys()) {
  const one = CASES[name];
  if (only.length > 0 && !only.includes(name)) continue;
  if (!one) continue;
  try {
    await run(name, one);
  } catch (error) {
    missed++;
    console.log(`${name.padEnd(24)} fails: ${(error as Error).message.split('\n')[0]}`);
  }
}
connection.close();
process.exitCode = missed > 0 ? 1 : 0;
