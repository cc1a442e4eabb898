import { defineNullableHelper, type Helper } from './define.js';
import { intoRoom, room } from './room.js';
import { utf8Bytes } from './utf8.js';
import { xxBytes, xxInt, xxLong } from './xxhash.js';

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
export const murmurBytes = (bytes: Uint8Array, seed: number): number => murmurOf(viewOf(bytes), bytes.length, seed);

function murmurOf(view: DataView, length: number, seed: number): number {
  const aligned = length - (length % 4);
  let h = seed;
  for (let i = 0; i < aligned; i += 4) h = mixH1(h, mixK1(view.getInt32(i, true)));
  for (let i = aligned; i < length; i++) h = mixH1(h, mixK1(view.getInt8(i)));
  return finish(h, length);
}

/** Of a text's UTF-8, without making it where the text is ASCII. */
const murmurText = (text: string, seed: number): number =>
  intoRoom(text) ? murmurOf(roomView, text.length, seed) : murmurBytes(utf8Bytes(text), seed);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const roomView = viewOf(room);

const xxText = (text: string, seed: bigint): bigint =>
  intoRoom(text) ? xxBytes(roomView, text.length, seed) : xxOf(utf8Bytes(text), seed);
const xxOf = (bytes: Uint8Array, seed: bigint): bigint => xxBytes(viewOf(bytes), bytes.length, seed);

const scratch = new DataView(new ArrayBuffer(8));
/** The bits that Java hashes: every NaN is one, and -0 is 0. */
export function doubleBits(value: number): bigint {
  scratch.setFloat64(0, value === 0 ? 0 : value);
  return Number.isNaN(value) ? 0x7ff8000000000000n : scratch.getBigInt64(0);
}
export function floatBits(value: number): number {
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
    body: ({ value, seed }) => (value === null ? seed : xxInt(value, seed ?? 0n)),
  }),
  defineNullableHelper({
    name: 'xxhash64_long',
    params: { value: 'long', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxLong(value, seed ?? 0n)),
  }),
  defineNullableHelper({
    name: 'xxhash64_float',
    params: { value: 'float', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxInt(floatBits(value), seed ?? 0n)),
  }),
  defineNullableHelper({
    name: 'xxhash64_double',
    params: { value: 'double', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxLong(doubleBits(value), seed ?? 0n)),
  }),
  defineNullableHelper({
    name: 'xxhash64_decimal',
    params: { value: 'decimal', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxOf(unscaledBytes(value), seed ?? 0n)),
  }),
  defineNullableHelper({
    name: 'xxhash64_string',
    params: { value: 'string', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxText(value, seed ?? 0n)),
  }),
  defineNullableHelper({
    name: 'xxhash64_binary',
    params: { value: 'binary', seed: 'long' },
    returns: 'long',
    body: ({ value, seed }) => (value === null ? seed : xxOf(value, seed ?? 0n)),
  }),
];
