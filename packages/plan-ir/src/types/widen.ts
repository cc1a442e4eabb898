import type { SparkConf } from '../conf.js';
import { castMayFail } from './castable.js';
import { decimalOf, holds, widerDecimal } from './decimal.js';
import { sameType } from './same.js';
import * as T from './type.js';

export type WidenRules = Pick<SparkConf, 'ansi' | 'caseSensitive'>;
const DEFAULT_RULES: WidenRules = { ansi: false, caseSensitive: false };
type Merge = (a: T.DataType, b: T.DataType, rules: WidenRules) => T.DataType | undefined;

const NUMERIC_ORDER: readonly T.TypeKind[] = ['byte', 'short', 'int', 'long', 'float', 'double'];
const NOT_ATOMIC: ReadonlySet<T.TypeKind> = new Set(['null', 'calendar_interval', 'array', 'map', 'struct', 'unknown']);

export const isIntegral = (t: T.DataType): boolean =>
  t.kind === 'int' || t.kind === 'long' || t.kind === 'short' || t.kind === 'byte';
export const isFloating = (t: T.DataType): boolean => t.kind === 'float' || t.kind === 'double';
export const isNumeric = (t: T.DataType): boolean => isIntegral(t) || isFloating(t) || t.kind === 'decimal';
export const isDatetime = (t: T.DataType): boolean =>
  t.kind === 'date' || t.kind === 'timestamp' || t.kind === 'timestamp_ntz';
export const isStringType = (t: T.DataType): boolean =>
  t.kind === 'string' || t.kind === 'char' || t.kind === 'varchar';
/** Spark's AtomicType: what is no NULL, nested type or calendar interval. */
export const isAtomic = (t: T.DataType): boolean => !NOT_ATOMIC.has(t.kind);
export const isAnsiInterval = (t: T.DataType): t is T.YearMonthIntervalType | T.DayTimeIntervalType =>
  t.kind === 'year_month_interval' || t.kind === 'day_time_interval';

/**
 * Spark's tightest common type: what both become without losing a value; no growing decimal, no text. Undefined where there is
 * none. With a column of unknown type the common type is unknown.
 */
export function tightestCommonType(
  a: T.DataType,
  b: T.DataType,
  rules: WidenRules = DEFAULT_RULES,
): T.DataType | undefined {
  if (sameType(a, b)) return mergeNullability(a, b);
  if (a.kind === 'unknown' || b.kind === 'unknown') return T.unknown;
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (a.kind === 'decimal' || b.kind === 'decimal') {
    if (a.kind === 'decimal' && isIntegral(b) && holds(a, b)) return a;
    if (b.kind === 'decimal' && isIntegral(a) && holds(b, a)) return b;
    return undefined;
  }
  if (isNumeric(a) && isNumeric(b)) {
    const wider = NUMERIC_ORDER.indexOf(a.kind) > NUMERIC_ORDER.indexOf(b.kind) ? a : b;
    // ANSI: an integer may have more digits than a float holds
    return rules.ansi && wider.kind === 'float' ? T.double : wider;
  }
  if (isDatetime(a) && isDatetime(b)) {
    return a.kind === 'timestamp' || b.kind === 'timestamp' ? T.timestamp : T.timestampNtz;
  }
  if (a.kind === 'day_time_interval' && b.kind === 'day_time_interval') return spanDayTime(a, b);
  if (a.kind === 'year_month_interval' && b.kind === 'year_month_interval') return T.yearMonthInterval();
  return widerNested(a, b, tightestCommonType, rules);
}

function spanDayTime(a: T.DayTimeIntervalType, b: T.DayTimeIntervalType): T.DataType {
  const at = (u: T.DayTimeUnit): number => T.DAY_TIME_UNITS.indexOf(u);
  return T.dayTimeInterval(
    T.DAY_TIME_UNITS[Math.min(at(a.start), at(b.start))],
    T.DAY_TIME_UNITS[Math.max(at(a.end), at(b.end))],
  );
}

function widerWithDecimal(a: T.DataType, b: T.DataType): T.DataType | undefined {
  if (!isNumeric(a) || !isNumeric(b) || (a.kind !== 'decimal' && b.kind !== 'decimal')) return undefined;
  if (isFloating(a) || isFloating(b)) return T.double;
  const [x, y] = [decimalOf(a), decimalOf(b)];
  return x && y && widerDecimal(x, y);
}

/** What a string and another type become: the string wins, but not over binary and boolean; in ANSI mode the other wins. */
function widerWithText(a: T.DataType, b: T.DataType, rules: WidenRules): T.DataType | undefined {
  if (rules.ansi) return ansiStringPromotion(a, b);
  const other = isStringType(a) ? b : isStringType(b) ? a : undefined;
  if (!other || !isAtomic(other) || other.kind === 'binary' || other.kind === 'boolean') return undefined;
  return T.string;
}

