import { outputOf, type Plan, type Values } from '@spark-sql-to-snowflake/plan-ir';

/** Is it plain to see that the plan gives no rows? */
export const isEmpty = (plan: Plan): boolean => plan.kind === 'values' && plan.rows.length === 0;

/** No rows, under the columns of `plan`. */
export const emptyLike = (plan: Plan): Values => ({ kind: 'values', rows: [], output: outputOf(plan) });

/** Does the answer have columns that nobody knows? */
export function isOpen(plan: Plan): boolean {
  switch (plan.kind) {
    case 'relation':
    case 'cte-ref':
      return plan.open === true;
    case 'project':
      return plan.columns.some((c) => c.expr.kind === 'open-star');
    case 'join':
      return isOpen(plan.left) || isOpen(plan.right);
    case 'aggregate':
    case 'values':
    case 'one-row':
    case 'range':
    case 'expand':
      return false;
    case 'set-operation':
      return plan.inputs.some(isOpen);
    case 'python-rows':
      return false;
    default:
      return isOpen(plan.child);
  }
}
