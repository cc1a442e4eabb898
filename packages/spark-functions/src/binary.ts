import { defineHelper, type Helper } from './define.js';
import { joined } from './joined.js';

/**
 * Bytes from a position, as Spark's SUBSTRING has it: 0 is 1, a negative position counts from the end. Sums are those of 32 bits, and
 * an end that one of them throws far behind the bytes is more than Java has room for.
 */
function cut(bytes: Uint8Array, position: number, length: number): Uint8Array {
  const size = bytes.length;
  if (position > size) return new Uint8Array(0);
  const start = position > 0 ? position - 1 : position < 0 ? (size + position) | 0 : 0;
  const end = ((size - start) | 0) < length ? size : (start + length) | 0;
  const from = Math.max(start, 0);
  if (from >= end) return new Uint8Array(0);
  if (end > size) throw new Error('Java heap space');
  return bytes.slice(from, end);
}

function contains(bytes: Uint8Array, part: Uint8Array): boolean {
  for (let at = 0; at + part.length <= bytes.length; at++) {
    let same = 0;
    while (same < part.length && bytes[at + same] === part[same]) same++;
    if (same === part.length) return true;
  }
  return false;
}

function padded(bytes: Uint8Array, length: number, by: Uint8Array, left: boolean): Uint8Array {
  if (length < 0) throw new Error(`bytes cannot be padded to a length of ${length}`);
  if (bytes.length >= length || by.length === 0) return bytes.slice(0, length);
  const pad = new Uint8Array(length - bytes.length);
  for (let i = 0; i < pad.length; i++) pad[i] = by[i % by.length] as number;
  return left ? joined(pad, bytes) : joined(bytes, pad);
}

/** What the string functions do to binary values, where a database has it for text only. */
export const binaryHelpers: readonly Helper[] = [
  defineHelper({
    name: 'contains_bytes',
    params: { bytes: 'binary', part: 'binary' },
    returns: 'boolean',
    body: ({ bytes, part }) => contains(bytes, part),
  }),
  defineHelper({
    name: 'pad_bytes',
    params: { bytes: 'binary', length: 'int', by: 'binary', left: 'boolean' },
    returns: 'binary',
    body: ({ bytes, length, by, left }) => padded(bytes, length, by, left),
  }),
  defineHelper({
    name: 'substring_bytes',
    params: { bytes: 'binary', position: 'int', length: 'int' },
    returns: 'binary',
    body: ({ bytes, position, length }) => cut(bytes, position, length),
  }),
  defineHelper({
    name: 'overlay_bytes',
    params: { bytes: 'binary', replacement: 'binary', position: 'int', length: 'int' },
    returns: 'binary',
    body: ({ bytes, replacement, position, length }) => {
      const count = length >= 0 ? length : replacement.length;
      return joined(cut(bytes, 1, (position - 1) | 0), replacement, cut(bytes, (position + count) | 0, 2147483647));
    },
  }),
];
