import {
  type CteId,
  type Expr,
  mapPlanChildren,
  mapPlanExprs,
  mapSubqueries,
  type Plan,
  planExprs,
  someExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import { isVolatile } from '../build.js';
import type { WholeRule } from '../rule.js';

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
const ordersMatter = (plan: Plan): boolean => planExprs(plan).some((e) => isVolatile(e) || someExpr(e, feelsOrder));

/** CTEs whose rows are wanted in their order by some use. */
type Wanted = Set<CteId>;

function clean(plan: Plan, ordered: boolean, wanted: Wanted): Plan {
  const down = (keep: boolean): Plan => mapPlanChildren(plan, (p) => clean(p, keep, wanted));
  switch (plan.kind) {
    case 'sort':
      if (!ordered) return clean(plan.child, false, wanted);
      // SORT BY orders within partitions only, and what it orders may have been ordered before
      return plan.global ? down(false) : down(true);
    case 'limit':
      return down(true);
    case 'aggregate':
      return down(ordersMatter(plan));
    case 'project':
    case 'filter':
      return down(ordered || ordersMatter(plan));
    case 'sample':
      return down(true);
    case 'join':
    case 'set-operation':
    case 'distinct':
      return down(false);
    case 'with': {
      const child = clean(plan.child, ordered, wanted);
      const ctes = [...plan.ctes];
      for (let i = ctes.length - 1; i >= 0; i--) {
        const cte = ctes[i];
        if (!cte) continue;
        const body = clean(cte.plan, wanted.has(cte.id), wanted);
        if (body !== cte.plan) ctes[i] = { ...cte, plan: body };
      }
      const same = child === plan.child && ctes.every((c, i) => c === plan.ctes[i]);
      return same ? plan : { ...plan, ctes, child };
    }
    case 'cte-ref':
      if (ordered) wanted.add(plan.cte);
      return plan;
    default:
      return down(ordered);
  }
}

/** Subqueries of expressions: the order of their rows reaches nobody, unless a LIMIT inside cuts by it. */
function cleanSubqueries(plan: Plan, wanted: Wanted): Plan {
  const below = mapPlanChildren(plan, (p) => cleanSubqueries(p, wanted));
  return mapPlanExprs(below, (e) => mapSubqueries(e, (p) => clean(cleanSubqueries(p, wanted), false, wanted)));
}

/**
 * Drop a sort whose order nobody can see.
 *
 *     Aggregate(Sort(x, by a), count(*))  →  Aggregate(x, count(*))
 *     Sort(Sort(x, by a), by b)           →  Sort(x, by b)
 *     a IN (SELECT b … ORDER BY b)        →  a IN (SELECT b …)
 *
 * A sort under LIMIT decides which rows come and stays; so does one that reaches the result through projections, filters and
 * CTEs, and one under what feels the order: `first`, `collect_list`, floating point sums, windows without an order of their own,
 * volatile columns.
 */
export const removeRedundantSort: WholeRule = {
  name: 'remove-redundant-sort',
  over: 'whole',
  rewrite(plan) {
    const wanted: Wanted = new Set();
    return clean(cleanSubqueries(plan, wanted), true, wanted);
  },
};
