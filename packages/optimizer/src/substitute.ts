import {
  type ColumnId,
  type Expr,
  mapSubqueries,
  type NamedExpr,
  transformPlanExprs,
  transformUp,
} from '@spark-sql-to-snowflake/plan-ir';
import { isPassed } from './build.js';

/** What each computed column of a projection stands for. */
export type Definitions = ReadonlyMap<ColumnId, Expr>;

export function definitionsOf(columns: readonly NamedExpr[]): Definitions {
  const map = new Map<ColumnId, Expr>();
  for (const c of columns) if (!isPassed(c)) map.set(c.id, c.expr);
  return map;
}

/** Put definitions in place of the columns that name them, in correlated subqueries too. */
export function substitute(expr: Expr, definitions: Definitions): Expr {
  if (definitions.size === 0) return expr;
  const replace = (e: Expr): Expr => (e.kind === 'column' ? (definitions.get(e.id) ?? e) : e);
  const top = transformUp(expr, replace);
  return mapSubqueries(top, (plan) => transformPlanExprs(plan, replace));
}
