import { readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { UserError } from '../user-error.js';

/** A text to translate. `name` is what messages call it; `path` where it lies, relative to the folder it was found under. */
export interface SourceText {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}
const SQL_FILES = '**/*.{sql,hql,ddl}';

/**
 * What the arguments name: files as they are, folders with all SQL files below them, globs. No argument, or `-`: standard input.
 * Throws UserError where an argument names nothing.
 */
export async function findSources(args: readonly string[]): Promise<readonly SourceText[]> {
  if (args.length === 0 || (args.length === 1 && args[0] === '-')) {
    if (process.stdin.isTTY)
      throw new UserError('name a file, a folder or a glob, or pipe SQL to standard input (--help says more)');
    return [{ name: '<stdin>', path: 'stdin.sql', text: await readStdin() }];
  }
  const found: SourceText[] = [];
  for (const arg of args) found.push(...(await sourcesOf(arg)));
  return found;
}

async function sourcesOf(arg: string): Promise<readonly SourceText[]> {
  const stat = statSync(arg, { throwIfNoEntry: false });
  if (stat?.isFile()) return [readSource(arg, arg.split(/[\\/]/).at(-1) ?? arg)];
  const { glob } = await import('tinyglobby');
  const cwd = stat?.isDirectory() ? arg : '.';
  const files = (await glob(stat?.isDirectory() ? SQL_FILES : arg, { cwd, expandDirectories: false })).sort();
  if (files.length === 0) {
    throw new UserError(
      stat?.isDirectory()
        ? `${arg}: no .sql, .hql or .ddl file below this folder`
        : `${arg}: no such file, and no glob that matches one`,
    );
  }
  return files.map((file) => readSource(relative('.', resolve(cwd, file)), file));
}

function readSource(name: string, path: string): SourceText {
  return { name, path, text: readText(name) };
}

/** A text file in UTF-8, without its byte order mark. Throws UserError where it can't be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UserError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
