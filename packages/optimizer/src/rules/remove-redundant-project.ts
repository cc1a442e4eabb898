import { outputOf } from '@spark-sql-to-snowflake/plan-ir';
import { isPassed } from '../build.js';
import { isOpen } from '../empty.js';
import type { PlanRule } from '../rule.js';

/**
 * Drop a projection that changes nothing.
 *
 *     Project(x, [a, b])  →  x    (x has the columns a and b, in this order)
 *
 * Names count: `a AS b` keeps its id and is a change all the same. Over a table of unknown schema it stays, since it leaves out
 * what nobody knows.
 */
export const removeRedundantProject: PlanRule = {
  name: 'remove-redundant-project',
  over: 'plan',
  kinds: ['project'],
  rewrite(plan) {
    if (plan.kind !== 'project' || plan.child.kind === 'one-row' || isOpen(plan.child)) return plan;
    const below = outputOf(plan.child);
    const same =
      below.length === plan.columns.length &&
      plan.columns.every((c, i) => isPassed(c) && c.id === below[i]?.id && c.name === below[i]?.name);
    return same ? plan.child : plan;
  },
};
