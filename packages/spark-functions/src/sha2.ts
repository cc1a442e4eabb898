import { defineHelper } from './define.js';
import { memo } from './memo.js';

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

/** Words of 32 bits for 224 and 256; of 64 for 384 and 512, each as its two halves. */
interface Kind {
  readonly wide: boolean;
  readonly start: Int32Array;
}

const halves = (words: readonly bigint[]): Int32Array =>
  Int32Array.from(words.flatMap((w) => [Number(w >> 32n), Number(w & 0xffffffffn)]));

let constants: Int32Array | undefined;
/** The round constants of the wide kind; their upper halves are those of the narrow one. */
const cubes = (): Int32Array => (constants ??= halves(primes(80).map((p) => fraction(p, 3n))));

const kindOf = memo((bits: string): Kind | null => {
  const squares = (from: number): Int32Array =>
    halves(
      primes(from + 8)
        .slice(from)
        .map((p) => fraction(p, 2n)),
    );
  const half = (words: Int32Array, which: 0 | 1): Int32Array => words.filter((_, i) => i % 2 === which);
  if (bits === '224') return { wide: false, start: half(squares(8), 1) };
  if (bits === '256' || bits === '0') return { wide: false, start: half(squares(0), 0) };
  if (bits === '384') return { wide: true, start: squares(8) };
  return bits === '512' ? { wide: true, start: squares(0) } : null;
});

/** The message, a one bit, zeros, and its length in bits. */
function padded(bytes: Uint8Array, block: number): DataView {
  const length = Math.ceil((bytes.length + 1 + block / 8) / block) * block;
  const all = new Uint8Array(length);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setUint32(length - 4, bytes.length << 3);
  view.setUint32(length - 8, bytes.length >>> 29);
  return view;
}

/** Room for a block's words; nothing stays in it between two calls. */
const w = new Int32Array(160);
const turned = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
const word = (words: Int32Array, i: number): number => words[i] as number;

function narrow(state: Int32Array, view: DataView, from: number): void {
  const k = cubes();
  for (let t = 0; t < 16; t++) w[t] = view.getInt32(from + 4 * t);
  for (let t = 16; t < 64; t++) {
    const x = word(w, t - 15);
    const y = word(w, t - 2);
    const small0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
    const small1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
    w[t] = (small1 + word(w, t - 7) + small0 + word(w, t - 16)) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t++) {
    const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + big1 + ((e & f) ^ (~e & g)) + word(k, 2 * t) + word(w, t)) | 0;
    const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  for (const [i, x] of [a, b, c, d, e, f, g, h].entries()) state[i] = word(state, i) + x;
}

/** The low half of a wide word that is turned by so many bits; with the halves exchanged, the high one. Beyond 32 they are exchanged. */
const turnedLow = (high: number, low: number, by: number): number =>
  by < 32 ? (low >>> by) | (high << (32 - by)) : (high >>> (by - 32)) | (low << (64 - by));
/** Σ0, Σ1, σ0, σ1; the last of the σ is a shift. */
const mixed = (high: number, low: number, x: number, y: number, z: number): number =>
  turnedLow(high, low, x) ^ turnedLow(high, low, y) ^ turnedLow(high, low, z);
const shifted = (high: number, low: number, x: number, y: number, z: number, own: boolean): number =>
  turnedLow(high, low, x) ^ turnedLow(high, low, y) ^ (own ? low >>> z : (low >>> z) | (high << (32 - z)));

/** The carry of a sum of low halves. */
const carry = (sum: number): number => (sum / 0x100000000) | 0;

function wide(state: Int32Array, view: DataView, from: number): void {
  const k = cubes();
  for (let i = 0; i < 32; i++) w[i] = view.getInt32(from + 4 * i);
  for (let i = 32; i < 160; i += 2) {
    const xh = word(w, i - 30);
    const xl = word(w, i - 29);
    const yh = word(w, i - 4);
    const yl = word(w, i - 3);
    const low =
      (shifted(yh, yl, 19, 61, 6, false) >>> 0) +
      (word(w, i - 13) >>> 0) +
      (shifted(xh, xl, 1, 8, 7, false) >>> 0) +
      (word(w, i - 31) >>> 0);
    const high = shifted(yl, yh, 19, 61, 6, true) + word(w, i - 14) + shifted(xl, xh, 1, 8, 7, true) + word(w, i - 32);
    w[i] = high + carry(low);
    w[i + 1] = low;
  }
  const s = Int32Array.from(state);
  // a ring: what is `a` in one round is `b` in the next
  const at = (place: number, i: number): number => s[(place - i) & 15] as number;
  for (let i = 0; i < 160; i += 2) {
    const ah = at(0, i);
    const al = at(1, i);
    const eh = at(8, i);
    const el = at(9, i);
    const low =
      (at(15, i) >>> 0) +
      (mixed(eh, el, 14, 18, 41) >>> 0) +
      (((el & at(11, i)) ^ (~el & at(13, i))) >>> 0) +
      (word(k, i + 1) >>> 0) +
      (word(w, i + 1) >>> 0);
    const high =
      at(14, i) +
      mixed(el, eh, 14, 18, 41) +
      ((eh & at(10, i)) ^ (~eh & at(12, i))) +
      word(k, i) +
      word(w, i) +
      carry(low);
    const majorityLow = (al & at(3, i)) ^ (al & at(5, i)) ^ (at(3, i) & at(5, i));
    const majorityHigh = (ah & at(2, i)) ^ (ah & at(4, i)) ^ (at(2, i) & at(4, i));
    const nextLow = (low >>> 0) + (mixed(ah, al, 28, 34, 39) >>> 0) + (majorityLow >>> 0);
    const eLow = (at(7, i) >>> 0) + (low >>> 0);
    const eHigh = at(6, i) + high + carry(eLow);
    s[(6 - i) & 15] = eHigh;
    s[(7 - i) & 15] = eLow;
    s[(14 - i) & 15] = high + mixed(al, ah, 28, 34, 39) + majorityHigh + carry(nextLow);
    s[(15 - i) & 15] = nextLow;
  }
  for (let i = 0; i < 16; i += 2) {
    const low = (word(state, i + 1) >>> 0) + (word(s, i + 1) >>> 0);
    state[i] = word(state, i) + word(s, i) + carry(low);
    state[i + 1] = low;
  }
}

/** SHA-2 in lower-case hexadecimal (FIPS 180-4) of 224, 256, 384 or 512 bits; 0 is 256, all else NULL. */
export const sha2Helper = defineHelper({
  name: 'sha2',
  params: { bytes: 'binary', bits: 'int' },
  returns: 'string',
  body: ({ bytes, bits }) => {
    const kind = kindOf(String(bits));
    if (!kind) return null;
    const block = kind.wide ? 128 : 64;
    const view = padded(bytes, block);
    const state = Int32Array.from(kind.start);
    for (let at = 0; at < view.byteLength; at += block) (kind.wide ? wide : narrow)(state, view, at);
    let text = '';
    for (const x of state) text += (x >>> 0).toString(16).padStart(8, '0');
    return text.slice(0, (bits || 256) / 4);
  },
});
