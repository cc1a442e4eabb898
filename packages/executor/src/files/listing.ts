import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { normalizeZone, parseTimestamp } from '@spark-sql-to-snowflake/compiler';
import { fail } from '@spark-sql-to-snowflake/plan-ir';
import { expandBraces, hasGlob, segmentPattern } from './glob.js';
import type { FileOptions } from './options.js';

export interface DataFile {
  readonly path: string;
  readonly size: number;
  /** Another one when the file is written again, or another file takes its place. */
  readonly version: string;
  /** The folder, of those that the reader was given or that its patterns matched, in which the file was found; or its own. */
  readonly root: string;
}

/** A path of the machine that the server runs on. Throws CompileError for other file systems. */
export function localPath(path: string): string {
  const url = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/[^/]*(?=\/))?(.*)$/s.exec(path);
  if (!url) return resolve(path);
  if (url[1]?.toLowerCase() !== 'file')
    return fail('unsupported', {
      what: `Paths of the file system ${url[1]}`,
      why: 'files are those of the server’s machine',
    });
  return resolve(url[2] ?? '');
}

const isHidden = (name: string): boolean =>
  (name.startsWith('_') && !name.includes('=')) || name.startsWith('.') || name.endsWith('._COPYING_');

/** The paths that a path with wildcards stands for, in order of name. */
async function globbed(path: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pattern of expandBraces(path)) {
    let bases = ['/'];
    for (const segment of pattern.split('/').filter((s) => s !== '')) {
      if (!hasGlob(segment)) {
        bases = bases.map((b) => join(b, segment));
        continue;
      }
      const shape = segmentPattern(segment);
      const next: string[] = [];
      for (const base of bases) {
        const names = await readdir(base).catch(() => []);
        next.push(
          ...names
            .filter((n) => shape.test(n))
            .sort()
            .map((n) => join(base, n)),
        );
      }
      bases = next;
    }
    for (const base of bases) if (await stat(base).catch(() => undefined)) found.push(base);
  }
  return found;
}

/** What a read finds: the folders and files it begins at, and all files in them, in order of name. */
export interface Listing {
  readonly roots: readonly string[];
  readonly files: readonly DataFile[];
  readonly recursive: boolean;
}

/** Throws CompileError (PATH_NOT_FOUND). Hidden files and folders (`_x`, `.x`) are left out. */
export async function listFiles(paths: readonly string[], options: FileOptions): Promise<Listing> {
  const filter = fileFilter(options);
  const roots: string[] = [];
  for (const path of paths) {
    const local = localPath(path);
    const matches = hasGlob(local) ? await globbed(local) : [local];
    if (matches.length === 0) fail('path-not-found', { path: `file:${local}` });
    roots.push(...matches);
  }
  const files: DataFile[] = [];
  for (const root of roots) {
    const info = await stat(root).catch(() => fail('path-not-found', { path: `file:${root}` }));
    if (info.isDirectory()) await collect(root, root, filter, files);
    else if (!isHidden(basename(root)) && filter(root, info.mtimeMs)) files.push(dataFile(root, dirname(root), info));
  }
  return { roots, files, recursive: options.flag('recursiveFileLookup', false) };
}

const dataFile = (path: string, root: string, { size, mtimeMs, ctimeMs, ino }: Stats): DataFile => ({
  path,
  size,
  version: `${size} ${mtimeMs} ${ctimeMs} ${ino}`,
  root,
});

type Filter = (path: string, modified: number) => boolean;

async function collect(folder: string, root: string, filter: Filter, into: DataFile[]): Promise<void> {
  const entries = (await readdir(folder)).filter((n) => !isHidden(n)).sort();
  for (const name of entries) {
    const path = join(folder, name);
    const info = await stat(path);
    if (info.isDirectory()) await collect(path, root, filter, into);
    else if (filter(path, info.mtimeMs)) into.push(dataFile(path, root, info));
  }
}

function fileFilter(options: FileOptions): Filter {
  const glob = options.get('pathGlobFilter');
  const names = glob === undefined ? undefined : expandBraces(glob).map(segmentPattern);
  const zone = options.text('timeZone', 'UTC');
  const instant = (name: string): number | undefined => {
    const text = options.get(name);
    if (text === undefined) return undefined;
    const parsed = parseTimestamp(text);
    if (!parsed)
      return fail('file-option', {
        what: `The timestamp provided for the '${name}' option is invalid. The expected format is 'YYYY-MM-DDTHH:mm:ss', but the provided timestamp: ${text}.`,
      });
    if (!['UTC', 'Z'].includes(zone) && normalizeZone(zone) === undefined)
      fail('file-option', { what: `${zone} is no time zone.` });
    return Number(parsed.local / 1000n);
  };
  const before = instant('modifiedBefore');
  const after = instant('modifiedAfter');
  return (path, modified) =>
    (!names || names.some((n) => n.test(basename(path)))) &&
    (before === undefined || modified < before) &&
    (after === undefined || modified > after);
}

/** Largest first: the order in which Spark packs files into tasks, and so that of the rows and of the file whose header counts. */
export const bySize = (files: readonly DataFile[]): readonly DataFile[] => [...files].sort((a, b) => b.size - a.size);
