import { defineHelper, type Helper } from './define.js';

/** How often a state of the sequence is kept, so that rows asked for out of order need no walk from the start. */
const KEPT_EVERY = 4096;
const SEEDS_KEPT = 16;
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

/** Two steps of the generator: the state after, and the number of [0, 1) that they give. */
function step(state: bigint): readonly [state: bigint, value: number] {
  const first = shifted(state);
  const second = shifted(first);
  const value = Number(((first & 0x3ffffffn) << 27n) + (second & 0x7ffffffn)) / 2 ** 53;
  return [second, value];
}

function shifted(state: bigint): bigint {
  const a = u64(state ^ (state << 21n));
  const b = a ^ (a >> 35n);
  return u64(b ^ (b << 4n));
}

interface Sequence {
  /** States before rows 1, 1 + KEPT_EVERY, … */
  readonly kept: bigint[];
  /** The last row asked for, and the state behind it. */
  row: number;
  state: bigint;
}
const sequences = new Map<bigint, Sequence>();

function sequenceOf(seed: bigint): Sequence {
  const known = sequences.get(seed);
  if (known) return known;
  const start = startOf(seed);
  const made: Sequence = { kept: [start], row: 0, state: start };
  if (sequences.size >= SEEDS_KEPT) sequences.delete(sequences.keys().next().value as bigint);
  sequences.set(seed, made);
  return made;
}

/** The number of [0, 1) that Spark's `rand(seed)` gives the row of this place (from 1) of one partition. */
export function randomAt(seed: bigint, row: number): number {
  const sequence = sequenceOf(seed);
  if (row <= sequence.row) {
    const block = Math.floor((row - 1) / KEPT_EVERY);
    sequence.row = block * KEPT_EVERY;
    sequence.state = sequence.kept[block] as bigint;
  }
  let value = 0;
  while (sequence.row < row) {
    const [state, found] = step(sequence.state);
    sequence.state = state;
    sequence.row++;
    value = found;
    if (sequence.row % KEPT_EVERY === 0) sequence.kept[sequence.row / KEPT_EVERY] ??= state;
  }
  return value;
}

export const randomHelpers: readonly Helper[] = [
  defineHelper({
    name: 'random_at',
    params: { seed: 'long', row: 'long' },
    returns: 'double',
    body: ({ seed, row }) => randomAt(seed, Number(row)),
  }),
];
