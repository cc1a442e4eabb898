/** The peers of the compile benchmark, both from `pnpm conformance:setup tools peers`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cache, python } from '../test/conformance/cache.js';
import { sum } from './timing.js';

export interface PeerTimes {
  readonly name: string;
  /** Milliseconds for all statements. */
  readonly transpile: number;
  readonly parse: number;
  /** Statements that the peer refuses; they cost it less than they should. */
  readonly refused: number;
}

interface Polyglot {
  transpile(sql: string, read: string, write: string): { readonly success: boolean };
  parse(sql: string, read: string): { readonly success: boolean };
}

/** The peer that runs in this process, whose rounds take turns with ours. */
export interface InProcessPeer {
  readonly name: string;
  transpile(sql: string): void;
  parse(sql: string): void;
  refuses(sql: string): boolean;
}

export async function polyglot(): Promise<InProcessPeer> {
  const entry = join(cache, 'peers', 'node_modules', '@polyglot-sql', 'sdk', 'dist', 'index.node.js');
  if (!existsSync(entry)) throw new Error('polyglot-sql is not there: run `pnpm conformance:setup peers` first');
  const sdk = (await import(pathToFileURL(entry).href)) as Polyglot;
  return {
    name: 'polyglot-sql 0.12.1 (WASM)',
    transpile: (sql) => void sdk.transpile(sql, 'spark', 'snowflake'),
    parse: (sql) => void sdk.parse(sql, 'spark'),
    refuses: (sql) => !sdk.transpile(sql, 'spark', 'snowflake').success,
  };
}

export function sqlglot(statements: readonly string[], rounds: number, warmUps: number): PeerTimes {
  const program = python('tools');
  if (!existsSync(program)) throw new Error('sqlglot is not there: run `pnpm conformance:setup tools` first');
  const script = fileURLToPath(new URL('./sqlglot_peer.py', import.meta.url));
  const run = spawnSync(program, [script], { input: JSON.stringify([rounds, statements, warmUps]), encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`sqlglot_peer.py failed: ${run.stderr}`);
  const { version, transpile, parse } = JSON.parse(run.stdout) as {
    version: string;
    transpile: readonly number[];
    parse: readonly number[];
  };
  return {
    name: `sqlglot ${version} (compiled)`,
    transpile: sum(transpile) * 1000,
    parse: sum(parse) * 1000,
    refused: 0,
  };
}
