import {
  type ColumnId,
  type DataType,
  type Expr,
  type FieldAccess,
  type Lambda,
  type LambdaVariable,
  mapChildren,
} from '@spark-sql-to-snowflake/plan-ir';

/**
 * A lambda over other variables: those of `replaced` stand for expressions over `params`. It is how a function is said whose lambda
 * has no form of its own in a database: an index as a number from 1, a map's key as a field of an entry.
 */
export function rebind(
  lambda: Lambda,
  params: readonly LambdaVariable[],
  replaced: ReadonlyMap<ColumnId, Expr>,
  wrap: (body: Expr) => Expr = (body) => body,
): Lambda {
  const body = wrap(replaceVariables(lambda.body, replaced));
  return { ...lambda, params, body, type: body.type, nullable: body.nullable };
}

function replaceVariables(expr: Expr, replaced: ReadonlyMap<ColumnId, Expr>): Expr {
  if (expr.kind === 'lambda-variable') return replaced.get(expr.id) ?? expr;
  return mapChildren(expr, (child) => replaceVariables(child, replaced));
}

/** The same variable with another type, for a lambda that gets something else in its place. */
export function variable(like: LambdaVariable, name: string, type: DataType, nullable: boolean): LambdaVariable {
  return { kind: 'lambda-variable', id: like.id, name, type, nullable };
}

/** `expr.name` of a struct expression. */
export function fieldOf(expr: Expr, ordinal: number, name: string, type: DataType, nullable: boolean): FieldAccess {
  return { kind: 'field', expr, name, ordinal, type, nullable: nullable || expr.nullable };
}
