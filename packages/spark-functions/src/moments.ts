import { defineHelper } from './define.js';
import { inParts } from './in-parts.js';

/** How many values, their mean, and the sums of the second to fourth powers of what they are off it. */
interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
}
const NONE: Moments = { n: 0, mean: 0, m2: 0, m3: 0, m4: 0 };

/** The moments as Spark updates them, value by value (`CentralMomentAgg`), so that the last digits are Spark's. */
function updated(of: Moments, x: number): Moments {
  const n = of.n + 1;
  const delta = x - of.mean;
  const part = delta / n;
  const m2 = of.m2 + delta * (delta - part);
  const m3 = of.m3 - 3 * part * m2 + delta * (delta * delta - part * part);
  const m4 = of.m4 - 4 * part * m3 - 6 * (part * part) * m2 + delta * (delta * (delta * delta) - part * (part * part));
  return { n, mean: of.mean + part, m2, m3, m4 };
}

/** The moments of two sets of rows together. Those of no rows add nothing but where a power is infinite: that times 0 is NaN. */
function merged(a: Moments, b: Moments): Moments {
  const n = a.n + b.n;
  const delta = b.mean - a.mean;
  const part = n === 0 ? 0 : delta / n;
  return {
    n,
    mean: a.mean + part * b.n,
    m2: a.m2 + b.m2 + delta * part * a.n * b.n,
    m3: a.m3 + b.m3 + part * part * delta * a.n * b.n * (a.n - b.n) + 3 * part * (a.n * b.m2 - b.n * a.m2),
    m4:
      a.m4 +
      b.m4 +
      part * part * part * delta * a.n * b.n * (a.n * a.n - a.n * b.n + b.n * b.n) +
      6 * part * part * (a.n * a.n * b.m2 + b.n * b.n * a.m2) +
      4 * part * (a.n * b.m3 - b.n * a.m3),
  };
}

const STATISTICS: Readonly<Record<string, (m: Moments) => number | null>> = {
  stddev_samp: ({ n, m2 }) => (n === 1 ? null : Math.sqrt(m2 / (n - 1))),
  stddev_pop: ({ n, m2 }) => Math.sqrt(m2 / n),
  var_samp: ({ n, m2 }) => (n === 1 ? null : m2 / (n - 1)),
  var_pop: ({ n, m2 }) => m2 / n,
  skewness: ({ n, m2, m3 }) => (m2 === 0 ? null : (Math.sqrt(n) * m3) / Math.sqrt(m2 * m2 * m2)),
  kurtosis: ({ n, m2, m4 }) => (m2 === 0 ? null : (n * m4) / (m2 * m2) - 3),
};

function momentsOf(
  values: readonly (number | null)[],
  parts: readonly (number | null)[],
  statistic: string,
): number | null {
  const pieces = inParts(values.length, parts).map((rows) =>
    rows.reduce<Moments>((m, i) => {
      const x = values[i] ?? null;
      return x === null ? m : updated(m, x);
    }, NONE),
  );
  const all = pieces.reduce(merged, NONE);
  return all.n === 0 ? null : (STATISTICS[statistic]?.(all) ?? null);
}

export const momentsHelpers = [
  defineHelper({
    name: 'moments',
    params: { values: 'doubles', statistic: 'string' },
    returns: 'double',
    body: ({ values, statistic }) => momentsOf(values, [], statistic),
  }),
  defineHelper({
    name: 'moments_in_parts',
    params: { values: 'doubles', parts: 'doubles', statistic: 'string' },
    returns: 'double',
    body: ({ values, parts, statistic }) => momentsOf(values, parts, statistic),
  }),
];
