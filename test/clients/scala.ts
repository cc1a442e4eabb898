import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache } from '../conformance/cache.js';

const here = fileURLToPath(new URL('./scala', import.meta.url));
const target = join(cache, 'scala', 'target');
const classes = join(target, 'programs');

const classPath = (): string =>
  [readFileSync(join(target, 'class-path'), 'utf8').trim(), join(target, 'relocated-1.jar'), classes].join(delimiter);

/** The names of the programs, which are those of their objects. */
export const scalaPrograms = (): readonly string[] =>
  readdirSync(join(here, 'programs'))
    .map((file) => basename(file, '.scala'))
    .sort();

// What Arrow and Spark's dates reach into, on Java 17.
const OPENED = [
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/sun.util.calendar=ALL-UNNAMED',
  '--add-exports=java.base/sun.util.calendar=ALL-UNNAMED',
];

const expectedFile = (name: string): string => join(here, 'expected', `${name}.txt`);

/** What a program prints on real Spark. */
export const expectedOfScala = (name: string): string => readFileSync(expectedFile(name), 'utf8');

/** Programs that this server does not run as Spark does yet, with the reason. */
export const scalaGaps = (): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(here, 'known-gaps.json'), 'utf8')) as Record<string, string>;

/** Compile all programs. Needs the set-up's step `scala`. */
export async function compileScala(): Promise<void> {
  mkdirSync(classes, { recursive: true });
  const files = scalaPrograms().map((name) => join(here, 'programs', `${name}.scala`));
  const path = classPath();
  await java(['-cp', path, 'scala.tools.nsc.Main', '-nowarn', '-d', classes, '-classpath', path, ...files]);
}

/** What a compiled program prints; an error if it fails. */
export const runScala = (name: string, url: string): Promise<string> =>
  java([...OPENED, '-cp', classPath(), name, url]);

/** What one program prints that is not among these, compiled into a folder of its own. */
export async function runScalaFile(file: string, into: string): Promise<string> {
  mkdirSync(into, { recursive: true });
  const path = classPath();
  await java(['-cp', path, 'scala.tools.nsc.Main', '-nowarn', '-d', into, '-classpath', path, file]);
  return java([...OPENED, '-cp', [into, path].join(delimiter), basename(file, '.scala')]);
}

/** Write what the programs print on real Spark. */
export async function recordScala(url: string, only: RegExp): Promise<void> {
  await compileScala();
  mkdirSync(join(here, 'expected'), { recursive: true });
  for (const name of scalaPrograms().filter((n) => only.test(n)))
    writeFileSync(expectedFile(name), await runScala(name, url));
}

function java(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('java', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TZ: 'UTC', JAVA_TOOL_OPTIONS: '' },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${err.slice(-4000)}\n${out}`))));
  });
}
