import duckdb, { type Vector } from '@duckdb/node-bindings';
import type { HelperType, HelperValue } from '@spark-sql-to-snowflake/spark-functions';
import { INLINE } from '../vectors/runs.js';

/** Puts a helper's results into a vector, NULLs included. */
export type WriteColumn = (vector: Vector, values: readonly (HelperValue | null)[]) => void;

export const WRITERS: Readonly<Record<HelperType, WriteColumn>> = {
  boolean: fixed(Uint8Array, (v) => (v ? 1 : 0)),
  int: fixed(Int32Array, Number),
  long: fixed(BigInt64Array, (v) => v as bigint),
  float: fixed(Float32Array, Number),
  double: fixed(Float64Array, Number),
  decimal: texts,
  string: texts,
  binary: blobs,
  strings: lists(texts),
  doubles: lists((vector, values) => WRITERS.double(vector, values)),
};

type Numbers = Uint8Array | Int32Array | BigInt64Array | Float32Array | Float64Array;

function fixed<A extends Numbers>(
  Column: new (length: number) => A,
  put: (value: HelperValue) => A[number],
): WriteColumn {
  return (vector, values) => {
    const column = new Column(values.length);
    const nulls = new Nulls(values.length);
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as HelperValue | null;
      if (value === null) nulls.add(i);
      else column[i] = put(value);
    }
    copy(vector, column);
    nulls.write(vector);
  };
}

const copy = (vector: Vector, { buffer, byteOffset, byteLength }: Numbers | Uint32Array): void => {
  if (byteLength > 0) duckdb.copy_data_to_vector(vector, 0, buffer as ArrayBuffer, byteOffset, byteLength);
};

/** Which rows are NULL. Written only where one is: a vector begins without. */
class Nulls {
  private readonly rows: number;
  private bits: Uint8Array | undefined;

  constructor(rows: number) {
    this.rows = rows;
  }

  add(row: number): void {
    this.bits ??= new Uint8Array(((this.rows + 63) >> 6) * 8).fill(0xff);
    this.bits[row >> 3] = (this.bits[row >> 3] as number) & ~(1 << (row & 7));
  }

  write(vector: Vector): void {
    if (!this.bits) return;
    duckdb.vector_ensure_validity_writable(vector);
    duckdb.copy_data_to_vector_validity(vector, 0, this.bits.buffer as ArrayBuffer, 0, this.bits.length);
  }
}

/** All texts are encoded at once; where each ends is counted. */
function texts(vector: Vector, values: readonly (HelperValue | null)[]): void {
  const whole = values.join('');
  const bytes = Buffer.from(whole, 'utf8');
  const ends = new Int32Array(values.length);
  const ascii = bytes.length === whole.length;
  let units = 0;
  let end = 0;
  for (let i = 0; i < values.length; i++) {
    const length = ((values[i] as string | null) ?? '').length;
    units += length;
    end = ascii ? units : behindUnits(bytes, end, length);
    ends[i] = end;
    // halves of a character that stand alone, each at an end of its text, have become one
    if (!ascii && isHigh(whole.charCodeAt(units - 1)) && isLow(whole.charCodeAt(units))) {
      apart(vector, values, whole.length);
      return;
    }
  }
  records(vector, values, bytes, ends);
}

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/** Where so many UTF-16 units of UTF-8 end: a character of four bytes is two, any other is one. */
function behindUnits(bytes: Uint8Array, from: number, units: number): number {
  let at = from;
  for (let rest = units; rest > 0; rest--) {
    const byte = bytes[at] as number;
    if (byte < 0x80) at++;
    else if (byte < 0xe0) at += 2;
    else if (byte < 0xf0) at += 3;
    else {
      at += 4;
      rest--;
    }
  }
  return at;
}

