import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Artifacts } from '../session/session.js';

/** Where functions of a session import from: what the client has sent by `addArtifacts(…, pyfile=True)`. */
export interface SessionFiles {
  /** A folder with the modules, then each archive. Empty where nothing was sent. */
  paths(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Spark Connect's folder for what Python imports. */
const PYFILES = 'pyfiles/';
const ARCHIVE = /\.(?:zip|egg|jar)$/;

export function sessionFiles(artifacts: Artifacts): SessionFiles {
  let folder: Promise<string> | undefined;
  const written = new Map<string, Uint8Array>();
  return {
    async paths() {
      const sent = artifacts.names().filter((name) => name.startsWith(PYFILES));
      if (sent.length === 0) return [];
      folder ??= mkdtemp(join(tmpdir(), 'spark-sql-to-snowflake-python-'));
      const place = await folder;
      await mkdir(place, { recursive: true });
      const archives: string[] = [];
      for (const name of sent) {
        const path = join(place, basename(name));
        const data = artifacts.get(name) ?? new Uint8Array();
        if (written.get(name) !== data) await writeFile(path, data);
        written.set(name, data);
        if (ARCHIVE.test(path)) archives.push(path);
      }
      return [place, ...archives];
    },
    async close() {
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}
