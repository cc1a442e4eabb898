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

/** The median time of each item over some rounds, after warm-up rounds that do not count. */
export function medians<T>(items: readonly T[], rounds: number, work: (item: T) => void, warmUps = 3): number[] {
  const times = items.map((): number[] => []);
  for (let round = -warmUps; round < rounds; round++) {
    items.forEach((item, i) => {
      const took = time(() => work(item));
      if (round >= 0) times[i]?.push(took);
    });
  }
  return times.map(median);
}
