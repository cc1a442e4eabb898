import type { Catalog } from '@spark-sql-to-snowflake/plan-ir';
import type { Connection, DatabaseObjects } from '../../connection.js';
import { ExecutionError } from '../../execution-error.js';
import type { StatementMark, StatementOptions } from '../../statement-options.js';
import { makeUploads, type UploadLimits } from '../uploads.js';
import type { WireColumn, WireOptions, WireResult, WireSession } from './driver.js';
import { SessionLost } from './failure.js';
import { makeGate } from './gate.js';
import { catalogOf, readObjects } from './objects.js';
import { sessionStatement, zoneStatement } from './parameters.js';
import { readNative } from './read.js';
import { arrowOf, valuesOf } from './result.js';
import { rowsOfWire, stageFiles } from './stage/stages.js';
import { tagText } from './tag.js';
import { uploadedTable, uploadTable } from './upload.js';
import type { UploadSession } from './upload-session.js';

export interface SnowflakeSessionOptions {
  /** Sign in anew. */
  open(): Promise<WireSession>;
  /** The statement that makes a helper function. */
  helperSql(name: string): string;
  /** What every statement is marked with in Snowflake's history; of one that an operation runs, that stands in it too. */
  readonly tag?: Readonly<Record<string, string>>;
  /** Seconds after which Snowflake ends a statement. */
  readonly statementTimeout?: number;
  /** Told of every statement that is sent, in order. */
  readonly onSend?: (sql: string) => void;
  /** How many of the rows that a client sent stay for a further use. */
  readonly uploads?: UploadLimits;
  /** What the sessions of one server share: counts the statements that may have made or changed a table. */
  readonly changes: { count: number };
  whenClosed(): void;
}

const DEFAULT_BATCH_BYTES = 4 << 20;
const BEGIN = /^\s*(?:BEGIN|START\s+TRANSACTION)\b/i;
/** Statements after which other tables, or other columns, may be there. */
const CHANGES_NAMES = /^\s*(?:CREATE|DROP|ALTER|UNDROP|USE)\b/i;

const TEMPORARY = /^\s*(?:CREATE (?:OR REPLACE )?TEMPORARY|ALTER SESSION)\b/i;

