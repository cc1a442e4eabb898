/**
 * What this program adds to a statement on Snowflake: DataFrame actions by PySpark, end to end, beside the same SQL by the plain driver.
 *
 *   pnpm bench:snowflake [--reps 30] [--only REGEX] [--source]
 *
 * Both against the emulator fakesnow, through a relay that times each statement: its time is taken off, and what is left is ours and the
 * client's. Once with the emulator at work beside, once with the answers of before, so that nothing of it is in the figures, which are
 * held to their bars. Builds the command first, since that is what users start; `--source` leaves that out and starts what is written.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Sdk from 'snowflake-sdk';
import { serve } from '../test/clients/serve.js';
import { python } from '../test/conformance/cache.js';
import { countOf, flagsOf, patternOf } from '../test/conformance/flags.js';
import { startEmulator } from '../test/conformance/snowflake/emulator.js';
import { ensure } from '../test/conformance/steps.js';
import { type Relay, type Relayed, startRelay } from './snowflake-relay.js';
import { median } from './timing.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: flags } = flagsOf(import.meta.url, {
  options: {
    reps: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
    source: { type: 'boolean' },
  },
});
/** Runs that are counted, and those before that are not. The emulator takes ten seconds for some statements. */
interface Runs {
  readonly reps: number;
  readonly warmUps: number;
}
const AT_WORK: Runs = { reps: Math.min(4, countOf('reps', flags.reps)), warmUps: 1 };
const REPLAYED: Runs = { reps: countOf('reps', flags.reps), warmUps: 10 };

/** Milliseconds that an action may take more than its SQL by the driver, the account's own time and the client's apart. */
const BARS: Readonly<Record<string, number>> = { range: 15, filter: 15, values_1000: 100, with_column_200: 100 };

/** The actions of snowflake_actions.py. */
const ACTIONS = ['range', 'filter', 'values_1000', 'with_column_200', 'with_column_chain_50'];

/** Milliseconds of each run. */
interface Times {
  readonly all: readonly number[];
  /** Those that PySpark needs to write the plan. */
  readonly client: readonly number[];
}

/** Run an action by PySpark. */
async function action(url: string, name: string, { reps, warmUps }: Runs): Promise<Times> {
  const program = join(root, 'bench', 'snowflake_actions.py');
  const child = spawn(python('venv'), [program, url, String(reps), `^${name}$`, String(warmUps)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (part) => {
    text += String(part);
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`snowflake_actions.py ended with ${status}`);
  return (JSON.parse(text) as Readonly<Record<string, Times>>)[name] as Times;
}

/** Milliseconds of each run of a statement by the driver alone, its rows taken. */
async function byDriver(connection: Sdk.Connection, sqlText: string, reps: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < reps; i++) {
    const start = performance.now();
    await new Promise<void>((resolve, reject) => {
      connection.execute({ sqlText, complete: (error) => (error ? reject(error) : resolve()) });
    });
    times.push(performance.now() - start);
  }
  return times;
}

/** The median of what was not the account's, run by run. */
const without = (all: readonly number[], account: readonly Relayed[]): number =>
  median(all.map((ms, i) => ms - (account.at(i - all.length)?.ms ?? Number.NaN)));

/** Milliseconds of a processor that a process has used. Linux's only. */
function cpuMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

interface Measure {
  readonly sql: string;
  /** Milliseconds: of all, of the account, of the driver by itself, of PySpark, of the server beside those, and of a processor. */
  readonly all: number;
  readonly account: number;
  readonly driver: number;
  readonly client: number;
  readonly ours: number;
  readonly cpu: number;
}

async function measure(
  name: string,
  server: { readonly url: string; readonly pid: number },
  relay: Relay,
  connection: Sdk.Connection,
): Promise<Measure> {
  const runs = relay.replay ? REPLAYED : AT_WORK;
  const count = runs.reps + runs.warmUps;
  relay.taken();
  const before = cpuMs(server.pid);
  const times = await action(server.url, name, runs);
  const cpu = (cpuMs(server.pid) - before) / count;
  const queries = relay.taken().filter(({ sql }) => !/^ALTER SESSION|INFORMATION_SCHEMA/.test(sql));
  if (queries.length !== count) throw new Error(`${name} is ${queries.length / count} statements an action`);
  const sql = queries.at(-1)?.sql ?? '';
  const driver = without(await byDriver(connection, sql, runs.reps), relay.taken());
  const client = median(times.client);
  const account = median(queries.slice(-runs.reps).map((q) => q.ms));
  const ours = without(times.all, queries) - driver - client;
  return { sql, all: median(times.all), account, driver, client, ours, cpu };
}

ensure(['spark', 'emulator']);
if (
  !flags.source &&
  spawnSync(process.execPath, [join(root, 'scripts/bundle-command.mjs')], { stdio: 'inherit' }).status !== 0
)
  process.exit(1);
const command = flags.source ? undefined : [join(root, 'packages/cli/bin/spark-sql-to-snowflake.js')];
const emulator = await startEmulator();
const relay = await startRelay(emulator.port);
emulator.connectTo(relay.port);
process.env.SNOWFLAKE_HOME = emulator.home;
try {
  const server = await serve(['--connection', 'spark-connect'], command);
  const sdk = createRequire(import.meta.url)('snowflake-sdk') as typeof Sdk;
  sdk.configure({ logLevel: 'OFF', additionalLogToConsole: false });
  const accessUrl = `http://127.0.0.1:${relay.port}`;
  const where = { database: 'SPARK', schema: 'DEFAULT' };
  const connection = sdk.createConnection({ account: 'e', username: 'u', password: 'p', accessUrl, ...where });
  await connection.connectAsync();
  const names = ACTIONS.filter((name) => patternOf('only', flags.only).test(name));
  for (const replay of [false, true]) {
    relay.replay = replay;
    console.log(replay ? 'with the answers of before:' : 'with the emulator at work:');
    for (const name of names) {
      const t = await measure(name, server, relay, connection);
      const most = BARS[name];
      // few runs beside an emulator that takes the processor tell little
      const judged = replay && most !== undefined;
      if (judged && t.ours > most) process.exitCode = 1;
      const verdict = !judged ? '' : t.ours <= most ? 'holds  ' : 'FAILS  ';
      const ms = (n: number): string => `${n.toFixed(1)} ms`;
      console.log(
        `  ${verdict}${name}: ${ms(t.ours)} ours${judged ? `, of at most ${most}` : ''} (${ms(t.cpu)} of a processor); apart from that ${ms(t.client)} PySpark writing its plan, ${ms(t.driver)} the driver, ${ms(t.account)} the account; ${ms(t.all)} in all, ${t.sql.length} characters of SQL`,
      );
    }
  }
  await server.stop();
  await new Promise<void>((resolve) => connection.destroy(() => resolve()));
} finally {
  await relay.stop();
  await emulator.stop();
}
process.exit();
