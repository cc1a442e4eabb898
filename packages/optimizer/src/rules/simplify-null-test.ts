import { literal } from '@spark-sql-to-snowflake/plan-ir';
import { isFn, isVolatile } from '../build.js';
import type { ExprRule } from '../rule.js';

/**
 * Answer a test for NULL of what never is NULL.
 *
 *     k IS NOT NULL  →  true    (k is declared NOT NULL)
 *     k IS NULL      →  false
 *
 * Goes by the nullability that the analyzer stored in the reference, where an outer join below has already made columns nullable,
 * never by that of the table's column. Not for text whose tables may have changed since: only plans that are run at once get it.
 */
export const simplifyNullTest: ExprRule = {
  name: 'simplify-null-test',
  over: 'expr',
  kinds: ['call'],
  rewrite(expr) {
    if (!isFn(expr, 'isnull', 'isnotnull')) return expr;
    const [operand] = expr.args;
    if (!operand || operand.nullable || operand.type.kind === 'unknown' || isVolatile(operand)) return expr;
    return literal(expr.fn === 'isnotnull', expr.type, expr.origin);
  },
};