/** A Spark session's own session with Snowflake: what is temporary in it is nobody else's. */
export function snowflakeSession(options: SnowflakeSessionOptions): Connection {
  const gate = makeGate();
  const closing = new AbortController();
  let wire: Promise<WireSession> | undefined;
  let zone = 'UTC';
  /** What the open session has. */
  let zoneSet: string | undefined;
  let helpers = new Map<string, Promise<void>>();
  let kept = new Map<string, Promise<void>>();
  let uploads = makeUploads(dropTable, options.uploads);
  /** Whether rows have been sent in the open session. */
  let uploaded = false;
  let views = new Map<string, Promise<void>>();
  let objects: { readonly at: number; readonly reading: Promise<DatabaseObjects> } | undefined;

  const forget = (): void => {
    wire = undefined;
    zoneSet = undefined;
    helpers = new Map();
    kept = new Map();
    uploads = makeUploads(dropTable, options.uploads);
    uploaded = false;
    views = new Map();
  };
  /** Signs in on first use, and again when the session was lost. */
  const opened = (timeZone: string): Promise<WireSession> => {
    if (closing.signal.aborted) throw new ExecutionError('The connection is closed.');
    wire ??= (async () => {
      const made = await options.open();
      const setUp = sessionStatement(timeZone, options.statementTimeout);
      options.onSend?.(setUp);
      await made.run(setUp);
      zoneSet = timeZone;
      return made;
    })();
    const opening = wire;
    opening.catch(() => {
      if (wire === opening) forget();
    });
    return opening;
  };
  const send = async (
    session: WireSession,
    sql: string,
    wireOptions: WireOptions,
    mark?: StatementMark,
  ): Promise<WireResult> => {
    options.onSend?.(sql);
    const changes = CHANGES_NAMES.test(sql) && !TEMPORARY.test(sql);
    try {
      return await session.run(sql, { ...wireOptions, ...(options.tag && { tag: tagText(options.tag, mark) }) });
    } finally {
      if (changes) options.changes.count++;
    }
  };
  const signalOf = (given: AbortSignal | undefined): AbortSignal =>
    given ? AbortSignal.any([given, closing.signal]) : closing.signal;

  /** Run statements, and give the result of the last. A transaction has the session for itself. */
  async function run(
    sql: readonly string[],
    given: StatementOptions = {},
    extra: Pick<WireOptions, 'binds' | 'describe'> = {},
  ): Promise<WireResult> {
    const timeZone = given.timeZone ?? zone;
    const signal = signalOf(given.signal);
    signal.throwIfAborted();
    const transaction = sql.some((s) => BEGIN.test(s));
    // as long as the zone is another one, statements of this one must not begin
    const session = await opened(timeZone);
    const leave = await gate.enter(transaction || zoneSet !== timeZone);
    try {
      if (zoneSet !== timeZone) {
        await send(session, zoneStatement(timeZone), { signal });
        zoneSet = timeZone;
      }
      let last: WireResult | undefined;
      for (const statement of sql) last = await send(session, statement, { signal, ...extra }, given.mark);
      if (!last) throw new ExecutionError('There is no statement to run.');
      return last;
    } catch (error) {
      if (error instanceof SessionLost) forget();
      else if (transaction) await send(session, 'ROLLBACK', {}).catch(() => undefined);
      throw error;
    } finally {
      leave();
    }
  }
  /** A query may be run again where the session was lost before it, as long as it used nothing that was lost with it. */
  async function runQuery(sql: readonly string[], given?: StatementOptions): Promise<WireResult> {
    const stateless = helpers.size + kept.size + views.size === 0 && !uploaded;
    try {
      return await run(sql, given);
    } catch (error) {
      if (error instanceof SessionLost && stateless && sql.length === 1) return run(sql, given);
      throw error;
    }
  }
  const once = (made: Map<string, Promise<void>>, name: string, make: () => Promise<void>): Promise<void> => {
    let done = made.get(name);
    if (!done) {
      done = make();
      made.set(name, done);
      done.catch(() => made.delete(name));
    }
    return done;
  };
  /** Read once, and again when a session of this server has changed a table. */
  const allObjects = (): Promise<DatabaseObjects> => {
    if (objects?.at !== options.changes.count) {
      const made = { at: options.changes.count, reading: readObjects((sql) => runQuery([sql])) };
      objects = made;
      made.reading.catch(() => {
        if (objects === made) objects = undefined;
      });
    }
    return objects.reading;
  };
  async function dropTable(name: string): Promise<void> {
    await run([`DROP TABLE IF EXISTS ${name}`]);
  }
  const createView = async (name: string, sql: string): Promise<readonly string[]> => {
    const view = name.toUpperCase();
    await once(views, view, async () => {
      await run([`CREATE TEMPORARY VIEW IF NOT EXISTS "${view.replaceAll('"', '""')}" AS ${sql}`]);
    });
    return [view];
  };
  const describe = async (sql: string): Promise<readonly WireColumn[]> =>
    (await run([sql], {}, { describe: true })).columns;
  const runOnce = (sql: string): Promise<void> =>
    once(views, sql, async () => {
      await run([sql]);
    });
  const stages = stageFiles({ run, once: runOnce, createView });
  const uploadSession: UploadSession = {
    send: async (sql, binds) => rowsOfWire(await run([sql], {}, binds ? { binds } : {})),
    once: runOnce,
  };
  return {
    keepsMeta: false,
    stages,
    inspect: (read) => readNative(read, { describe, createView }),
    objects: allObjects,
    async catalog(): Promise<Catalog> {
      return catalogOf(await allObjects());
    },
    async execute(sql, given) {
      if (sql.length > 0) await run(sql, given);
    },
    query: async (sql, expected, given) => valuesOf(await runQuery(sql, given), expected, given?.ansi),
    queryArrow: async (sql, expected, given) =>
      arrowOf(await runQuery(sql, given), expected, {
        timeZone: given.timeZone,
        maxBatchBytes: given.maxBatchBytes ?? DEFAULT_BATCH_BYTES,
        ansi: given.ansi ?? false,
      }),
    async useHelpers(names) {
      for (const name of names) {
        await once(helpers, name, async () => {
          await run([options.helperSql(name)]);
        });
      }
    },
    async setTimeZone(name) {
      zone = name;
    },
    async upload(name, schema, data) {
      const table = name.toUpperCase();
      uploaded = true;
      await uploads.use(table, data.byteLength, () => uploadTable(table, schema, data, uploadSession));
      return uploadedTable(table, schema);
    },
    createView,
    keep: (name, types, sql, given) =>
      once(kept, name, async () => {
        const columns = types.map((type, i) => `C${i + 1} ${type}`);
        await run([`CREATE OR REPLACE TEMPORARY TABLE ${name} (${columns.join(', ')}) AS ${sql}`], given);
      }),
    async release(name) {
      if (kept.delete(name)) await dropTable(name);
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort(new ExecutionError('The connection is closed.'));
      const open = wire;
      forget();
      options.whenClosed();
      // what is temporary goes with the session
      await open?.then((s) => s.close()).catch(() => undefined);
    },
  };
}
