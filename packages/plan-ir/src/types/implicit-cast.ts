import type { SparkConf } from '../conf.js';
import type { ParamSpec, TypeClass } from '../functions/define.js';
import { DEFAULT_DECIMAL, decimalOf } from './decimal.js';
import { sameType } from './same.js';
import * as T from './type.js';
import { isAnsiInterval, isAtomic, isDatetime, isFloating, isIntegral, isNumeric, isStringType } from './widen.js';

export type ImplicitCastRules = Pick<SparkConf, 'ansi' | 'timestampType'>;
type Single = T.TypeKind | TypeClass | T.DataType;

const isList = (spec: ParamSpec): spec is readonly Single[] => Array.isArray(spec);

/** Nothing inside a map can be sorted or compared. */
function hasMap(t: T.DataType): boolean {
  switch (t.kind) {
    case 'map':
      return true;
    case 'array':
      return hasMap(t.element);
    case 'struct':
      return t.fields.some((f) => hasMap(f.type));
    default:
      return false;
  }
}

/** Is the type what the parameter asks for, as it is? NULL's own type is only where anything is. */
export function accepts(spec: ParamSpec, type: T.DataType): boolean {
  if (isList(spec)) {
    for (const s of spec) if (accepts(s, type)) return true;
    return false;
  }
  if (type.kind === 'unknown') return true;
  if (typeof spec === 'object') return sameType(spec as T.DataType, type);
  switch (spec) {
    case 'any':
    case 'lambda':
      return true;
    case 'numeric':
      return isNumeric(type);
    case 'integral':
      return isIntegral(type);
    case 'fractional':
      return isFloating(type) || type.kind === 'decimal';
    case 'atomic':
      return isAtomic(type);
    case 'orderable':
    case 'comparable':
      return !hasMap(type) && type.kind !== 'calendar_interval';
    case 'interval':
      return isAnsiInterval(type) || type.kind === 'calendar_interval';
    case 'datetime':
      return isDatetime(type);
    case 'string':
      return isStringType(type);
    default:
      return spec === type.kind;
  }
}

/** The concrete type that Spark takes for a parameter where an untyped NULL stands. */
function concrete(spec: Single, rules: ImplicitCastRules): T.DataType | undefined {
  if (typeof spec === 'object') return spec;
  switch (spec) {
    case 'numeric':
    case 'fractional':
      return T.double;
    case 'integral':
      return T.int;
    case 'decimal':
      return DEFAULT_DECIMAL;
    case 'datetime':
      return rules.timestampType === 'timestamp' ? T.timestamp : T.timestampNtz;
    case 'array':
      return T.array(T.nullType);
    case 'map':
      return T.map(T.nullType, T.nullType);
    case 'struct':
      return T.struct([]);
    case 'year_month_interval':
      return T.yearMonthInterval();
    case 'day_time_interval':
      return T.dayTimeInterval();
    case 'any':
    case 'atomic':
    case 'orderable':
    case 'comparable':
    case 'interval':
    case 'lambda':
    case 'char':
    case 'varchar':
    case 'unknown':
    case 'null':
      return undefined;
    default:
      return { kind: spec };
  }
}

/**
 * The type an argument is cast to so that a parameter takes it: its own where it fits as it is; undefined where Spark refuses.
 * A list tries its members in order.
 */
export function implicitCast(from: T.DataType, spec: ParamSpec, rules: ImplicitCastRules): T.DataType | undefined {
  if (accepts(spec, from)) return from;
  if (isList(spec)) return fromList(from, spec, rules);
  return rules.ansi ? ansiCast(from, spec, rules) : legacyCast(from, spec, rules);
}

function fromList(from: T.DataType, specs: readonly Single[], rules: ImplicitCastRules): T.DataType | undefined {
  const found = specs.map((s) => implicitCast(from, s, rules)).filter((t) => t !== undefined);
  if (!rules.ansi || from.kind === 'null') return found[0];
  // ANSI: the one that converts to all the others; of float and double, double
  const closest = found.find((t) => found.every((other) => implicitCast(t, asSpec(other), rules) !== undefined));
  return closest?.kind === 'float' ? (found.find((t) => t.kind === 'double') ?? closest) : closest;
}

