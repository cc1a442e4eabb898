import {
  type Aggregate,
  type Column,
  type Expr,
  mapChildren,
  type NamedExpr,
  outputOf,
  type Plan,
  sameExpr,
  transformPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext, PrepareRule } from '../dialect.js';
import { isCondition } from './traits.js';

/**
 * Before: GROUP BY an AND or OR. After: GROUP BY a column of a derived table that holds it. The trap: databases flatten
 * `(a OR b) OR c`, and then do not find the grouping expression `a OR b` in it again.
 */
export const nameConditions: PrepareRule = {
  name: 'name-conditions',
  traits: ['grouped-condition'],
  apply: (plan, ctx) =>
    transformPlan(plan, (p) => (p.kind === 'aggregate' && p.groupings.some(isCondition) ? rewritten(p, ctx) : p)),
};

function rewritten(plan: Aggregate, ctx: PrepareContext): Plan {
  const named = plan.groupings
    .filter(isCondition)
    .map((expr): NamedExpr => ({ id: ctx.newId(), name: 'condition', expr }));
  const columnOf = ({ id, name, expr }: NamedExpr): Column => ({
    kind: 'column',
    id,
    name,
    type: expr.type,
    nullable: expr.nullable,
  });
  const replace = (e: Expr): Expr => {
    const found = named.find((n) => sameExpr(n.expr, e));
    return found ? columnOf(found) : mapChildren(e, replace);
  };
  const passed = outputOf(plan.child).map(
    (a): NamedExpr => ({ id: a.id, name: a.name, expr: { kind: 'column', ...a } }),
  );
  return {
    ...plan,
    child: { kind: 'alias', child: { kind: 'project', child: plan.child, columns: [...passed, ...named] }, name: 't' },
    groupings: plan.groupings.map(replace),
    columns: plan.columns.map((c) => ({ ...c, expr: replace(c.expr) })),
  };
}
