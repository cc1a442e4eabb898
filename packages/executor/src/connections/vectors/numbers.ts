import { type DuckDBDecimalType, type DuckDBType, DuckDBTypeId as Id } from '@duckdb/node-api';
import duckdb, { type Vector } from '@duckdb/node-bindings';
import { type DecimalType, decimalText } from '@spark-sql-to-snowflake/plan-ir';
import type { ArrowColumn } from '../../arrow/column.js';
import { type Flat, isValid, refuse } from './source.js';

type MakeFlat = (vector: Vector, rows: number) => Flat;

/** The array over a vector's data, for types whose values JavaScript has as numbers. */
const NUMBERS = {
  [Id.TINYINT]: Int8Array,
  [Id.SMALLINT]: Int16Array,
  [Id.INTEGER]: Int32Array,
  [Id.UTINYINT]: Uint8Array,
  [Id.USMALLINT]: Uint16Array,
  [Id.UINTEGER]: Uint32Array,
  [Id.FLOAT]: Float32Array,
  [Id.DOUBLE]: Float64Array,
} as const;
const numbersOf = (id: Id) => NUMBERS[id as keyof typeof NUMBERS] as (typeof NUMBERS)[keyof typeof NUMBERS] | undefined;

/** Exact numbers as whole numbers of `bits`, and the digits behind the point. */
interface Exact {
  readonly bits: 8 | 16 | 32 | 64 | 128;
  readonly signed: boolean;
  readonly scale: number;
  /** No value has more digits; undefined: the bits are the only limit. */
  readonly precision?: number;
}
const exact = (bits: Exact['bits'], signed = true): Exact => ({ bits, signed, scale: 0 });
const EXACT: { readonly [id in Id]?: Exact } = {
  [Id.TINYINT]: exact(8),
  [Id.SMALLINT]: exact(16),
  [Id.INTEGER]: exact(32),
  [Id.BIGINT]: exact(64),
  [Id.HUGEINT]: exact(128),
  [Id.UTINYINT]: exact(8, false),
  [Id.USMALLINT]: exact(16, false),
  [Id.UINTEGER]: exact(32, false),
  [Id.UBIGINT]: exact(64, false),
  [Id.UHUGEINT]: exact(128, false),
};
function exactOf(type: DuckDBType): Exact | undefined {
  if (type.typeId !== Id.DECIMAL) return EXACT[type.typeId];
  const { width, scale } = type as DuckDBDecimalType;
  // the width decides in how many bits DuckDB keeps it
  const bits = width <= 4 ? 16 : width <= 9 ? 32 : width <= 18 ? 64 : 128;
  return { bits, signed: true, scale, precision: width };
}

/** The whole numbers of a vector, one by one. */
function reader({ bits, signed }: Exact, data: Uint8Array): (i: number) => bigint {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (bits === 8) return signed ? (i) => BigInt(view.getInt8(i)) : (i) => BigInt(view.getUint8(i));
  if (bits === 16)
    return signed ? (i) => BigInt(view.getInt16(i * 2, true)) : (i) => BigInt(view.getUint16(i * 2, true));
  if (bits === 32)
    return signed ? (i) => BigInt(view.getInt32(i * 4, true)) : (i) => BigInt(view.getUint32(i * 4, true));
  if (bits === 64) return signed ? (i) => view.getBigInt64(i * 8, true) : (i) => view.getBigUint64(i * 8, true);
  const high = signed
    ? (i: number) => view.getBigInt64(i * 16 + 8, true)
    : (i: number) => view.getBigUint64(i * 16 + 8, true);
  return (i) => (high(i) << 64n) | view.getBigUint64(i * 16, true);
}

/** A number with `digits` more digits behind the point; undefined where digits would be lost. */
function rescaled(value: bigint, digits: number): bigint | undefined {
  if (digits >= 0) return digits === 0 ? value : value * 10n ** BigInt(digits);
  const unit = 10n ** BigInt(-digits);
  return value % unit === 0n ? value / unit : undefined;
}

const INTEGER_BITS = { byte: 8, short: 16, int: 32, long: 64 } as const;
const INTEGER_ARRAY = { 8: Int8Array, 16: Int16Array, 32: Int32Array } as const;

