import { andOf, conjuncts, isVolatile } from '../build.js';
import type { PlanRule } from '../rule.js';

/**
 * Two filters in a row are one.
 *
 *     Filter(Filter(x, a), b)  →  Filter(x, a AND b)
 *
 * Not with a volatile condition: `rand() < 0.5` is to be asked for the rows that the first filter left, no more and no fewer.
 */
export const mergeFilters: PlanRule = {
  name: 'merge-filters',
  over: 'plan',
  kinds: ['filter'],
  rewrite(plan) {
    if (plan.kind !== 'filter' || plan.child.kind !== 'filter') return plan;
    if (isVolatile(plan.condition) || isVolatile(plan.child.condition)) return plan;
    const condition = andOf([...conjuncts(plan.child.condition), ...conjuncts(plan.condition)]);
    return { ...plan.child, condition };
  },
};
