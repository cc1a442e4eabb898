import {
  type Call,
  type Column,
  type Expr,
  type FunctionName,
  type InSubquery,
  mapChildren,
  mapPlanExprs,
  outputOf,
  TRUE,
  transformPlan,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: `(a, b) NOT IN (SELECT x, y …)`. After: `NOT EXISTS (… WHERE coalesce(x = a AND y = b, true))`. DuckDB compares rows with a
 * NULL inside as NULL; for Spark, as for SQL, a row that differs in another column differs.
 */
export const rowNotIn: PrepareRule = {
  name: 'row-not-in',
  traits: ['in-subquery'],
  apply: (plan) => transformPlan(plan, (p) => mapPlanExprs(p, rewrite)),
};

function rewrite(expr: Expr): Expr {
  const inner = mapChildren(expr, rewrite);
  if (inner.kind !== 'call' || inner.fn !== 'not') return inner;
  const [negated] = inner.args;
  return negated?.kind === 'in-subquery' && negated.values.length > 1 && negated.nullable ? noSuchRow(negated) : inner;
}

const call = (fn: FunctionName, args: readonly Expr[], nullable: boolean): Call => ({
  kind: 'call',
  fn,
  args,
  type: types.boolean,
  nullable,
});

function noSuchRow({ values, plan, origin }: InSubquery): Expr {
  const columns = outputOf(plan).map((c): Column => ({ kind: 'column', ...c }));
  const equal = columns.map((c, i) => call('=', [c, values[i] as Expr], true));
  const condition = call('coalesce', [call('and', equal, true), TRUE], false);
  const exists: Expr = {
    kind: 'exists',
    plan: { kind: 'filter', child: plan, condition },
    type: types.boolean,
    nullable: false,
    ...(origin && { origin }),
  };
  return call('not', [exists], false);
}
