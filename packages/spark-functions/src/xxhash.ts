/**
 * XXH64, which Spark's `xxhash64` is, over two 32-bit halves: with big integers it takes ten times as long. The running hash is kept in
 * `high` and `low` while one value is hashed; nothing stays in them between two calls.
 */
let high = 0;
let low = 0;

/** A constant's halves. */
type Word = readonly [high: number, low: number];
const P1: Word = [0x9e3779b1, 0x85ebca87];
const P2: Word = [0xc2b2ae3d, 0x27d4eb4f];
const P3: Word = [0x165667b1, 0x9e3779f9];
const P4: Word = [0x85ebca77, 0xc2b2ae63];
const P5: Word = [0x27d4eb2f, 0x165667c5];

/** P1 + P2. */
const SUM: Word = [0x60ea27ee, 0xadc0b5d6];
const MINUS_P1: Word = [0x61c8864e, 0x7a143579];

function add(h: number, l: number): void {
  const sum = (low >>> 0) + (l >>> 0);
  high = (high + h + (sum > 0xffffffff ? 1 : 0)) | 0;
  low = sum | 0;
}

function multiply(h: number, l: number): void {
  const a1 = low >>> 16;
  const a0 = low & 0xffff;
  const b1 = l >>> 16;
  const b0 = l & 0xffff;
  const first = a1 * b0 + ((a0 * b0) >>> 16);
  const second = a0 * b1 + (first & 0xffff);
  const carried = a1 * b1 + (first >>> 16) + (second >>> 16);
  high = (carried + Math.imul(high, l) + Math.imul(low, h)) | 0;
  low = Math.imul(low, l);
}

/** By fewer than 32 bits. */
function rotate(bits: number): void {
  const h = high;
  high = (h << bits) | (low >>> (32 - bits));
  low = (low << bits) | (h >>> (32 - bits));
}

/** The round of a lane that stands at `h` and `l`, with eight bytes of input; the result is the running hash. */
function round(h: number, l: number, inputHigh: number, inputLow: number): void {
  high = inputHigh;
  low = inputLow;
  multiply(P2[0], P2[1]);
  add(h, l);
  rotate(31);
  multiply(P1[0], P1[1]);
}

function mixLong(inputHigh: number, inputLow: number): void {
  const h = high;
  const l = low;
  round(0, 0, inputHigh, inputLow);
  high ^= h;
  low ^= l;
  rotate(27);
  multiply(P1[0], P1[1]);
  add(P4[0], P4[1]);
}

/** With an unsigned word or byte, its factor, and what it is mixed by then. */
function mixSmall(input: number, by: Word, bits: number, factor: Word): void {
  const h = high;
  const l = low;
  high = 0;
  low = input | 0;
  multiply(by[0], by[1]);
  high ^= h;
  low ^= l;
  rotate(bits);
  multiply(factor[0], factor[1]);
}
function mixInt(input: number): void {
  mixSmall(input, P1, 23, P2);
  add(P3[0], P3[1]);
}

const scratch = new DataView(new ArrayBuffer(8));
function start(seed: bigint, length: number): void {
  scratch.setBigInt64(0, seed);
  high = scratch.getInt32(0);
  low = scratch.getInt32(4);
  add(P5[0], P5[1]);
  add(0, length);
}

function finished(): bigint {
  low ^= high >>> 1;
  multiply(P2[0], P2[1]);
  low ^= (low >>> 29) | (high << 3);
  high ^= high >>> 29;
  multiply(P3[0], P3[1]);
  scratch.setInt32(0, high);
  scratch.setInt32(4, low ^ high);
  return scratch.getBigInt64(0);
}

export function xxInt(value: number, seed: bigint): bigint {
  start(seed, 4);
  mixInt(value);
  return finished();
}

export function xxLong(value: bigint, seed: bigint): bigint {
  scratch.setBigInt64(0, value);
  const h = scratch.getInt32(0);
  const l = scratch.getInt32(4);
  start(seed, 8);
  mixLong(h, l);
  return finished();
}

/** The halves of the four lanes of a text of 32 bytes and more; room to work in, as `scratch` is. */
const lanes = new Int32Array(8);

/** A lane begins with the seed, which stands in `scratch`, and a constant. */
function begin(lane: number, h: number, l: number): void {
  high = scratch.getInt32(0);
  low = scratch.getInt32(4);
  add(h, l);
  lanes[2 * lane] = high;
  lanes[2 * lane + 1] = low;
}

/** The running hash is turned, and added to the lanes' sum. */
function turned(lane: number, bits: number, h: number, l: number): void {
  high = lanes[2 * lane] as number;
  low = lanes[2 * lane + 1] as number;
  rotate(bits);
  add(h, l);
}

/** The four lanes over as many blocks of 32 bytes as there are; answers with how many bytes these were. */
function stripes(view: DataView, length: number, seed: bigint): number {
  scratch.setBigInt64(0, seed);
  begin(0, SUM[0], SUM[1]);
  begin(1, P2[0], P2[1]);
  begin(2, 0, 0);
  begin(3, MINUS_P1[0], MINUS_P1[1]);
  let at = 0;
  for (; at + 32 <= length; at += 32)
    for (let half = 0; half < 8; half += 2) {
      const from = at + 4 * half;
      round(lanes[half] as number, lanes[half + 1] as number, view.getInt32(from + 4, true), view.getInt32(from, true));
      lanes[half] = high;
      lanes[half + 1] = low;
    }
  turned(0, 1, 0, 0);
  turned(1, 7, high, low);
  turned(2, 12, high, low);
  turned(3, 18, high, low);
  for (let half = 0; half < 8; half += 2) {
    const h = high;
    const l = low;
    round(0, 0, lanes[half] as number, lanes[half + 1] as number);
    high ^= h;
    low ^= l;
    multiply(P1[0], P1[1]);
    add(P4[0], P4[1]);
  }
  add(0, length);
  return at;
}

/** Of the first `length` bytes. */
export function xxBytes(view: DataView, length: number, seed: bigint): bigint {
  let at = 0;
  if (length >= 32) at = stripes(view, length, seed);
  else start(seed, length);
  for (; at + 8 <= length; at += 8) mixLong(view.getInt32(at + 4, true), view.getInt32(at, true));
  if (at + 4 <= length) {
    mixInt(view.getInt32(at, true));
    at += 4;
  }
  for (; at < length; at++) mixSmall(view.getUint8(at), P5, 11, P1);
  return finished();
}
