import { attributeName, type Expr } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { columnIn, unknownColumn } from '../expression/name.js';
import type { Scope } from '../scope.js';

/** The column, or field of one, of a name as DataFrames spell it: a column whose name has a point in it stands in back-quotes. */
export function namedExpr(name: string, scope: Scope, { env }: QueryContext): Expr {
  const parts = attributeName(name);
  return columnIn(scope, parts, env) ?? unknownColumn(parts, scope, undefined);
}
