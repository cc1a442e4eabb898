import type { ExprRule } from '../rule.js';
import { stripSort } from '../strip-sort.js';

/**
 * Drop ORDER BY in the subquery of an expression.
 *
 *     a IN (SELECT b FROM t ORDER BY c)  →  a IN (SELECT b FROM t)
 *     EXISTS (SELECT b FROM t ORDER BY c)  →  EXISTS (SELECT b FROM t)
 *
 * The order of its rows reaches nobody, unless a LIMIT inside cuts by it: then it stays.
 */
export const removeSubquerySort: ExprRule = {
  name: 'remove-subquery-sort',
  over: 'expr',
  kinds: ['exists', 'in-subquery', 'scalar-subquery'],
  rewrite(expr) {
    if (expr.kind !== 'exists' && expr.kind !== 'in-subquery' && expr.kind !== 'scalar-subquery') return expr;
    const plan = stripSort(expr.plan);
    return plan === expr.plan ? expr : { ...expr, plan };
  },
};
