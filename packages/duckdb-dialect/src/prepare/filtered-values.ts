import {
  type AggregateCall,
  type Expr,
  isVolatileFunction,
  someExpr,
  transformPlanExprs,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: `sum(1 / x) FILTER (WHERE x > 0)`. After: `sum(CASE WHEN x > 0 THEN 1 / x END) FILTER (WHERE x > 0)`, in ANSI mode.
 * The trap: DuckDB computes the values of all rows before it filters them, and one of a row that is left out may raise.
 */
export const filteredValues: PrepareRule = {
  name: 'filtered-values',
  traits: ['filter-clause'],
  apply: (plan, ctx) =>
    ctx.conf.ansi
      ? transformPlanExprs(plan, (e) => (e.kind === 'aggregate' && e.filter ? guarded(e, e.filter) : e))
      : plan,
};

function guarded(call: AggregateCall, filter: Expr): AggregateCall {
  // distinct values Spark, too, computes before it filters
  if (call.distinct || someExpr(filter, (e) => e.kind === 'call' && isVolatileFunction(e.fn))) return call;
  const args = call.args.map((then): Expr => {
    if (!mayRaise(then)) return then;
    return { kind: 'case', branches: [{ when: filter, then }], type: then.type, nullable: true };
  });
  return args.every((arg, i) => arg === call.args[i]) ? call : { ...call, args };
}

/** Is it computed of the row? Constants stay what they are. */
const mayRaise = (arg: Expr): boolean =>
  someExpr(arg, (e) => e.kind === 'column') &&
  someExpr(arg, (e) => e.kind === 'call' || (e.kind === 'cast' && !e.implicit));
