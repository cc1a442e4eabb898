import {
  type Aggregate,
  type Expr,
  intLiteral,
  mapChildren,
  nullLiteral,
  sameExpr,
  transformPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareRule } from '../dialect.js';

/**
 * Before: `GROUP BY a, b GROUPING SETS (a)`, where b is in no set. After: b is gone, NULL stands for it in the columns, and
 * `grouping(b)` is 1. Databases know only the grouping columns that are in a set.
 */
export const unusedGroupings: PrepareRule = {
  name: 'unused-groupings',
  traits: ['grouping-sets'],
  apply: (plan) => transformPlan(plan, (p) => (p.kind === 'aggregate' && p.sets ? reduced(p, p.sets) : p)),
};

function reduced(plan: Aggregate, sets: NonNullable<Aggregate['sets']>): Aggregate {
  const used = new Set(sets.sets.flat());
  if (used.size === plan.groupings.length || asksForId(plan)) return plan;
  const kept = plan.groupings.flatMap((_, i) => (used.has(i) ? [i] : []));
  const gone = plan.groupings.filter((_, i) => !used.has(i));
  return {
    ...plan,
    groupings: kept.map((i) => plan.groupings[i] as Expr),
    sets: { form: 'sets', sets: sets.sets.map((s) => s.map((i) => kept.indexOf(i))) },
    columns: plan.columns.map((c) => ({ ...c, expr: without(c.expr, gone) })),
  };
}

function without(expr: Expr, gone: readonly Expr[]): Expr {
  if (gone.some((g) => sameExpr(g, expr)))
    return { kind: 'cast', expr: nullLiteral(), type: expr.type, nullable: true, mode: 'legacy' };
  if (expr.kind === 'aggregate') return expr;
  if (expr.kind === 'call' && expr.fn === 'grouping' && gone.some((g) => sameExpr(g, expr.args[0] as Expr)))
    return { ...intLiteral(1), type: expr.type };
  return mapChildren(expr, (e) => without(e, gone));
}

/** `grouping_id` counts all grouping columns, in a set or not: such a plan is left for the emitter to refuse. */
const asksForId = (plan: Aggregate): boolean => plan.columns.some((c) => holdsId(c.expr));

function holdsId(expr: Expr): boolean {
  let found = expr.kind === 'call' && expr.fn === 'grouping_id';
  mapChildren(expr, (e) => {
    found ||= holdsId(e);
    return e;
  });
  return found;
}
