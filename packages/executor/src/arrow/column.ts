import type { Field } from '@spark-sql-to-snowflake/plan-ir';
import { Bytes } from './bytes.js';
import { type Layout, layoutOf } from './layout.js';

const BITS_SET = Uint8Array.from({ length: 256 }, (_, byte) => {
  let n = 0;
  for (let b = byte; b > 0; b >>= 1) n += b & 1;
  return n;
});

/** How many of the bits from `from` on are set; bits are counted from a byte's lowest, in Arrow as in DuckDB. */
export function countBits(bits: Uint8Array, from: number, count: number): number {
  let n = 0;
  let at = from;
  const end = from + count;
  while (at < end && (at & 7) !== 0) n += bitAt(bits, at++);
  while (at + 8 <= end) {
    n += BITS_SET[bits[at >> 3] as number] as number;
    at += 8;
  }
  while (at < end) n += bitAt(bits, at++);
  return n;
}
const bitAt = (bits: Uint8Array, at: number): number => ((bits[at >> 3] as number) >> (at & 7)) & 1;
export const isSet = (bits: Uint8Array, at: number): boolean => bitAt(bits, at) === 1;

/** A column of a record batch in the making. Whoever appends a row appends its values and its validity. */
export class ArrowColumn {
  readonly field: Field;
  readonly layout: Layout;
  readonly children: readonly ArrowColumn[];
  rows = 0;
  nulls = 0;
  /** Empty as long as no row is NULL. */
  readonly validity = new Bytes();
  /** Of `bits`, `fixed` and `bytes`. */
  readonly values = new Bytes();
  /** Of `bytes` and `list`: where each row ends; the leading zero is added when the batch is written. */
  readonly ends = new Bytes();

  constructor(field: Field) {
    this.field = field;
    this.layout = layoutOf(field.type);
    this.children =
      this.layout.kind === 'list'
        ? [new ArrowColumn(this.layout.child)]
        : this.layout.kind === 'struct'
          ? this.layout.children.map((f) => new ArrowColumn(f))
          : [];
  }

  /**
   * Count `count` rows more, valid where `bits` are set from `from` on, or all of them where there are no bits. To be called once
   * for the rows, after what reads `rows` as their start.
   */
  addRows(bits: Uint8Array | null, from: number, count: number): void {
    const nulls = bits ? count - countBits(bits, from, count) : 0;
    if (nulls > 0 || this.nulls > 0) this.appendValidity(nulls > 0 ? bits : null, from, count);
    this.rows += count;
    this.nulls += nulls;
  }

  private appendValidity(bits: Uint8Array | null, from: number, count: number): void {
    const { validity, rows } = this;
    const bytes = (rows + count + 7) >> 3;
    validity.reserve(bytes - validity.length);
    const { view } = validity;
    if (this.nulls === 0) view.fill(255, 0, (rows + 7) >> 3);
    validity.length = bytes;
    if (bits && (rows & 7) === 0 && (from & 7) === 0) {
      view.set(bits.subarray(from >> 3, (from + count + 7) >> 3), rows >> 3);
      return;
    }
    for (let i = 0; i < count; i++) {
      const at = rows + i;
      const mask = 1 << (at & 7);
      if (!bits || isSet(bits, from + i)) view[at >> 3] = (view[at >> 3] as number) | mask;
      else view[at >> 3] = (view[at >> 3] as number) & ~mask;
    }
  }

  /** Append rows that are NULL. */
  addNulls(count: number): void {
    this.addNullValues(count);
    this.addRows(new Uint8Array((count + 7) >> 3), 0, count);
  }

  /** Append what stands in the place of NULLs, without counting the rows. */
  addNullValues(count: number): void {
    switch (this.layout.kind) {
      case 'null':
        break;
      case 'bits':
        growBits(this.values, this.rows, count);
        break;
      case 'fixed':
        this.values.appendZeros(count * this.layout.width);
        break;
      case 'bytes':
        this.addEnds(count, this.values.length);
        break;
      case 'list':
        this.addEnds(count, (this.children[0] as ArrowColumn).rows);
        break;
      case 'struct':
        for (const child of this.children) child.addNulls(count);
        break;
    }
  }

  private addEnds(count: number, end: number): void {
    int32Tail(this.ends, count).fill(end);
  }

  /** About the memory of the rows so far. */
  get byteLength(): number {
    let bytes = this.validity.length + this.values.length + this.ends.length;
    for (const child of this.children) bytes += child.byteLength;
    return bytes;
  }

  clear(): void {
    this.rows = 0;
    this.nulls = 0;
    this.validity.clear();
    this.values.clear();
    this.ends.clear();
    for (const child of this.children) child.clear();
  }
}

/** Make room for bits after the first `rows` of them, all 0. */
export function growBits(bytes: Bytes, rows: number, count: number): void {
  const length = (rows + count + 7) >> 3;
  bytes.reserve(length - bytes.length);
  bytes.view.fill(0, bytes.length, length);
  bytes.length = length;
}

/** Room for `count` numbers of 32 bits at the end of bytes that hold nothing else. */
export function int32Tail(bytes: Bytes, count: number): Int32Array {
  bytes.reserve(count * 4);
  const tail = new Int32Array(bytes.buffer, bytes.length, count);
  bytes.length += count * 4;
  return tail;
}
