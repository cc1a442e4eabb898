import type { Plan } from '@spark-sql-to-snowflake/plan-ir';
import type { PlanRule } from '../rule.js';

/** A table's own name, or what stands for one: an alias costs nothing there and reads well. */
const isNamed = (plan: Plan): boolean =>
  plan.kind === 'relation' || plan.kind === 'cte-ref' || plan.kind === 'values' || plan.kind === 'range';

/** The plan without a name that would only keep its query apart. */
function unnamed(plan: Plan): Plan {
  if (plan.kind !== 'alias') return plan;
  if (plan.child.kind === 'alias') return { ...plan, child: plan.child.child };
  return isNamed(plan.child) ? plan : plan.child;
}

/**
 * Drop the name of a subquery where the subquery could be part of the query around it.
 *
 *     Project(Alias(Filter(x, a), 't'), [b])  →  Project(Filter(x, a), [b])
 *     Alias(Alias(x, 's'), 't')               →  Alias(x, 't')
 *
 * Columns are told apart by id, so no reference is lost. Tables keep their aliases, and so do the sides of a join, which are
 * subqueries anyway.
 */
export const removeRedundantAlias: PlanRule = {
  name: 'remove-redundant-alias',
  over: 'plan',
  kinds: ['alias', 'project', 'filter', 'aggregate', 'sort', 'limit', 'distinct'],
  rewrite(plan) {
    switch (plan.kind) {
      case 'alias':
        return plan.child.kind === 'alias' ? { ...plan, child: plan.child.child } : plan;
      case 'project':
      case 'filter':
      case 'aggregate':
      case 'sort':
      case 'limit':
      case 'distinct': {
        const child = unnamed(plan.child);
        return child === plan.child ? plan : { ...plan, child };
      }
      default:
        return plan;
    }
  },
};
