/** The responses of an operation that has come to its end, kept for a client that lost some of them. */
export interface Retained {
  /** Bytes that are kept. */
  readonly size: number;
  /** Let go of what was sent. */
  forget(): void;
}

/**
 * What is kept of all operations that are over, up to so many bytes; beyond them the oldest are let go. Clients release what they have
 * by calls of their own, which may lag far behind: PySpark makes them from as many threads as there are cores, for all its sessions.
 */
export interface Retention {
  add(responses: Retained): void;
  /** So many bytes of them are gone. */
  shrunk(responses: Retained, by: number): void;
  remove(responses: Retained): void;
}

export function retention(limit: number): Retention {
  const kept = new Set<Retained>();
  let bytes = 0;
  const remove = (responses: Retained): void => {
    if (kept.delete(responses)) bytes -= responses.size;
  };
  return {
    add(responses) {
      kept.add(responses);
      bytes += responses.size;
      for (const oldest of kept) {
        if (bytes <= limit) return;
        remove(oldest);
        oldest.forget();
      }
    },
    shrunk(responses, by) {
      if (kept.has(responses)) bytes -= by;
    },
    remove,
  };
}
