import { decimalOf, widerDecimal } from '../types/decimal.js';
import {
  type DataType,
  type DecimalType,
  double,
  field,
  string,
  struct,
  timestamp,
  timestampNtz,
} from '../types/type.js';

const NUMERIC_ORDER = ['byte', 'short', 'int', 'long', 'float', 'double'] as const;
const numericRank = (type: DataType): number => (NUMERIC_ORDER as readonly string[]).indexOf(type.kind);

const YEAR_MONTH = ['year', 'month'] as const;
const DAY_TIME = ['day', 'hour', 'minute', 'second'] as const;

function isWiderDecimal(type: DecimalType, than: DecimalType): boolean {
  return type.scale >= than.scale && type.precision - type.scale >= than.precision - than.scale;
}

type Common = (a: DataType, b: DataType) => DataType | undefined;

/** Arrays, maps and structs by their parts; a struct's names must agree but for case, and the first's are kept. */
function commonComplex(a: DataType, b: DataType, common: Common): DataType | undefined {
  if (a.kind === 'array' && b.kind === 'array') {
    const element = common(a.element, b.element);
    return element && { kind: 'array', element, containsNull: a.containsNull || b.containsNull };
  }
  if (a.kind === 'map' && b.kind === 'map') {
    const key = common(a.key, b.key);
    const value = common(a.value, b.value);
    return key && value && { kind: 'map', key, value, valueContainsNull: a.valueContainsNull || b.valueContainsNull };
  }
  if (a.kind === 'struct' && b.kind === 'struct' && a.fields.length === b.fields.length) {
    const fields = a.fields.map((f, i) => {
      const g = b.fields[i];
      if (!g || f.name.toLowerCase() !== g.name.toLowerCase()) return undefined;
      const type = common(f.type, g.type);
      return type && field(f.name, type, f.nullable || g.nullable);
    });
    return fields.every((f) => f !== undefined) ? struct(fields) : undefined;
  }
  return undefined;
}

function commonSimple(a: DataType, b: DataType): DataType | undefined {
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (a.kind === 'unknown' || b.kind === 'unknown') return a.kind === 'unknown' ? a : b;
  if (a.kind === 'decimal' || b.kind === 'decimal') {
    if (a.kind === 'decimal' && b.kind === 'decimal') {
      return a.precision === b.precision && a.scale === b.scale ? a : undefined;
    }
    const [d, other] = a.kind === 'decimal' ? [a, b] : [b as DecimalType, a];
    // floats have no decimal that holds them
    const integral = numericRank(other) <= numericRank({ kind: 'long' }) ? decimalOf(other) : undefined;
    return integral && isWiderDecimal(d, integral) ? d : undefined;
  }
  if (numericRank(a) >= 0 && numericRank(b) >= 0) return numericRank(a) >= numericRank(b) ? a : b;
  const dates = ['date', 'timestamp_ntz', 'timestamp'];
  if (dates.includes(a.kind) && dates.includes(b.kind)) {
    if (a.kind === b.kind) return a;
    return a.kind === 'timestamp' || b.kind === 'timestamp' ? timestamp : timestampNtz;
  }
  if (a.kind === 'year_month_interval' && b.kind === 'year_month_interval') {
    const at = (units: readonly number[], pick: (...n: number[]) => number) => YEAR_MONTH[pick(...units)] ?? 'month';
    const [i, j] = [YEAR_MONTH.indexOf(a.start), YEAR_MONTH.indexOf(b.start)];
    const [k, l] = [YEAR_MONTH.indexOf(a.end), YEAR_MONTH.indexOf(b.end)];
    return { kind: 'year_month_interval', start: at([i, j], Math.min), end: at([k, l], Math.max) };
  }
  if (a.kind === 'day_time_interval' && b.kind === 'day_time_interval') {
    const at = (units: readonly number[], pick: (...n: number[]) => number) => DAY_TIME[pick(...units)] ?? 'second';
    const [i, j] = [DAY_TIME.indexOf(a.start), DAY_TIME.indexOf(b.start)];
    const [k, l] = [DAY_TIME.indexOf(a.end), DAY_TIME.indexOf(b.end)];
    return { kind: 'day_time_interval', start: at([i, j], Math.min), end: at([k, l], Math.max) };
  }
  return a.kind === b.kind && a.kind !== 'array' && a.kind !== 'map' && a.kind !== 'struct' ? a : undefined;
}

/** Spark's tightest common type: what both become without losing a value; no decimal widening, no text. */
export function tightestCommonType(a: DataType, b: DataType): DataType | undefined {
  return commonSimple(a, b) ?? commonComplex(a, b, tightestCommonType);
}

function commonDecimal(a: DataType, b: DataType): DataType | undefined {
  if (a.kind !== 'decimal' && b.kind !== 'decimal') return undefined;
  if (['float', 'double'].includes(a.kind) || ['float', 'double'].includes(b.kind)) return double;
  const [x, y] = [a, b].map((t) => (t.kind === 'decimal' ? t : decimalOf(t)));
  return x && y && widerDecimal(x, y);
}

/** Spark's wider type of two without turning anything into text: also decimals that grow, and decimals with doubles. */
export function widerTypeWithoutText(a: DataType, b: DataType): DataType | undefined {
  return commonSimple(a, b) ?? commonDecimal(a, b) ?? commonComplex(a, b, widerTypeWithoutText);
}

const NOT_ATOMIC = ['null', 'array', 'map', 'struct', 'calendar_interval', 'unknown', 'binary', 'boolean'];
function commonText(a: DataType, b: DataType): DataType | undefined {
  const other = a.kind === 'string' ? b : b.kind === 'string' ? a : undefined;
  return other && !NOT_ATOMIC.includes(other.kind) ? string : undefined;
}

/** Spark's wider type of two as COALESCE and `array(…)` use it: as above, and anything atomic beside a string becomes a string. */
export function widerType(a: DataType, b: DataType): DataType | undefined {
  return commonSimple(a, b) ?? commonDecimal(a, b) ?? commonText(a, b) ?? commonComplex(a, b, widerType);
}
