import type { Connection } from '../connection.js';
import { type DatabaseContents, readDatabase } from './database.js';
import { namedStore } from './named-store.js';
import type { TempView, TempViews } from './views.js';

/** What the sessions of one server share: the tables of the database, global temporary views, and what is said to be cached. */
export interface ServerCatalog {
  readonly globalViews: TempViews;
  /** Tables and views of the database by their full names, and temporary views, that were cached: rows of files are kept (see CachedFiles), the rest the database has anyway. */
  readonly cached: Set<string | TempView>;
  /** What there is; read again after `changed`. Throws ExecutionError. */
  contents(connection: Connection): Promise<DatabaseContents>;
  /** Make the place where what Spark knows of tables is kept, unless this was done before. Throws ExecutionError. */
  prepare(make: () => Promise<void>): Promise<void>;
  /** A statement has made, changed or dropped something. No other program writes to a database file that is open. */
  changed(): void;
}

export function serverCatalog(): ServerCatalog {
  let contents: Promise<DatabaseContents> | undefined;
  let prepared: Promise<void> | undefined;
  return {
    globalViews: namedStore<TempView>(),
    cached: new Set(),
    async contents(connection) {
      const reading = contents ?? readDatabase(connection);
      contents = reading;
      try {
        return await reading;
      } catch (error) {
        if (contents === reading) contents = undefined;
        throw error;
      }
    },
    async prepare(make) {
      prepared ??= make();
      try {
        await prepared;
      } catch (error) {
        prepared = undefined;
        throw error;
      }
    },
    changed() {
      contents = undefined;
    },
  };
}
