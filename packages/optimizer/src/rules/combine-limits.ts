import { type Expr, intLiteral, type Limit } from '@spark-sql-to-snowflake/plan-ir';
import type { PlanRule } from '../rule.js';

const MAX_INT = 2 ** 31 - 1;

/** The number behind LIMIT or OFFSET; `otherwise` where there is none, undefined where it is no plain constant. */
function numberOf(expr: Expr | undefined, otherwise: number): number | undefined {
  if (!expr) return otherwise;
  return expr.kind === 'literal' && typeof expr.value === 'number' ? expr.value : undefined;
}

function combine(outer: Limit, inner: Limit): Limit | undefined {
  const [outerLimit, outerOffset] = [numberOf(outer.limit, Infinity), numberOf(outer.offset, 0)];
  const [innerLimit, innerOffset] = [numberOf(inner.limit, Infinity), numberOf(inner.offset, 0)];
  if (outerLimit === undefined || outerOffset === undefined || innerLimit === undefined || innerOffset === undefined) {
    return undefined;
  }
  const offset = innerOffset + outerOffset;
  const limit = Math.min(outerLimit, Math.max(0, innerLimit - outerOffset));
  if (offset > MAX_INT) return undefined;
  return {
    kind: 'limit',
    child: inner.child,
    ...(limit !== Infinity && { limit: intLiteral(limit) }),
    ...(offset > 0 && { offset: intLiteral(offset) }),
    ...(outer.origin && { origin: outer.origin }),
  };
}

/**
 * Two limits in a row are one.
 *
 *     Limit(Limit(x, 10), 3)                    →  Limit(x, 3)
 *     Limit(Limit(x, 10 offset 5), 8 offset 4)  →  Limit(x, 6 offset 9)
 *
 * The outer offset skips rows that the inner limit has counted, so it shortens what the inner one leaves.
 */
export const combineLimits: PlanRule = {
  name: 'combine-limits',
  over: 'plan',
  kinds: ['limit'],
  rewrite: (plan) =>
    plan.kind === 'limit' && plan.child.kind === 'limit' ? (combine(plan, plan.child) ?? plan) : plan,
};
