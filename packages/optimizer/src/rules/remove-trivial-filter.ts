import { isTrue } from '../build.js';
import type { PlanRule } from '../rule.js';

/**
 * Drop a filter that lets all rows through.
 *
 *     Filter(x, true)  →  x
 *
 * A filter whose condition is false or NULL stays here: its answer has no rows, but columns.
 */
export const removeTrivialFilter: PlanRule = {
  name: 'remove-trivial-filter',
  over: 'plan',
  kinds: ['filter'],
  rewrite: (plan) => (plan.kind === 'filter' && isTrue(plan.condition) ? plan.child : plan),
};
