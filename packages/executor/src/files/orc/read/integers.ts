import { malformed } from '../malformed.js';
import { roomFor, WIDTHS } from '../widths.js';
import { type ByteStream, unzigzag } from './byte-stream.js';

/** Gives integers one by one: numbers where they are safe, or bigints, of 64 bits. */
export type Integers = () => number | bigint;

/** The first run-length encoding: runs that grow by a small step, or integers one by one. */
export function integersV1(stream: ByteStream, signed: boolean): Integers {
  let left = 0;
  let repeated = false;
  let value: number | bigint = 0;
  let step = 0;
  const one = (): number | bigint => {
    const v = stream.varint();
    return signed ? unzigzag(v) : v;
  };
  return () => {
    if (left === 0) {
      const head = stream.byte();
      repeated = head < 128;
      left = repeated ? head + 3 : 256 - head;
      if (repeated) {
        step = (stream.byte() << 24) >> 24;
        value = one();
        left--;
        return wrapped(value);
      }
    } else if (repeated) value = sum(value, step);
    left--;
    return repeated ? value : wrapped(one());
  };
}

const isSafe = (value: number | bigint): value is number => typeof value === 'number' && Number.isSafeInteger(value);

/** As 64 bits hold it. */
const wrapped = (value: number | bigint): number | bigint =>
  typeof value === 'number' ? value : BigInt.asIntN(64, value);

function sum(a: number | bigint, b: number | bigint): number | bigint {
  const small = typeof a === 'number' && typeof b === 'number' ? a + b : Number.NaN;
  return isSafe(small) ? small : BigInt.asIntN(64, BigInt(a) + BigInt(b));
}

/** The second run-length encoding: a value repeated, packed bits, packed bits with patches, or steps. */
export function integersV2(stream: ByteStream, signed: boolean): Integers {
  let run: readonly (number | bigint)[] = [];
  let at = 0;
  return () => {
    if (at === run.length) {
      const head = stream.byte();
      run = RUNS[head >> 6]?.(stream, head, signed) ?? [];
      at = 0;
    }
    return run[at++] as number | bigint;
  };
}

type Run = (stream: ByteStream, head: number, signed: boolean) => readonly (number | bigint)[];

const shortRepeat: Run = (stream, head, signed) => {
  const value = bigEndian(stream, ((head >> 3) & 7) + 1);
  return new Array<number | bigint>((head & 7) + 3).fill(wrapped(signed ? unzigzag(value) : value));
};

const direct: Run = (stream, head, signed) => {
  const width = widthOf(head);
  const length = lengthOf(stream, head);
  const values = unpackedBits(stream, width, length);
  for (let i = 0; i < length; i++) {
    const v = values[i] as number | bigint;
    values[i] = signed ? unzigzag(v) : wrapped(v);
  }
  return values;
};

const patched: Run = (stream, head) => {
  const width = widthOf(head);
  const length = lengthOf(stream, head);
  const third = stream.byte();
  const fourth = stream.byte();
  const patchWidth = WIDTHS[third & 31] as number;
  const gapWidth = (fourth >> 5) + 1;
  const baseBytes = (third >> 5) + 1;
  const raw = BigInt(bigEndian(stream, baseBytes));
  // the highest bit is the sign
  const sign = 1n << BigInt(8 * baseBytes - 1);
  const base = raw & sign ? -(raw ^ sign) : raw;
  const values = unpackedBits(stream, width, length);
  const entry = roomFor(patchWidth + gapWidth);
  if (patchWidth + gapWidth > 64) malformed('a patch of more than 64 bits');
  let at = 0;
  for (const patch of unpackedBits(stream, entry, fourth & 31)) {
    const wide = BigInt(patch);
    at += Number(wide >> BigInt(patchWidth));
    if (at >= length) malformed('a patch beyond its run');
    const high = wide & ((1n << BigInt(patchWidth)) - 1n);
    values[at] = BigInt(values[at] as number | bigint) | (high << BigInt(width));
  }
  return values.map((v) => sum(toNumber(base), toNumber(BigInt(v))));
};

const delta: Run = (stream, head, signed) => {
  const width = (head >> 1) & 31 ? widthOf(head) : 0;
  const length = lengthOf(stream, head);
  const first = stream.varint();
  let value = wrapped(signed ? unzigzag(first) : first);
  const step = wrapped(unzigzag(stream.varint()));
  const values = [value];
  if (length > 1) {
    value = sum(value, step);
    values.push(value);
  }
  const steps = width === 0 ? undefined : unpackedBits(stream, width, Math.max(0, length - 2));
  for (let i = 2; i < length; i++) {
    const by = steps ? (steps[i - 2] as number | bigint) : step;
    value = sum(value, steps && step < 0 ? -by : by);
    values.push(value);
  }
  return values;
};

const RUNS: readonly Run[] = [shortRepeat, direct, patched, delta];

const widthOf = (head: number): number => WIDTHS[(head >> 1) & 31] as number;
const lengthOf = (stream: ByteStream, head: number): number => (head & 1) * 256 + stream.byte() + 1;
const toNumber = (value: bigint): number | bigint => (isSafe(Number(value)) ? Number(value) : value);

function bigEndian(stream: ByteStream, bytes: number): number | bigint {
  if (bytes > 6) {
    let wide = 0n;
    for (let i = 0; i < bytes; i++) wide = wide * 256n + BigInt(stream.byte());
    return wide;
  }
  let value = 0;
  for (let i = 0; i < bytes; i++) value = value * 256 + stream.byte();
  return value;
}

/** Unsigned integers of some bits each, the highest bit first; the last byte is filled up. */
function unpackedBits(stream: ByteStream, width: number, count: number): (number | bigint)[] {
  const values: (number | bigint)[] = [];
  if (width % 8 === 0) {
    for (let i = 0; i < count; i++) values.push(bigEndian(stream, width / 8));
    return values;
  }
  // widths that are no bytes are 30 bits at most
  let bits = 0;
  let held = 0;
  for (let i = 0; i < count; i++) {
    while (held < width) {
      bits = bits * 256 + stream.byte();
      held += 8;
    }
    held -= width;
    const unit = 2 ** held;
    const value = Math.floor(bits / unit);
    values.push(value);
    bits -= value * unit;
  }
  return values;
}
