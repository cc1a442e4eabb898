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

/** All texts are encoded at once. Where that gives a byte a character the places are known, else each is encoded for itself. */
function texts(vector: Vector, values: readonly (HelperValue | null)[]): void {
  const whole = values.join('');
  const bytes = Buffer.from(whole, 'utf8');
  const ends = new Int32Array(values.length);
  if (bytes.length === whole.length) {
    let end = 0;
    for (let i = 0; i < values.length; i++) {
      end += ((values[i] as string | null) ?? '').length;
      ends[i] = end;
    }
    records(vector, values, bytes, ends);
    return;
  }
  // a surrogate that stands alone may meet its other half only between two texts
  const apart = Buffer.allocUnsafeSlow(whole.length * 3);
  let end = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as string | null;
    if (value !== null) end += apart.write(value, end, 'utf8');
    ends[i] = end;
  }
  records(vector, values, apart.subarray(0, end), ends);
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
    if (value !== null) bytes.set(value, (ends[i] as number) - value.length);
  }
  records(vector, values, bytes, ends);
}
const EMPTY = new Uint8Array(0);

/**
 * Records of 16 bytes: the length, then the bytes of a short one, or the first four and the address. The bytes are handed over in one
 * piece, as if they were the first row's: the vector keeps them, and the other rows point into them.
 */
function records(vector: Vector, values: readonly (HelperValue | null)[], bytes: Uint8Array, ends: Int32Array): void {
  const nulls = new Nulls(values.length);
  const words = new Uint32Array(values.length * 4);
  const out = new Uint8Array(words.buffer);
  let address = -1;
  let start = 0;
  for (let i = 0; i < values.length; i++) {
    const end = ends[i] as number;
    const length = end - start;
    if (values[i] === null) nulls.add(i);
    words[i * 4] = length;
    const at = i * 16 + 4;
    const inline = length <= INLINE ? length : 4;
    for (let k = 0; k < inline; k++) out[at + k] = bytes[start + k] as number;
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
