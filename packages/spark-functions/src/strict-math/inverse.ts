import { highWord, polynomial, upperHalf } from './words.js';

/** Arcus functions by the methods of fdlibm 5.3, as `java.lang.StrictMath` has them: see exponential.ts. */
const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
const QUARTER_PI = 0.7853981633974483;
const PI_LOW = 1.2246467991473532e-16;

/** Of the quotient p / q that gives (asin x - x) / x from x². */
const P = [
  0.16666666666666666, -0.3255658186224009, 0.20121253213486293, -0.04005553450067941, 0.0007915349942898145,
  0.00003479331075960212,
];
const Q = [1, -2.403394911734414, 2.0209457602335057, -0.6882839716054533, 0.07703815055590194];
const quotient = (t: number): number => (t * polynomial(t, P)) / polynomial(t, Q);

/** NaN outside of -1 to 1. */
export function asin(x: number): number {
  const size = highWord(x) & 0x7fffffff;
  const magnitude = Math.abs(x);
  if (magnitude === 1) return x * HALF_PI + x * HALF_PI_LOW;
  if (!(magnitude < 1)) return Number.NaN;
  if (size < 0x3e400000) return x;
  if (size < 0x3fe00000) return x + x * quotient(x * x);
  const t = (1 - magnitude) * 0.5;
  const r = quotient(t);
  const s = Math.sqrt(t);
  let result: number;
  if (size >= 0x3fef3333) result = HALF_PI - (2 * (s + s * r) - HALF_PI_LOW);
  else {
    const w = upperHalf(s);
    const c = (t - w * w) / (s + w);
    const p = 2 * s * r - (HALF_PI_LOW - 2 * c);
    result = QUARTER_PI - (p - (QUARTER_PI - 2 * w));
  }
  return x > 0 ? result : -result;
}

/** NaN outside of -1 to 1. */
export function acos(x: number): number {
  if (x === 1) return 0;
  if (x === -1) return Math.PI + 2 * HALF_PI_LOW;
  if (!(Math.abs(x) < 1)) return Number.NaN;
  const size = highWord(x) & 0x7fffffff;
  if (size <= 0x3c600000) return HALF_PI + HALF_PI_LOW;
  if (size < 0x3fe00000) return HALF_PI - (x - (HALF_PI_LOW - x * quotient(x * x)));
  if (x < 0) {
    const z = (1 + x) * 0.5;
    const s = Math.sqrt(z);
    return Math.PI - 2 * (s + (quotient(z) * s - HALF_PI_LOW));
  }
  const z = (1 - x) * 0.5;
  const s = Math.sqrt(z);
  const d = upperHalf(s);
  const c = (z - d * d) / (s + d);
  return 2 * (d + (quotient(z) * s + c));
}

/** atan of 0.5, 1, 1.5 and infinity, and what these numbers lack. */
const POINTS = [0.4636476090008061, QUARTER_PI, 0.982793723247329, HALF_PI] as const;
const POINTS_LOW = [2.2698777452961687e-17, 3.061616997868383e-17, 1.3903311031230998e-17, HALF_PI_LOW] as const;
const ATAN_EVEN = [
  0.3333333333333293, 0.14285714272503466, 0.09090887133436507, 0.06661073137387531, 0.049768779946159324,
  0.016285820115365782,
];
const ATAN_ODD = [
  -0.19999999999876483, -0.11111110405462356, -0.0769187620504483, -0.058335701337905735, -0.036531572744216916,
];

/** The point that a number is near, and the number as seen from there. */
function fromPoint(x: number, size: number): readonly [point: 0 | 1 | 2 | 3, rest: number] {
  if (size < 0x3fe60000) return [0, (2 * x - 1) / (2 + x)];
  if (size < 0x3ff30000) return [1, (x - 1) / (x + 1)];
  if (size < 0x40038000) return [2, (x - 1.5) / (1 + 1.5 * x)];
  return [3, -1 / x];
}

export function atan(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = highWord(x) & 0x7fffffff;
  if (size >= 0x44100000) return x > 0 ? HALF_PI + HALF_PI_LOW : -HALF_PI - HALF_PI_LOW;
  if (size < 0x3e200000) return x;
  if (size < 0x3fdc0000) return x - x * correction(x);
  const [point, rest] = fromPoint(Math.abs(x), size);
  const result = POINTS[point] - (rest * correction(rest) - POINTS_LOW[point] - rest);
  return x < 0 ? -result : result;
}

function correction(x: number): number {
  const z = x * x;
  const w = z * z;
  return z * polynomial(w, ATAN_EVEN) + w * polynomial(w, ATAN_ODD);
}

/** The angle of the point (x, y). */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === 1) return atan(y);
  const left = x < 0 || Object.is(x, -0);
  const below = y < 0 || Object.is(y, -0);
  const signed = (angle: number): number => (below ? -angle : angle);
  if (y === 0) return left ? signed(Math.PI) : y;
  if (x === 0) return signed(HALF_PI);
  const far = Math.abs(y) === Number.POSITIVE_INFINITY;
  if (Math.abs(x) === Number.POSITIVE_INFINITY) {
    if (far) return signed(left ? 3 * QUARTER_PI : QUARTER_PI);
    return signed(left ? Math.PI : 0);
  }
  if (far) return signed(HALF_PI);
  const distance = ((highWord(y) & 0x7fffffff) - (highWord(x) & 0x7fffffff)) >> 20;
  const angle = distance > 60 ? HALF_PI + 0.5 * PI_LOW : left && distance < -60 ? 0 : atan(Math.abs(y / x));
  if (!left) return signed(angle);
  return below ? angle - PI_LOW - Math.PI : Math.PI - (angle - PI_LOW);
}
