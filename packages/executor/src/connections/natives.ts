import type { DuckDBInstance, DuckDBConnection as Native } from '@duckdb/node-api';
import { duckdbZone } from './duckdb-zone.js';

/** A connection of DuckDB's, which runs one statement at a time, on loan. */
export interface Lease {
  readonly native: Native;
  /** To be called once, when nothing of what ran is needed any more. `busy`: a result was not read to its end. */
  giveBack(busy: boolean): Promise<void>;
}
/** Where statements get a connection from. */
export interface Natives {
  take(timeZone: string): Promise<Lease>;
  close(): void;
}

/** The zone that each connection has. */
const zones = new WeakMap<Native, string>();

async function inZone(native: Native, timeZone: string): Promise<void> {
  if (zones.get(native) === timeZone) return;
  await native.run(`SET TimeZone = '${duckdbZone(timeZone)}'`);
  zones.set(native, timeZone);
}

/** End a result that is still there: its statement holds locks, and memory, until the connection runs another one. */
async function endResult(native: Native): Promise<void> {
  native.interrupt();
  await native.run('SELECT 1');
}

/** One connection for all statements: temporary objects and transactions stay from one to the next. They must not overlap. */
export function singleNative(native: Native): Natives {
  return {
    async take(timeZone) {
      await inZone(native, timeZone);
      return { native, giveBack: async () => undefined };
    },
    close: () => native.closeSync(),
  };
}

/** So many connections are kept when nothing runs. */
const KEPT = 8;

/** A connection for each statement that runs, so that none waits for another, and each can be interrupted by itself. */
export function nativePool(instance: DuckDBInstance): Natives {
  const idle: Native[] = [];
  const lent = new Set<Native>();
  let closed = false;
  const put = (native: Native): void => {
    lent.delete(native);
    if (closed || idle.length >= KEPT) native.closeSync();
    else idle.push(native);
  };
  return {
    async take(timeZone) {
      const native = idle.pop() ?? (await instance.connect());
      lent.add(native);
      try {
        await inZone(native, timeZone);
      } catch (error) {
        put(native);
        throw error;
      }
      return {
        native,
        async giveBack(busy) {
          try {
            if (busy && !closed) await endResult(native);
          } catch {
            // a connection in a state that nobody knows
            lent.delete(native);
            native.closeSync();
            return;
          }
          put(native);
        },
      };
    },
    close() {
      closed = true;
      for (const native of idle.splice(0)) native.closeSync();
      for (const native of lent) native.interrupt();
    },
  };
}