/** Each text is encoded for itself. */
function apart(vector: Vector, values: readonly (HelperValue | null)[], units: number): void {
  const bytes = Buffer.allocUnsafeSlow(units * 3);
  const ends = new Int32Array(values.length);
  let end = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as string | null;
    if (value !== null) end += bytes.write(value, end, 'utf8');
    ends[i] = end;
  }
  records(vector, values, bytes.subarray(0, end), ends);
}

function blobs(vector: Vector, values: readonly (HelperValue | null)[]): void {
  const ends = new Int32Array(values.length);
  let end = 0;
  for (let i = 0; i < values.length; i++) {
    end += ((values[i] as Uint8Array | null) ?? EMPTY).length;
    ends[i] = end;
  }
  const bytes = Buffer.allocUnsafeSlow(end);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as Uint8Array | null;
    if (value !== null) copyBytes(value, bytes, (ends[i] as number) - value.length);
  }
  records(vector, values, bytes, ends);
}
const EMPTY = new Uint8Array(0);

/** A call of `set` takes as long as some sixty bytes do. */
function copyBytes(from: Uint8Array, to: Uint8Array, at: number): void {
  if (from.length > 64) to.set(from, at);
  else for (let i = 0; i < from.length; i++) to[at + i] = from[i] as number;
}

/**
 * Records of 16 bytes: the length, then the bytes of a short one, or the first four and the address. The bytes are handed over in one
 * piece, as if they were the first row's: the vector keeps them, and the other rows point into them.
 */
function records(vector: Vector, values: readonly (HelperValue | null)[], bytes: Uint8Array, ends: Int32Array): void {
  const nulls = new Nulls(values.length);
  const words = new Uint32Array(values.length * 4);
  const source = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let address = -1;
  let start = 0;
  for (let i = 0; i < values.length; i++) {
    const end = ends[i] as number;
    const length = end - start;
    if (values[i] === null) nulls.add(i);
    words[i * 4] = length;
    for (let k = 0; k < length && k < (length > INLINE ? 4 : INLINE); k += 4)
      words[i * 4 + 1 + (k >> 2)] = wordAt(source, start + k, end);
    if (length > INLINE) {
      if (address < 0) address = handOver(vector, bytes);
      words[i * 4 + 2] = (address + start) >>> 0;
      words[i * 4 + 3] = Math.floor((address + start) / 2 ** 32);
    }
    start = end;
  }
  copy(vector, words);
  nulls.write(vector);
}

/** Four bytes, of which those behind the end are 0. */
function wordAt(source: DataView, at: number, end: number): number {
  if (at + 4 <= end) return source.getUint32(at, true);
  let word = 0;
  for (let i = end - 1; i >= at; i--) word = (word << 8) | source.getUint8(i);
  return word;
}

/** Gives bytes (more than are kept in a record) to the vector, and their address. */
function handOver(vector: Vector, bytes: Uint8Array): number {
  duckdb.vector_assign_string_element_len(vector, 0, bytes);
  const record = duckdb.vector_get_data(vector, 16);
  const [, , low = 0, high = 0] = new Uint32Array(record.buffer, record.byteOffset, 4);
  return high * 2 ** 32 + low;
}

function lists(element: WriteColumn): WriteColumn {
  return (vector, values) => {
    const nulls = new Nulls(values.length);
    const entries = new BigInt64Array(values.length * 2);
    const elements: (HelperValue | null)[] = [];
    for (let i = 0; i < values.length; i++) {
      const list = values[i] as readonly (HelperValue | null)[] | null;
      entries[i * 2] = BigInt(elements.length);
      entries[i * 2 + 1] = BigInt(list?.length ?? 0);
      if (list === null) nulls.add(i);
      else for (const value of list) elements.push(value);
    }
    duckdb.list_vector_reserve(vector, elements.length);
    duckdb.list_vector_set_size(vector, elements.length);
    element(duckdb.list_vector_get_child(vector), elements);
    copy(vector, entries);
    nulls.write(vector);
  };
}
