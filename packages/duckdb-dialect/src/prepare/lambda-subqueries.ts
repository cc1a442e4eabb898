import { type Expr, forEachChild, forEachPlanChild, forEachPlanExpr, type Plan } from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext, PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

/** Refuses a subquery in the body of a lambda: DuckDB's binder takes none. */
export const lambdaSubqueries: PrepareRule = {
  name: 'lambda-subqueries',
  traits: ['lambda'],
  apply(plan, ctx) {
    refuseIn(plan, ctx);
    return plan;
  },
};

const planOf = (e: Expr): Plan | undefined =>
  e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery' ? e.plan : undefined;

function refuseIn(plan: Plan, ctx: PrepareContext): void {
  const visit = (e: Expr, inside: boolean): void => {
    const query = planOf(e);
    if (query && inside) ctx.refuse(e, 'DuckDB takes no subquery inside a lambda', 'Join its rows before.');
    if (query) refuseIn(query, ctx);
    forEachChild(e, (child) => visit(child, inside || e.kind === 'lambda'));
  };
  forEachPlanExpr(plan, (e) => visit(e, false));
  forEachPlanChild(plan, (p) => refuseIn(p, ctx));
}
