/**
 * The set-up of docs/set-up.md followed to the letter: in an empty home and a fresh virtual environment, its files written, its commands
 * run, in its order, and what they print compared.
 *
 *   pnpm conformance:seed                 on the Snowflake emulator, then on the embedded DuckDB (without the connection, as the page says)
 *   pnpm conformance:seed emulator        one of them: `emulator`, `duckdb` or, with SNOWFLAKE_TEST_CONNECTION, `account`
 *   pnpm conformance:seed --python 3.12   with another Python
 *   pnpm conformance:seed --no-scala      without the Scala program, which needs Java and Maven
 *
 * SNOWFLAKE_TEST_CONNECTION names a connection of a real account, in the user's own files, which then takes the place of the page's.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { listens } from '../clients/front-door.js';
import { expectedOfScala, runScalaFile } from '../clients/scala.js';
import { cache, here, python } from './cache.js';
import { flagsOf } from './flags.js';
import { freePort } from './free-port.js';
import { type Step, stepsOf, withValues } from './seed-page.js';
import { ensure, lacking } from './steps.js';

const { values: flags, positionals } = flagsOf(import.meta.url, {
  options: { python: { type: 'string' }, 'no-scala': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const SERVER = 'sc://127.0.0.1:15002';
const MINUTE = 60_000;
const account = process.env.SNOWFLAKE_TEST_CONNECTION || undefined;

type Place = 'emulator' | 'duckdb' | 'account';
const known: readonly string[] = ['emulator', 'duckdb', 'account'];

/** What happened, in the order it did. */
interface Told {
  readonly step: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly says: string;
}

async function follow(place: Place, page: readonly Step[], scala: boolean): Promise<readonly Told[]> {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'));
  const home = place === 'account' ? homedir() : join(folder, 'home');
  if (place !== 'account') mkdirSync(join(home, '.snowflake'), { recursive: true });
  // what step 1 of the page leaves
  for (const name of ['clients', 'node_modules']) symlinkSync(join(root, name), join(folder, name));
  const emulator = place === 'emulator' ? await startEmulator(join(folder, 'emulator.log')) : undefined;
  const told: Told[] = [];
  const note = async (step: string, work: () => Promise<string>): Promise<void> => {
    if (told.some((t) => !t.ok)) return;
    const start = performance.now();
    const end = (ok: boolean, says: string): void => {
      told.push({ step, ok, ms: Math.round(performance.now() - start), says });
      const { ms } = told.at(-1)!;
      console.log(`  ${ok ? 'ok    ' : 'FAILED'} ${step} (${ms} ms)${says === '' ? '' : `: ${says}`}`);
    };
    await work().then(
      (says) => end(true, says),
      (error) => end(false, error instanceof Error ? error.message : String(error)),
    );
  };
  let environment = '';
  let server: Started | undefined;
  try {
    for (const step of page) {
      switch (step.kind) {
        case 'file': {
          const isToml = step.path.endsWith('.toml');
          if (isToml && place !== 'emulator') break;
          const path = step.path.replace(/^~(?=\/)/, home).replace(/^(?!\/)/, `${folder}/`);
          await note(`write ${step.path}`, async () => {
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, isToml ? withValues(step.text, emulator!.values) : asIn(place, step.text));
            if (isToml) chmodSync(path, 0o644);
            return '';
          });
          if (path.endsWith('.scala') && scala)
            await note(`run ${step.path}`, async () => {
              const said = await runScalaFile(path, join(folder, 'classes'));
              const expected = expectedOfScala('People');
              if (said !== expected) throw new Error(`it printed\n${said}and not\n${expected}`);
              return 'the three tables, as on Spark';
            });
          break;
        }
        case 'run': {
          if (place !== 'emulator' && step.commands.includes('connections.toml')) break;
          const commands = withPython(step.commands);
          await note(commands.trim().split('\n').join('; '), async () => {
            const said = await shell(`${environment}${commands}`, folder, home);
            if (step.commands.includes('count_rows.py') && said !== '3\n') throw new Error(`it printed ${said}`);
            return said.trim();
          });
          // later commands are typed into the same terminal
          environment += commands.includes('activate') ? 'source .venv/bin/activate\n' : '';
          break;
        }
        case 'serve':
          await note(step.commands.trim(), async () => {
            server = start(`${environment}exec ${step.commands}`, folder, home);
            return server.ready;
          });
          break;
      }
    }
    await note('Ctrl-C in the server’s terminal', async () => {
      server?.child.kill('SIGINT');
      await server?.ended;
      if (await listens(SERVER)) throw new Error('the server is still there');
      return 'nothing is left';
    });
  } finally {
    server?.child.kill('SIGKILL');
    emulator?.child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  return told;
}

