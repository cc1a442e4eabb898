import type { SparkConf } from '../conf.js';
import type { Expr } from '../expr/expr.js';
import type { Literal } from '../expr/literal.js';
import { decimalOf, decimalOfLiteral, widerDecimal } from '../types/decimal.js';
import * as T from '../types/type.js';
import {
  ansiStringPromotion,
  commonType,
  isAnsiInterval,
  isAtomic,
  isFloating,
  isIntegral,
  isNumeric,
  isStringType,
  tightestCommonType,
  type WidenRules,
} from '../types/widen.js';

type Pair = readonly [left: T.DataType, right: T.DataType];

/**
 * The types that the two operands of `+ - * / % div pmod & | ^` are cast to; undefined where Spark finds no way
 * (the caller then reports differing operand types). Dates, timestamps and intervals are none of its business: those forms
 * are other functions, chosen by the analyzer before.
 */
export function arithmeticOperands(fn: string, left: Expr, right: Expr, conf: SparkConf): Pair | undefined {
  if (left.type.kind === 'unknown' || right.type.kind === 'unknown') return [left.type, right.type];
  // no decimal is a number of bits, nor made one
  if (BITWISE.has(fn) && (left.type.kind === 'decimal' || right.type.kind === 'decimal')) return undefined;
  const pair = promoteStringOperands(left, right, conf);
  const [l, r] = decimalOperands(left, right, pair);
  if (fn === '/')
    // a NULL on the left is no decimal beside one, as it is on the right: observed on Spark 3.5
    return bothDecimal(l, r) && left.type.kind !== 'null'
      ? [l, r]
      : isNumericOrNull(l) && isNumericOrNull(r)
        ? [T.double, T.double]
        : undefined;
  if (bothDecimal(l, r)) return [l, r];
  const a = fn === 'div' ? asLong(l) : l;
  const b = fn === 'div' ? asLong(r) : r;
  const common = tightestCommonType(a, b, conf);
  if (!common) return undefined;
  const result = common.kind !== 'null' ? common : BITWISE.has(fn) ? T.int : fn === 'div' ? T.long : T.double;
  return takes(fn, result) ? [result, result] : undefined;
}

const BITWISE: ReadonlySet<string> = new Set(['&', '|', '^']);

function takes(fn: string, type: T.DataType): boolean {
  if (BITWISE.has(fn)) return isIntegral(type);
  if (fn === 'div') return type.kind === 'long' || type.kind === 'decimal' || isAnsiInterval(type);
  return isNumeric(type) || ((fn === '+' || fn === '-') && (isAnsiInterval(type) || type.kind === 'calendar_interval'));
}

const bothDecimal = (a: T.DataType, b: T.DataType): boolean => a.kind === 'decimal' && b.kind === 'decimal';
const isNumericOrNull = (t: T.DataType): boolean => isNumeric(t) || t.kind === 'null';
const asLong = (t: T.DataType): T.DataType => (isIntegral(t) ? T.long : t);

function promoteStringOperands(left: Expr, right: Expr, conf: SparkConf): Pair {
  const a = left.type;
  const b = right.type;
  if (conf.ansi) {
    const promoted = ansiStringPromotion(a, b);
    return promoted ? [promoted, promoted] : [a, b];
  }
  return [isStringType(a) && !isAnsiInterval(b) ? T.double : a, isStringType(b) && !isAnsiInterval(a) ? T.double : b];
}

/** An integer beside a decimal becomes one (a literal the least that holds it); a decimal beside a float or double becomes a double. */
function decimalOperands(left: Expr, right: Expr, [l, r]: Pair): Pair {
  if (l.kind === 'null' && r.kind === 'decimal') return [r, r];
  if (r.kind === 'null' && l.kind === 'decimal') return [l, l];
  if (l.kind === 'decimal' && r.kind !== 'decimal') return [isFloating(r) ? T.double : l, besideDecimal(right, r)];
  if (r.kind === 'decimal' && l.kind !== 'decimal') return [besideDecimal(left, l), isFloating(l) ? T.double : r];
  return [l, r];
}

function besideDecimal(operand: Expr, type: T.DataType): T.DataType {
  if (!isIntegral(type)) return type;
  const least = operand.kind === 'literal' ? decimalOfLiteral(operand) : undefined;
  return least ?? decimalOf(type) ?? type;
}