function asSpec(type: T.DataType): ParamSpec {
  return type;
}

function legacyCast(from: T.DataType, spec: Single, rules: ImplicitCastRules): T.DataType | undefined {
  const target = concrete(spec, rules);
  if (from.kind === 'null') return target;
  const kind = typeof spec === 'object' ? spec.kind : spec;
  if (isStringType(from)) {
    // Hive's way: where any number will do, a string is read as a double
    if (spec === 'integral' || spec === 'fractional') return undefined;
    if (!target) return undefined;
    return isNumeric(target) || isDatetime(target) || target.kind === 'binary' ? target : undefined;
  }
  if (isNumeric(from)) {
    if (spec === 'decimal') return decimalOf(from);
    if (target && typeof spec !== 'object' && isNumeric(target)) {
      return spec === 'integral' || spec === 'fractional' ? undefined : target;
    }
    if (typeof spec === 'object' && isNumeric(spec)) return spec;
  }
  if (isDatetime(from) && target && isDatetime(target)) return target;
  if (kind === 'string' && isAtomic(from)) return T.string;
  return typeof spec === 'object' ? nestedCast(from, spec, rules) : undefined;
}

function nestedCast(from: T.DataType, to: T.DataType, rules: ImplicitCastRules): T.DataType | undefined {
  if (from.kind === 'array' && to.kind === 'array') {
    if (from.containsNull && !to.containsNull) return undefined;
    const element = implicitCast(from.element, to.element, rules);
    return element && T.array(element, from.containsNull);
  }
  if (from.kind === 'map' && to.kind === 'map') {
    if (from.valueContainsNull && !to.valueContainsNull) return undefined;
    const key = implicitCast(from.key, to.key, rules);
    const value = implicitCast(from.value, to.value, rules);
    return key && value && T.map(key, value, from.valueContainsNull);
  }
  return undefined;
}

function ansiCast(from: T.DataType, spec: Single, rules: ImplicitCastRules): T.DataType | undefined {
  const target = concrete(spec, rules);
  if (isNumeric(from) && spec === 'decimal') return decimalOf(from);
  if (from.kind === 'null') return target;
  if (isStringType(from)) {
    if (spec === 'integral' || spec === 'fractional') return undefined;
    // text becomes an interval only where one of certain fields is wanted
    if (spec === 'year_month_interval' || spec === 'day_time_interval') return undefined;
    return target && isAtomic(target) ? target : undefined;
  }
  if (!target) return undefined;
  if (spec === 'datetime') return from.kind === 'date' ? target : undefined;
  if (typeof spec !== 'object' && (spec === 'numeric' || spec === 'integral' || spec === 'fractional'))
    return undefined;
  return canStoreAssign(from, target) ? target : undefined;
}

/**
 * May a value of one type be stored in a column of the other? The rule of ANSI store assignment, which INSERT follows by
 * default, and of ANSI mode's implicit casts; a value that then does not fit is an error at run time.
 */
export function canStoreAssign(from: T.DataType, to: T.DataType): boolean {
  if (from.kind === 'null' || from.kind === 'unknown' || to.kind === 'unknown' || sameType(from, to)) return true;
  if (isNumeric(from) && isNumeric(to)) return true;
  if (isStringType(to)) return isAtomic(from) || from.kind === 'calendar_interval';
  if (isDatetime(from) && isDatetime(to)) return true;
  if (from.kind === 'array' && to.kind === 'array') {
    return (!from.containsNull || to.containsNull) && canStoreAssign(from.element, to.element);
  }
  if (from.kind === 'map' && to.kind === 'map') {
    const nulls = !from.valueContainsNull || to.valueContainsNull;
    return nulls && canStoreAssign(from.key, to.key) && canStoreAssign(from.value, to.value);
  }
  if (from.kind === 'struct' && to.kind === 'struct' && from.fields.length === to.fields.length) {
    return from.fields.every((f, i) => {
      const g = to.fields[i];
      return g !== undefined && (!f.nullable || g.nullable) && canStoreAssign(f.type, g.type);
    });
  }
  return false;
}
