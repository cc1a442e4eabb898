import type { Expr, ExprKind, Plan, PlanKind, SparkConf } from '@spark-sql-to-snowflake/plan-ir';

/** What a rule may look at beside the tree. */
export interface RuleContext {
  readonly conf: SparkConf;
}

interface Base {
  /** Its file's name and its fixture's. */
  readonly name: string;
}
/** Rewrites one expression, whose children are rewritten already. The driver calls it on every expression of the plan, subqueries included. */
export interface ExprRule extends Base {
  readonly over: 'expr';
  /** It changes no other expressions; absent: it looks at all. */
  readonly kinds?: readonly ExprKind[];
  rewrite(expr: Expr, ctx: RuleContext): Expr;
}
/** Rewrites one operator, whose children are rewritten already. The driver calls it on every operator, those of subqueries included. */
export interface PlanRule extends Base {
  readonly over: 'plan';
  /** It changes no other operators; absent: it looks at all. */
  readonly kinds?: readonly PlanKind[];
  rewrite(plan: Plan, ctx: RuleContext): Plan;
}
/** Needs what stands above an operator (which columns are wanted, whether order is): walks the plan itself, subqueries included. */
export interface WholeRule extends Base {
  readonly over: 'whole';
  rewrite(plan: Plan, ctx: RuleContext): Plan;
}

/**
 * A small step that changes no answer. A rule that does not apply returns the very object it was given: "did it fire" is `!==`.
 * Its output has the columns of its input (ids, names, types), nullable at most where they were; and it refers to no column that its input did not.
 */
export type Rule = ExprRule | PlanRule | WholeRule;
