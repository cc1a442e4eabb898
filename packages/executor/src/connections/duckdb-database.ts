import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection as Native } from '@duckdb/node-api';
import type { Connection, Database } from '../connection.js';
import { causeText, ExecutionError } from '../execution-error.js';
import { registerScan } from './duckdb-scan.js';
import { duckdbSession, sharedDatabase, TEMPORARY_DATABASE } from './duckdb-session.js';
import { nativePool } from './natives.js';

export interface DuckDBOptions {
  /** A database file; created where there is none. Default: a database in memory. */
  readonly file?: string;
  readonly readOnly?: boolean;
  /** Default UTC. */
  readonly timeZone?: string;
  /** How many threads may work; default: what DuckDB takes. */
  readonly threads?: number;
}

/** A DuckDB, and a connection that has seen it open. Throws ExecutionError where the file is none, or is locked. */
export async function openInstance(options: DuckDBOptions): Promise<readonly [DuckDBInstance, Native]> {
  const settings: Record<string, string> = {
    ...(options.readOnly && { access_mode: 'READ_ONLY' }),
    ...(options.threads !== undefined && { threads: String(options.threads) }),
    // what does not fit into memory goes into a folder, made when it is needed; DuckDB's own choice is the current folder
    ...(options.file === undefined && { temp_directory: join(tmpdir(), `spark-sql-to-snowflake-${process.pid}`) }),
  };
  try {
    const instance = await DuckDBInstance.create(options.file ?? ':memory:', settings);
    const native = await instance.connect();
    await native.run(`ATTACH ':memory:' AS ${TEMPORARY_DATABASE} (READ_WRITE)`);
    registerScan(native);
    return [instance, native];
  } catch (error) {
    throw new ExecutionError(`Cannot open the DuckDB database ${options.file ?? 'in memory'}: ${causeText(error)}.`);
  }
}

/** Open a DuckDB database for many sessions. Each statement that runs has a connection of DuckDB's for itself. Throws ExecutionError. */
export async function openDuckDBDatabase(options: DuckDBOptions = {}): Promise<Database> {
  const [instance, first] = await openInstance(options);
  first.closeSync();
  const shared = sharedDatabase(instance);
  const natives = nativePool(instance);
  const sessions = new Set<Connection>();
  let count = 0;
  return {
    async connect() {
      const session = duckdbSession(shared, natives, `session_${++count}`, () => {
        sessions.delete(session);
      });
      await session.setTimeZone(options.timeZone ?? 'UTC');
      sessions.add(session);
      return session;
    },
    async close() {
      await Promise.all([...sessions].map((s) => s.close()));
      natives.close();
      instance.closeSync();
    },
  };
}
