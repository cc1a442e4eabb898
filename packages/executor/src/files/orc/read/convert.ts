import { type DataType, dateText } from '@spark-sql-to-snowflake/plan-ir';
import { javaDecimal } from '@spark-sql-to-snowflake/spark-functions';
import type { SparkValue } from '../../../value.js';
import { Type_Kind } from '../gen/orc.js';
import type { OrcType } from '../types.js';

/** Makes a value of one type of another. */
export type Convert = (value: SparkValue) => SparkValue;

/** The conversion that is none. */
export const asItIs: Convert = (v) => v;
const unlessNull =
  (convert: Convert): Convert =>
  (v) =>
    v === null ? null : convert(v);

/** Bits of whole numbers, and of what Spark keeps as such. */
const BITS: Readonly<Partial<Record<DataType['kind'], number>>> = {
  byte: 8,
  short: 16,
  int: 32,
  year_month_interval: 32,
  long: 64,
  day_time_interval: 64,
  timestamp_ntz: 64,
};

/**
 * How a column of a file, which is no list, map or struct, becomes one of a type that a schema asks for: as ORC's own library does for
 * Spark. Numbers that the type has no room for are NULL. Undefined where it does not, or where we do not.
 */
export function converterOf(type: OrcType, to: DataType): Convert | undefined {
  switch (type.kind) {
    case Type_Kind.BOOLEAN:
      return to.kind === 'boolean'
        ? asItIs
        : unlessNullOf(
            ofWhole(
              (v) => (v ? 1n : 0n),
              to,
              (v) => (v ? 'TRUE' : 'FALSE'),
            ),
          );
    case Type_Kind.BYTE:
    case Type_Kind.SHORT:
    case Type_Kind.INT:
    case Type_Kind.LONG:
      if (type.kind === Type_Kind.LONG ? BITS[to.kind] === 64 : type.kind === Type_Kind.INT && BITS[to.kind] === 32)
        return asItIs;
      return unlessNullOf(ofWhole((v) => BigInt(v as number | bigint), to, String));
    case Type_Kind.FLOAT:
    case Type_Kind.DOUBLE:
      if (to.kind === 'double') return asItIs;
      return to.kind === 'float' ? unlessNull((v) => Math.fround(v as number)) : undefined;
    case Type_Kind.STRING:
    case Type_Kind.CHAR:
    case Type_Kind.VARCHAR:
      return to.kind === 'string' ? asItIs : undefined;
    case Type_Kind.BINARY:
      return to.kind === 'binary' ? asItIs : undefined;
    case Type_Kind.DATE:
      if (to.kind === 'date') return asItIs;
      return to.kind === 'string' ? unlessNull((v) => dateText(v as number)) : undefined;
    case Type_Kind.TIMESTAMP:
      return to.kind === 'timestamp' ? asItIs : undefined;
    case Type_Kind.DECIMAL:
      return ofDecimal(type, to);
    default:
      return undefined;
  }
}

const unlessNullOf = (convert: Convert | undefined): Convert | undefined => convert && unlessNull(convert);

function ofWhole(whole: (value: SparkValue) => bigint, to: DataType, text: Convert): Convert | undefined {
  const bits = BITS[to.kind];
  if (bits !== undefined) {
    const made = bits === 64 ? asItIs : (v: SparkValue) => Number(v);
    return (v) => {
      const n = whole(v);
      return BigInt.asIntN(bits, n) === n ? made(n) : null;
    };
  }
  switch (to.kind) {
    case 'boolean':
      return (v) => whole(v) !== 0n;
    case 'float':
      return (v) => Math.fround(Number(whole(v)));
    case 'double':
      return (v) => Number(whole(v));
    case 'decimal': {
      const unit = 10n ** BigInt(to.scale);
      return (v) => within(whole(v) * unit, to.precision);
    }
    case 'string':
      return text;
    default:
      return undefined;
  }
}

const within = (unscaled: bigint, precision: number): bigint | null => {
  const limit = 10n ** BigInt(precision);
  return unscaled < limit && unscaled > -limit ? unscaled : null;
};

function ofDecimal(type: OrcType, to: DataType): Convert | undefined {
  if (to.kind === 'string') return unlessNull((v) => javaDecimal(v as bigint, type.scale));
  if (to.kind !== 'decimal') return undefined;
  const { precision, scale } = to;
  if (scale === type.scale && precision >= type.precision) return asItIs;
  if (scale >= type.scale) {
    const unit = 10n ** BigInt(scale - type.scale);
    return unlessNull((v) => within((v as bigint) * unit, precision));
  }
  const unit = 10n ** BigInt(type.scale - scale);
  return unlessNull((v) => within(halfUp(v as bigint, unit), precision));
}

function halfUp(value: bigint, unit: bigint): bigint {
  const rest = value % unit;
  const whole = value / unit;
  if (rest * 2n >= unit) return whole + 1n;
  return rest * 2n <= -unit ? whole - 1n : whole;
}
