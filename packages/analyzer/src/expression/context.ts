import type { Expr, LambdaVariable, Origin } from '@spark-sql-to-snowflake/plan-ir';
import type { Env, QueryContext } from '../env.js';
import type { Scope } from '../scope.js';

/** Where an expression stands. */
export type Clause = 'select' | 'where' | 'group by' | 'having' | 'order by' | 'join' | 'values' | 'other';

export interface LambdaScope {
  readonly variables: ReadonlyMap<string, LambdaVariable>;
  readonly parent: LambdaScope | undefined;
}

/** What resolving one expression needs to know. */
export interface ExprContext {
  readonly env: Env;
  readonly query: QueryContext;
  readonly clause: Clause;
  /** What stars expand over, and what suggestions come from. */
  readonly scope: Scope;
  /** The column behind a name; undefined where this query has none (the enclosing one is asked next). */
  readonly column: (parts: readonly string[], origin: Origin | undefined, context: ExprContext) => Expr | undefined;
  /** Asked after the columns and before the enclosing query: earlier aliases of the same SELECT list. */
  readonly alias?: ((parts: readonly string[], context: ExprContext) => Expr | undefined) | undefined;
  readonly lambdas?: LambdaScope | undefined;
  /** The aggregate or window function whose argument this is, if any. */
  readonly inside?: 'aggregate' | 'window' | undefined;
}

/** The context of an aggregate's or a window function's arguments. Key by key: contexts are made often and read everywhere. */
export function insideOf(context: ExprContext, inside: 'aggregate' | 'window'): ExprContext {
  const { env, query, clause, scope, column, alias, lambdas } = context;
  return { env, query, clause, scope, column, alias, lambdas, inside };
}
