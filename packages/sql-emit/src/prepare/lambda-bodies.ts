import { type Expr, forEachChild, forEachPlanChild, forEachPlanExpr, type Plan } from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext, PrepareRule } from '../dialect.js';
import { isSubquery } from '../fuse/substitute.js';

/** Why a database takes no such expression in a lambda, and what to do instead. */
export interface NotInLambda {
  readonly why: string;
  readonly instead: string;
}

/** A rule that refuses expressions in the bodies of lambdas, wherever in the plan they are. */
export const lambdaBodies = (refused: (e: Expr) => NotInLambda | undefined): PrepareRule => ({
  name: 'lambda-bodies',
  traits: ['lambda'],
  apply(plan, ctx) {
    refuseIn(plan, refused, ctx);
    return plan;
  },
});

function refuseIn(plan: Plan, refused: (e: Expr) => NotInLambda | undefined, ctx: PrepareContext): void {
  const visit = (e: Expr, inside: boolean): void => {
    const no = inside ? refused(e) : undefined;
    if (no) ctx.refuse(e, no.why, no.instead);
    if (isSubquery(e)) refuseIn(e.plan, refused, ctx);
    forEachChild(e, (child) => visit(child, inside || e.kind === 'lambda'));
  };
  forEachPlanExpr(plan, (e) => visit(e, false));
  forEachPlanChild(plan, (p) => refuseIn(p, refused, ctx));
}
