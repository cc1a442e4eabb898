import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { SourceText } from '../input/sources.js';
import { reason } from '../input/text.js';
import { UserError } from '../user-error.js';

/** Writes what became of each source. */
export type WriteFile = (source: SourceText, text: string) => void;

/**
 * The folder of `--out`: each source's output goes to the same path below it, with the given extension. Nothing is written before it is
 * clear that no two outputs are one file and that none is an input (`keep`: more files that must stay). Throws UserError where one is.
 */
export function outFolder(
  folder: string,
  extension: 'sql' | 'json' | 'txt',
  sources: readonly SourceText[],
  keep: readonly string[],
): WriteFile {
  const inputs = new Set([...sources.flatMap((s) => s.file ?? []), ...keep].map(realPath));
  const targets = new Map<string, SourceText>();
  const targetOf = (s: SourceText): string =>
    join(folder, s.path.replace(/\.(sql|hql|ddl)$/i, '').concat(`.${extension}`));
  for (const source of sources) {
    const target = resolve(targetOf(source));
    const other = targets.get(target);
    if (other) throw new UserError(`${other.name} and ${source.name} would both be written to ${targetOf(source)}`);
    if (inputs.has(realPath(target)))
      throw new UserError(`--out ${folder}: this would overwrite the input ${targetOf(source)}; give another folder`);
    targets.set(target, source);
  }
  makeFolder(folder, folder);
  return (source, text) => {
    const target = targetOf(source);
    makeFolder(dirname(target), folder);
    try {
      writeFileSync(target, text);
    } catch (error) {
      throw new UserError(`${target}: ${reason(error)}`);
    }
  };
}

function makeFolder(path: string, folder: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new UserError(`--out ${folder}: this folder can't be made: ${reason(error)}`);
  }
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}