/** Whole numbers of every type of DuckDB, and fractional ones that have nothing behind the point. */
export function integers(from: DuckDBType, column: ArrowColumn, kind: keyof typeof INTEGER_BITS): MakeFlat | undefined {
  const bits = INTEGER_BITS[kind];
  const source = exactOf(from);
  if (source?.bits === bits && source.signed && source.scale === 0) return copied(column, bits / 8);
  if (source?.signed && source.scale === 0 && source.bits >= 64 && bits >= 32)
    return narrowed(from, column, source.bits, bits);
  const array = numbersOf(from.typeId);
  if (array && bits < 64) return smaller(from, column, array, bits as 8 | 16 | 32);
  if (source) {
    return byBigInt(from, column, source, bits, (value) => {
      const whole = rescaled(value, -source.scale);
      return whole !== undefined && BigInt.asIntN(bits, whole) === whole ? whole : undefined;
    });
  }
  return array ? wholeDoubles(from, column, array, (v) => (BigInt.asIntN(64, v) === v ? v : undefined), 64) : undefined;
}

function copied(column: ArrowColumn, width: number): MakeFlat {
  return (vector, rows) => {
    const data = duckdb.vector_get_data(vector, rows * width);
    return {
      width,
      append: (start, count) => column.values.append(data.subarray(start * width, (start + count) * width)),
    };
  };
}

/** 128 or 64 bits to 64 or 32: the words that are left out say nothing but the sign. */
function narrowed(from: DuckDBType, column: ArrowColumn, sourceBits: number, bits: number): MakeFlat {
  const wide = sourceBits / 32;
  const kept = bits / 32;
  return (vector, rows) => {
    const data = duckdb.vector_get_data(vector, rows * wide * 4);
    const words = new Int32Array(data.buffer, data.byteOffset, rows * wide);
    const value = reader(exact(sourceBits as 64 | 128), data);
    return {
      width: kept * 4,
      append(start, count, valid) {
        const { values } = column;
        values.reserve(count * kept * 4);
        const out = new Int32Array(values.buffer, values.length, count * kept);
        values.length += count * kept * 4;
        for (let i = 0; i < count; i++) {
          const at = (start + i) * wide;
          for (let w = 0; w < kept; w++) out[i * kept + w] = words[at + w] as number;
          const sign = (words[at + kept - 1] as number) >> 31;
          for (let w = kept; w < wide; w++) {
            if (words[at + w] !== sign && isValid(valid, start + i)) refuse(value(start + i), from, column.field.type);
          }
        }
      },
    };
  };
}

type NumberArray = (typeof NUMBERS)[keyof typeof NUMBERS];

function smaller(from: DuckDBType, column: ArrowColumn, array: NumberArray, bits: 8 | 16 | 32): MakeFlat {
  const limit = 2 ** (bits - 1);
  const width = bits / 8;
  return (vector, rows) => {
    const data = duckdb.vector_get_data(vector, rows * array.BYTES_PER_ELEMENT);
    const numbers = new array(data.buffer as ArrayBuffer, data.byteOffset, rows);
    return {
      width,
      append(start, count, valid) {
        const { values } = column;
        values.reserve(count * width);
        const out = new INTEGER_ARRAY[bits](values.buffer, values.length, count);
        values.length += count * width;
        for (let i = 0; i < count; i++) {
          const value = numbers[start + i] as number;
          const fits = Number.isInteger(value) && value < limit && value >= -limit;
          if (!fits && isValid(valid, start + i)) refuse(value, from, column.field.type);
          out[i] = value;
        }
      },
    };
  };
}

/** The way for all other pairs of exact types. `convert` gives undefined for a value that the column's type has not. */
function byBigInt(
  from: DuckDBType,
  column: ArrowColumn,
  source: Exact,
  bits: 8 | 16 | 32 | 64 | 128,
  convert: (value: bigint) => bigint | undefined,
): MakeFlat {
  return (vector, rows) => {
    const value = reader(source, duckdb.vector_get_data(vector, (rows * source.bits) / 8));
    return bigints(
      from,
      column,
      bits,
      (i) => convert(value(i)),
      (i) => decimalText(value(i), source.scale),
    );
  };
}

function wholeDoubles(
  from: DuckDBType,
  column: ArrowColumn,
  array: NumberArray,
  convert: (value: bigint) => bigint | undefined,
  bits: 64 | 128,
): MakeFlat {
  return (vector, rows) => {
    const data = duckdb.vector_get_data(vector, rows * array.BYTES_PER_ELEMENT);
    const numbers = new array(data.buffer as ArrayBuffer, data.byteOffset, rows);
    const value = (i: number): bigint | undefined => {
      const n = numbers[i] as number;
      return Number.isInteger(n) ? convert(BigInt(n)) : undefined;
    };
    return bigints(from, column, bits, value, (i) => String(numbers[i]));
  };
}

