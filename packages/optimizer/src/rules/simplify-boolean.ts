import { type Call, type Expr, FALSE, literal, sameExpr, TRUE } from '@spark-sql-to-snowflake/plan-ir';
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

/** So many operands are compared with each other without more ado. */
const FEW = 16;

/** A few operands, no constants, all different, and no `a OR b` beside `a`: what conditions mostly are. */
function isPlain(fn: Connective, args: readonly Expr[]): boolean {
  if (args.length > FEW) return false;
  const marks: number[] = [];
  for (const a of args) {
    const mark = markOf(a);
    if (a.kind === 'literal' || isAmong(a, mark, args, marks)) return false;
    marks.push(mark);
  }
  for (const a of args) {
    if (!isFn(a, OTHER[fn])) continue;
    if (a.args.length > FEW) return false;
    for (const part of a.args) if (isAmong(part, markOf(part), args, marks)) return false;
  }
  return true;
}

/** The first column of a condition, which tells most conditions apart at once. Equal expressions have equal marks. */
function markOf(expr: Expr): number {
  let at = expr;
  while (at.kind === 'call' && at.args[0]) at = at.args[0];
  return at.kind === 'column' ? at.id : 0;
}

/** Is it one of those that have a mark? */
function isAmong(expr: Expr, mark: number, args: readonly Expr[], marks: readonly number[]): boolean {
  for (let i = 0; i < marks.length; i++) if (marks[i] === mark && sameExpr(expr, args[i] as Expr)) return true;
  return false;
}

/** Operands that add nothing: neutral constants, repeated operands, and `a OR b` beside `a`. */
function needed(fn: Connective, args: readonly Expr[]): readonly Expr[] {
  if (isPlain(fn, args)) return args;
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
  return kept === call.args ? call : booleanCall(fn, kept, call.origin);
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
  kinds: ['call'],
  rewrite(expr) {
    if (expr.kind !== 'call') return expr;
    if (expr.fn === 'and' || expr.fn === 'or') return connective(expr, expr.fn);
    return expr.fn === 'not' ? negation(expr) : expr;
  },
};
