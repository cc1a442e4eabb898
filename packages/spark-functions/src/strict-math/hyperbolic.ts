import { exp, expm1 } from './exponential.js';
import { log, log1p } from './logarithm.js';
import { highWord } from './words.js';

/** By the methods of fdlibm 5.3, as `java.lang.StrictMath` has them: see exponential.ts. Beyond it half of e^x is infinite. */
const GREATEST = 710.4758600739439;

/** Half of e^x where e^x may be infinite and its half is not. */
function halfExp(x: number): number {
  if (highWord(x) < 0x40862e42) return 0.5 * exp(x);
  if (x > GREATEST) return Number.POSITIVE_INFINITY;
  const root = exp(0.5 * x);
  return 0.5 * root * root;
}

export function sinh(x: number): number {
  if (!Number.isFinite(x)) return x;
  const size = highWord(x) & 0x7fffffff;
  const magnitude = Math.abs(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (size >= 0x40360000) return x < 0 ? -halfExp(magnitude) : halfExp(magnitude);
  if (size < 0x3e300000) return x;
  const t = expm1(magnitude);
  return half * (size < 0x3ff00000 ? 2 * t - (t * t) / (t + 1) : t + t / (t + 1));
}

export function cosh(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = highWord(x) & 0x7fffffff;
  const magnitude = Math.abs(x);
  if (size >= 0x40360000) return halfExp(magnitude);
  if (size < 0x3fd62e43) {
    const t = expm1(magnitude);
    const w = 1 + t;
    return size < 0x3c800000 ? w : 1 + (t * t) / (w + w);
  }
  const t = exp(magnitude);
  return 0.5 * t + 0.5 / t;
}

export function tanh(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = highWord(x) & 0x7fffffff;
  if (size < 0x3c800000) return x * (1 + x);
  let result = 1;
  if (size < 0x40360000) {
    const t = expm1((size >= 0x3ff00000 ? 2 : -2) * Math.abs(x));
    result = size >= 0x3ff00000 ? 1 - 2 / (t + 2) : -t / (t + 2);
  }
  return x < 0 ? -result : result;
}

// Spark takes these from logarithms, and loses digits near 0 by it.
export const asinh = (x: number): number => (x === Number.NEGATIVE_INFINITY ? x : log(x + Math.sqrt(x * x + 1)));
export const acosh = (x: number): number => log(x + Math.sqrt(x * x - 1));
export const atanh = (x: number): number => 0.5 * (log1p(x) - log1p(-x));
