import { isSubquery, lambdaBodies } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Refuses what is no expression of one row in the body of a lambda: Snowflake documents expressions of the arguments there, and nothing of
 * subqueries, aggregates and windows. Source: docs.snowflake.com/en/sql-reference/functions/transform
 */
export const lambdaParts = lambdaBodies((e) => {
  if (isSubquery(e)) return { why: 'a lambda of Snowflake’s takes no subquery', instead: 'Join its rows before.' };
  if (e.kind === 'aggregate' || e.kind === 'window')
    return {
      why: `a lambda of Snowflake’s takes no ${e.kind === 'window' ? 'window' : 'aggregate'}`,
      instead: 'Compute it in a query beneath, and name its column in the lambda.',
    };
  return undefined;
});
