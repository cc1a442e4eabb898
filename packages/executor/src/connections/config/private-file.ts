import { readFileSync, type Stats, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { causeText, ExecutionError } from '../../execution-error.js';

/** Others may read or change it. */
const OTHERS = 0o066;

/** The text of a file that holds secrets; undefined where there is none. Throws ExecutionError where others can read it too. */
export function readPrivateFile(given: string): string | undefined {
  const path = given.startsWith('~/') ? join(homedir(), given.slice(2)) : given;
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ExecutionError(`Cannot read ${path}: ${causeText(error)}.`);
  }
  // Windows keeps no such bits
  if (process.platform !== 'win32' && (stats.mode & OTHERS) !== 0)
    throw new ExecutionError(`Other users can read ${path}, which holds secrets. Run: chmod 0600 "${path}"`);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ExecutionError(`Cannot read ${path}: ${causeText(error)}.`);
  }
}
