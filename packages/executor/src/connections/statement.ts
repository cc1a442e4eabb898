import { type DuckDBResult, type DuckDBConnection as Native, StatementType } from '@duckdb/node-api';
import { causeText, ExecutionError } from '../execution-error.js';
import type { Lease, Natives } from './natives.js';

/** Statements that leave every table as it is, whatever they do to its rows. */
const KEEPS_TABLES: ReadonlySet<StatementType> = new Set([
  StatementType.SELECT,
  StatementType.INSERT,
  StatementType.UPDATE,
  StatementType.DELETE,
  StatementType.MERGE_INTO,
  StatementType.EXPLAIN,
  StatementType.COPY,
  StatementType.TRANSACTION,
  StatementType.VARIABLE_SET,
  StatementType.SET,
]);

/** What statements run with. */
export interface StatementControl {
  readonly timeZone: string;
  readonly signal?: AbortSignal | undefined;
  /** What runs, so that it can be stopped. */
  readonly active: Set<Running>;
  /** Told when statements may have made or changed a table. */
  onChange(): void;
}

/**
 * Rows of one vector. So few come at once: each piece of a result that is streamed costs changes of threads, which take longer than a
 * small query does, and the memory is the same.
 */
const VECTOR_ROWS = 2048;

/** An interrupt that comes before DuckDB has begun the statement is lost, so it is repeated until the statement has ended. */
const INTERRUPT_EVERY_MS = 20;

/** A connection on loan, and the statements on it, one at a time. Ended once: by `end`, or by being stopped while nothing runs. */
export class Running {
  private readonly lease: Lease;
  private readonly control: StatementControl;
  private changed = false;
  /** A result is open that was not read to its end, and the database still works on it. */
  private unread = false;
  /** The statement that the open result is of. */
  private streamed: string | undefined;
  private working = false;
  private ended = false;
  private stopped: { readonly reason: unknown } | undefined;
  private timer: NodeJS.Timeout | undefined;

  private constructor(lease: Lease, control: StatementControl) {
    this.lease = lease;
    this.control = control;
  }

  static async start(natives: Natives, control: StatementControl): Promise<Running> {
    control.signal?.throwIfAborted();
    const running = new Running(await natives.take(control.timeZone).catch(rethrown), control);
    control.active.add(running);
    control.signal?.addEventListener('abort', running.onAbort);
    if (control.signal?.aborted) running.onAbort();
    return running;
  }

  private readonly onAbort = (): void => this.stop(this.control.signal?.reason);

  /** Interrupt what runs; it, and all that is begun after it, throws the reason. */
  stop(reason: unknown): void {
    if (this.ended || this.stopped) return;
    this.stopped = { reason };
    if (this.working) this.interrupt();
    else void this.end();
  }

  private readonly interrupt = (): void => {
    this.lease.native.interrupt();
    this.timer ??= setInterval(this.interrupt, INTERRUPT_EVERY_MS);
  };

  /** Await work of the database. Its errors are ExecutionErrors. */
  async work<T>(begin: (native: Native) => Promise<T>): Promise<T> {
    this.throwIfStopped();
    this.working = true;
    try {
      const done = await begin(this.lease.native);
      this.throwIfStopped();
      return done;
    } catch (error) {
      this.throwIfStopped();
      return rethrown(error);
    } finally {
      this.working = false;
      clearInterval(this.timer);
      this.timer = undefined;
    }
  }

  private throwIfStopped(): void {
    if (this.stopped) throw this.stopped.reason;
  }

  /** Run statements in order. A transaction that they have begun is undone when one fails. */
  async execute(sql: readonly string[]): Promise<void> {
    try {
      for (const statement of sql) {
        const result = await this.work((native) => native.run(statement));
        if (!KEEPS_TABLES.has(result.statementType)) this.changed = true;
      }
    } catch (error) {
      // what failed may have been several statements in one text
      this.changed = true;
      // an error outside a transaction leaves nothing to undo, which is an error of its own
      if (sql.length > 1) await this.lease.native.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** Run statements, and open the result of the last. `maxRows`: what it is known not to exceed. */
  async open(sql: readonly string[], maxRows = Infinity): Promise<DuckDBResult> {
    const last = sql.at(-1);
    if (last === undefined) throw new ExecutionError('There is no statement to run.');
    await this.execute(sql.slice(0, -1));
    const result = await this.work((native) => (maxRows <= VECTOR_ROWS ? native.run(last) : streamed(native, last)));
    if (!KEEPS_TABLES.has(result.statementType)) this.changed = true;
    this.unread = result.isStreaming;
    this.streamed = last;
    return result;
  }

  /**
   * Throws why the open result ended before its rows were through. DuckDB's client does not give the message, so the statement runs once
   * more to get it, with nobody to take its rows.
   */
  async streamFailed(): Promise<never> {
    const sql = this.streamed;
    if (sql !== undefined) await this.work((native) => native.run(`EXPLAIN ANALYZE ${sql}`));
    throw new ExecutionError('The database stopped before all rows were read.');
  }

  /** The result has been read to its end. */
  resultRead(): void {
    this.unread = false;
  }

  /** Give the connection back. What still runs is interrupted. */
  async end(pending?: Promise<unknown>): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    if (this.working) {
      this.interrupt();
      await pending?.catch(() => undefined);
    }
    this.control.signal?.removeEventListener('abort', this.onAbort);
    this.control.active.delete(this);
    if (this.changed) this.control.onChange();
    await this.lease.giveBack(this.unread);
  }
}

/** The client's own `stream` has the text split into statements first, which is one more change of threads; this is one statement. */
async function streamed(native: Native, sql: string): Promise<DuckDBResult> {
  const prepared = await native.prepare(sql);
  try {
    return await prepared.stream();
  } finally {
    prepared.destroySync();
  }
}

function rethrown(error: unknown): never {
  throw error instanceof ExecutionError ? error : new ExecutionError(causeText(error), { cause: error });
}