/** The types that the two operands of `= <=> != < <= > >=` are cast to; undefined where Spark refuses. */
export function comparisonOperands(fn: string, left: Expr, right: Expr, conf: SparkConf): Pair | undefined {
  const a = left.type;
  const b = right.type;
  if (a === b && a.kind !== 'decimal') return [a, b];
  if (a.kind === 'unknown' || b.kind === 'unknown') return [a, b];
  if (conf.ansi) {
    const promoted = ansiStringPromotion(a, b);
    if (promoted) return [promoted, promoted];
  } else {
    const promoted = stringComparison(a, b);
    if (promoted) return [promoted, promoted];
    if (fn === '=' || fn === '<=>' || fn === '!=') {
      if (a.kind === 'boolean' && isNumeric(b)) return [b, b];
      if (b.kind === 'boolean' && isNumeric(a)) return [a, a];
    }
  }
  const [l, r] = decimalOperands(left, right, [a, b]);
  const common = l.kind === 'decimal' && r.kind === 'decimal' ? widerDecimal(l, r) : tightestCommonType(l, r, conf);
  return common && [common, common];
}

/** Non-ANSI: a string beside another type is read as that type, beside a decimal both as doubles. */
function stringComparison(a: T.DataType, b: T.DataType): T.DataType | undefined {
  if (isStringType(a) === isStringType(b)) return undefined;
  const other = isStringType(a) ? b : a;
  if (other.kind === 'null') return T.string;
  if (other.kind === 'decimal') return T.double;
  return isAtomic(other) && !isAnsiInterval(other) ? other : undefined;
}

/**
 * The common type of a value and the list of IN, and of a value and the column of its subquery. It follows COALESCE, not `=`:
 * beside a string a number becomes text.
 */
export function inListType(types: readonly T.DataType[], rules: WidenRules): T.DataType | undefined {
  return commonType(types, rules);
}

/**
 * What Spark makes of a comparison before types are looked at: a boolean beside the literal 0 or 1, and an integer beside a
 * decimal literal. The result replaces the call, also in the column's name; undefined: nothing special.
 * 'true' and 'false' are constants, whatever the operand (also NULL).
 */
export type ComparisonRewrite =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'operand'; readonly operand: Expr; readonly negated: boolean; readonly nullSafe: boolean }
  | { readonly kind: 'compare'; readonly fn: string; readonly left: Expr; readonly right: Expr };

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

export function comparisonRewrite(fn: string, left: Expr, right: Expr, conf: SparkConf): ComparisonRewrite | undefined {
  if (fn === '=' || fn === '<=>') return conf.ansi ? undefined : booleanEquality(fn, left, right);
  if (FLIPPED[fn] === undefined) return undefined;
  if (isIntegral(left.type) && isDecimalLiteral(right)) return withDecimalLiteral(fn, left, right, false);
  if (isIntegral(right.type) && isDecimalLiteral(left)) return withDecimalLiteral(FLIPPED[fn] ?? fn, right, left, true);
  return undefined;
}

function booleanEquality(fn: string, left: Expr, right: Expr): ComparisonRewrite | undefined {
  const operand = left.type.kind === 'boolean' ? left : right;
  const other = operand === left ? right : left;
  if (operand.type.kind !== 'boolean' || other.kind !== 'literal' || !isNumeric(other.type)) return undefined;
  if (other.value === null) return undefined;
  const value = Number(other.value) / (other.type.kind === 'decimal' ? 10 ** other.type.scale : 1);
  if (value !== 0 && value !== 1) return undefined;
  return { kind: 'operand', operand, negated: value === 0, nullSafe: fn === '<=>' };
}

function isDecimalLiteral(e: Expr): e is Literal & { readonly type: T.DecimalType; readonly value: bigint } {
  return e.kind === 'literal' && e.type.kind === 'decimal' && e.value !== null;
}

/** `i > 1.5` is `i > 1` to Spark, and `i >= 1.5` is `i >= 2`. The literal is a bigint. */
function withDecimalLiteral(
  fn: string,
  operand: Expr,
  literal: Literal & { readonly type: T.DecimalType; readonly value: bigint },
  flipped: boolean,
): ComparisonRewrite {
  const unit = 10n ** BigInt(literal.type.scale);
  const above = fn === '>' || fn === '>=';
  if (literal.value < MIN_LONG * unit) return { kind: 'constant', value: above };
  if (literal.value > MAX_LONG * unit) return { kind: 'constant', value: !above };
  const cut = literal.value / unit;
  const inexact = cut * unit !== literal.value;
  const floor = inexact && literal.value < 0n ? cut - 1n : cut;
  const ceiling = inexact && literal.value > 0n ? cut + 1n : cut;
  const bound: Literal = {
    kind: 'literal',
    value: fn === '>' || fn === '<=' ? floor : ceiling,
    type: T.long,
    nullable: false,
    ...(literal.origin && { origin: literal.origin }),
  };
  return flipped
    ? { kind: 'compare', fn: FLIPPED[fn] ?? fn, left: bound, right: operand }
    : { kind: 'compare', fn, left: operand, right: bound };
}
