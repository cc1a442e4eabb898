import {
  type Expr,
  fail,
  findFunction,
  functionRow,
  implicitCast,
  literal,
  someExpr,
  types as T,
  type UnresolvedExpr,
  type UnresolvedLimit,
} from '@spark-sql-to-snowflake/plan-ir';
import { implicitly } from '../coerce/cast.js';
import type { QueryContext } from '../env.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import { exprContext } from '../select/block.js';
import type { Analyzed } from './output.js';
import { analyzePlan } from './plan.js';

/** LIMIT and OFFSET: constants of type int, not negative, not NULL. */
export function analyzeLimit(plan: UnresolvedLimit, query: QueryContext): Analyzed {
  const child = analyzePlan(plan.child, query);
  const bound = (e: UnresolvedExpr | undefined): Expr | undefined => e && constant(e, child, query);
  const limit = bound(plan.limit);
  const offset = bound(plan.offset);
  return {
    plan: {
      kind: 'limit',
      child: child.plan,
      ...(limit && { limit }),
      ...(offset && { offset }),
      origin: plan.origin,
    },
    scope: child.scope,
  };
}

function foldable(e: Expr): boolean {
  if (e.kind !== 'call') return e.kind === 'literal' || e.kind === 'cast' || e.kind === 'case';
  const name = findFunction(e.fn);
  return name === undefined || functionRow(name).volatile !== true;
}

function constant(e: UnresolvedExpr, child: Analyzed, query: QueryContext): Expr {
  const { env } = query;
  const expr = resolveExpr(e, exprContext(child.scope, query, 'other'));
  const sql = pretty(expr, env);
  if (someExpr(expr, (x) => !foldable(x))) {
    return fail('limit-not-constant', { sql }, e.origin);
  }
  const integral = ['byte', 'short', 'int'].includes(expr.type.kind);
  const type = integral ? implicitCast(expr.type, 'int', env.conf) : undefined;
  if (!type) return fail('limit-type', { sql }, e.origin);
  const value = wholeOf(expr);
  if (value === null) return fail('limit-null', { sql }, e.origin);
  if (value !== undefined && value < 0) return fail('limit-negative', { sql }, e.origin);
  if (expr.kind === 'literal') return literal(Number(expr.value), T.int, expr.origin);
  return implicitly(expr, T.int, env.conf);
}

/** The whole number that plain arithmetic of literals gives, for the checks; undefined for all else. */
function wholeOf(expr: Expr): number | null | undefined {
  if (expr.kind === 'literal') return expr.value === null ? null : Number(expr.value);
  if (expr.kind === 'cast') return expr.expr.kind === 'literal' && expr.expr.value === null ? null : undefined;
  if (expr.kind !== 'call' || !Object.hasOwn(ARITHMETIC, expr.fn)) return undefined;
  const [a, b = 0] = expr.args.map(wholeOf);
  if (a === null || b === null) return null;
  return a === undefined || b === undefined ? undefined : ARITHMETIC[expr.fn]?.(a, b);
}
const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  negative: (a) => -a,
};
