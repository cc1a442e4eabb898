import { defineNullableHelper, type Helper } from './define.js';
import { utf8Bytes } from './utf8.js';

const rotl32 = (x: number, n: number): number => (x << n) | (x >>> (32 - n));

function mixK1(k: number): number {
  return Math.imul(rotl32(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593);
}
function mixH1(h: number, k: number): number {
  return (Math.imul(rotl32(h ^ k, 13), 5) + 0xe6546b64) | 0;
}
function finish(h: number, length: number): number {
  let x = h ^ length;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** Murmur3 of one 32-bit word. */
export const murmurInt = (value: number, seed: number): number => finish(mixH1(seed, mixK1(value | 0)), 4);

function murmurLong(value: bigint, seed: number): number {
  const low = Number(BigInt.asIntN(32, value));
  const high = Number(BigInt.asIntN(32, value >> 32n));
  return finish(mixH1(mixH1(seed, mixK1(low)), mixK1(high)), 8);
}

/** Spark's own variant: the bytes behind the last whole word are mixed one by one, sign-extended. */
export function murmurBytes(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const aligned = bytes.length - (bytes.length % 4);
  let h = seed;
  for (let i = 0; i < aligned; i += 4) h = mixH1(h, mixK1(view.getInt32(i, true)));
  for (let i = aligned; i < bytes.length; i++) h = mixH1(h, mixK1(view.getInt8(i)));
  return finish(h, bytes.length);
}

/** Of a text's UTF-8, without making it where the text is ASCII. */
function murmurText(text: string, seed: number): number {
  const length = text.length;
  const aligned = length - (length % 4);
  let h = seed;
  let units = 0;
  for (let i = 0; i < length; i++) units |= text.charCodeAt(i);
  if (units >= 0x80) return murmurBytes(utf8Bytes(text), seed);
  for (let i = 0; i < aligned; i += 4) {
    const low = text.charCodeAt(i) | (text.charCodeAt(i + 1) << 8);
    h = mixH1(h, mixK1(low | (text.charCodeAt(i + 2) << 16) | (text.charCodeAt(i + 3) << 24)));
  }
  for (let i = aligned; i < length; i++) h = mixH1(h, mixK1(text.charCodeAt(i)));
  return finish(h, length);
}

const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;
const u64 = (x: bigint): bigint => BigInt.asUintN(64, x);
const rotl64 = (x: bigint, n: bigint): bigint => u64((x << n) | (x >> (64n - n)));
const round = (acc: bigint, input: bigint): bigint => u64(rotl64(u64(acc + u64(input * P2)), 31n) * P1);

function avalanche(h: bigint): bigint {
  let x = u64((h ^ (h >> 33n)) * P2);
  x = u64((x ^ (x >> 29n)) * P3);
  return BigInt.asIntN(64, x ^ (x >> 32n));
}

function xxInt(value: number, seed: bigint): bigint {
  let h = u64(seed + P5 + 4n);
  h ^= u64(BigInt(value >>> 0) * P1);
  return avalanche(u64(rotl64(h, 23n) * P2 + P3));
}
function xxLong(value: bigint, seed: bigint): bigint {
  let h = u64(seed + P5 + 8n);
  h ^= round(0n, u64(value));
  return avalanche(u64(rotl64(h, 27n) * P1 + P4));
}
function xxBytes(bytes: Uint8Array, seed: bigint): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length;
  let at = 0;
  let h: bigint;
  if (length >= 32) {
    const v = [u64(seed + P1 + P2), u64(seed + P2), u64(seed), u64(seed - P1)];
    for (; at + 32 <= length; at += 32)
      for (let lane = 0; lane < 4; lane++) v[lane] = round(v[lane] as bigint, view.getBigUint64(at + 8 * lane, true));
    const [v1, v2, v3, v4] = v as [bigint, bigint, bigint, bigint];
    h = u64(rotl64(v1, 1n) + rotl64(v2, 7n) + rotl64(v3, 12n) + rotl64(v4, 18n));
    for (const lane of [v1, v2, v3, v4]) h = u64((h ^ round(0n, lane)) * P1 + P4);
  } else h = u64(seed + P5);
  h = u64(h + BigInt(length));
  for (; at + 8 <= length; at += 8) h = u64(rotl64(h ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4);
  for (; at + 4 <= length; at += 4) h = u64(rotl64(h ^ u64(BigInt(view.getUint32(at, true)) * P1), 23n) * P2 + P3);
  for (; at < length; at++) h = u64(rotl64(h ^ u64(BigInt(bytes[at] as number) * P5), 11n) * P1);
  return avalanche(h);
}

const scratch = new DataView(new ArrayBuffer(8));
/** The bits that Java hashes: every NaN is one, and -0 is 0. */
export function doubleBits(value: number): bigint {
  scratch.setFloat64(0, value === 0 ? 0 : value);
  return Number.isNaN(value) ? 0x7ff8000000000000n : scratch.getBigInt64(0);
}
function floatBits(value: number): number {
  scratch.setFloat32(0, value === 0 ? 0 : value);
  return Number.isNaN(value) ? 0x7fc00000 : scratch.getInt32(0);
}
/** A decimal beyond 18 digits hashes as the bytes of its unscaled value. */
function unscaledBytes(decimal: string): Uint8Array {
  const value = BigInt(decimal.replace('.', ''));
  let bits = 8n;
  while (BigInt.asIntN(Number(bits), value) !== value) bits += 8n;
  const out = new Uint8Array(Number(bits / 8n));
  for (let i = out.length - 1, v = value; i >= 0; i--, v >>= 8n) out[i] = Number(v & 0xffn);
  return out;
}

/** `hash_<type>(value, seed)`: a NULL gives the seed back, so that the hash of several values is the hash of one after the other. */
export const hashHelpers: readonly Helper[] = [
  defineNullableHelper({
    name: 'hash_int',
    params: { value: 'int', seed: 'int' },
    returns: 'int',
    body: ({ value, seed }) => (value === null ? seed : murmurInt(value, seed ?? 0)),
  }),
  defineNullableHelper({
    name: 'hash_long',
    params: { value: 'long', seed: 'int' },
    returns: 'int',
    body: ({ value, seed }) => (value === null ? seed : murmurLong(value, seed ?? 0)),
  }),
  defineNullableHelper({
    name: 'hash_float',
    params: { value: 'float', seed: 'int' },
    returns: 'int',
    body: ({ value, seed }) => (value === null ? seed : murmurInt(floatBits(value), seed ?? 0)),
  }),
  defineNullableHelper({
    name: 'hash_double',
    params: { value: 'double', seed: 'int' },
    returns: 'int',
    body: ({ value, seed }) => (value === null ? seed : murmurLong(doubleBits(value), seed ?? 0)),
  }),
  defineNullableHelper({
    name: 'hash_decimal',
    params: { value: 'decimal', seed: 'int' },
    returns: 'int',
    body: ({ value, seed }) => (value === null ? seed : murmurBytes(unscaledBytes(value), seed ?? 0)),
  }),
  defineNullableHelper({
    name: 'hash_string',
    params: { value: 'string', seed: 'int' },
    returns: 'int',
    body: ({ value, seed }) => (value === null ? seed : murmurText(value, seed ?? 0)),
  }),
  defineNullableHelper({
    name: 'hash_binary',
    params: { value: 'binary', seed: 'int' },
    returns: 'int',
    body: ({ value, seed }) => (value === null ? seed : murmurBytes(value, seed ?? 0)),
  }),
  defineNullableHelper({
    name: 'xxhash64_int',
    params: { value: 'int', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxInt(value, u64(seed ?? 0n))),
  }),
  defineNullableHelper({
    name: 'xxhash64_long',
    params: { value: 'long', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxLong(value, u64(seed ?? 0n))),
  }),
  defineNullableHelper({
    name: 'xxhash64_float',
    params: { value: 'float', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxInt(floatBits(value), u64(seed ?? 0n))),
  }),
  defineNullableHelper({
    name: 'xxhash64_double',
    params: { value: 'double', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxLong(doubleBits(value), u64(seed ?? 0n))),
  }),
  defineNullableHelper({
    name: 'xxhash64_decimal',
    params: { value: 'decimal', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxBytes(unscaledBytes(value), u64(seed ?? 0n))),
  }),
  defineNullableHelper({
    name: 'xxhash64_string',
    params: { value: 'string', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxBytes(utf8Bytes(value), u64(seed ?? 0n))),
  }),
  defineNullableHelper({
    name: 'xxhash64_binary',
    params: { value: 'binary', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxBytes(value, u64(seed ?? 0n))),
  }),
];
