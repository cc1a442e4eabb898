/** What is logged of an operation: when it came how far, in milliseconds since its start, and how much it gave. */
export interface OperationTimes {
  /** The first time counts. */
  mark(stage: 'decoded' | 'compiled'): void;
  sent(rows: number, bytes: number): void;
  all(): Readonly<Record<string, number>>;
}

export function operationTimes(): OperationTimes {
  const start = performance.now();
  const stages: Record<string, number> = {};
  const since = (): number => Math.round((performance.now() - start) * 10) / 10;
  let rows = 0;
  let bytes = 0;
  return {
    mark(stage) {
      stages[stage] ??= since();
    },
    sent(more, size) {
      if (more > 0) stages.firstRow ??= since();
      rows += more;
      bytes += size;
    },
    all: () => ({ ms: since(), ...stages, rows, bytes }),
  };
}