/** ANSI: a string beside another type becomes that type, an integer's being bigint and a fraction's double. */
export function ansiStringPromotion(a: T.DataType, b: T.DataType): T.DataType | undefined {
  if (!isStringType(a)) return isStringType(b) ? ansiStringPromotion(b, a) : undefined;
  if (isStringType(b)) return undefined;
  if (isIntegral(b)) return T.long;
  if (isNumeric(b)) return T.double;
  if (b.kind === 'null') return T.string;
  return isAtomic(b) && !isAnsiInterval(b) ? b : undefined;
}

/** Spark's rule for two branches of COALESCE, CASE, IF, UNION, …; strings are promoted. For more than two: `commonType`. */
export function widerType(a: T.DataType, b: T.DataType, rules: WidenRules = DEFAULT_RULES): T.DataType | undefined {
  return (
    tightestCommonType(a, b, rules) ??
    widerWithDecimal(a, b) ??
    widerWithText(a, b, rules) ??
    widerNested(a, b, widerType, rules)
  );
}

/** The same without turning anything into text: GREATEST, LEAST, and the elements of some array functions. */
export function widerTypeWithoutText(
  a: T.DataType,
  b: T.DataType,
  rules: WidenRules = DEFAULT_RULES,
): T.DataType | undefined {
  return tightestCommonType(a, b, rules) ?? widerWithDecimal(a, b) ?? widerNested(a, b, widerTypeWithoutText, rules);
}

/** The common type of COALESCE, CASE, IF, IN, array(…), set operations and VALUES; undefined where Spark refuses. */
export function commonType(
  types: readonly T.DataType[],
  rules: WidenRules = DEFAULT_RULES,
  strings: 'promote' | 'keep' = 'promote',
): T.DataType | undefined {
  // the rule for two is not associative where strings take part: Spark folds them in first
  const textFirst = strings === 'promote' && !rules.ansi && types.some(hasText);
  const ordered = textFirst ? [...types.filter(hasText), ...types.filter((t) => !hasText(t))] : types;
  const merge: Merge = strings === 'promote' ? widerType : widerTypeWithoutText;
  let common: T.DataType | undefined = T.nullType;
  for (const type of ordered) {
    common = merge(common, type, rules);
    if (!common) return undefined;
  }
  return common;
}

function hasText(t: T.DataType): boolean {
  return isStringType(t) || (t.kind === 'array' && hasText(t.element));
}

function widerNested(a: T.DataType, b: T.DataType, merge: Merge, rules: WidenRules): T.DataType | undefined {
  if (a.kind === 'array' && b.kind === 'array') {
    const element = merge(a.element, b.element, rules);
    if (!element) return undefined;
    const mayFail = castMayFail(a.element, element) || castMayFail(b.element, element);
    return T.array(element, a.containsNull || b.containsNull || mayFail);
  }
  if (a.kind === 'map' && b.kind === 'map') {
    const key = merge(a.key, b.key, rules);
    // a key that may become NULL is no key
    if (!key || castMayFail(a.key, key) || castMayFail(b.key, key)) return undefined;
    const value = merge(a.value, b.value, rules);
    if (!value) return undefined;
    const mayFail = castMayFail(a.value, value) || castMayFail(b.value, value);
    return T.map(key, value, a.valueContainsNull || b.valueContainsNull || mayFail);
  }
  if (a.kind === 'struct' && b.kind === 'struct' && a.fields.length === b.fields.length) {
    const fields: T.Field[] = [];
    for (const [i, f] of a.fields.entries()) {
      const g = b.fields[i];
      const type = g && sameName(f.name, g.name, rules) ? merge(f.type, g.type, rules) : undefined;
      if (!g || !type) return undefined;
      const mayFail = castMayFail(f.type, type) || castMayFail(g.type, type);
      fields.push(T.field(f.name, type, f.nullable || g.nullable || mayFail));
    }
    return T.struct(fields);
  }
  return undefined;
}

const sameName = (a: string, b: string, rules: WidenRules): boolean =>
  rules.caseSensitive ? a === b : a.toLowerCase() === b.toLowerCase();

/** One of two types that differ at most in nullability: nullable wherever either is. Field names are the first's. */
export function mergeNullability(a: T.DataType, b: T.DataType): T.DataType {
  if (a === b) return a;
  if (a.kind === 'array' && b.kind === 'array') {
    return T.array(mergeNullability(a.element, b.element), a.containsNull || b.containsNull);
  }
  if (a.kind === 'map' && b.kind === 'map') {
    const nulls = a.valueContainsNull || b.valueContainsNull;
    return T.map(mergeNullability(a.key, b.key), mergeNullability(a.value, b.value), nulls);
  }
  if (a.kind === 'struct' && b.kind === 'struct') {
    return T.struct(
      a.fields.map((f, i) => {
        const g = b.fields[i] ?? f;
        return { ...f, type: mergeNullability(f.type, g.type), nullable: f.nullable || g.nullable };
      }),
    );
  }
  return a;
}
