import { type Expr, FALSE } from '@spark-sql-to-snowflake/plan-ir';
import { isNull, nullOf } from '../build.js';
import { isEmpty } from '../empty.js';
import type { ExprRule } from '../rule.js';

/**
 * A subquery without rows is a constant.
 *
 *     EXISTS (no rows)    →  false
 *     a IN (no rows)      →  false
 *     (no rows)           →  NULL
 *
 * A value that is NULL is not in no rows either: there is nothing to compare with.
 */
export const foldEmptySubquery: ExprRule = {
  name: 'fold-empty-subquery',
  over: 'expr',
  kinds: ['exists', 'in-subquery', 'scalar-subquery'],
  rewrite(expr): Expr {
    if (expr.kind !== 'exists' && expr.kind !== 'in-subquery' && expr.kind !== 'scalar-subquery') return expr;
    if (!isEmpty(expr.plan)) return expr;
    // a NULL that is written down is NULL in any list: the emitter says so
    if (expr.kind === 'in-subquery' && expr.values.length === 1 && expr.values.every(isNull)) return expr;
    return expr.kind === 'scalar-subquery' ? nullOf(expr.type, expr.origin) : FALSE;
  },
};
