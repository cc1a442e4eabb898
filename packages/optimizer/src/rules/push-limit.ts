import { intLiteral, mapList, maxRows, type Plan } from '@spark-sql-to-snowflake/plan-ir';
import { hasWindow } from '../build.js';
import type { PlanRule } from '../rule.js';

const limited = (plan: Plan, rows: number): Plan =>
  maxRows(plan) <= rows ? plan : (sink(plan, rows) ?? { kind: 'limit', child: plan, limit: intLiteral(rows) });

/** The plan giving no fewer than its first `rows` rows, with less work below; undefined where nothing is won. */
function sink(plan: Plan, rows: number): Plan | undefined {
  switch (plan.kind) {
    case 'project': {
      if (plan.columns.some((c) => hasWindow(c.expr))) return undefined;
      const child = sink(plan.child, rows);
      return child && { ...plan, child };
    }
    case 'alias': {
      const child = sink(plan.child, rows);
      return child && { ...plan, child };
    }
    case 'set-operation': {
      if (plan.op !== 'union' || !plan.all) return undefined;
      const inputs = mapList(plan.inputs, (input) => limited(input, rows));
      return inputs === plan.inputs ? undefined : { ...plan, inputs };
    }
    default:
      return undefined;
  }
}

/**
 * No input of a UNION ALL need give more rows than are wanted of all.
 *
 *     Limit(Union(a, b), 10)  →  Limit(Union(Limit(a, 10), Limit(b, 10)), 10)
 *
 * Skipped rows count too: an input may have to give limit + offset. It goes through projections without windows, never through
 * ORDER BY, filters, DISTINCT or UNION without ALL, which need all rows to know the first ones. The limit above stays.
 */
export const pushLimit: PlanRule = {
  name: 'push-limit',
  over: 'plan',
  kinds: ['limit'],
  rewrite(plan) {
    if (plan.kind !== 'limit' || plan.limit?.kind !== 'literal' || typeof plan.limit.value !== 'number') return plan;
    const { offset } = plan;
    const skipped = offset ? (offset.kind === 'literal' ? offset.value : null) : 0;
    if (typeof skipped !== 'number' || plan.limit.value + skipped >= 2 ** 31) return plan;
    const child = sink(plan.child, plan.limit.value + skipped);
    return child ? { ...plan, child } : plan;
  },
};
