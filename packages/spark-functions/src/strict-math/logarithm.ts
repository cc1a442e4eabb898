import { LN2_HIGH, LN2_LOW } from './exponential.js';
import { highWord, polynomial, withHigh } from './words.js';

/** Logarithms by the methods of fdlibm 5.3, as `java.lang.StrictMath` has them: see exponential.ts. */
const LOG = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
] as const;
const EVEN = [LOG[1], LOG[3], LOG[5]];
const ODD = [LOG[0], LOG[2], LOG[4], LOG[6]];
const TWO54 = 2 ** 54;

/** The natural logarithm; NaN below 0. */
export function log(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x < 0 || Number.isNaN(x)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let value = x;
  let power = 0;
  if (highWord(value) < 0x00100000) {
    power = -54;
    value *= TWO54;
  }
  const high = highWord(value);
  const fraction = high & 0xfffff;
  const carry = (fraction + 0x95f64) & 0x100000;
  power += (high >> 20) - 1023 + (carry >> 20);
  const f = withHigh(value, fraction | (carry ^ 0x3ff00000)) - 1;
  if ((0xfffff & (2 + fraction)) < 3) return nearOne(f, power);
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * polynomial(w, ODD) + w * polynomial(w, EVEN);
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    if (power === 0) return f - (half - s * (half + r));
    return power * LN2_HIGH - (half - (s * (half + r) + power * LN2_LOW) - f);
  }
  return power === 0 ? f - s * (f - r) : power * LN2_HIGH - (s * (f - r) - power * LN2_LOW - f);
}

/** Where f is less than 2^-20. */
function nearOne(f: number, power: number): number {
  if (f === 0) return power === 0 ? 0 : power * LN2_HIGH + power * LN2_LOW;
  const r = f * f * (0.5 - 0.3333333333333333 * f);
  return power === 0 ? f - r : power * LN2_HIGH - (r - power * LN2_LOW - f);
}

const PER_LN10 = Math.LOG10E;
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;

/** The logarithm to base 10; NaN below 0. */
export function log10(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return log(x);
  let value = x;
  let power = 0;
  if (highWord(value) < 0x00100000) {
    power = -54;
    value *= TWO54;
  }
  const high = highWord(value);
  power += (high >> 20) - 1023;
  const below = power < 0 ? 1 : 0;
  const n = power + below;
  const rest = withHigh(value, (high & 0xfffff) | ((0x3ff - below) << 20));
  return n * LOG10_2_LOW + PER_LN10 * log(rest) + n * LOG10_2_HIGH;
}

/** log(1 + x), with all digits near 0; NaN below -1. */
export function log1p(x: number): number {
  if (x < -1 || Number.isNaN(x)) return Number.NaN;
  if (x === -1) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  const high = highWord(x);
  const size = high & 0x7fffffff;
  if (size < 0x3c900000) return x;
  if (size < 0x3e200000) return x - x * x * 0.5;
  if (high < 0x3fda827a && (high > 0 || high <= (0xbfd2bec3 | 0))) return log1pFrom(x, 1, 0, 0);
  let u = high < 0x43400000 ? 1 + x : x;
  const uHigh = highWord(u);
  let power = (uHigh >> 20) - 1023;
  // what 1 + x lost
  const lost = high < 0x43400000 ? (power > 0 ? 1 - (u - x) : x - (u - 1)) / u : 0;
  let fraction = uHigh & 0xfffff;
  if (fraction < 0x6a09e) u = withHigh(u, fraction | 0x3ff00000);
  else {
    power += 1;
    u = withHigh(u, fraction | 0x3fe00000);
    fraction = (0x00100000 - fraction) >> 2;
  }
  return log1pFrom(u - 1, fraction, power, lost);
}

function log1pFrom(f: number, fraction: number, power: number, lost: number): number {
  const half = 0.5 * f * f;
  const rest = lost + power * LN2_LOW;
  if (fraction === 0) {
    if (f === 0) return power === 0 ? 0 : power * LN2_HIGH + rest;
    const r = half * (1 - 0.6666666666666666 * f);
    return power === 0 ? f - r : power * LN2_HIGH - (r - (power * LN2_LOW + lost) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const r = z * polynomial(z, LOG);
  if (power === 0) return f - (half - s * (half + r));
  return power * LN2_HIGH - (half - (s * (half + r) + (power * LN2_LOW + lost)) - f);
}
