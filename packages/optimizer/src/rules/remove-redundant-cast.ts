import { type DataType, sameType } from '@spark-sql-to-snowflake/plan-ir';
import { isNull } from '../build.js';
import type { ExprRule } from '../rule.js';

/** Whole number types and how many bits they have. */
const BITS: Readonly<Partial<Record<DataType['kind'], number>>> = { byte: 8, short: 16, int: 32, long: 64 };

/** Does every value of `from` have one and the same value in `to`? */
function widens(from: DataType, to: DataType): boolean {
  const [a, b] = [BITS[from.kind], BITS[to.kind]];
  if (a !== undefined && b !== undefined) return a <= b;
  if (from.kind !== 'decimal' || to.kind !== 'decimal') return false;
  return to.scale >= from.scale && to.precision - to.scale >= from.precision - from.scale;
}

/**
 * Drop casts that do nothing.
 *
 *     cast(a as int)                      →  a                  (a is an int)
 *     cast(cast(a as bigint) as decimal)  →  cast(a as decimal) (a is an int)
 *
 * Of two casts the inner one goes only if it just widens: a narrowing, rounding or text-making cast between is an operation of
 * its own. The outer cast must be to the same family, so that the shorter way gives the same value.
 */
export const removeRedundantCast: ExprRule = {
  name: 'remove-redundant-cast',
  over: 'expr',
  kinds: ['cast'],
  rewrite(expr) {
    if (expr.kind !== 'cast') return expr;
    const inner = expr.expr;
    // a bare NULL would be of a type that the database chooses
    if (isNull(inner)) return inner.kind === 'cast' ? { ...expr, expr: inner.expr } : expr;
    if (sameType(inner.type, expr.type)) return inner;
    if (inner.kind !== 'cast' || !inner.implicit || !widens(inner.expr.type, inner.type)) return expr;
    const family = BITS[expr.type.kind] !== undefined || expr.type.kind === 'decimal';
    if (!family) return expr;
    return sameType(inner.expr.type, expr.type) ? inner.expr : { ...expr, expr: inner.expr };
  },
};
