import { type Expr, outputOf, type Plan, sameExpr } from '@spark-sql-to-snowflake/plan-ir';
import type { PlanRule } from '../rule.js';

/** Is every grouping among the columns? Then no two rows are the same. */
const showsAll = (groupings: readonly Expr[], columns: readonly { readonly expr: Expr }[]): boolean =>
  groupings.every((g) => columns.some((c) => sameExpr(g, c.expr)));

/** Is it plain to see that no two rows of the plan are the same? */
function isUnique(plan: Plan): boolean {
  switch (plan.kind) {
    case 'distinct':
      return true;
    case 'one-row':
    case 'range':
      return true;
    case 'values':
      return plan.rows.length <= 1;
    case 'aggregate':
      return !plan.sets && showsAll(plan.groupings, plan.columns);
    case 'set-operation':
      return !plan.all;
    case 'filter':
    case 'sort':
    case 'limit':
    case 'alias':
      return isUnique(plan.child);
    case 'project': {
      const shown = new Set(plan.columns.flatMap((c) => (c.expr.kind === 'column' ? [c.expr.id] : [])));
      return outputOf(plan.child).every((a) => shown.has(a.id)) && isUnique(plan.child);
    }
    default:
      return false;
  }
}

/**
 * Drop DISTINCT over rows that are distinct.
 *
 *     Distinct(Aggregate(x, by k, [k, sum(v)]))  →  Aggregate(x, by k, [k, sum(v)])
 *     Distinct(Union(a, b))                      →  Union(a, b)
 *
 * Not if a grouping is missing from the columns, nor with grouping sets, where a key that is NULL and one that is left out look
 * the same; nor over ALL set operations. A table's declared keys are not trusted: no database here enforces them.
 */
export const removeRedundantDistinct: PlanRule = {
  name: 'remove-redundant-distinct',
  over: 'plan',
  kinds: ['distinct'],
  rewrite: (plan) => (plan.kind === 'distinct' && isUnique(plan.child) ? plan.child : plan),
};
