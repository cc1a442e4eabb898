export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Milliseconds that `work` takes. */
export function time(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The median time of each item over rounds in which all works take turns, so that a busy moment of the machine hurts all alike. */
export function mediansInTurn<T>(
  items: readonly T[],
  works: readonly ((item: T) => void)[],
  rounds: number,
  warmUps: number,
): readonly (readonly number[])[] {
  const times = works.map(() => items.map((): number[] => []));
  for (let round = -warmUps; round < rounds; round++) {
    works.forEach((work, w) => {
      items.forEach((item, i) => {
        const took = time(() => work(item));
        if (round >= 0) times[w]?.[i]?.push(took);
      });
    });
  }
  return times.map((list) => list.map(median));
}
