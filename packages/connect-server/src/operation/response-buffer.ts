import { cursorDisconnected, positionNotAvailable, positionNotFound } from '../errors/request-error.js';
import type { Departure } from './departure.js';
import type { Encoded } from './encode-response.js';
import type { Retained, Retention } from './retention.js';

export interface BufferLimits {
  /** Bytes that may wait for the client; then whoever fills the buffer waits. */
  readonly unsent: number;
  /** Bytes that are kept after they were sent, for a client that lost them. Older ones are let go. */
  readonly sent: number;
}
/** A response, encoded. */
interface Kept {
  readonly id: string;
  readonly data: Encoded;
  /** Bytes of all responses before this one. */
  readonly start: number;
}

/**
 * The responses of one operation, between the query that makes them and the streams that take them. One stream reads at a time: a
 * new one ends the one before.
 */
export interface ResponseBuffer {
  /** Resolves when there is room for more. */
  push(id: string, data: Encoded): Promise<void>;
  /** No more will come. With an error, readers get it after the responses. */
  end(error?: unknown): void;
  /**
   * What comes after the response `after`; undefined: from the start. Ends with the operation, or when the client goes.
   * Throws RequestError for a position that is not there, and when another reader takes over.
   */
  read(after: string | undefined, departure: Departure): AsyncGenerator<Encoded, void, undefined>;
  /** The client has all up to and including this one. Throws RequestError for an unknown id. */
  release(until: string): void;
  /** Nothing is needed any more; a waiting `push` goes on. */
  close(): void;
  readonly ended: boolean;
}

export function responseBuffer(limits: BufferLimits, retention: Retention): ResponseBuffer {
  /** Positions of all responses ever, by id. */
  const positions = new Map<string, number>();
  let kept: Kept[] = [];
  /** How many responses before `kept` are gone. */
  let gone = 0;
  let bytes = 0;
  /** The position that the reader takes next. */
  let next = 0;
  let reader = 0;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  let waiting: (() => void)[] = [];

  const wake = (): void => {
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  };
  const change = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const startOf = (position: number): number => kept[position - gone]?.start ?? bytes;
  const letGo = (before: number): void => {
    const count = Math.min(before - gone, kept.length);
    if (count <= 0) return;
    retention.shrunk(retained, startOf(gone + count) - startOf(gone));
    kept = kept.slice(count);
    gone += count;
  };
  const retained: Retained = {
    get size() {
      return bytes - startOf(gone);
    },
    forget: () => letGo(next),
  };
  const letGoOfOld = (): void => {
    let first = gone;
    while (first < next && startOf(next) - startOf(first) > limits.sent) first++;
    letGo(first);
  };

  return {
    get ended() {
      return ended;
    },
    async push(id, data) {
      positions.set(id, gone + kept.length);
      kept.push({ id, data, start: bytes });
      bytes += data.byteLength;
      wake();
      while (!ended && bytes - startOf(next) > limits.unsent) await change();
    },
    end(error) {
      if (ended) return;
      ended = true;
      if (error !== undefined) failure = { error };
      retention.add(retained);
      wake();
    },
    async *read(after, departure) {
      const from = after === undefined ? 0 : positions.get(after);
      if (from === undefined) throw positionNotFound(after ?? '');
      const start = after === undefined ? 0 : from + 1;
      if (start < gone) throw positionNotAvailable(after ?? '', start);
      const mine = ++reader;
      next = start;
      wake();
      departure.onGone = wake;
      try {
        while (!departure.gone) {
          if (mine !== reader) throw cursorDisconnected();
          const response = kept[next - gone];
          if (response) {
            next++;
            letGoOfOld();
            wake();
            yield response.data;
          } else if (ended) {
            if (failure) throw failure.error;
            return;
          } else {
            await change();
          }
        }
      } finally {
        departure.onGone = undefined;
      }
    },
    release(until) {
      const position = positions.get(until);
      if (position === undefined) throw positionNotFound(until);
      letGo(Math.min(position + 1, next));
      wake();
    },
    close() {
      ended = true;
      letGo(gone + kept.length);
      retention.remove(retained);
      wake();
    },
  };
}
