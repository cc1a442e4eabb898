import { Bug } from '@spark-sql-to-snowflake/plan-ir';
import type { SparkValue } from '../value.js';
import { isSet } from './column.js';
import { indexAt, isThere, type SentVector } from './vector.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Some rows of a vector as values of its Spark type. */
export function valuesOfVector(vector: SentVector, from: number, count: number): readonly SparkValue[] {
  return rangeOf(vector, valueReader(vector), from, count);
}

function rangeOf(
  vector: SentVector,
  value: (row: number) => SparkValue,
  from: number,
  count: number,
): readonly SparkValue[] {
  return Array.from({ length: count }, (_, i) => (isThere(vector, from + i) ? value(from + i) : null));
}

/** Reads a row that is not NULL. */
function valueReader(vector: SentVector): (row: number) => SparkValue {
  const { field, data, offsets, children, dictionary } = vector;
  if (dictionary) {
    const values = valuesOfVector(dictionary, 0, dictionary.length);
    return (row) => values[indexAt(vector, data, row)] ?? null;
  }
  switch (field.form) {
    case 'null':
      return () => null;
    case 'bits':
      return (row) => isSet(data, row);
    case 'fixed':
      return fixedReader(vector);
    case 'bytes': {
      const bytes = (row: number): Uint8Array => data.subarray(offsets[row], offsets[row + 1]);
      return field.type.kind === 'binary' ? (row) => bytes(row).slice() : (row) => decoder.decode(bytes(row));
    }
    case 'list': {
      const [child] = children;
      if (!child) throw new Bug('a list without a child');
      const element = valueReader(child);
      const elements = (row: number): readonly SparkValue[] => {
        const start = offsets[row] as number;
        return rangeOf(child, element, start, (offsets[row + 1] as number) - start);
      };
      if (field.type.kind === 'array') return elements;
      return (row) => ({ entries: elements(row) as readonly (readonly [SparkValue, SparkValue])[] });
    }
    case 'struct': {
      const readers = children.map(valueReader);
      return (row) => children.map((c, i) => (isThere(c, row) ? (readers[i]?.(row) ?? null) : null));
    }
  }
}

function fixedReader({ field, data }: SentVector): (row: number) => SparkValue {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const { width, type } = field;
  if (type.kind === 'float') return (row) => view.getFloat32(row * 4, true);
  if (type.kind === 'double') return (row) => view.getFloat64(row * 8, true);
  if (width === 1) return (row) => view.getInt8(row);
  if (width === 2) return (row) => view.getInt16(row * 2, true);
  if (width === 4) return (row) => view.getInt32(row * 4, true);
  if (width === 8) return (row) => view.getBigInt64(row * 8, true);
  return (row) => (view.getBigInt64(row * 16 + 8, true) << 64n) | view.getBigUint64(row * 16, true);
}
