import { type BufferLimits, type ResponseBuffer, responseBuffer } from './response-buffer.js';
import type { Retention } from './retention.js';

/** One ExecutePlan: it outlives the stream that began it, if the client may come back for more. */
export interface Operation {
  readonly id: string;
  readonly tags: readonly string[];
  readonly reattachable: boolean;
  readonly responses: ResponseBuffer;
  readonly signal: AbortSignal;
  /** Has the query come to its end, well or not? */
  readonly finished: boolean;
  /** Stop the query, if it still runs. Whoever reads the responses gets the reason. */
  cancel(reason: Error): void;
  /** A stream reads it from now to when the returned function is called. */
  attach(): () => void;
  /** Milliseconds since a client last asked about it; 0 while a stream reads it. */
  idle(now: number): number;
}
export interface OperationOptions {
  readonly id: string;
  readonly tags: readonly string[];
  readonly reattachable: boolean;
  readonly limits: BufferLimits;
  readonly retention: Retention;
}

/** Start an operation. `work` fills the buffer, and may throw; what it throws is the end of the responses. */
export function startOperation(
  { id, tags, reattachable, limits, retention }: OperationOptions,
  work: (operation: Operation) => Promise<void>,
): Operation {
  const abort = new AbortController();
  const responses = responseBuffer(reattachable ? limits : { ...limits, sent: 0 }, retention);
  let streams = 0;
  let seen = Date.now();
  let finished = false;
  const operation: Operation = {
    id,
    tags,
    reattachable,
    responses,
    signal: abort.signal,
    get finished() {
      return finished;
    },
    cancel(reason) {
      if (finished) return;
      finished = true;
      abort.abort(reason);
      // The query may take its time to stop; the client need not.
      responses.end(reason);
    },
    attach() {
      streams++;
      return () => {
        streams--;
        seen = Date.now();
      };
    },
    idle: (now) => (streams > 0 ? 0 : now - seen),
  };
  void work(operation).then(
    () => {
      finished = true;
      responses.end();
    },
    (error: unknown) => {
      finished = true;
      responses.end(error);
    },
  );
  return operation;
}
