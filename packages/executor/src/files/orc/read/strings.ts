import { isUtf8 } from 'node:buffer';
import { Stream_Kind } from '../gen/orc.js';
import { malformed } from '../malformed.js';
import { countOf } from './byte-runs.js';
import type { ByteStream } from './byte-stream.js';
import type { Integers } from './integers.js';
import type { Stripe } from './stripe.js';

/** Gives the next texts or byte sequences of a column, without NULLs. */
export type Values<T> = (count: number) => T[];

/** Bytes that are copied or decoded at once. */
const AT_ONCE = 1 << 20;

/** The lengths of the next values, cut into groups of bytes that are read at once. */
function* groups(lengths: Integers, count: number): Generator<readonly number[]> {
  let group: number[] = [];
  let size = 0;
  for (let i = 0; i < count; i++) {
    const length = countOf(lengths());
    group.push(length);
    size += length;
    if (size >= AT_ONCE) {
      yield group;
      group = [];
      size = 0;
    }
  }
  if (group.length > 0) yield group;
}

function parts<T>(lengths: Integers, bytes: ByteStream, count: number, make: (part: Uint8Array) => T): T[] {
  const values: T[] = [];
  for (const group of groups(lengths, count)) {
    const all = bytes.bytes(group.reduce((a, b) => a + b, 0));
    let at = 0;
    for (const length of group) {
      values.push(make(all.subarray(at, at + length)));
      at += length;
    }
  }
  return values;
}

function text(bytes: Uint8Array): string {
  const made = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  // what is no text becomes U+FFFD, which a text may hold as well
  if (made.includes('\ufffd') && !isUtf8(bytes)) malformed('a string is not UTF-8');
  return made;
}

export function binaries(stripe: Stripe, column: number): Values<Uint8Array> {
  const lengths = stripe.integers(column, Stream_Kind.LENGTH, false);
  const bytes = stripe.stream(column, Stream_Kind.DATA);
  return (count) => parts(lengths, bytes, count, (part) => Uint8Array.from(part));
}

export function strings(stripe: Stripe, column: number): Values<string> {
  const size = stripe.dictionary(column);
  const lengths = stripe.integers(column, Stream_Kind.LENGTH, false);
  if (size === undefined) {
    const bytes = stripe.stream(column, Stream_Kind.DATA);
    return (count) => parts(lengths, bytes, count, text);
  }
  const words = parts(lengths, stripe.stream(column, Stream_Kind.DICTIONARY_DATA), size, text);
  const indexes = stripe.integers(column, Stream_Kind.DATA, false);
  return (count) => {
    const values: string[] = [];
    for (let i = 0; i < count; i++)
      values.push(words[countOf(indexes())] ?? malformed('a word that its dictionary has not'));
    return values;
  };
}
