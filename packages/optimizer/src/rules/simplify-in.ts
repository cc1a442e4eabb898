import type { Expr } from '@spark-sql-to-snowflake/plan-ir';
import { isFn, isVolatile } from '../build.js';
import type { ExprRule } from '../rule.js';
import { exprSet } from '../same-set.js';

/**
 * Shorten a list of IN.
 *
 *     a IN (1)        →  a = 1
 *     a IN (1, 2, 1)  →  a IN (1, 2)
 *
 * A NULL in the list stays: it makes "not found" NULL. Volatile items stay as often as they stand.
 */
export const simplifyIn: ExprRule = {
  name: 'simplify-in',
  over: 'expr',
  kinds: ['call'],
  rewrite(expr) {
    if (!isFn(expr, 'in')) return expr;
    const [value, ...list] = expr.args;
    if (!value || list.length === 0) return expr;
    const seen = exprSet();
    const items: readonly Expr[] = list.filter((item) => isVolatile(item) || seen.add(item));
    if (items.length === 1) return { ...expr, fn: '=', args: [value, ...items] };
    return items.length === list.length ? expr : { ...expr, args: [value, ...items] };
  },
};
