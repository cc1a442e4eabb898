import { Bytes } from '../../../arrow/bytes.js';
import { roomFor, WIDTHS } from '../widths.js';

/** Numbers up to here stay safe when their sign is put beside them, and so do their differences. */
const SAFE = 2 ** 50;
/** Values of a run, at most. */
const MOST = 512;
/** So many equal values are a run of their own. */
const WORTH = 8;

/** Integers of 64 bits in ORC's second run-length encoding: of its forms those of equal steps, of one value, and of packed bits. */
export class Integers {
  readonly out = new Bytes();
  private values: (number | bigint)[] = [];

  private readonly signed: boolean;

  constructor(signed: boolean) {
    this.signed = signed;
  }

  write(value: number | bigint): void {
    const small = Number(value);
    this.values.push(small < SAFE && small > -SAFE ? small : BigInt(value));
    if (this.values.length === MOST) this.flush();
  }

  flush(): void {
    const { values } = this;
    this.values = [];
    if (this.steps(values)) return;
    let from = 0;
    for (let at = 0; at < values.length; ) {
      let end = at + 1;
      while (end < values.length && values[end] === values[at]) end++;
      if (end - at >= WORTH) {
        this.direct(values.slice(from, at));
        this.steps(values.slice(at, end));
        from = end;
      }
      at = end;
    }
    this.direct(values.slice(from));
  }

  /** Write values that grow by one step, or are all equal; false where they do not. */
  private steps(values: readonly (number | bigint)[]): boolean {
    const [first, second] = values;
    if (first === undefined || second === undefined || values.length < 3) return false;
    const numbers = typeof first === 'number' && typeof second === 'number';
    const step = numbers ? second - first : 0;
    for (let i = 1; i < values.length; i++) {
      const before = values[i - 1];
      if (values[i] !== (step === 0 ? before : typeof before === 'number' ? before + step : undefined)) return false;
    }
    if (step === 0 && values.length <= 10) this.repeat(first, values.length);
    else {
      this.head(3, 0, values.length);
      appendVarint(this.out, this.coded(first));
      appendVarint(this.out, zigzag(step));
    }
    return true;
  }

  private repeat(value: number | bigint, count: number): void {
    const coded = this.coded(value);
    const bytes = Math.max(1, Math.ceil(bitsOf(coded) / 8));
    this.out.append(Uint8Array.of(((bytes - 1) << 3) | (count - 3)));
    packBits(this.out, [coded], bytes * 8);
  }

  private direct(values: readonly (number | bigint)[]): void {
    if (values.length === 0) return;
    const coded = values.map((v) => this.coded(v));
    const width = roomFor(
      Math.max(
        1,
        coded.reduce((most: number, v) => Math.max(most, bitsOf(v)), 0),
      ),
    );
    this.head(1, WIDTHS.indexOf(width), values.length);
    packBits(this.out, coded, width);
  }

  private head(kind: number, width: number, count: number): void {
    this.out.append(Uint8Array.of((kind << 6) | (width << 1) | ((count - 1) >> 8), (count - 1) & 0xff));
  }

  private coded(value: number | bigint): number | bigint {
    return this.signed ? zigzag(value) : value;
  }
}

/** An integer without a sign: 0, -1, 1, -2, … are 0, 1, 2, 3, … */
export function zigzag(value: number | bigint): number | bigint {
  if (typeof value === 'number') return value < 0 ? -2 * value - 1 : 2 * value;
  return value < 0n ? -2n * value - 1n : 2n * value;
}

const bitsOf = (value: number | bigint): number => value.toString(2).length;

/** Seven bits a byte, the lowest first. */
export function appendVarint(out: Bytes, value: number | bigint): void {
  const bytes: number[] = [];
  let rest = value;
  while (typeof rest === 'bigint') {
    if (rest < BigInt(SAFE)) rest = Number(rest);
    else {
      bytes.push(Number(rest & 0x7fn) + 128);
      rest >>= 7n;
    }
  }
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  out.append(Uint8Array.from(bytes));
}

/** The highest bit first; the last byte is filled up. */
function packBits(out: Bytes, values: readonly (number | bigint)[], width: number): void {
  const bytes = new Uint8Array(Math.ceil((values.length * width) / 8));
  let to = 0;
  if (width % 8 === 0) {
    for (const value of values) {
      let rest = value;
      for (let at = to + width / 8 - 1; at >= to; at--) {
        bytes[at] = typeof rest === 'bigint' ? Number(rest & 0xffn) : rest % 256;
        rest = typeof rest === 'bigint' ? rest >> 8n : Math.floor(rest / 256);
      }
      to += width / 8;
    }
  } else {
    // widths that are no bytes are 30 bits at most
    let bits = 0;
    let held = 0;
    for (const value of values) {
      bits = bits * 2 ** width + Number(value);
      held += width;
      while (held >= 8) {
        held -= 8;
        const unit = 2 ** held;
        bytes[to] = Math.floor(bits / unit);
        bits -= (bytes[to++] as number) * unit;
      }
    }
    if (held > 0) bytes[to] = bits * 2 ** (8 - held);
  }
  out.append(bytes);
}
