import { conjuncts } from '../build.js';
import { placeFilter } from '../push/filter.js';
import type { PlanRule } from '../rule.js';

/**
 * Filter as early as possible.
 *
 *     Filter(Project(x, [a + 1 AS b]), b > 5)          →  Project(Filter(x, a + 1 > 5), [a + 1 AS b])
 *     Filter(Join(l, r), l.a = 1 AND r.b = 2)          →  Join(Filter(l, l.a = 1), Filter(r, r.b = 2))
 *     Filter(Aggregate(x, by k), k = 1 AND sum(v) > 0) →  Filter(Aggregate(Filter(x, k = 1), by k), sum(v) > 0)
 *
 * Also through set operations, DISTINCT, ORDER BY, aliases, WITH and LATERAL VIEW. It stops at what it must not cross: LIMIT and
 * TABLESAMPLE (other rows would be left); the side of an outer join that the join fills with NULLs; windows, but for conditions on
 * keys that all of them partition by; an aggregate without GROUP BY (its one row comes even from nothing) and grouping sets;
 * volatile conditions and volatile or subquery columns, which would be asked anew.
 */
export const pushFilter: PlanRule = {
  name: 'push-filter',
  over: 'plan',
  kinds: ['filter'],
  rewrite: (plan) => (plan.kind === 'filter' ? (placeFilter(plan.child, conjuncts(plan.condition)) ?? plan) : plan),
};
