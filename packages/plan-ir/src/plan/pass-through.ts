import type { Column } from '../expr/expr.js';
import type { Attribute, NamedExpr } from './plan.js';

/** The expression that an attribute of a plan below is. */
export const columnOf = ({ id, name, type, nullable }: Attribute): Column => ({
  kind: 'column',
  id,
  name,
  type,
  nullable,
});

/** The column as it is. */
export const passed = (a: Attribute): NamedExpr => ({ id: a.id, name: a.name, expr: columnOf(a) });

/** What a column that a project makes is above it. */
export const columnTo = ({ id, name, expr }: NamedExpr): Column => ({
  kind: 'column',
  id,
  name,
  type: expr.type,
  nullable: expr.nullable,
});
