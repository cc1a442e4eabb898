import { fromWords, highWord, polynomial, raised } from './words.js';

/**
 * `java.lang.StrictMath` is specified to give the results of Sun's fdlibm 5.3 (Java SE 17 API, class StrictMath), so these are its
 * methods step by step: the same reduction, coefficients and order of operations.
 */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
const PER_LN2 = Math.LOG2E;
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019411;

/** Of the rational approximation of e^x on [0, ln2 / 2]. */
export const EXP = [
  0.16666666666666602, -0.0027777777777015593, 0.00006613756321437934, -0.0000016533902205465252, 4.1381367970572385e-8,
];
/** Of that of e^x - 1. */
const EXPM1 = [
  1, -0.03333333333333313, 0.0015873015872548146, -0.0000793650757867488, 0.000004008217827329362,
  -2.0109921818362437e-7,
];

/** `x` as `power`·ln2 + high - low, with what is left at most half of ln2. */
function reduced(x: number, size: number): { readonly power: number; readonly high: number; readonly low: number } {
  const sign = x < 0 ? -1 : 1;
  if (size < 0x3ff0a2b2) return { power: sign, high: x - sign * LN2_HIGH, low: sign * LN2_LOW };
  const power = Math.trunc(PER_LN2 * x + sign * 0.5);
  return { power, high: x - power * LN2_HIGH, low: power * LN2_LOW };
}

/** e^x. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x < UNDERFLOW) return 0;
  const size = highWord(x) & 0x7fffffff;
  if (size < 0x3e300000) return 1 + x;
  const { power, high, low } = size > 0x3fd62e42 ? reduced(x, size) : { power: 0, high: x, low: 0 };
  const r = power === 0 ? x : high - low;
  const t = r * r;
  const c = r - t * polynomial(t, EXP);
  if (power === 0) return 1 - ((r * c) / (c - 2) - r);
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return power >= -1021 ? raised(y, power) : raised(y, power + 1000) * 2 ** -1000;
}

/** e^x - 1, with all digits near 0. */
export function expm1(x: number): number {
  if (Number.isNaN(x) || x > OVERFLOW) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  const size = highWord(x) & 0x7fffffff;
  if (size >= 0x4043687a && x < 0) return -1;
  if (size < 0x3c900000) return x;
  if (size <= 0x3fd62e42) {
    const { half, e } = expm1Parts(x);
    return x - (x * e - half);
  }
  const { power, high, low } = reduced(x, size);
  const r = high - low;
  return scaledUp(r, high - r - low, power);
}

/** `half` is x²/2, `e` the correction in e^x - 1 = x + half - x·e. */
function expm1Parts(x: number): { readonly half: number; readonly e: number } {
  const halfX = 0.5 * x;
  const half = x * halfX;
  const r = polynomial(half, EXPM1);
  const t = 3 - r * halfX;
  return { half, e: half * ((r - t) / (6 - x * t)) };
}

/** e^(r + power·ln2) - 1; `c` is what r lacks. */
function scaledUp(r: number, c: number, power: number): number {
  const parts = expm1Parts(r);
  const e = r * (parts.e - c) - c - parts.half;
  if (power === -1) return 0.5 * (r - e) - 0.5;
  if (power === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (power <= -2 || power > 56) return raised(1 - (e - r), power) - 1;
  if (power < 20) return raised(fromWords(0x3ff00000 - (0x200000 >> power), 0) - (e - r), power);
  return raised(r - (e + fromWords((0x3ff - power) << 20, 0)) + 1, power);
}
