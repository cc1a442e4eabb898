import { mapPlanChildren, type Plan } from '@spark-sql-to-snowflake/plan-ir';
import type { PlanRule } from '../rule.js';
import { ordersMatter, stripSort } from '../strip-sort.js';

/** Does the operator give rows in an order of its own, or none, whatever order they come in? */
function forgetsOrder(plan: Plan): boolean {
  switch (plan.kind) {
    case 'sort':
      return plan.global;
    case 'aggregate':
      return !ordersMatter(plan);
    case 'join':
    case 'set-operation':
    case 'distinct':
      return true;
    default:
      return false;
  }
}

/**
 * Drop a sort whose order nobody can see.
 *
 *     Aggregate(Sort(x, by a), count(*))  →  Aggregate(x, count(*))
 *     Sort(Sort(x, by a), by b)           →  Sort(x, by b)
 *
 * A sort under LIMIT decides which rows come and stays; so does one that reaches the result through projections, filters and
 * CTEs, and one under what feels the order: `first`, `collect_list`, floating point sums, windows without an order of their own,
 * volatile columns.
 */
export const removeRedundantSort: PlanRule = {
  name: 'remove-redundant-sort',
  over: 'plan',
  kinds: ['sort', 'aggregate', 'join', 'set-operation', 'distinct'],
  rewrite(plan) {
    const after = mapPlanChildren(plan, stripSort);
    return after !== plan && forgetsOrder(plan) ? after : plan;
  },
};
