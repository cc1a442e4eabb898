import { isAscii } from 'node:buffer';
import duckdb, { type Vector } from '@duckdb/node-bindings';
import type { HelperType, HelperValue } from '@spark-sql-to-snowflake/spark-functions';
import { INLINE, Runs } from '../vectors/runs.js';
import { isValid, validityOf } from '../vectors/source.js';

/** The values of a vector as a helper's body sees them, whole columns at a time: a call into DuckDB a row costs more than most helpers. */
export type ReadColumn = (vector: Vector, rows: number) => readonly (HelperValue | null)[];

export const READERS: Readonly<Record<HelperType, ReadColumn>> = {
  boolean: numbers(1, (data) => {
    const flags = data;
    return (i) => flags[i] !== 0;
  }),
  int: numbers(4, ({ buffer, byteOffset }, rows) => {
    const values = new Int32Array(buffer, byteOffset, rows);
    return (i) => values[i] as number;
  }),
  long: numbers(8, ({ buffer, byteOffset }, rows) => {
    const values = new BigInt64Array(buffer, byteOffset, rows);
    return (i) => values[i] as bigint;
  }),
  float: numbers(4, ({ buffer, byteOffset }, rows) => {
    const values = new Float32Array(buffer, byteOffset, rows);
    return (i) => values[i] as number;
  }),
  double: numbers(8, ({ buffer, byteOffset }, rows) => {
    const values = new Float64Array(buffer, byteOffset, rows);
    return (i) => values[i] as number;
  }),
  decimal: texts,
  string: texts,
  binary: blobs,
  strings: lists(texts),
  doubles: lists((vector, rows) => READERS.double(vector, rows)),
};

/** Values of a fixed width. */
function numbers(width: number, open: (data: Uint8Array, rows: number) => (row: number) => HelperValue): ReadColumn {
  return (vector, rows) => {
    const valid = validityOf(vector, rows);
    const at = open(duckdb.vector_get_data(vector, rows * width), rows);
    const values: (HelperValue | null)[] = new Array(rows);
    for (let i = 0; i < rows; i++) values[i] = isValid(valid, i) ? at(i) : null;
    return values;
  };
}

/** The bytes of a column of texts in one buffer. */
interface Packed {
  readonly bytes: Buffer;
  /** Where each row's bytes begin and end; of a NULL row both are -1. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Fetches all rows' bytes. A row whose record is that of the row before is the same text, as a constant's rows are: it has the same place. */
function pack(vector: Vector, rows: number): Packed {
  const valid = validityOf(vector, rows);
  const data = duckdb.vector_get_data(vector, rows * 16);
  const words = new Uint32Array(data.buffer, data.byteOffset, rows * 4);
  const starts = new Int32Array(rows).fill(-1);
  const ends = new Int32Array(rows).fill(-1);
  let total = 0;
  let before = -1;
  for (let i = 0; i < rows; i++) {
    if (!isValid(valid, i)) continue;
    if (before >= 0 && sameRecord(words, before * 4, i * 4)) starts[i] = starts[before] as number;
    else {
      starts[i] = total;
      total += words[i * 4] as number;
    }
    ends[i] = (starts[i] as number) + (words[i * 4] as number);
    before = i;
  }
  const bytes = Buffer.allocUnsafeSlow(total + INLINE);
  const runs = new Runs(data, bytes);
  let filled = 0;
  for (let i = 0; i < rows; i++) {
    if (starts[i] !== filled || ends[i] === filled) continue;
    filled += runs.put(i, filled);
  }
  runs.flush();
  return { bytes: bytes.subarray(0, total), starts, ends };
}

const sameRecord = (words: Uint32Array, a: number, b: number): boolean =>
  words[a] === words[b] &&
  words[a + 1] === words[b + 1] &&
  words[a + 2] === words[b + 2] &&
  words[a + 3] === words[b + 3];

function blobs(vector: Vector, rows: number): readonly (Uint8Array | null)[] {
  const { bytes, starts, ends } = pack(vector, rows);
  const whole = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const values: (Uint8Array | null)[] = new Array(rows);
  for (let i = 0; i < rows; i++) {
    const start = starts[i] as number;
    values[i] = start < 0 ? null : whole.subarray(start, ends[i]);
  }
  return values;
}

/** All texts are decoded at once, and cut where their bytes end: of ASCII a byte is a character. */
function texts(vector: Vector, rows: number): readonly (string | null)[] {
  const { bytes, starts, ends } = pack(vector, rows);
  const ascii = isAscii(bytes);
  const whole = ascii ? bytes.toString('latin1') : bytes.toString('utf8');
  const values: (string | null)[] = new Array(rows);
  let from = 0;
  let units = 0;
  let last = -1;
  for (let i = 0; i < rows; i++) {
    const start = starts[i] as number;
    if (start < 0) values[i] = null;
    else if (start < from) values[i] = values[last] as string;
    else {
      const end = ends[i] as number;
      const length = ascii ? end - start : utf16Length(bytes, start, end);
      values[i] = whole.slice(units, units + length);
      units += length;
      from = end;
    }
    if (start >= 0) last = i;
  }
  return values;
}

/** How many UTF-16 units these bytes of UTF-8 are: one a character, two for one of four bytes. */
function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

/** Lists: entries of an offset and a length into a vector of all elements. */
function lists(element: ReadColumn): ReadColumn {
  return (vector, rows) => {
    const valid = validityOf(vector, rows);
    const data = duckdb.vector_get_data(vector, rows * 16);
    const words = new Uint32Array(data.buffer, data.byteOffset, rows * 4);
    const elements = element(duckdb.list_vector_get_child(vector), duckdb.list_vector_get_size(vector));
    const values: (HelperValue | null)[] = new Array(rows);
    for (let i = 0; i < rows; i++) {
      const start = words[i * 4] as number;
      const end = start + (words[i * 4 + 2] as number);
      values[i] = isValid(valid, i) ? (elements.slice(start, end) as HelperValue) : null;
    }
    return values;
  };
}
