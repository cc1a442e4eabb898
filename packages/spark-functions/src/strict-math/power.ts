import { EXP } from './exponential.js';
import { fromWords, highWord, polynomial, raised, upperHalf, withHigh } from './words.js';

/** Powers by the methods of fdlibm 5.3, as `java.lang.StrictMath` has them: see exponential.ts. */
const L = [
  0.5999999999999946, 0.4285714285785502, 0.33333332981837743, 0.272728123808534, 0.23066074577556175,
  0.20697501780033842,
];
const LN2 = Math.LN2;
const LN2_UPPER = 0.6931471824645996;
const LN2_LOWER = -1.904654299957768e-9;
/** 2 / (3·ln2), and its halves. */
const CP = 0.9617966939259756;
const CP_UPPER = 0.9617967009544373;
const CP_LOWER = -7.028461650952758e-9;
const PER_LN2 = Math.LOG2E;
const PER_LN2_UPPER = 1.4426950216293335;
const PER_LN2_LOWER = 1.9259629911266175e-8;
/** log2 of 1.5. */
const LOG2_UPPER = 0.5849624872207642;
const LOG2_LOWER = 1.350039202129749e-8;
/** -(1024 - log2(the greatest double and half a step)). */
const OVERFLOW_TAIL = 8.008566259537294e-17;
const INFINITE = Number.POSITIVE_INFINITY;

/** A number in two parts: the first has no lower half. */
type Pair = readonly [upper: number, lower: number];

/** x to the power of y. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const magnitude = Math.abs(x);
  if (!Number.isFinite(y)) {
    if (magnitude === 1) return Number.NaN;
    return magnitude > 1 === y > 0 ? INFINITE : 0;
  }
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 2) return x * x;
  if (y === 0.5 && (x > 0 || Object.is(x, 0))) return Math.sqrt(x);
  const negative = x < 0 || Object.is(x, -0);
  const odd = negative && Math.abs(y % 2) === 1;
  if (x === 0 || magnitude === INFINITE || magnitude === 1) {
    if (x === -1 && !Number.isInteger(y)) return Number.NaN;
    const z = y < 0 ? 1 / magnitude : magnitude;
    return odd ? -z : z;
  }
  if (negative && !Number.isInteger(y)) return Number.NaN;
  return (odd ? -1 : 1) * ofPositive(magnitude, y);
}

function ofPositive(x: number, y: number): number {
  const size = highWord(y) & 0x7fffffff;
  if (size <= 0x41e00000) return exp2(y, log2(x));
  const high = highWord(x);
  const grows = y > 0;
  if (high < 0x3fefffff || (size > 0x43f00000 && high <= 0x3fefffff)) return grows ? 0 : INFINITE;
  if (high > 0x3ff00000 || (size > 0x43f00000 && high >= 0x3ff00000)) return grows ? INFINITE : 0;
  return exp2(y, log2NearOne(x));
}

/** log2 where |1 - x| is at most 2^-20. */
function log2NearOne(x: number): Pair {
  const t = x - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const u = PER_LN2_UPPER * t;
  const v = t * PER_LN2_LOWER - w * PER_LN2;
  const upper = upperHalf(u + v);
  return [upper, v - (upper - u)];
}

/** log2 of a positive number, to some 70 bits. */
function log2(x: number): Pair {
  const subnormal = highWord(x) < 0x00100000;
  let ax = subnormal ? x * 2 ** 53 : x;
  const high = highWord(ax);
  let n = (high >> 20) - 0x3ff - (subnormal ? 53 : 0);
  const fraction = high & 0xfffff;
  let normal = fraction | 0x3ff00000;
  // x is seen from 1 or from 1.5
  let k = 0;
  if (fraction > 0x3988e) {
    if (fraction < 0xbb67a) k = 1;
    else {
      n += 1;
      normal -= 0x00100000;
    }
  }
  const point = k === 0 ? 1 : 1.5;
  ax = withHigh(ax, normal);
  const u = ax - point;
  const v = 1 / (ax + point);
  const ss = u * v;
  const sUpper = upperHalf(ss);
  const sumUpper = fromWords(((normal >> 1) | 0x20000000) + 0x00080000 + (k << 18), 0);
  const sumLower = ax - (sumUpper - point);
  const sLower = v * (u - sUpper * sumUpper - sUpper * sumLower);
  return assembled(n, k, ss, sUpper, sLower);
}

