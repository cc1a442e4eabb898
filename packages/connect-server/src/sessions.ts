import type { Identity, SparkSession } from '@spark-sql-to-snowflake/executor';
import { callerIdentity, identityKey } from './caller.js';
import {
  notAnId,
  operationAbandoned,
  operationCanceled,
  operationNotFound,
  sessionNotFound,
} from './errors/request-error.js';
import type { Operation } from './operation/operation.js';
import { type Persisted, persistedPlans } from './persisted.js';
import { type SessionParsers, sessionParsers } from './session-parsers.js';

/** One user's session, as the server sees it. */
export interface ServerSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly spark: SparkSession;
  readonly operations: Operations;
  readonly persisted: Persisted;
  /** How texts and uploads in its plans are read, as its settings are now. */
  readonly parsers: () => SessionParsers;
}
export interface Operations {
  readonly all: readonly Operation[];
  has(id: string): boolean;
  add(operation: Operation): void;
  /** Throws RequestError where there is none. */
  get(id: string): Operation;
  find(id: string): Operation | undefined;
  /** End it, if it runs, and forget it. */
  remove(id: string): void;
  /** The same because its client never came back: who asks later is told so. */
  abandon(id: string): void;
}

export interface SessionsOptions {
  readonly open: (sessionId: string, identity?: Identity) => Promise<SparkSession>;
  /** A session that nobody used for so long is closed; milliseconds. */
  readonly idleTimeout: number;
  /** An operation whose client is gone for so long is ended; milliseconds. */
  readonly detachedTimeout: number;
  readonly onClose?: (session: ServerSession, why: string) => void;
}
/** Sessions by user and session id. */
export interface Sessions {
  readonly count: number;
  /** Made on first use. Throws RequestError where the id is no UUID. */
  use(userId: string, sessionId: string): Promise<ServerSession>;
  /** Throws RequestError where there is none. */
  find(userId: string, sessionId: string): Promise<ServerSession>;
  readonly operations: () => Iterable<Operation>;
  close(): Promise<void>;
}

interface Slot {
  readonly opening: Promise<ServerSession>;
  session?: ServerSession;
  used: number;
}
const ABANDONED_KEPT = 100;
/** Operations of a session that its client has not released; beyond them, those that are over and that nobody reads are let go. */
const OPERATIONS_KEPT = 200;
/** How long a client whose stream broke may take to come back even then; milliseconds. */
const COMING_BACK = 10_000;
const isId = (id: string): boolean => /^[\da-f]{1,8}(?:-[\da-f]{1,4}){3}-[\da-f]{1,12}$/i.test(id);

/** Throws RequestError where an id is no UUID. */
export function requireId(id: string): void {
  if (!isId(id)) throw notAnId(id);
}

export function makeSessions(options: SessionsOptions): Sessions {
  const slots = new Map<string, Slot>();
  const keyOf = (userId: string, sessionId: string): string =>
    `${userId}\0${sessionId}\0${identityKey(callerIdentity())}`;

  async function open(userId: string, sessionId: string): Promise<ServerSession> {
    const spark = await options.open(sessionId, callerIdentity());
    return {
      sessionId,
      userId,
      spark,
      operations: makeOperations(),
      persisted: persistedPlans(),
      parsers: sessionParsers(spark),
    };
  }
  async function close(session: ServerSession, why: string): Promise<void> {
    for (const { id } of session.operations.all) session.operations.abandon(id);
    options.onClose?.(session, why);
    await session.spark.close();
  }
  const sweep = (): void => {
    const now = Date.now();
    for (const [key, slot] of slots) {
      if (!slot.session) continue;
      const { operations } = slot.session;
      for (const operation of operations.all) {
        if (operation.idle(now) >= options.detachedTimeout) operations.abandon(operation.id);
      }
      if (operations.all.length > 0) slot.used = now;
      if (now - slot.used < options.idleTimeout) continue;
      slots.delete(key);
      void close(slot.session, 'idle').catch(() => {});
    }
  };
  const timer = setInterval(sweep, Math.min(60_000, options.idleTimeout / 4, options.detachedTimeout / 4));
  timer.unref();

  return {
    get count() {
      return slots.size;
    },
    async use(userId, sessionId) {
      requireId(sessionId);
      const key = keyOf(userId, sessionId);
      const found = slots.get(key);
      if (found) {
        found.used = Date.now();
        return found.opening;
      }
      const slot: Slot = { opening: open(userId, sessionId), used: Date.now() };
      slots.set(key, slot);
      try {
        slot.session = await slot.opening;
        return slot.session;
      } catch (error) {
        slots.delete(key);
        throw error;
      }
    },
    async find(userId, sessionId) {
      requireId(sessionId);
      const found = slots.get(keyOf(userId, sessionId));
      if (!found) throw sessionNotFound(sessionId);
      found.used = Date.now();
      return found.opening;
    },
    *operations() {
      for (const { session } of slots.values()) if (session) yield* session.operations.all;
    },
    async close() {
      clearInterval(timer);
      const all = [...slots.values()];
      slots.clear();
      await Promise.allSettled(all.map(async ({ opening }) => close(await opening, 'shutdown')));
    },
  };
}

function makeOperations(): Operations {
  const running = new Map<string, Operation>();
  /** Ids of operations that were ended for want of a client; the oldest are forgotten. */
  const abandoned = new Set<string>();
  const end = (id: string, reason: () => Error): void => {
    const operation = running.get(id);
    running.delete(id);
    // Most have come to their end: an error, with its stack, is made for those that have not.
    if (operation && !operation.finished) operation.cancel(reason());
    operation?.responses.close();
  };
  return {
    get all() {
      return [...running.values()];
    },
    has: (id) => running.has(id),
    add(operation) {
      running.set(operation.id, operation);
      if (running.size <= OPERATIONS_KEPT) return;
      const now = Date.now();
      for (const { id, finished, idle } of running.values()) {
        if (!finished || idle(now) < COMING_BACK) continue;
        end(id, operationCanceled);
        return;
      }
    },
    find: (id) => running.get(id),
    get(id) {
      const operation = running.get(id);
      if (operation) return operation;
      throw abandoned.has(id) ? operationAbandoned(id) : operationNotFound(id);
    },
    remove: (id) => end(id, operationCanceled),
    abandon(id) {
      end(id, () => operationAbandoned(id));
      abandoned.add(id);
      const [oldest] = abandoned;
      if (abandoned.size > ABANDONED_KEPT && oldest !== undefined) abandoned.delete(oldest);
    },
  };
}
