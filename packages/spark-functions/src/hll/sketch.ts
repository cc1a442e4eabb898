import { couponEstimate, denseEstimate } from './estimate.js';
import { murmur128 } from './murmur.js';

/**
 * The HyperLogLog sketch of Apache DataSketches with one byte a register, which Spark's `hll_*` functions use. It passes through three
 * modes: a list of at most 8 coupons, a hash set of coupons, and the registers.
 *
 * A coupon is 26 bits of a value's hash (the address), and above them the number of leading zeros of the other half, plus one.
 * The layout is that of https://datasketches.apache.org/docs/HLL/HllSketches.html
 */
export type Sketch = Coupons | Dense;
export interface Coupons {
  mode: 'list' | 'set';
  readonly lgK: number;
  /** The list in the order of arrival; the hash set with 0 for an empty place. */
  table: Int32Array;
  count: number;
}
export interface Dense {
  readonly mode: 'dense';
  readonly lgK: number;
  readonly registers: Uint8Array;
  /** The estimate of distinct values that were seen one by one; of no use once two sketches have been merged. */
  hip: number;
  merged: boolean;
  /** Sums of 2^-register: of those below 32, and of the others. */
  low: number;
  high: number;
  /** Registers at 0; of a merged sketch those at `least`. */
  zeros: number;
  least: number;
  /** Registers were merged, and the sums and counts do not know it yet. */
  stale: boolean;
}

export const MIN_LG_K = 4;
export const MAX_LG_K = 21;
const SEED = 9001n;
export const ADDRESS_BITS = 26;
const ADDRESS = (1 << ADDRESS_BITS) - 1;
const LG_LIST = 3;
const LG_SET = 5;

export const emptySketch = (lgK: number): Sketch => ({
  mode: 'list',
  lgK,
  table: new Int32Array(1 << LG_LIST),
  count: 0,
});

/** The coupon of a value; 0 for no bytes, which leave a sketch as it is. */
export function couponOf(bytes: Uint8Array): number {
  if (bytes.length === 0) return 0;
  const [low, high] = murmur128(bytes, SEED);
  const top = Number(high >> 32n);
  const zeros = top === 0 ? 32 + Math.clz32(Number(high & 0xffffffffn)) : Math.clz32(top);
  return ((Math.min(zeros, 62) + 1) << ADDRESS_BITS) | (Number(low & 0xffffffffn) & ADDRESS);
}

/** The place of the coupon in a hash set, or of the empty place for it. */
function placeOf(table: Int32Array, coupon: number): number {
  const mask = table.length - 1;
  const stride = ((coupon & ADDRESS) >>> Math.log2(table.length)) | 1;
  let at = coupon & mask;
  while (table[at] !== 0 && table[at] !== coupon) at = (at + stride) & mask;
  return at;
}

function rehashed(table: Int32Array, lgSize: number): Int32Array {
  const made = new Int32Array(1 << lgSize);
  for (const coupon of table) if (coupon !== 0) made[placeOf(made, coupon)] = coupon;
  return made;
}

export const emptyDense = (lgK: number): Dense => ({
  mode: 'dense',
  lgK,
  registers: new Uint8Array(1 << lgK),
  hip: 0,
  merged: false,
  low: 2 ** lgK,
  high: 0,
  zeros: 2 ** lgK,
  least: 0,
  stale: false,
});

function toDense(sketch: Coupons): Dense {
  const dense = emptyDense(sketch.lgK);
  for (const coupon of sketch.table) if (coupon !== 0) updateDense(dense, coupon);
  dense.hip = couponEstimate(sketch.count);
  return dense;
}

/** Raise the coupon's register. The estimate grows by how unlikely that was before. */
export function updateDense(sketch: Dense, coupon: number): void {
  const value = coupon >>> ADDRESS_BITS;
  const slot = coupon & ((1 << sketch.lgK) - 1);
  const old = sketch.registers[slot] as number;
  if (value <= old) return;
  sketch.registers[slot] = value;
  sketch.hip += 2 ** sketch.lgK / (sketch.low + sketch.high);
  if (old < 32) sketch.low -= 2 ** -old;
  else sketch.high -= 2 ** -old;
  if (value < 32) sketch.low += 2 ** -value;
  else sketch.high += 2 ** -value;
  if (old === 0) sketch.zeros--;
}

function updateList(sketch: Coupons, coupon: number): Sketch {
  if (sketch.table.subarray(0, sketch.count).includes(coupon)) return sketch;
  sketch.table[sketch.count++] = coupon;
  if (sketch.count < sketch.table.length) return sketch;
  if (sketch.lgK < 8) return toDense(sketch);
  return { ...sketch, mode: 'set', table: rehashed(sketch.table, LG_SET) };
}

/** A set three quarters full grows, up to an eighth of the registers. */
function updateSet(sketch: Coupons, coupon: number): Sketch {
  const at = placeOf(sketch.table, coupon);
  if (sketch.table[at] === coupon) return sketch;
  sketch.table[at] = coupon;
  sketch.count++;
  const lgSize = Math.log2(sketch.table.length);
  if (4 * sketch.count <= 3 * sketch.table.length) return sketch;
  if (lgSize === sketch.lgK - 3) return toDense(sketch);
  sketch.table = rehashed(sketch.table, lgSize + 1);
  return sketch;
}

/** The sketch with the coupon: the same one, changed, or the one of the next mode. */
export function withCoupon(sketch: Sketch, coupon: number): Sketch {
  if (coupon === 0) return sketch;
  if (sketch.mode !== 'dense') return sketch.mode === 'list' ? updateList(sketch, coupon) : updateSet(sketch, coupon);
  updateDense(sketch, coupon);
  return sketch;
}

/** How many distinct values the sketch has seen. */
export function estimate(sketch: Sketch): number {
  return sketch.mode === 'dense' ? (sketch.merged ? denseEstimate(sketch) : sketch.hip) : couponEstimate(sketch.count);
}
