import type { CastMode } from '../expr/expr.js';
import { decimalOf, holds } from './decimal.js';
import { sameType } from './same.js';
import type { DataType, DecimalType, TypeKind } from './type.js';

const INTEGRAL = ['byte', 'short', 'int', 'long'] as const;
const NUMERIC = [...INTEGRAL, 'float', 'double', 'decimal'] as const;
const TEXT = ['string', 'char', 'varchar'] as const;

/** What an atomic type can be cast from, in ANSI mode and with TRY_CAST. Equal types, and NULL to anything, need no row. */
const ANSI_FROM: Readonly<Partial<Record<TypeKind, readonly TypeKind[]>>> = {
  boolean: [...TEXT, ...NUMERIC],
  binary: TEXT,
  date: [...TEXT, 'timestamp', 'timestamp_ntz'],
  timestamp: [...TEXT, 'date', 'timestamp_ntz', ...NUMERIC],
  timestamp_ntz: [...TEXT, 'date', 'timestamp'],
  calendar_interval: TEXT,
  day_time_interval: [...TEXT, ...INTEGRAL, 'day_time_interval'],
  year_month_interval: [...TEXT, ...INTEGRAL, 'year_month_interval'],
  ...Object.fromEntries(NUMERIC.map((n) => [n, [...TEXT, 'boolean', 'timestamp', ...NUMERIC] satisfies TypeKind[]])),
};
/** What only the default (non-ANSI) mode adds. */
const LEGACY_FROM: Readonly<Partial<Record<TypeKind, readonly TypeKind[]>>> = {
  boolean: ['date', 'timestamp'],
  binary: INTEGRAL,
  timestamp: ['boolean'],
  ...Object.fromEntries(NUMERIC.map((n) => [n, ['date'] satisfies TypeKind[]])),
};

/** Does Spark accept this cast? `try` follows the ANSI rules. */
export function canCast(from: DataType, to: DataType, mode: CastMode): boolean {
  if (from.kind === 'unknown' || to.kind === 'unknown' || from.kind === 'null') return true;
  if (TEXT.some((k) => k === to.kind)) return true;
  if (from.kind === 'array' && to.kind === 'array') {
    return (
      canCast(from.element, to.element, mode) &&
      nullsFit(from.containsNull, from.element, to.element, to.containsNull, mode)
    );
  }
  if (from.kind === 'map' && to.kind === 'map') {
    return (
      canCast(from.key, to.key, mode) &&
      (mode === 'ansi' || !castMayFail(from.key, to.key)) &&
      canCast(from.value, to.value, mode) &&
      nullsFit(from.valueContainsNull, from.value, to.value, to.valueContainsNull, mode)
    );
  }
  if (from.kind === 'struct' && to.kind === 'struct') {
    return (
      from.fields.length === to.fields.length &&
      from.fields.every((f, i) => {
        const g = to.fields[i];
        return (
          g !== undefined && canCast(f.type, g.type, mode) && nullsFit(f.nullable, f.type, g.type, g.nullable, mode)
        );
      })
    );
  }
  if (sameType(from, to)) return true;
  if (from.kind === 'day_time_interval' || from.kind === 'year_month_interval') {
    // the number counts the smallest unit
    if (NUMERIC.some((k) => k === to.kind)) return to.kind !== 'float' && to.kind !== 'double';
  }
  const accepts = (table: typeof ANSI_FROM): boolean => table[to.kind]?.includes(from.kind) ?? false;
  if (to.kind === 'day_time_interval' || to.kind === 'year_month_interval') {
    if (INTEGRAL.some((k) => k === from.kind) || from.kind === 'decimal') return true;
  }
  return accepts(ANSI_FROM) || (mode === 'legacy' && accepts(LEGACY_FROM));
}

/** A place that takes no NULL must get none. */
function nullsFit(nullable: boolean, from: DataType, to: DataType, target: boolean, mode: CastMode): boolean {
  return target || (!nullable && (mode === 'ansi' || !castMayFail(from, to)));
}

/** Can the cast give NULL for a value that is none? Spark decides it by the types alone. */
export function castMayFail(from: DataType, to: DataType): boolean {
  if (from.kind === 'null' || sameType(from, to)) return false;
  if (TEXT.some((k) => k === from.kind)) return to.kind !== 'binary' && !TEXT.some((k) => k === to.kind);
  if (TEXT.some((k) => k === to.kind)) return false;
  if ((from.kind === 'float' || from.kind === 'double') && to.kind === 'timestamp') return true;
  if (to.kind === 'date') return from.kind !== 'timestamp';
  if (from.kind === 'date') return to.kind !== 'timestamp';
  if (to.kind === 'calendar_interval') return true;
  if (to.kind === 'decimal') return !fitsDecimal(from, to);
  return ['float', 'double', 'decimal'].includes(from.kind) && INTEGRAL.some((k) => k === to.kind);
}

function fitsDecimal(from: DataType, to: DecimalType): boolean {
  // NaN and infinity have no decimal
  if (from.kind === 'timestamp' || from.kind === 'float' || from.kind === 'double') return false;
  // a digit to spare takes the carry of rounding
  if (from.kind === 'decimal' && to.precision - to.scale > from.precision - from.scale) return true;
  return decimalOf(from) !== undefined && holds(to, from);
}

/** Whether the result of a cast can be NULL. */
export function castNullable(
  child: { readonly type: DataType; readonly nullable: boolean },
  to: DataType,
  mode: CastMode,
): boolean {
  return child.nullable || mode === 'try' || castMayFail(child.type, to);
}
