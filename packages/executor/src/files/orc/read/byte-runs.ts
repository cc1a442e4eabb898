import { malformed } from '../malformed.js';
import type { ByteStream } from './byte-stream.js';

/** Bytes that are runs of one value, or stand one by one. */
export function byteRuns(stream: ByteStream): () => number {
  let left = 0;
  let repeated: number | undefined;
  return () => {
    if (left === 0) {
      const head = stream.byte();
      left = head < 128 ? head + 3 : 256 - head;
      repeated = head < 128 ? stream.byte() : undefined;
    }
    left--;
    return repeated ?? stream.byte();
  };
}

/** Booleans: the bits of such bytes, the highest first. */
export function booleans(stream: ByteStream): () => boolean {
  const next = byteRuns(stream);
  let bits = 0;
  let left = 0;
  return () => {
    if (left === 0) {
      bits = next();
      left = 8;
    }
    left--;
    return ((bits >> left) & 1) === 1;
  };
}

/** A value that counts something. Throws MalformedOrc where it cannot. */
export function countOf(value: number | bigint): number {
  const count = Number(value);
  return Number.isSafeInteger(count) && count >= 0 ? count : malformed(`a length of ${value}`);
}
