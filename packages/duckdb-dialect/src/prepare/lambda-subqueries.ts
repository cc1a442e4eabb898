import { isSubquery, lambdaBodies } from '@spark-sql-to-snowflake/sql-emit';

/** Refuses a subquery in the body of a lambda: DuckDB's binder takes none. */
export const lambdaSubqueries = lambdaBodies((e) =>
  isSubquery(e) ? { why: 'DuckDB takes no subquery inside a lambda', instead: 'Join its rows before.' } : undefined,
);
