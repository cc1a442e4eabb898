import type { Attribute, Column, NamedExpr } from '@spark-sql-to-snowflake/plan-ir';

/** The expression that an attribute of a plan below is. */
export const columnOf = ({ id, name, type, nullable }: Attribute): Column => ({
  kind: 'column',
  id,
  name,
  type,
  nullable,
});

/** Columns of a project that hands on what is below it as it is. */
export const passThrough = (columns: readonly Attribute[]): readonly NamedExpr[] =>
  columns.map((a) => ({ id: a.id, name: a.name, expr: columnOf(a) }));
