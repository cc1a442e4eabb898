import { type ColumnId, type Expr, type NamedExpr, someExpr } from '@spark-sql-to-snowflake/plan-ir';
import { canAggregate, hasOpenStar, hasWindow, isPassed, isVolatile } from '../build.js';
import { freeReferences, references } from '../columns.js';
import type { PlanRule } from '../rule.js';
import { substitute } from '../substitute.js';

/** Costs nothing to write twice. */
function isCheap(expr: Expr): boolean {
  if (expr.kind === 'cast' || expr.kind === 'field') return isCheap(expr.expr);
  return expr.kind === 'column' || expr.kind === 'literal';
}

/** How often each column is used. A use in a subquery or a lambda counts as many: it may be computed for each row or element. */
function usesOf(columns: readonly NamedExpr[]): Map<ColumnId, number> {
  const uses = new Map<ColumnId, number>();
  const add = (id: ColumnId, n: number): void => {
    uses.set(id, (uses.get(id) ?? 0) + n);
  };
  for (const { expr } of columns) {
    if (expr.kind === 'column') {
      add(expr.id, 1);
      continue;
    }
    someExpr(expr, (e) => {
      if (e.kind === 'column') add(e.id, 1);
      if (e.kind === 'lambda') for (const id of references(e.body)) add(id, 1);
      if (e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery') {
        for (const id of freeReferences(e.plan)) add(id, 2);
      }
      return false;
    });
  }
  return uses;
}

/** The outer columns in terms of what lies below the inner ones; undefined where something would be computed twice that is not cheap. */
function merged(outer: readonly NamedExpr[], inner: readonly NamedExpr[]): readonly NamedExpr[] | undefined {
  // programs add columns by the hundred: then most pass on what is in their place, and need no looking up
  const inPlace = (c: NamedExpr, i: number): boolean =>
    inner[i]?.id === c.id && isPassed(c) && inner[i]?.name === c.name;
  const uses = usesOf(outer.filter((c, i) => !inPlace(c, i)));
  const byId = new Map<ColumnId, NamedExpr>();
  const definitions = new Map<ColumnId, Expr>();
  for (const [i, c] of inner.entries()) {
    const count = uses.get(c.id);
    if (count === undefined) continue;
    byId.set(c.id, c);
    if (isPassed(c)) continue;
    const there = outer[i];
    const passed = there !== undefined && inPlace(there, i) ? 1 : 0;
    if (count + passed > 1 && !isCheap(c.expr)) return undefined;
    definitions.set(c.id, c.expr);
  }
  return outer.map((c, i) => {
    if (inPlace(c, i)) return inner[i] as NamedExpr;
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
  kinds: ['project'],
  rewrite(plan) {
    if (plan.kind !== 'project') return plan;
    const inner = plan.child;
    if (inner.kind !== 'project' && inner.kind !== 'aggregate') return plan;
    if (windowed(plan.columns) && (inner.kind === 'aggregate' || windowed(inner.columns))) return plan;
    if (plan.columns.length === 0) return plan;
    if (hasOpenStar(plan.columns) || hasOpenStar(inner.columns)) return plan;
    if (inner.columns.some((c) => c.expr.kind !== 'column' && isVolatile(c.expr))) return plan;
    const columns = merged(plan.columns, inner.columns);
    if (!columns) return plan;
    if (inner.kind === 'aggregate' && !inner.sets && !canAggregate(inner.groupings, columns)) return plan;
    return { ...inner, columns };
  },
};