function bigints(
  from: DuckDBType,
  column: ArrowColumn,
  bits: 8 | 16 | 32 | 64 | 128,
  value: (i: number) => bigint | undefined,
  text: (i: number) => string,
): Flat {
  const width = bits / 8;
  return {
    width,
    append(start, count, valid) {
      const { values } = column;
      const at = values.length;
      values.appendZeros(count * width);
      const out = new DataView(values.buffer, at, count * width);
      for (let i = 0; i < count; i++) {
        if (!isValid(valid, start + i)) continue;
        const v = value(start + i) ?? refuse(text(start + i), from, column.field.type);
        if (bits === 8) out.setInt8(i, Number(v));
        else if (bits === 16) out.setInt16(i * 2, Number(v), true);
        else if (bits === 32) out.setInt32(i * 4, Number(v), true);
        else out.setBigInt64(i * width, v, true);
        if (bits === 128) out.setBigInt64(i * width + 8, v >> 64n, true);
      }
    },
  };
}

/** Numbers of floating point. A float is what is nearest to a double; a whole number of 64 bits may have no double, and is refused. */
export function floats(from: DuckDBType, column: ArrowColumn, kind: 'float' | 'double'): MakeFlat | undefined {
  if (from.typeId === (kind === 'float' ? Id.FLOAT : Id.DOUBLE)) return copied(column, kind === 'float' ? 4 : 8);
  const array = numbersOf(from.typeId);
  if (!array) return undefined;
  const target = kind === 'float' ? Float32Array : Float64Array;
  const width = target.BYTES_PER_ELEMENT;
  return (vector, rows) => {
    const data = duckdb.vector_get_data(vector, rows * array.BYTES_PER_ELEMENT);
    const numbers = new array(data.buffer as ArrayBuffer, data.byteOffset, rows);
    return {
      width,
      append(start, count) {
        const { values } = column;
        values.reserve(count * width);
        new target(values.buffer, values.length, count).set(numbers.subarray(start, start + count));
        values.length += count * width;
      },
    };
  };
}

/** Decimals of DuckDB, of whatever width and scale, and whole numbers. */
export function decimals(from: DuckDBType, column: ArrowColumn, type: DecimalType): MakeFlat | undefined {
  const limit = 10n ** BigInt(type.precision);
  const fits = (v: bigint | undefined): bigint | undefined =>
    v !== undefined && v < limit && v > -limit ? v : undefined;
  const source = exactOf(from);
  if (source) {
    if (source.scale === type.scale && source.precision !== undefined && source.precision <= type.precision) {
      return source.bits === 128 ? copied(column, 16) : widened(column, source.bits as 16 | 32 | 64);
    }
    return byBigInt(from, column, source, 128, (v) => fits(rescaled(v, type.scale - source.scale)));
  }
  const array = numbersOf(from.typeId);
  return array && wholeDoubles(from, column, array, (v) => fits(rescaled(v, type.scale)), 128);
}

/** Whole numbers of fewer bits as ones of 128: the sign fills the words in front. */
function widened(column: ArrowColumn, bits: 16 | 32 | 64): MakeFlat {
  const array = bits === 16 ? Int16Array : Int32Array;
  const low = bits === 64 ? 2 : 1;
  return (vector, rows) => {
    const data = duckdb.vector_get_data(vector, (rows * bits) / 8);
    const numbers = new array(data.buffer as ArrayBuffer, data.byteOffset, rows * low);
    return {
      width: 16,
      append(start, count) {
        const { values } = column;
        values.reserve(count * 16);
        const out = new Int32Array(values.buffer, values.length, count * 4);
        values.length += count * 16;
        for (let i = 0; i < count; i++) {
          const first = numbers[(start + i) * low] as number;
          const last = low === 2 ? (numbers[(start + i) * 2 + 1] as number) : first;
          const sign = last >> 31;
          out[i * 4] = first;
          out[i * 4 + 1] = low === 2 ? last : sign;
          out[i * 4 + 2] = sign;
          out[i * 4 + 3] = sign;
        }
      },
    };
  };
}
