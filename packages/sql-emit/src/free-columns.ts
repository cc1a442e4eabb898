import {
  type ColumnId,
  type Expr,
  forEachChild,
  mapSubqueries,
  outputOf,
  type Plan,
  planChildren,
  planExprs,
} from '@spark-sql-to-snowflake/plan-ir';

/** The columns that an expression uses, those that its subqueries take from outside them included. */
export function usedColumns(expr: Expr): ReadonlySet<ColumnId> {
  const used = new Set<ColumnId>();
  noteUsed(expr, used);
  return used;
}

function noteUsed(expr: Expr, used: Set<ColumnId>): void {
  if (expr.kind === 'column') used.add(expr.id);
  forEachChild(expr, (child) => noteUsed(child, used));
  if (expr.kind === 'scalar-subquery' || expr.kind === 'exists' || expr.kind === 'in-subquery')
    mapSubqueries({ ...expr, ...('values' in expr && { values: [] }) }, (plan) => {
      for (const id of freeColumns(plan)) used.add(id);
      return plan;
    });
}

/** The columns of enclosing queries that a plan uses: empty for a plan that stands alone. */
export function freeColumns(plan: Plan): ReadonlySet<ColumnId> {
  const used = new Set<ColumnId>();
  const made = new Set<ColumnId>();
  const walk = (p: Plan): void => {
    for (const a of outputOf(p)) made.add(a.id);
    for (const e of planExprs(p)) noteUsed(e, used);
    planChildren(p).forEach(walk);
  };
  walk(plan);
  for (const id of made) used.delete(id);
  return used;
}
