/**
 * What this program adds to a statement on Snowflake: DataFrame actions by PySpark, end to end, beside the same SQL by the plain driver.
 *
 *   pnpm bench:snowflake [--reps 30] [--only REGEX] [--source]
 *
 * Both against the emulator fakesnow, which takes its own time for each statement; what is left is ours and the client's. Builds the
 * command first, since that is what users start; `--source` leaves that out and starts what is written.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type * as Sdk from 'snowflake-sdk';
import { serve } from '../test/clients/serve.js';
import { python } from '../test/conformance/cache.js';
import { startEmulator } from '../test/conformance/snowflake/emulator.js';
import { ensure } from '../test/conformance/steps.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    reps: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
    source: { type: 'boolean' },
  },
});

/** Milliseconds that an action may take more than its SQL by the driver. */
const BARS: Readonly<Record<string, number>> = { range: 15, filter: 15, values_1000: 100, with_column_200: 100 };

/** Milliseconds of each run. */
interface Times {
  readonly all: readonly number[];
  /** Those that PySpark needs to write the plan. */
  readonly client: readonly number[];
}

/** Run the actions by PySpark. */
function actions(url: string, reps: number): Readonly<Record<string, Times>> {
  const program = join(root, 'bench', 'snowflake_actions.py');
  const run = spawnSync(python('venv'), [program, url, String(reps), flags.only], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`snowflake_actions.py ended with ${run.status}`);
  return JSON.parse(run.stdout) as Readonly<Record<string, Times>>;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

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

ensure(['spark', 'emulator']);
if (
  !flags.source &&
  spawnSync(process.execPath, [join(root, 'scripts/bundle-command.mjs')], { stdio: 'inherit' }).status !== 0
)
  process.exit(1);
const command = flags.source ? undefined : [join(root, 'packages/cli/bin/spark-sql-to-snowflake.js')];
const emulator = await startEmulator();
process.env.SNOWFLAKE_HOME = emulator.home;
try {
  const told = await serve(['--connection', 'spark-connect', '--explain-sql', '--log-format', 'json'], command);
  const names = Object.keys(actions(told.url, 1));
  const statements = told
    .log()
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? ((JSON.parse(line) as { sql?: readonly string[] }).sql ?? []) : []));
  await told.stop();
  const reps = Number(flags.reps);
  const server = await serve(['--connection', 'spark-connect'], command);
  const ours = actions(server.url, reps);
  await server.stop();
  const sdk = createRequire(import.meta.url)('snowflake-sdk') as typeof Sdk;
  sdk.configure({ logLevel: 'OFF', additionalLogToConsole: false });
  const accessUrl = `http://127.0.0.1:${emulator.port}`;
  const where = { database: 'SPARK', schema: 'DEFAULT' };
  const connection = sdk.createConnection({ account: 'e', username: 'u', password: 'p', accessUrl, ...where });
  await connection.connectAsync();
  for (const [i, name] of names.entries()) {
    const sql = statements.at(i - names.length) ?? '';
    const driver = median(await byDriver(connection, sql, reps));
    const all = median(ours[name]?.all ?? []);
    const client = median(ours[name]?.client ?? []);
    const most = BARS[name] ?? Number.POSITIVE_INFINITY;
    const holds = all - driver <= most;
    if (!holds) process.exitCode = 1;
    console.log(
      `${holds ? 'holds' : 'FAILS'}  ${name}: ${all.toFixed(1)} ms, by the driver alone ${driver.toFixed(1)} ms (${sql.length} characters), ${(all - driver).toFixed(1)} ms more, of which ${client.toFixed(1)} ms are PySpark writing its plan; asked at most ${most}`,
    );
  }
  await new Promise<void>((resolve) => connection.destroy(() => resolve()));
} finally {
  await emulator.stop();
}
process.exit();
