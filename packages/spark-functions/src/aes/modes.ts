import { joined } from '../joined.js';
import { decryptBlock, encryptBlock, expandKey, type RoundKeys } from './block.js';

/** ECB and CBC with PKCS#7 padding (NIST SP 800-38A), GCM (SP 800-38D). Decryption gives undefined for what was not made by the key. */

const BLOCK = 16;

/** Mostly a column is enciphered with one key. */
let latest: { readonly key: Uint8Array; readonly keys: RoundKeys } | undefined;
function keysOf(key: Uint8Array): RoundKeys {
  const known = latest?.key.length === key.length && latest.key.every((b, i) => b === key[i]);
  if (!latest || !known) latest = { key: key.slice(), keys: expandKey(key) };
  return latest.keys;
}

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((x, i) => x ^ (b[i] ?? 0));
function padded(bytes: Uint8Array): Uint8Array {
  const count = BLOCK - (bytes.length % BLOCK);
  return joined(bytes, new Uint8Array(count).fill(count));
}
function unpadded(bytes: Uint8Array): Uint8Array | undefined {
  const count = bytes.at(-1) ?? 0;
  if (count < 1 || count > BLOCK || bytes.subarray(-count).some((b) => b !== count)) return undefined;
  return bytes.slice(0, -count);
}

/** Without `iv`: ECB. */
export function encryptBlocks(key: Uint8Array, bytes: Uint8Array, iv: Uint8Array | undefined): Uint8Array {
  const keys = keysOf(key);
  const text = padded(bytes);
  const out = new Uint8Array(text.length);
  let last = iv;
  for (let i = 0; i < text.length; i += BLOCK) {
    const block = text.subarray(i, i + BLOCK);
    const made = encryptBlock(keys, last ? xor(block, last) : block);
    out.set(made, i);
    if (iv) last = made;
  }
  return out;
}
export function decryptBlocks(key: Uint8Array, bytes: Uint8Array, iv: Uint8Array | undefined): Uint8Array | undefined {
  if (bytes.length % BLOCK !== 0) return undefined;
  if (bytes.length === 0) return bytes;
  const keys = keysOf(key);
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i += BLOCK) {
    const block = decryptBlock(keys, bytes.slice(i, i + BLOCK));
    const last = i === 0 ? iv : bytes.subarray(i - BLOCK, i);
    out.set(iv && last ? xor(block, last) : block, i);
  }
  return unpadded(out);
}

/** The product in GCM's field, of blocks as four words. */
function multiplied(x: Uint32Array, h: Uint32Array): Uint32Array {
  const z = new Uint32Array(4);
  const v = Uint32Array.from(h);
  for (let bit = 0; bit < 128; bit++) {
    if (((x[bit >> 5] as number) >>> (31 - (bit & 31))) & 1)
      for (let w = 0; w < 4; w++) z[w] = (z[w] as number) ^ (v[w] as number);
    const odd = (v[3] as number) & 1;
    for (let w = 3; w > 0; w--) v[w] = ((v[w] as number) >>> 1) | ((v[w - 1] as number) << 31);
    v[0] = ((v[0] as number) >>> 1) ^ (odd ? 0xe1000000 : 0);
  }
  return z;
}
const wordsOf = (block: Uint8Array): Uint32Array => {
  const view = new DataView(block.buffer, block.byteOffset, BLOCK);
  return Uint32Array.from([0, 4, 8, 12], (o) => view.getUint32(o));
};

function tagOf(keys: RoundKeys, start: Uint8Array, text: Uint8Array, aad: Uint8Array): Uint8Array {
  const h = wordsOf(encryptBlock(keys, new Uint8Array(BLOCK)));
  const whole = (b: Uint8Array): Uint8Array => joined(b, new Uint8Array((BLOCK - (b.length % BLOCK)) % BLOCK));
  const lengths = new Uint8Array(BLOCK);
  const view = new DataView(lengths.buffer);
  view.setBigUint64(0, BigInt(aad.length) * 8n);
  view.setBigUint64(8, BigInt(text.length) * 8n);
  const all = joined(whole(aad), whole(text), lengths);
  let sum: Uint32Array = new Uint32Array(4);
  for (let i = 0; i < all.length; i += BLOCK) {
    const block = wordsOf(all.subarray(i, i + BLOCK));
    sum = multiplied(
      sum.map((w, j) => w ^ (block[j] as number)),
      h,
    );
  }
  const out = new Uint8Array(BLOCK);
  const result = new DataView(out.buffer);
  sum.forEach((w, i) => {
    result.setUint32(4 * i, w);
  });
  return xor(out, encryptBlock(keys, start));
}

/** With a nonce of 12 bytes. */
function counted(keys: RoundKeys, start: Uint8Array, bytes: Uint8Array): Uint8Array {
  const counter = start.slice();
  const view = new DataView(counter.buffer);
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i += BLOCK) {
    view.setUint32(12, view.getUint32(12) + 1);
    out.set(xor(bytes.subarray(i, i + BLOCK), encryptBlock(keys, counter)), i);
  }
  return out;
}
const startOf = (nonce: Uint8Array): Uint8Array => joined(nonce, Uint8Array.of(0, 0, 0, 1));

/** The text, and the tag of 16 bytes. */
export function encryptGcm(key: Uint8Array, bytes: Uint8Array, nonce: Uint8Array, aad: Uint8Array): Uint8Array {
  const keys = keysOf(key);
  const text = counted(keys, startOf(nonce), bytes);
  return joined(text, tagOf(keys, startOf(nonce), text, aad));
}
export function decryptGcm(
  key: Uint8Array,
  bytes: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
): Uint8Array | undefined {
  if (bytes.length < BLOCK) return undefined;
  const keys = keysOf(key);
  const text = bytes.slice(0, -BLOCK);
  const tag = tagOf(keys, startOf(nonce), text, aad);
  return tag.every((b, i) => b === bytes[text.length + i]) ? counted(keys, startOf(nonce), text) : undefined;
}
