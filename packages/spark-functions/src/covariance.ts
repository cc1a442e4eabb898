import { defineHelper } from './define.js';
import { inParts } from './in-parts.js';

/**
 * Of pairs: how many, both means, and the sums of the products of what they are off them; `x2` and `y2` are sums of squares as the
 * variance has them, whose last digits are others than those of `xx` and `yy`, as the correlation has them.
 */
interface Pairs {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xy: number;
  readonly xx: number;
  readonly yy: number;
  readonly x2: number;
  readonly y2: number;
}
const NONE: Pairs = { n: 0, x: 0, y: 0, xy: 0, xx: 0, yy: 0, x2: 0, y2: 0 };

/** As Spark does it (`Covariance`, `PearsonCorrelation`, `CentralMomentAgg`), so that the last digits are Spark's. */
function updated(of: Pairs, x: number, y: number): Pairs {
  const n = of.n + 1;
  const [dx, dy] = [x - of.x, y - of.y];
  const [px, py] = [dx / n, dy / n];
  const [mx, my] = [of.x + px, of.y + py];
  return {
    n,
    x: mx,
    y: my,
    xy: of.xy + dx * (y - my),
    xx: of.xx + dx * (x - mx),
    yy: of.yy + dy * (y - my),
    x2: of.x2 + dx * (dx - px),
    y2: of.y2 + dy * (dy - py),
  };
}

function merged(a: Pairs, b: Pairs): Pairs {
  const n = a.n + b.n;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const [px, py] = n === 0 ? [0, 0] : [dx / n, dy / n];
  const [xx, yy] = [dx * px * a.n * b.n, dy * py * a.n * b.n];
  return {
    n,
    x: a.x + px * b.n,
    y: a.y + py * b.n,
    xy: a.xy + b.xy + dx * py * a.n * b.n,
    xx: a.xx + b.xx + xx,
    yy: a.yy + b.yy + yy,
    x2: a.x2 + b.x2 + xx,
    y2: a.y2 + b.y2 + yy,
  };
}

const correlation = ({ xy, xx, yy }: Pairs): number | null => (xx * yy === 0 ? null : xy / Math.sqrt(xx * yy));

/** Of pairs of a dependent and an independent value, in this order. Spark looks at them the other way round for the line. */
const STATISTICS: Readonly<Record<string, (pairs: Pairs, swapped: () => Pairs) => number | null>> = {
  covar_pop: ({ n, xy }) => xy / n,
  covar_samp: ({ n, xy }) => (n === 1 ? null : xy / (n - 1)),
  corr: (pairs) => (pairs.n === 1 ? null : correlation(pairs)),
  regr_r2: (pairs) => {
    if (pairs.xx === 0) return null;
    if (pairs.yy === 0) return 1;
    return (correlation(pairs) ?? 0) ** 2;
  },
  regr_sxx: ({ y2 }) => y2,
  regr_syy: ({ x2 }) => x2,
  regr_sxy: ({ xy }) => xy,
  regr_slope: (_, swapped) => slope(swapped()),
  regr_intercept: (_, swapped) => {
    const pairs = swapped();
    const by = slope(pairs);
    return by === null ? null : pairs.y - by * pairs.x;
  },
};
const slope = ({ x2, xy }: Pairs): number | null => (x2 === 0 ? null : xy / x2);

type Doubles = readonly (number | null)[];
function pairsOf(xs: Doubles, ys: Doubles, parts: Doubles): Pairs {
  const pieces = inParts(xs.length, parts).map((rows) =>
    rows.reduce<Pairs>((pairs, i) => {
      const [x, y] = [xs[i] ?? null, ys[i] ?? null];
      return x === null || y === null ? pairs : updated(pairs, x, y);
    }, NONE),
  );
  return pieces.reduce(merged, NONE);
}

export const covarianceHelper = defineHelper({
  name: 'covariance_in_parts',
  params: { xs: 'doubles', ys: 'doubles', parts: 'doubles', statistic: 'string' },
  returns: 'double',
  body: ({ xs, ys, parts, statistic }) => {
    const all = pairsOf(xs, ys, parts);
    return all.n === 0 ? null : (STATISTICS[statistic]?.(all, () => pairsOf(ys, xs, parts)) ?? null);
  },
});
