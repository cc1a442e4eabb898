import { type ColumnId, type Expr, type NamedExpr, replaceColumns } from '@spark-sql-to-snowflake/plan-ir';
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
  return replaceColumns(expr, definitions);
}
