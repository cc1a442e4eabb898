import { defineHelper, type Helper } from './define.js';
import { sequences } from './sequences.js';

const WORD = 64;
const u64 = (n: bigint): bigint => BigInt.asUintN(WORD, n);

const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
const mixed = (k: number): number => Math.imul(rotated(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593);

/** MurmurHash3 of eight bytes, as Scala's library has it for arrays. */
function hashOfBytes(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer);
  let hash = seed;
  for (let i = 0; i < bytes.length; i += 4)
    hash = (Math.imul(rotated(hash ^ mixed(view.getInt32(i, true)), 13), 5) + 0xe6546b64) | 0;
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

const ARRAY_SEED = 0x3c074a61;

/** What Spark makes of a seed before its generator starts: seeds that differ little shall not give sequences that do. */
function startOf(seed: bigint): bigint {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, seed);
  const low = hashOfBytes(bytes, ARRAY_SEED);
  const high = hashOfBytes(bytes, low);
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

/** The state of the generator after it has given a value, and the value. */
type Draw<T> = (state: bigint) => readonly [state: bigint, value: T];

/** Two steps of the generator, and the number of [0, 1) that they give. */
const uniform: Draw<number> = (state) => {
  const first = shifted(state);
  const second = shifted(first);
  return [second, Number(((first & 0x3ffffffn) << 27n) + (second & 0x7ffffffn)) / 2 ** 53];
};

/** Two normally distributed numbers by the polar method, as `java.util.Random` has them. */
const gaussians: Draw<readonly [number, number]> = (start) => {
  let state = start;
  for (;;) {
    const [between, x] = uniform(state);
    const [after, y] = uniform(between);
    state = after;
    const [v, w] = [2 * x - 1, 2 * y - 1];
    const square = v * v + w * w;
    if (square >= 1 || square === 0) continue;
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    return [state, [v * factor, w * factor]];
  }
};

function shifted(state: bigint): bigint {
  const a = u64(state ^ (state << 21n));
  const b = a ^ (a >> 35n);
  return u64(b ^ (b << 4n));
}

/** The number of [0, 1) that Spark's `rand(seed)` gives the row of this place (from 1) of one partition. */
export const randomAt = sequences({ startOf, next: uniform });

const gaussianPairAt = sequences({ startOf, next: gaussians });
/** The number that Spark's `randn(seed)` gives the row of this place. */
export const gaussianAt = (seed: bigint, row: number): number =>
  gaussianPairAt(seed, Math.ceil(row / 2))[(row - 1) % 2] as number;

export const randomHelpers: readonly Helper[] = [
  defineHelper({
    name: 'random_at',
    params: { seed: 'long', row: 'long' },
    returns: 'double',
    body: ({ seed, row }) => randomAt(seed, Number(row)),
  }),
  defineHelper({
    name: 'gaussian_at',
    params: { seed: 'long', row: 'long' },
    returns: 'double',
    body: ({ seed, row }) => gaussianAt(seed, Number(row)),
  }),
];
