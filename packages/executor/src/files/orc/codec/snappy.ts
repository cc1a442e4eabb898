import { malformed } from '../malformed.js';

/** A block of Snappy's raw format, of at most `most` bytes. Throws MalformedOrc. */
export function snappyDecode(packed: Uint8Array, most: number): Uint8Array {
  let at = 0;
  const byte = (): number => packed[at++] ?? malformed('a Snappy block ends early');
  const little = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++) value += byte() * 2 ** (8 * i);
    return value;
  };
  let size = 0;
  for (let shift = 0; ; shift += 7) {
    const b = byte();
    size += (b & 0x7f) * 2 ** shift;
    if (b < 0x80) break;
    if (shift > 28) malformed('a Snappy block has no length');
  }
  if (size > most) malformed(`a Snappy block of ${size} bytes`);
  const out = new Uint8Array(size);
  let to = 0;
  while (at < packed.length) {
    const tag = byte();
    if ((tag & 3) === 0) {
      const short = tag >> 2;
      const length = (short < 60 ? short : little(short - 59)) + 1;
      if (at + length > packed.length || to + length > size) malformed('a Snappy block ends early');
      out.set(packed.subarray(at, at + length), to);
      at += length;
      to += length;
      continue;
    }
    const length = (tag & 3) === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back = (tag & 3) === 1 ? (tag >> 5) * 256 + byte() : little((tag & 3) === 2 ? 2 : 4);
    to = copyBack(out, to, back, length);
  }
  if (to !== size) malformed('a Snappy block ends early');
  return out;
}

/** Copy what stands `back` bytes before `to`, which may overlap with what is written. Gives the end. Throws MalformedOrc. */
export function copyBack(out: Uint8Array, to: number, back: number, length: number): number {
  if (back === 0 || back > to || to + length > out.length) malformed('a compressed block points outside of itself');
  if (back >= length) out.copyWithin(to, to - back, to - back + length);
  else for (let i = 0; i < length; i++) out[to + i] = out[to + i - back] as number;
  return to + length;
}

const HASH_BITS = 14;

/** Bytes as one block of Snappy's raw format. */
export function snappyEncode(bytes: Uint8Array): Uint8Array {
  // the worst case: literals only
  const out = new Uint8Array(32 + bytes.length + Math.ceil(bytes.length / 6));
  let to = 0;
  for (let size = bytes.length; ; size = Math.floor(size / 128)) {
    out[to++] = size >= 128 ? (size % 128) + 128 : size;
    if (size < 128) break;
  }
  const literal = (from: number, end: number): void => {
    const rest = end - from - 1;
    if (rest < 0) return;
    const count = rest < 60 ? 0 : rest < 0x100 ? 1 : rest < 0x10000 ? 2 : 3;
    out[to++] = (count === 0 ? rest : 59 + count) << 2;
    for (let i = 0; i < count; i++) out[to++] = (rest >> (8 * i)) & 0xff;
    out.set(bytes.subarray(from, end), to);
    to += end - from;
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seen = new Int32Array(1 << HASH_BITS).fill(-1);
  let start = 0;
  let at = 0;
  while (at + 4 <= bytes.length) {
    const word = view.getUint32(at, true);
    const slot = Math.imul(word, 0x1e35a7bd) >>> (32 - HASH_BITS);
    const before = seen[slot] as number;
    seen[slot] = at;
    if (before < 0 || at - before > 0xffff || view.getUint32(before, true) !== word) {
      at += 1 + ((at - start) >> 6); // what does not repeat is passed over faster and faster
      continue;
    }
    literal(start, at);
    let length = 4;
    while (at + length < bytes.length && bytes[at + length] === bytes[before + length]) length++;
    const back = at - before;
    at += length;
    for (; length > 0; length -= Math.min(length, 64)) {
      out[to++] = ((Math.min(length, 64) - 1) << 2) | 2;
      out[to++] = back & 0xff;
      out[to++] = back >> 8;
    }
    start = at;
  }
  literal(start, bytes.length);
  return out.subarray(0, to);
}
