import { type DuckDBInstance, quotedIdentifier } from '@duckdb/node-api';
import type { Catalog } from '@spark-sql-to-snowflake/plan-ir';
import { helpers } from '@spark-sql-to-snowflake/spark-functions';
import type { Connection } from '../connection.js';
import { causeText, ExecutionError } from '../execution-error.js';
import type { StatementOptions } from '../statement-options.js';
import { type KnownTables, readCatalog } from './duckdb-catalog.js';
import { registerHelper } from './duckdb-helpers.js';
import { arrowOf, valuesOf } from './duckdb-result.js';
import { uploadedTable, uploadTable } from './duckdb-upload.js';
import { duckdbZone } from './duckdb-zone.js';
import type { Natives } from './natives.js';
import { Running } from './statement.js';
import { makeUploads } from './uploads.js';

/** What the sessions of one DuckDB instance share. */
export interface SharedDatabase {
  readonly instance: DuckDBInstance;
  /** Helpers that are registered; one is for the whole instance. */
  readonly registered: Set<string>;
  /** Counts the statements that may have made or changed a table. The file is this process's alone: nobody else changes it. */
  version: number;
  catalog: { readonly version: number; readonly content: Promise<Catalog> } | undefined;
  readonly known: KnownTables;
}
export const sharedDatabase = (instance: DuckDBInstance): SharedDatabase => ({
  instance,
  registered: new Set(),
  version: 0,
  catalog: undefined,
  known: new Map(),
});

/** The database in memory that holds what clients send. */
export const TEMPORARY_DATABASE = 'spark_temp';

const DEFAULT_BATCH_BYTES = 4 << 20;

/** A session. `schema` is its own in the temporary database; made when it is needed. */
export function duckdbSession(
  shared: SharedDatabase,
  natives: Natives,
  schema: string,
  whenClosed: () => void | Promise<void>,
): Connection {
  const active = new Set<Running>();
  let zone = 'UTC';
  let closed = false;
  let temporary: Promise<unknown> | undefined;
  const uploads = makeUploads((name) =>
    during(undefined, (running) => running.work((native) => native.run(`DROP TABLE IF EXISTS ${temporaryName(name)}`))),
  );
  const views = new Map<string, Promise<void>>();
  const start = (options: StatementOptions = {}): Promise<Running> => {
    if (closed) throw new ExecutionError('The connection is closed.');
    return Running.start(natives, {
      timeZone: options.timeZone ?? zone,
      signal: options.signal,
      active,
      onChange: () => {
        shared.version++;
      },
    });
  };
  /** Run something that is done when it returns. */
  const during = async <T>(
    options: StatementOptions | undefined,
    body: (running: Running) => Promise<T>,
  ): Promise<T> => {
    const running = await start(options);
    try {
      return await body(running);
    } finally {
      await running.end();
    }
  };
  /** Run something that leaves a result to be read, whose reader ends it. */
  const opening = async <T>(
    options: StatementOptions | undefined,
    body: (running: Running) => Promise<T>,
  ): Promise<T> => {
    const running = await start(options);
    try {
      return await body(running);
    } catch (error) {
      await running.end();
      throw error;
    }
  };
  const temporaryName = (name: string): string => [TEMPORARY_DATABASE, schema, name].map(quotedIdentifier).join('.');
  const makeSchema = (): Promise<unknown> => {
    // as for uploads: this is no change that others see
    temporary ??= during(undefined, (running) =>
      running.work((native) =>
        native.run(`CREATE SCHEMA IF NOT EXISTS ${TEMPORARY_DATABASE}.${quotedIdentifier(schema)}`),
      ),
    );
    return temporary;
  };
  return {
    execute: (sql, options) => during(options, (running) => running.execute(sql)),
    query: (sql, expected, options) =>
      opening(options, async (running) => valuesOf(await running.open(sql, options?.maxRows), expected, running)),
    queryArrow: (sql, expected, options) =>
      opening(options, async (running) =>
        arrowOf(
          await running.open(sql, options.maxRows),
          expected,
          { timeZone: options.timeZone, maxBatchBytes: options.maxBatchBytes ?? DEFAULT_BATCH_BYTES },
          running,
        ),
      ),
    async useHelpers(names) {
      const missing = names.filter((n) => !shared.registered.has(n));
      if (missing.length === 0) return;
      await during(undefined, (running) =>
        running.work(async (native) => {
          for (const name of missing) {
            if (shared.registered.has(name)) continue;
            const helper = helpers.get(name);
            if (!helper) throw new ExecutionError(`There is no helper function ${name}.`);
            registerHelper(native, helper);
            shared.registered.add(name);
          }
        }),
      );
    },
    async setTimeZone(name) {
      duckdbZone(name);
      zone = name;
    },
    catalog() {
      if (shared.catalog?.version !== shared.version) {
        const content = during(undefined, (running) => running.work((native) => readCatalog(native, shared.known)));
        const made = { version: shared.version, content };
        shared.catalog = made;
        // what failed is tried again
        content.catch(() => {
          if (shared.catalog === made) shared.catalog = undefined;
        });
      }
      return shared.catalog.content;
    },
    async upload(name, fields, data) {
      const table = [TEMPORARY_DATABASE, schema, name];
      await makeSchema();
      await uploads.use(name, data.byteLength, () =>
        during(undefined, (running) => uploadTable(running, table, fields, data)),
      );
      return uploadedTable(table, fields);
    },
    async createView(name, sql) {
      await makeSchema();
      const view = [TEMPORARY_DATABASE, schema, name];
      let done = views.get(name);
      if (!done) {
        const text = `CREATE VIEW IF NOT EXISTS ${temporaryName(name)} AS ${sql}`;
        done = during(undefined, (running) => running.work((native) => native.run(text))).then(() => undefined);
        views.set(name, done);
        done.catch(() => views.delete(name));
      }
      await done;
      return view;
    },
    async close() {
      if (closed) return;
      closed = true;
      for (const running of active) running.stop(new ExecutionError('The connection is closed.'));
      if (temporary) await dropSchema(natives, schema).catch(() => undefined);
      await whenClosed();
    },
  };
}

async function dropSchema(natives: Natives, schema: string): Promise<void> {
  const lease = await natives.take('UTC');
  try {
    await lease.native.run(`DROP SCHEMA IF EXISTS ${TEMPORARY_DATABASE}.${quotedIdentifier(schema)} CASCADE`);
  } catch (error) {
    throw new ExecutionError(causeText(error), { cause: error });
  } finally {
    await lease.giveBack(false);
  }
}
