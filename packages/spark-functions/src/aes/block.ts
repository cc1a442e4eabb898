/** The AES block cipher (FIPS 197): 16 bytes at a time, keys of 16, 24 or 32 bytes. */

const times2 = (b: number): number => ((b << 1) ^ (b & 0x80 ? 0x11b : 0)) & 0xff;
function product(a: number, b: number): number {
  let out = 0;
  for (let x = a, y = b; y > 0; y >>= 1, x = times2(x)) if (y & 1) out ^= x;
  return out;
}

const SBOX = new Uint8Array(256);
const INVERSE = new Uint8Array(256);
for (let i = 0, p = 1, q = 1; i < 255; i++) {
  // p runs over all but 0 as powers of 3, q over their inverses
  const s = q ^ (q << 1) ^ (q << 2) ^ (q << 3) ^ (q << 4);
  SBOX[p] = ((s ^ (s >> 8)) & 0xff) ^ 0x63;
  p ^= times2(p);
  q = product(q, 0xf6);
}
SBOX[0] = 0x63;
SBOX.forEach((s, i) => {
  INVERSE[s] = i;
});
/** A substituted byte's column behind the mixing, as a word; the other three rows' are the same word turned by whole bytes. */
const column = (box: Uint8Array, by: readonly [number, number, number, number]): Int32Array =>
  Int32Array.from(box, (s) => by.reduce((word, factor) => (word << 8) | product(s, factor), 0));
const MIX = column(SBOX, [2, 1, 1, 3]);
const UNMIX = column(INVERSE, [14, 9, 13, 11]);
/** Undoes the mixing of a byte that is not substituted. */
const UNMIX_PLAIN = column(
  Uint8Array.from({ length: 256 }, (_, i) => i),
  [14, 9, 13, 11],
);

const turned = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));
const byte = (word: number, row: number): number => (word >>> (24 - 8 * row)) & 255;
/** The bytes of four words on the diagonal, each by its table. */
function mixed(table: Int32Array, a: number, b: number, c: number, d: number): number {
  return (
    (table[byte(a, 0)] as number) ^
    turned(table[byte(b, 1)] as number, 8) ^
    turned(table[byte(c, 2)] as number, 16) ^
    turned(table[byte(d, 3)] as number, 24)
  );
}
function substituted(box: Uint8Array, a: number, b: number, c: number, d: number): number {
  return (
    ((box[byte(a, 0)] as number) << 24) |
    ((box[byte(b, 1)] as number) << 16) |
    ((box[byte(c, 2)] as number) << 8) |
    (box[byte(d, 3)] as number)
  );
}

/** The key of each round, four words a round: for encryption, and for decryption, where those in between are unmixed. */
export interface RoundKeys {
  readonly encrypt: Int32Array;
  readonly decrypt: Int32Array;
}

export function expandKey(key: Uint8Array): RoundKeys {
  const words = key.length / 4;
  const view = new DataView(key.buffer, key.byteOffset, key.length);
  const out = new Int32Array(4 * (words + 7));
  for (let i = 0; i < words; i++) out[i] = view.getInt32(4 * i);
  for (let i = words, rcon = 1; i < out.length; i++) {
    let word = out[i - 1] as number;
    if (i % words === 0) {
      word = turned(word, 24);
      word = substituted(SBOX, word, word, word, word) ^ (rcon << 24);
      rcon = times2(rcon);
    } else if (words > 6 && i % words === 4) word = substituted(SBOX, word, word, word, word);
    out[i] = (out[i - words] as number) ^ word;
  }
  const decrypt = out.map((w, i) => (i < 4 || i >= out.length - 4 ? w : mixed(UNMIX_PLAIN, w, w, w, w)));
  return { encrypt: out, decrypt };
}

/** Words of the block, changed in place. The way back shifts the rows the other way, and takes the keys from the end. */
function crypt(block: Int32Array, keys: Int32Array, forth: boolean): void {
  const [table, box] = forth ? [MIX, SBOX] : [UNMIX, INVERSE];
  const last = keys.length - 4;
  const key = (at: number, i: number): number => keys[(forth ? at : last - at) + i] as number;
  let a = (block[0] as number) ^ key(0, 0);
  let b = (block[1] as number) ^ key(0, 1);
  let c = (block[2] as number) ^ key(0, 2);
  let d = (block[3] as number) ^ key(0, 3);
  for (let at = 4; at < last; at += 4) {
    const x = a;
    const y = b;
    const z = c;
    a = (forth ? mixed(table, x, y, z, d) : mixed(table, x, d, z, y)) ^ key(at, 0);
    b = (forth ? mixed(table, y, z, d, x) : mixed(table, y, x, d, z)) ^ key(at, 1);
    c = (forth ? mixed(table, z, d, x, y) : mixed(table, z, y, x, d)) ^ key(at, 2);
    d = (forth ? mixed(table, d, x, y, z) : mixed(table, d, z, y, x)) ^ key(at, 3);
  }
  block[0] = (forth ? substituted(box, a, b, c, d) : substituted(box, a, d, c, b)) ^ key(last, 0);
  block[1] = (forth ? substituted(box, b, c, d, a) : substituted(box, b, a, d, c)) ^ key(last, 1);
  block[2] = (forth ? substituted(box, c, d, a, b) : substituted(box, c, b, a, d)) ^ key(last, 2);
  block[3] = (forth ? substituted(box, d, a, b, c) : substituted(box, d, c, b, a)) ^ key(last, 3);
}

/** Room for a block's words; nothing stays in it between two calls. */
const words = new Int32Array(4);
function cryptBytes(keys: Int32Array, block: Uint8Array, forth: boolean): Uint8Array {
  const source = new DataView(block.buffer, block.byteOffset, 16);
  for (let i = 0; i < 4; i++) words[i] = source.getInt32(4 * i);
  crypt(words, keys, forth);
  const out = new Uint8Array(16);
  for (let i = 0; i < 16; i++) out[i] = byte(words[i >> 2] as number, i & 3);
  return out;
}

export const encryptBlock = (keys: RoundKeys, block: Uint8Array): Uint8Array => cryptBytes(keys.encrypt, block, true);
export const decryptBlock = (keys: RoundKeys, block: Uint8Array): Uint8Array => cryptBytes(keys.decrypt, block, false);
