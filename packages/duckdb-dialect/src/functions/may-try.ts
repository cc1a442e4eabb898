import { someExpr } from '@spark-sql-to-snowflake/plan-ir';
import { type CallSite, isSubquery } from '@spark-sql-to-snowflake/sql-emit';

/** DuckDB's TRY takes no aggregate, window or subquery (the binder says so): around those an error stays one. */
export const mayTry = (site: CallSite): boolean =>
  !site.exprs.some((e) => someExpr(e, (x) => x.kind === 'aggregate' || x.kind === 'window' || isSubquery(x)));
