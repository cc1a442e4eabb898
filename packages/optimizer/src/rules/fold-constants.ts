import { type Call, type Expr, type Literal, literal, type SparkConf } from '@spark-sql-to-snowflake/plan-ir';
import { isFn, isNull, nullOf } from '../build.js';
import { callValue } from '../fold/calls.js';
import { castValue } from '../fold/cast.js';
import type { ExprRule } from '../rule.js';
import { isStrict } from '../strict.js';

const isLiteral = (e: Expr): e is Literal => e.kind === 'literal';

function foldCall(call: Call, conf: SparkConf): Expr {
  const [first] = call.args;
  if (isFn(call, 'isnull', 'isnotnull') && first && (first.kind === 'literal' || isNull(first))) {
    return literal(isNull(first) === (call.fn === 'isnull'), call.type, call.origin);
  }
  const { args } = call;
  let constants = 0;
  let nulls = 0;
  for (const a of args) {
    if (a.kind === 'literal') constants++;
    if (isNull(a)) nulls++;
  }
  if (nulls > 0) {
    if (isStrict(call.fn)) return nullOf(call.type, call.origin);
    if (!isFn(call, '<=>') || !call.args.every((a) => isNull(a) || isLiteral(a))) return call;
    return literal(call.args.every(isNull), call.type, call.origin);
  }
  if (constants < args.length) return call;
  const value = callValue(call, args as readonly Literal[], conf);
  return value === undefined ? call : literal(value, call.type, call.origin);
}

function fold(expr: Expr, conf: SparkConf): Expr {
  if (expr.kind === 'call') return expr.args.length > 0 ? foldCall(expr, conf) : expr;
  if (expr.kind !== 'cast' || expr.expr.kind !== 'literal') return expr;
  const value = castValue(expr.expr, expr.type, conf);
  return value === undefined ? expr : literal(value, expr.type, expr.origin);
}

/**
 * Compute what is constant.
 *
 *     date '1998-12-01' - interval '90' day  →  date '1998-09-02'
 *     cast(5 as decimal(12,2))               →  5.00
 *     a + NULL                               →  cast(NULL as int)
 *
 * Only what we compute exactly as Spark does, by a list of functions: no locale, no floating point, nothing volatile. What
 * overflows, divides by zero, rounds, or is a number in a text that only lenient readers take stays as it is, since its outcome (NULL,
 * an error) depends on the mode; whole numbers wrap around as they do outside of ANSI mode. A NULL keeps its cast: bare, a
 * database would choose its type. NULL decides only strict functions: `NULL AND false` is false.
 */
export const foldConstants: ExprRule = {
  name: 'fold-constants',
  over: 'expr',
  kinds: ['call', 'cast'],
  rewrite: (expr, { conf }) => fold(expr, conf),
};
