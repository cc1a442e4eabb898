const mask = (1n << 64n) - 1n;
const u64 = (x: bigint): bigint => x & mask;
const rotated = (x: bigint, by: bigint): bigint => u64((x << by) | (x >> (64n - by)));
const C1 = 0x87c37b91114253d5n;
const C2 = 0x4cf5ad432745937fn;

const mixedFirst = (k: bigint): bigint => u64(rotated(u64(k * C1), 31n) * C2);
const mixedSecond = (k: bigint): bigint => u64(rotated(u64(k * C2), 33n) * C1);

function final(h: bigint): bigint {
  let x = u64((h ^ (h >> 33n)) * 0xff51afd7ed558ccdn);
  x = u64((x ^ (x >> 33n)) * 0xc4ceb9fe1a85ec53n);
  return x ^ (x >> 33n);
}

/** Up to eight bytes from `from`, the lowest first. */
function word(bytes: Uint8Array, from: number): bigint {
  let value = 0n;
  for (let i = Math.min(from + 8, bytes.length) - 1; i >= from; i--) value = (value << 8n) | BigInt(bytes[i] as number);
  return value;
}

/** MurmurHash3 of 128 bits for 64-bit machines: its two halves, unsigned. */
export function murmur128(bytes: Uint8Array, seed: bigint): readonly [low: bigint, high: bigint] {
  let h1 = seed;
  let h2 = seed;
  const whole = bytes.length - (bytes.length % 16);
  for (let i = 0; i < whole; i += 16) {
    h1 ^= mixedFirst(word(bytes, i));
    h1 = u64(u64(rotated(h1, 27n) + h2) * 5n + 0x52dce729n);
    h2 ^= mixedSecond(word(bytes, i + 8));
    h2 = u64(u64(rotated(h2, 31n) + h1) * 5n + 0x38495ab5n);
  }
  if (bytes.length > whole + 8) h2 ^= mixedSecond(word(bytes, whole + 8));
  if (bytes.length > whole) h1 ^= mixedFirst(word(bytes.subarray(0, whole + 8), whole));
  const length = BigInt(bytes.length);
  h1 ^= length;
  h2 ^= length;
  h1 = u64(h1 + h2);
  h2 = u64(h2 + h1);
  h1 = final(h1);
  h2 = final(h2);
  h1 = u64(h1 + h2);
  return [h1, u64(h2 + h1)];
}
