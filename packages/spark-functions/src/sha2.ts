import { defineHelper } from './define.js';

/** The first primes: the constants of FIPS 180-4 are the first bits of their roots' fractional parts. */
function primes(count: number): readonly bigint[] {
  const found: bigint[] = [];
  for (let n = 2n; found.length < count; n++) if (found.every((p) => n % p !== 0n)) found.push(n);
  return found;
}

/** The whole part of a root of degree 2 or 3. */
function rootOf(n: bigint, degree: bigint): bigint {
  let low = 0n;
  let high = 1n << (BigInt(n.toString(2).length) / degree + 1n);
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** degree <= n) low = middle;
    else high = middle - 1n;
  }
  return low;
}
const fraction = (prime: bigint, degree: bigint): bigint => BigInt.asUintN(64, rootOf(prime << (64n * degree), degree));

/** Words of 32 bits for 224 and 256, of 64 for 384 and 512. */
interface Kind {
  readonly word: 32 | 64;
  readonly rounds: number;
  readonly start: readonly bigint[];
  /** Rotations of Σ0, Σ1, σ0, σ1; the last of the σ is a shift. */
  readonly turns: readonly (readonly [bigint, bigint, bigint])[];
}
const TURNS_32 = [
  [2n, 13n, 22n],
  [6n, 11n, 25n],
  [7n, 18n, 3n],
  [17n, 19n, 10n],
] as const;
const TURNS_64 = [
  [28n, 34n, 39n],
  [14n, 18n, 41n],
  [1n, 8n, 7n],
  [19n, 61n, 6n],
] as const;

let constants: readonly bigint[] | undefined;
const cubes = (): readonly bigint[] => (constants ??= primes(80).map((p) => fraction(p, 3n)));

function kindOf(bits: number): Kind | undefined {
  const squares = (from: number): readonly bigint[] =>
    primes(from + 8)
      .slice(from)
      .map((p) => fraction(p, 2n));
  const narrow = { word: 32, rounds: 64, turns: TURNS_32 } as const;
  const wide = { word: 64, rounds: 80, turns: TURNS_64 } as const;
  if (bits === 224) return { ...narrow, start: squares(8).map((x) => BigInt.asUintN(32, x)) };
  if (bits === 256 || bits === 0) return { ...narrow, start: squares(0).map((x) => x >> 32n) };
  if (bits === 384) return { ...wide, start: squares(8) };
  return bits === 512 ? { ...wide, start: squares(0) } : undefined;
}

/** The message, a one bit, zeros, and its length in bits, as words. */
function padded(bytes: Uint8Array, word: number): readonly bigint[] {
  const size = word / 8;
  const block = 16 * size;
  const length = Math.ceil((bytes.length + 1 + 2 * size) / block) * block;
  const all = new Uint8Array(length);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setBigUint64(length - 8, BigInt(bytes.length) * 8n);
  return Array.from({ length: length / size }, (_, i) =>
    word === 64 ? view.getBigUint64(8 * i) : BigInt(view.getUint32(4 * i)),
  );
}

function compressed(state: readonly bigint[], block: readonly bigint[], kind: Kind): readonly bigint[] {
  const width = BigInt(kind.word);
  const cut = (x: bigint): bigint => BigInt.asUintN(kind.word, x);
  const turned = (x: bigint, by: bigint): bigint => cut((x >> by) | (x << (width - by)));
  const mixed = (x: bigint, which: number): bigint => {
    const [a, b, c] = kind.turns[which] as readonly [bigint, bigint, bigint];
    return turned(x, a) ^ turned(x, b) ^ (which < 2 ? turned(x, c) : x >> c);
  };
  const w = [...block];
  for (let t = 16; t < kind.rounds; t++) {
    const at = (back: number): bigint => w[t - back] as bigint;
    w.push(cut(mixed(at(2), 3) + at(7) + mixed(at(15), 2) + at(16)));
  }
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (let t = 0; t < kind.rounds; t++) {
    const k = (cubes()[t] as bigint) >> (64n - width);
    const first = h + mixed(e, 1) + ((e & f) ^ (~e & g)) + k + (w[t] as bigint);
    const second = mixed(a, 0) + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [cut(first + second), a, b, c, cut(d + first), e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((x, i) => cut(x + (state[i] as bigint)));
}

/** SHA-2 in lower-case hexadecimal (FIPS 180-4) of 224, 256, 384 or 512 bits; 0 is 256, all else NULL. */
export const sha2Helper = defineHelper({
  name: 'sha2',
  params: { bytes: 'binary', bits: 'int' },
  returns: 'string',
  body: ({ bytes, bits }) => {
    const kind = kindOf(bits);
    if (!kind) return null;
    const words = padded(bytes, kind.word);
    let state = kind.start;
    for (let i = 0; i < words.length; i += 16) state = compressed(state, words.slice(i, i + 16), kind);
    const text = state.map((x) => x.toString(16).padStart(kind.word / 4, '0')).join('');
    return text.slice(0, (bits || 256) / 4);
  },
});
