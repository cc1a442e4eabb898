import { statSync } from 'node:fs';
import { basename, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import { UserError } from '../user-error.js';
import { decode, readText, reason } from './text.js';

/** A text to translate. `name` is what messages call it; `path` where it lies below the folder that was named. */
export interface SourceText {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** The file it was read from, absolute; absent for standard input. */
  readonly file?: string;
}
const SQL_FILES = '**/*.{sql,hql,ddl}';

/**
 * What the arguments name: files as they are, folders with all SQL files below them, globs; `-`, or no argument: standard input. A file
 * that is named twice is read once. `skip` is a folder whose files are no input: the one that is written to.
 * Throws UserError where an argument names nothing.
 */
export async function findSources(args: readonly string[], skip?: string): Promise<readonly SourceText[]> {
  if (args.length === 0 && process.stdin.isTTY)
    throw new UserError('name a file, a folder or a glob, or pipe SQL to standard input (--help says more)');
  const found = new Map<string, SourceText>();
  for (const arg of args.length === 0 ? ['-'] : args) {
    for (const source of await sourcesOf(arg, skip)) {
      const key = source.file ?? '-';
      if (!found.has(key)) found.set(key, source);
    }
  }
  return [...found.values()];
}

async function sourcesOf(arg: string, skip: string | undefined): Promise<readonly SourceText[]> {
  if (arg === '-') return [{ name: '<stdin>', path: 'stdin.sql', text: await readStdin() }];
  const stat = statOf(arg);
  if (stat !== undefined && !stat.isDirectory()) return [readSource(arg, ownPath(arg))];
  const { glob } = await import('tinyglobby');
  const cwd = stat ? arg : '.';
  const pattern = stat ? SQL_FILES : arg;
  const ignore = ['**/node_modules/**'];
  // A folder that is read and written at once is no place to leave out: the files in it are the input.
  const left = skip !== undefined && isBelow(resolve(skip), cwd) ? skip : undefined;
  const files = (await glob(pattern, { cwd, ignore, expandDirectories: false }))
    .filter((file) => left === undefined || !isBelow(resolve(cwd, file), left))
    .sort();
  if (files.length === 0) {
    throw new UserError(
      stat
        ? `${arg}: no .sql, .hql or .ddl file below this folder`
        : `${arg}: no such file, and no glob that matches one`,
    );
  }
  return files.map((file) => readSource(stat ? join(arg, file) : file, stat ? normalize(file) : ownPath(file)));
}

function statOf(arg: string): ReturnType<typeof statSync> {
  try {
    return statSync(arg, { throwIfNoEntry: false });
  } catch (error) {
    throw new UserError(`${arg}: ${reason(error)}`);
  }
}

const isBelow = (file: string, folder: string): boolean => {
  const path = relative(resolve(folder), file);
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
};

/** Where a file that was named itself is written to: as it was named, or without its folders where these lead out of this one. */
function ownPath(arg: string): string {
  const path = normalize(arg);
  return isAbsolute(path) || path.startsWith('..') ? basename(path) : path;
}

const readSource = (name: string, path: string): SourceText => ({
  name,
  path,
  text: readText(name),
  file: resolve(name),
});

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  } catch (error) {
    throw new UserError(`<stdin>: ${reason(error)}`);
  }
  return decode(Buffer.concat(chunks), '<stdin>');
}
