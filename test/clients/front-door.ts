import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cache, python } from '../conformance/cache.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('./front-door', import.meta.url));
/** The Python package under test. */
export const frontDoor = join(root, 'clients', 'python');

/** The path of a program beside this file. */
export const programOf = (name: string): string => join(here, name);

const quoted = (text: string): string => `'${text}'`;

/** What SPARK_SQL_TO_SNOWFLAKE_COMMAND is for the command in its sources, from any folder. */
export const commandVariable = (): string =>
  [
    quoted(process.execPath),
    '--conditions=source',
    '--import',
    quoted(pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href),
    quoted(join(root, 'packages/cli/src/bin.ts')),
  ].join(' ');

/** Build the package and install it into a folder of the cache, once for each state of its files; that folder. */
export function installFrontDoor(): string {
  const files = [
    'pyproject.toml',
    ...readdirSync(join(frontDoor, 'src/spark_sql_to_snowflake'))
      .filter((name) => name.endsWith('.py'))
      .sort()
      .map((name) => `src/spark_sql_to_snowflake/${name}`),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(frontDoor, file)));
  const folder = join(cache, 'front-door', hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(join(cache, 'front-door'), { recursive: true });
  const args = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', unfinished, frontDoor];
  const run = spawnSync(python('venv'), args, {
    encoding: 'utf8',
    env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1' },
  });
  if (run.status !== 0) throw new Error(`${frontDoor} can't be installed: ${run.stderr}`);
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return folder;
}

export interface Run {
  readonly child: ChildProcess;
  /** The server's address, once it is ready. */
  readonly url: Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/** Run a program with the package's own environment. `variables` go over it; undefined takes one away. */
export function runPython(
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>> = {},
  cwd?: string,
): Run {
  const env = {
    ...process.env,
    TZ: 'UTC',
    PYTHONPATH: installFrontDoor(),
    SPARK_SQL_TO_SNOWFLAKE_COMMAND: commandVariable(),
    SPARK_REMOTE: undefined,
    ...variables,
  };
  const child = spawn(python('venv'), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
    ...(cwd !== undefined && { cwd }),
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  const url = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      err += `${line}\n`;
      const ready = /(sc:\/\/\S+) is ready/.exec(line)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('close', () => reject(new Error(`no server was started:\n${err}`)));
  });
  // who waits for the end only does not ask for it
  url.catch(() => undefined);
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, url, ended };
}

/** Whether anything listens at an address of this machine. */
export function listens(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(url.slice(url.lastIndexOf(':') + 1)), '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Waits until nothing listens there any more; false after 15 s. */
export async function silent(url: string): Promise<boolean> {
  for (let tries = 0; tries < 150; tries++) {
    if (!(await listens(url))) return true;
    await wait(100);
  }
  return false;
}
