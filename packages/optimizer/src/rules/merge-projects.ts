import { type ColumnId, type Expr, type NamedExpr, type Project, someExpr } from '@spark-sql-to-snowflake/plan-ir';
import { canAggregate, hasOpenStar, hasWindow, isPassed, isVolatile } from '../build.js';
import { freeReferences } from '../columns.js';
import type { PlanRule } from '../rule.js';
import { type Definitions, definitionsOf, substitute } from '../substitute.js';

/** Costs nothing to write twice. */
function isCheap(expr: Expr): boolean {
  if (expr.kind === 'cast' || expr.kind === 'field') return isCheap(expr.expr);
  return expr.kind === 'column' || expr.kind === 'literal';
}

/** How often each definition is used. A use in a subquery counts as many: it may be computed for each row. */
function usesOf(columns: readonly NamedExpr[], definitions: Definitions): Map<ColumnId, number> {
  const uses = new Map<ColumnId, number>();
  const add = (id: ColumnId, n: number): void => {
    if (definitions.has(id)) uses.set(id, (uses.get(id) ?? 0) + n);
  };
  for (const { expr } of columns) {
    if (expr.kind === 'column') {
      add(expr.id, 1);
      continue;
    }
    someExpr(expr, (e) => {
      if (e.kind === 'column') add(e.id, 1);
      if (e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery') {
        for (const id of freeReferences(e.plan)) add(id, 2);
      }
      return false;
    });
  }
  return uses;
}

function canMerge(outer: Project, inner: readonly NamedExpr[], definitions: Definitions): boolean {
  if (hasOpenStar(outer.columns) || hasOpenStar(inner) || inner.some((c) => isVolatile(c.expr))) return false;
  for (const [id, count] of usesOf(outer.columns, definitions)) {
    const definition = definitions.get(id);
    if (definition && count > 1 && !isCheap(definition)) return false;
  }
  return true;
}

/** The outer columns in terms of what lies below the inner ones. Most only pass on the inner column, which then is the one there was. */
function merged(
  outer: readonly NamedExpr[],
  inner: readonly NamedExpr[],
  definitions: Definitions,
): readonly NamedExpr[] {
  const byId = new Map(inner.map((c) => [c.id, c]));
  return outer.map((c) => {
    const below = isPassed(c) ? byId.get(c.id) : undefined;
    if (below?.name === c.name) return below;
    const expr = substitute(c.expr, definitions);
    return expr === c.expr ? c : { id: c.id, name: c.name, expr };
  });
}

const windowed = (columns: readonly NamedExpr[]): boolean => columns.some((c) => hasWindow(c.expr));

/**
 * A projection of a projection, or of an aggregate, is one.
 *
 *     Project(Project(x, [a + 1 AS b]), [b * 2 AS c])            →  Project(x, [(a + 1) * 2 AS c])
 *     Project(Aggregate(x, by k, [k, sum(v) AS s]), [s / 2 AS h]) →  Aggregate(x, by k, [sum(v) / 2 AS h])
 *
 * Not where something would be computed twice that is not cheap, nor with volatile columns below (`rand() AS r` used twice is one
 * number). Without GROUP BY an aggregate function must be left, or there would be a row for each row. A window over a window stays in two steps, and one over an aggregate too.
 */
export const mergeProjects: PlanRule = {
  name: 'merge-projects',
  over: 'plan',
  rewrite(plan) {
    if (plan.kind !== 'project') return plan;
    const inner = plan.child;
    if (inner.kind !== 'project' && inner.kind !== 'aggregate') return plan;
    if (windowed(plan.columns) && (inner.kind === 'aggregate' || windowed(inner.columns))) return plan;
    if (plan.columns.length === 0) return plan;
    const definitions = definitionsOf(inner.columns);
    if (!canMerge(plan, inner.columns, definitions)) return plan;
    const columns = merged(plan.columns, inner.columns, definitions);
    if (inner.kind === 'aggregate' && !inner.sets && !canAggregate(inner.groupings, columns)) return plan;
    return { ...inner, columns };
  },
};
