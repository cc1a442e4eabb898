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
const table = (by: number): Uint8Array => Uint8Array.from({ length: 256 }, (_, i) => product(i, by));
const [BY2, BY3, BY9, BY11, BY13, BY14] = [2, 3, 9, 11, 13, 14].map(table) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/** The key of each round, 16 bytes a round. */
export function expandKey(key: Uint8Array): Uint8Array {
  const words = key.length / 4;
  const out = new Uint8Array(16 * (words + 7));
  out.set(key);
  for (let i = key.length, rcon = 1; i < out.length; i += 4) {
    let word = [...out.subarray(i - 4, i)];
    const place = (i / 4) % words;
    if (place === 0) {
      word = [...word.slice(1), word[0] as number].map((b) => SBOX[b] as number);
      word[0] = (word[0] as number) ^ rcon;
      rcon = times2(rcon);
    } else if (words > 6 && place === 4) word = word.map((b) => SBOX[b] as number);
    for (let j = 0; j < 4; j++) out[i + j] = (out[i + j - key.length] as number) ^ (word[j] as number);
  }
  return out;
}

const at = (bytes: Uint8Array, i: number): number => bytes[i] as number;

export function encryptBlock(keys: Uint8Array, block: Uint8Array): Uint8Array {
  let state = block.map((b, i) => b ^ at(keys, i));
  const rounds = keys.length / 16 - 1;
  for (let round = 1; round <= rounds; round++) {
    const next = new Uint8Array(16);
    for (let c = 0; c < 16; c += 4) {
      const [a, b, d, e] = [0, 5, 10, 15].map((o) => at(SBOX, at(state, (c + o) % 16))) as [
        number,
        number,
        number,
        number,
      ];
      const mixed =
        round === rounds
          ? [a, b, d, e]
          : [
              at(BY2, a) ^ at(BY3, b) ^ d ^ e,
              a ^ at(BY2, b) ^ at(BY3, d) ^ e,
              a ^ b ^ at(BY2, d) ^ at(BY3, e),
              at(BY3, a) ^ b ^ d ^ at(BY2, e),
            ];
      for (let j = 0; j < 4; j++) next[c + j] = (mixed[j] as number) ^ at(keys, 16 * round + c + j);
    }
    state = next;
  }
  return state;
}

export function decryptBlock(keys: Uint8Array, block: Uint8Array): Uint8Array {
  const rounds = keys.length / 16 - 1;
  let state = block.map((b, i) => b ^ at(keys, 16 * rounds + i));
  for (let round = rounds - 1; round >= 0; round--) {
    const shifted = state.map((_, i) => at(INVERSE, at(state, (i + 12 * (i % 4)) % 16)) ^ 0);
    const keyed = shifted.map((b, i) => b ^ at(keys, 16 * round + i));
    if (round === 0) return keyed;
    const next = new Uint8Array(16);
    for (let c = 0; c < 16; c += 4) {
      const [a, b, d, e] = keyed.subarray(c, c + 4) as unknown as [number, number, number, number];
      next[c] = at(BY14, a) ^ at(BY11, b) ^ at(BY13, d) ^ at(BY9, e);
      next[c + 1] = at(BY9, a) ^ at(BY14, b) ^ at(BY11, d) ^ at(BY13, e);
      next[c + 2] = at(BY13, a) ^ at(BY9, b) ^ at(BY14, d) ^ at(BY11, e);
      next[c + 3] = at(BY11, a) ^ at(BY13, b) ^ at(BY9, d) ^ at(BY14, e);
    }
    state = next;
  }
  return state;
}
