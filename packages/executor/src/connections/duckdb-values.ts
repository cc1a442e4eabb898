import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBMapValue,
  type DuckDBStructType,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { assertNever, type DataType, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../execution-error.js';
import type { SparkValue } from '../value.js';

/** Makes values of a Spark type of what DuckDB gives. NULLs are dealt with before. */
type Convert = (value: DuckDBValue) => SparkValue;

const INTEGER_BITS: { readonly [kind in DataType['kind']]?: number } = { byte: 8, short: 16, int: 32, long: 64 };
const MICROS_A_DAY = 86_400_000_000n;

/** A converter to `type` for a column that DuckDB gives as `from`. It throws where a value is none of the type: it never rounds. */
export function converterTo(type: DataType, from: DuckDBType): Convert {
  const convert = strictConverter(type, from);
  return (value) => (value === null ? null : convert(value));
}

function strictConverter(type: DataType, from: DuckDBType): Convert {
  const refuse = (value: DuckDBValue): never => {
    throw new ExecutionError(`The value ${String(value)} (${from}) is no ${typeText(type)}.`);
  };
  switch (type.kind) {
    case 'null':
      return refuse;
    case 'boolean':
      return (v) => (typeof v === 'boolean' ? v : refuse(v));
    case 'byte':
    case 'short':
    case 'int': {
      const bits = INTEGER_BITS[type.kind] ?? 32;
      return (v) => {
        if (typeof v === 'number' && Number.isInteger(v) && Math.abs(v) < 2 ** (bits - 1)) return v;
        const n = integerOf(v);
        return n !== undefined && BigInt.asIntN(bits, n) === n ? Number(n) : refuse(v);
      };
    }
    case 'long':
      return (v) => {
        if (typeof v === 'bigint' && BigInt.asIntN(64, v) === v) return v;
        const n = integerOf(v);
        return n !== undefined && BigInt.asIntN(64, n) === n ? n : refuse(v);
      };
    case 'float':
      return (v) => (typeof v === 'number' ? Math.fround(v) : refuse(v));
    case 'double':
      return (v) => (typeof v === 'number' ? v : refuse(v));
    case 'decimal': {
      const limit = 10n ** BigInt(type.precision);
      return (v) => {
        const unscaled = rescaled(v, type.scale);
        return unscaled !== undefined && unscaled < limit && unscaled > -limit ? unscaled : refuse(v);
      };
    }
    case 'string':
    case 'char':
    case 'varchar':
      return (v) => (typeof v === 'string' ? v : refuse(v));
    case 'binary':
      return (v) => (v instanceof DuckDBBlobValue ? Uint8Array.from(v.bytes) : refuse(v));
    case 'date':
      return (v) => (v instanceof DuckDBDateValue && v.isFinite ? v.days : refuse(v));
    case 'timestamp':
      return (v) => (v instanceof DuckDBTimestampTZValue && v.isFinite ? v.micros : refuse(v));
    case 'timestamp_ntz':
      return (v) => (v instanceof DuckDBTimestampValue && v.isFinite ? v.micros : refuse(v));
    case 'year_month_interval':
      return (v) => (v instanceof DuckDBIntervalValue && v.days === 0 && v.micros === 0n ? v.months : refuse(v));
    case 'day_time_interval':
      return (v) =>
        v instanceof DuckDBIntervalValue && v.months === 0 ? BigInt(v.days) * MICROS_A_DAY + v.micros : refuse(v);
    case 'calendar_interval':
      return (v) =>
        v instanceof DuckDBIntervalValue ? { months: v.months, days: v.days, microseconds: v.micros } : refuse(v);
    case 'array': {
      const element = 'valueType' in from ? converterTo(type.element, from.valueType) : refuse;
      return (v) => (v instanceof DuckDBListValue || v instanceof DuckDBArrayValue ? v.items.map(element) : refuse(v));
    }
    case 'map': {
      if (!('keyType' in from)) return refuse;
      const key = converterTo(type.key, from.keyType);
      const value = converterTo(type.value, from.valueType);
      return (v) =>
        v instanceof DuckDBMapValue
          ? { entries: v.entries.map((e) => [key(e.key), value(e.value)] as const) }
          : refuse(v);
    }
    case 'struct': {
      if (!('entryNames' in from)) return refuse;
      const { entryNames, entryTypes } = from as DuckDBStructType;
      if (entryNames.length !== type.fields.length) return refuse;
      const fields = type.fields.map((f, i) => converterTo(f.type, entryTypes[i] as DuckDBType));
      return (v) =>
        v instanceof DuckDBStructValue
          ? fields.map((f, i) => f(v.entries[entryNames[i] as string] ?? null))
          : refuse(v);
    }
    case 'unknown':
      throw new ExecutionError('A column of unknown type cannot be run: give the schemas of its tables.');
    default:
      return assertNever(type, 'converterTo');
  }
}

/** The whole number that a value is, whatever it is kept in. */
function integerOf(value: DuckDBValue): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined;
  return rescaled(value, 0);
}

/** An exact number with `scale` digits behind the point, without the point; undefined where digits would be lost. */
function rescaled(value: DuckDBValue, scale: number): bigint | undefined {
  if (typeof value === 'bigint') return value * 10n ** BigInt(scale);
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) * 10n ** BigInt(scale) : undefined;
  if (!(value instanceof DuckDBDecimalValue)) return undefined;
  if (value.scale <= scale) return value.value * 10n ** BigInt(scale - value.scale);
  const unit = 10n ** BigInt(value.scale - scale);
  return value.value % unit === 0n ? value.value / unit : undefined;
}
