import type { Dense } from './sketch.js';

/**
 * How many distinct values gave so many distinct coupons of 32 bits, at some numbers of coupons: those that DataSketches interpolates
 * between, as far as a hash set of coupons comes.
 */
const KNOTS: readonly (readonly [coupons: number, values: number])[] = [
  [0, 0],
  [1, 1],
  [20, 20.00000094374026],
  [400, 400.0003963713384],
  [8000, 8000.158929460209],
  [160000, 160063.60677637596],
  [300000, 300223.70715976635],
  [600000, 600895.593385617],
];

/** The cubic through four points (Lagrange), at `x`. */
function cubic(points: readonly (readonly [x: number, y: number])[], x: number): number {
  const others = (i: number): readonly number[] => points.filter((_, j) => j !== i).map(([at]) => at);
  const product = (from: number, i: number): number => others(i).reduce((p, at) => p * (from - at), 1);
  return points.map(([at, y], i) => (y * product(x, i)) / product(at, i)).reduce((a, b) => a + b);
}

/** The number of values behind so many coupons. */
export function couponEstimate(coupons: number): number {
  const next = KNOTS.findIndex(([at]) => at > coupons);
  const first = Math.min(Math.max(next - 2, 0), KNOTS.length - 4);
  return Math.max(cubic(KNOTS.slice(first, first + 4), coupons), coupons);
}

/** Sum of x^(2^k) · 2^(k-1) over the registers that never rose (Ertl 2017, sigma). */
function ofUntouched(share: number): number {
  if (share === 1) return Number.POSITIVE_INFINITY;
  let [x, y, sum, before] = [share, 1, share, -1];
  while (sum !== before) {
    x *= x;
    before = sum;
    sum += x * y;
    y += y;
  }
  return sum;
}

/**
 * The number of values behind registers alone: Ertl's improved raw estimator (arXiv:1702.01284, algorithm 6), whose error is that of
 * the registers. DataSketches takes tables of corrections instead, so that the two differ by a part of that error.
 */
export function denseEstimate({ registers, lgK }: Dense): number {
  const counts = new Array<number>(65).fill(0);
  for (const value of registers) counts[value] = (counts[value] as number) + 1;
  const m = 2 ** lgK;
  let z = 0;
  for (let value = 64; value >= 1; value--) z = 0.5 * (z + (counts[value] as number));
  z += m * ofUntouched((counts[0] as number) / m);
  return (m * m) / (2 * Math.LN2 * z);
}
