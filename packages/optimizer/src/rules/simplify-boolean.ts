import { type Call, type Expr, FALSE, literal, TRUE } from '@spark-sql-to-snowflake/plan-ir';
import { booleanCall, isFalse, isFn, isTrue, isVolatile } from '../build.js';
import type { ExprRule } from '../rule.js';
import { exprSet } from '../same-set.js';

type Connective = 'and' | 'or';
const OTHER: Readonly<Record<Connective, Connective>> = { and: 'or', or: 'and' };

/** Nested calls of the same connective, taken apart. The same list where there are none. */
function flat(fn: Connective, args: readonly Expr[]): readonly Expr[] {
  if (!args.some((a) => isFn(a, fn))) return args;
  return args.flatMap((a) => (isFn(a, fn) ? flat(fn, a.args) : [a]));
}

/** Operands that add nothing: neutral constants, repeated operands, and `a OR b` beside `a`. */
function needed(fn: Connective, args: readonly Expr[]): readonly Expr[] {
  const neutral = fn === 'and' ? isTrue : isFalse;
  const constant = args.some(neutral) ? args.filter((a) => !neutral(a)) : args;
  if (constant.length < 2) return constant;
  const seen = exprSet();
  const distinct = constant.filter((a) => seen.add(a) || isVolatile(a));
  const kept = distinct.filter((a) => {
    if (!isFn(a, OTHER[fn])) return true;
    return !a.args.some((part) => seen.has(part) && !isVolatile(part)) || isVolatile(a);
  });
  return kept.length === args.length ? args : kept;
}

function connective(call: Call, fn: Connective): Expr {
  const args = flat(fn, call.args);
  const deciding = fn === 'and' ? isFalse : isTrue;
  if (args.some(deciding)) return fn === 'and' ? FALSE : TRUE;
  const kept = needed(fn, args);
  const [only] = kept;
  if (!only) return fn === 'and' ? TRUE : FALSE;
  if (kept.length === 1) return only;
  return kept === call.args ? call : { ...booleanCall(fn, kept), ...(call.origin && { origin: call.origin }) };
}

function negation(call: Call): Expr {
  const [operand] = call.args;
  if (operand?.kind === 'literal' && typeof operand.value === 'boolean') return literal(!operand.value, call.type);
  return operand && isFn(operand, 'not') ? (operand.args[0] ?? call) : call;
}

/**
 * Make conditions flat and drop what they do not need.
 *
 *     (a AND b) AND c AND true  →  a AND b AND c
 *     a AND false               →  false
 *     a OR a                    →  a
 *     a AND (a OR b)            →  a
 *     NOT NOT a                 →  a
 *
 * All of it holds with three truth values. What does not, is not here: `a AND NULL` is NULL or false, `a OR NOT a` may be NULL.
 * Two `rand() < 0.5` are two conditions.
 */
export const simplifyBoolean: ExprRule = {
  name: 'simplify-boolean',
  over: 'expr',
  rewrite(expr) {
    if (expr.kind !== 'call') return expr;
    if (expr.fn === 'and' || expr.fn === 'or') return connective(expr, expr.fn);
    return expr.fn === 'not' ? negation(expr) : expr;
  },
};
