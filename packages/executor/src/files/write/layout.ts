import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Where a write puts its files until all are there: a hidden folder beside the target. */
export interface Staging {
  /** A new file: its folder below the target (empty: the target itself) is made. */
  file(folder: string, suffix: string): Promise<string>;
  readonly folder: string;
  /** The folders of the files so far, below the target. */
  readonly written: ReadonlySet<string>;
  /** Move all to the target, whole. `append` keeps what is there; `partitions` replaces only folders that have new files. */
  commit(how: 'replace' | 'append' | 'partitions'): Promise<void>;
  /** Leave no trace. */
  discard(): Promise<void>;
}

export const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;

/** Throws what the file system says. */
export async function stage(target: string): Promise<Staging> {
  const id = randomUUID();
  const folder = join(dirname(target), `.${basename(target)}.${id}.tmp`);
  const old = join(dirname(target), `.${basename(target)}.${id}.old`);
  await mkdir(folder, { recursive: true });
  const counts = new Map<string, number>();
  const written = new Set<string>();
  return {
    folder,
    written,
    async file(sub, suffix) {
      const at = counts.get(sub) ?? 0;
      counts.set(sub, at + 1);
      written.add(sub);
      await mkdir(join(folder, sub), { recursive: true });
      const mark = sub === '' ? '-c000' : '.c000';
      return join(folder, sub, `part-${String(at).padStart(5, '0')}-${id}${mark}${suffix}`);
    },
    async commit(how) {
      await writeFile(join(folder, '_SUCCESS'), '');
      if (how === 'replace' || !(await exists(target))) {
        const before = await exists(target);
        if (before) await rename(target, old);
        await rename(folder, target);
        if (before) await rm(old, { recursive: true, force: true });
        return;
      }
      if (how === 'partitions') {
        for (const sub of written) {
          for (const name of await readdir(join(target, sub)).catch(() => []))
            if ((await stat(join(target, sub, name))).isFile()) await rm(join(target, sub, name));
        }
      }
      for (const sub of ['', ...written]) await moveFiles(join(folder, sub), join(target, sub));
      await rm(folder, { recursive: true, force: true });
    },
    async discard() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function moveFiles(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true }))
    if (entry.isFile()) await rename(join(from, entry.name), join(to, entry.name));
}