function assembled(n: number, k: number, ss: number, sUpper: number, sLower: number): Pair {
  const square = ss * ss;
  const r = square * square * polynomial(square, L) + sLower * (sUpper + ss);
  const upperSquare = sUpper * sUpper;
  const tUpper = upperHalf(3 + upperSquare + r);
  const tLower = r - (tUpper - 3 - upperSquare);
  const u = sUpper * tUpper;
  const v = sLower * tUpper + tLower * ss;
  const pUpper = upperHalf(u + v);
  const pLower = v - (pUpper - u);
  const zUpper = CP_UPPER * pUpper;
  const zLower = CP_LOWER * pUpper + pLower * CP + (k === 0 ? 0 : LOG2_LOWER);
  const offset = k === 0 ? 0 : LOG2_UPPER;
  const upper = upperHalf(zUpper + zLower + offset + n);
  return [upper, zLower - (upper - n - offset - zUpper)];
}

/** 2^(y·log). */
function exp2(y: number, [upper, lower]: Pair): number {
  const yUpper = upperHalf(y);
  const pLower = (y - yUpper) * upper + y * lower;
  let pUpper = yUpper * upper;
  const z = pLower + pUpper;
  const high = highWord(z);
  if (z > 1024 || (z === 1024 && pLower + OVERFLOW_TAIL > z - pUpper)) return INFINITE;
  if (z < -1075 || (z === -1075 && pLower <= z - pUpper)) return 0;
  const size = high & 0x7fffffff;
  let n = 0;
  if (size > 0x3fe00000) {
    const rounded = high + (0x00100000 >> ((size >> 20) - 0x3ff + 1));
    const k = ((rounded & 0x7fffffff) >> 20) - 0x3ff;
    n = ((rounded & 0xfffff) | 0x00100000) >> (20 - k);
    if (high < 0) n = -n;
    pUpper -= fromWords(rounded & ~(0xfffff >> k), 0);
  }
  const t = upperHalf(pLower + pUpper);
  const u = t * LN2_UPPER;
  const v = (pLower - (t - pUpper)) * LN2 + t * LN2_LOWER;
  const sum = u + v;
  const w = v - (sum - u);
  const square = sum * sum;
  const c = sum - square * polynomial(square, EXP);
  const result = 1 - ((sum * c) / (c - 2) - (w + sum * w) - sum);
  return (highWord(result) >> 20) + n > 0 ? raised(result, n) : raised(result, n + 54) * 2 ** -54;
}

export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const magnitude = Math.abs(x);
  const high = highWord(magnitude);
  // a third of the exponent is near enough for a start of five bits
  let t = high < 0x00100000 ? cut(2 ** 54 * magnitude, 696219795) : fromWords(Math.trunc(high / 3) + 715094163, 0);
  const r = (t * t) / magnitude;
  const s = 0.5428571428571428 + r * t;
  t *= 0.35714285714285715 + 1.6071428571428572 / (s + 1.4142857142857144 + -0.7053061224489796 / s);
  t = fromWords(highWord(t) + 1, 0);
  const q = magnitude / (t * t);
  t += t * ((q - t) / (t + t + q));
  return x < 0 ? -t : t;
}
const cut = (t: number, bias: number): number => withHigh(t, Math.trunc(highWord(t) / 3) + bias);

/** The root of x² + y². */
export function hypot(x: number, y: number): number {
  if (Math.abs(x) === INFINITE || Math.abs(y) === INFINITE) return INFINITE;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  let a = Math.max(Math.abs(x), Math.abs(y));
  let b = Math.min(Math.abs(x), Math.abs(y));
  if (highWord(a) - highWord(b) > 0x3c00000) return a + b;
  let scale = 0;
  const scaled = (power: number): void => {
    a *= 2 ** power;
    b *= 2 ** power;
    scale -= power;
  };
  if (highWord(a) > 0x5f300000) scaled(-600);
  if (highWord(b) < 0x20b00000) {
    if (b === 0) return a;
    scaled(highWord(b) <= 0xfffff ? 1022 : 600);
  }
  const root = rootOfSquares(a, b);
  return scale === 0 ? root : raised(1, scale) * root;
}

/** a is not less than b. */
function rootOfSquares(a: number, b: number): number {
  const w = a - b;
  if (w > b) {
    const upper = upperHalf(a);
    return Math.sqrt(upper * upper - (b * -b - (a - upper) * (a + upper)));
  }
  const twice = a + a;
  const bUpper = upperHalf(b);
  const upper = upperHalf(twice);
  return Math.sqrt(upper * bUpper - (w * -w - (upper * (b - bUpper) + (twice - upper) * b)));
}
