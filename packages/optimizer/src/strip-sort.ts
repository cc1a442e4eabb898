import { type Expr, type Plan, planExprs, someExpr } from '@spark-sql-to-snowflake/plan-ir';
import { isVolatileNode } from './build.js';

/** Aggregates that give the same over rows in any order. Floating point sums do not: (a + b) + c is not a + (b + c). */
const UNORDERED: ReadonlySet<string> = new Set([
  'count',
  'count_if',
  'min',
  'max',
  'bool_and',
  'bool_or',
  'bit_and',
  'bit_or',
  'bit_xor',
  'approx_count_distinct',
]);
const EXACT: ReadonlySet<string> = new Set(['byte', 'short', 'int', 'long', 'decimal']);

function feelsOrder(expr: Expr): boolean {
  if (expr.kind === 'aggregate') {
    const exactSum = (expr.fn === 'sum' || expr.fn === 'avg') && EXACT.has(expr.args[0]?.type.kind ?? '');
    return !UNORDERED.has(expr.fn) && !exactSum;
  }
  return expr.kind === 'window' && (expr.orderBy.length === 0 || expr.frame.unit === 'rows');
}

/** Does what the operator computes depend on the order in which rows come? */
export const ordersMatter = (plan: Plan): boolean =>
  planExprs(plan).some((e) => someExpr(e, (x) => feelsOrder(x) || isVolatileNode(x)));

/**
 * The plan without the sorts whose only effect is the order of its rows. Stops at LIMIT and TABLESAMPLE, which choose rows by
 * their order, and at operators that do not pass an order on: below those it is their own affair.
 */
export function stripSort(plan: Plan): Plan {
  switch (plan.kind) {
    case 'sort':
      return stripSort(plan.child);
    case 'project':
    case 'filter':
    case 'generate':
    case 'alias':
    case 'with': {
      const child = stripSort(plan.child);
      if (child === plan.child) return plan;
      return plan.kind !== 'alias' && plan.kind !== 'with' && ordersMatter(plan) ? plan : { ...plan, child };
    }
    default:
      return plan;
  }
}