/** The programs of the page for a place: it says to leave the connection out for the embedded database. */
function asIn(place: Place, text: string): string {
  switch (place) {
    case 'emulator':
      return text;
    case 'duckdb':
      return text.replaceAll(/(, )?connection="spark-connect"/g, '');
    case 'account':
      return text.replaceAll('connection="spark-connect"', `connection=${JSON.stringify(account)}`);
  }
}

/** PySpark 3.5 runs on 3.10 to 3.12, whatever `python3` is here. */
const withPython = (commands: string): string =>
  flags.python === undefined ? commands : commands.replace('python3 -m venv', `${flags.python} -m venv`);

const environmentOf = (home: string): NodeJS.ProcessEnv => {
  const env: NodeJS.ProcessEnv = { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1' };
  // downloads stay where they are
  env.PIP_CACHE_DIR ??= join(homedir(), '.cache', 'pip');
  env.PYENV_ROOT ??= join(homedir(), '.pyenv');
  for (const name of ['SPARK_REMOTE', 'SPARK_SQL_TO_SNOWFLAKE_COMMAND', 'PYTHONPATH', 'VIRTUAL_ENV']) delete env[name];
  return { ...env, HOME: home };
};

function shell(commands: string, cwd: string, home: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd,
      env: environmentOf(home),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => {
      err += text.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => {
      // pip reports its downloads there
      const printed = commands.includes('pip install') ? '' : out;
      if (code === 0) resolve(printed);
      else reject(new Error(`it ended with ${code}: ${err.trimEnd().split('\n').slice(-3).join('\n')}`));
    });
  });
}

interface Started {
  readonly child: ChildProcess;
  readonly ready: Promise<string>;
  readonly ended: Promise<void>;
}

function start(commands: string, cwd: string, home: string): Started {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
    cwd,
    env: environmentOf(home),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = new Promise<string>((resolve, reject) => {
    let last = '';
    createInterface({ input: child.stderr }).on('line', (line) => {
      last = line;
      if (line.includes(`${SERVER} is ready`)) resolve(line.replace('spark-sql-to-snowflake: ', ''));
    });
    child.once('close', () => reject(new Error(last)));
    setTimeout(() => reject(new Error('it is not ready after a minute')), MINUTE).unref();
  });
  ready.catch(() => undefined);
  return { child, ready, ended };
}

interface Emulator {
  readonly child: ChildProcess;
  /** What a reader writes into the file of connections for it. */
  readonly values: Readonly<Record<string, string | number>>;
}

async function startEmulator(log: string): Promise<Emulator> {
  ensure(['emulator'], (text) => console.log(text));
  const port = await freePort();
  const child = spawn(python('emulator'), ['-W', 'ignore', join(here, 'snowflake', 'fakesnow_json.py'), String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-4000);
    });
  for (let tries = 0; !(await listens(`sc://127.0.0.1:${port}`)); tries++) {
    if (child.exitCode !== null || tries > 300) throw new Error(`the emulator did not start:\n${said}\n${log}`);
    await wait(200);
  }
  return { child, values: { host: '127.0.0.1', port, protocol: 'http' } };
}

async function main(): Promise<void> {
  const wrong = positionals.find((name) => !known.includes(name));
  if (wrong !== undefined) throw new Error(`no place "${wrong}": emulator, duckdb or account`);
  if (positionals.includes('account') && account === undefined)
    throw new Error('`account` needs SNOWFLAKE_TEST_CONNECTION, the name of a connection');
  const places =
    positionals.length > 0 ? (positionals as Place[]) : ([account ? 'account' : 'emulator', 'duckdb'] as const);
  const lacks = flags['no-scala'] ? ['--no-scala'] : lacking(['scala']);
  if (lacks.length === 0) ensure(['scala'], (text) => console.log(text));
  else console.log(`without the Scala program: ${lacks.join(', ')}`);
  if (await listens(SERVER))
    throw new Error('port 15002 is taken: the page starts its server there; stop what listens');
  mkdirSync(cache, { recursive: true });
  // step 1 of the page, as far as this checkout has not done it
  await shell('node scripts/bundle-command.mjs', root, homedir());
  const page = stepsOf(readFileSync(join(root, 'docs', 'set-up.md'), 'utf8'));
  for (const needed of [
    'connections.toml',
    'count_rows.py',
    'launch.py',
    ...(lacks.length === 0 ? ['People.scala'] : []),
  ])
    if (!page.some((step) => step.kind === 'file' && step.path.endsWith(needed)))
      throw new Error(`docs/set-up.md has no ${needed} any more: see seed-page.ts for how its blocks are marked`);
  for (const place of places) {
    console.log(`docs/set-up.md, on ${place === 'duckdb' ? 'the embedded DuckDB' : `Snowflake (${place})`}`);
    const told = await follow(place, page, lacks.length === 0);
    const bad = told.filter((t) => !t.ok).length;
    console.log(`  ${told.length - bad} steps done, ${bad} failed\n`);
    if (bad > 0) process.exitCode = 1;
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
