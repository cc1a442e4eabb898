import {
  type Call,
  type Expr,
  FALSE,
  type InSubquery,
  mapChildren,
  mapPlanExprs,
  nullLiteral,
  transformPlan,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import { isNullConstant } from '../constant.js';
import type { PrepareRule } from '../dialect.js';

/**
 * Before: `x IN (subquery)` as a value, in a SELECT list or an argument. After: `coalesce(x IN (subquery), false)`, and the same
 * for NOT IN. Spark answers both by a join that looks for a match: where SQL's answer is unknown, Spark's is FALSE, observed on 3.5.
 * As a condition of WHERE or ON, under any AND, OR and NOT, unknown and FALSE are the same, and nothing is changed.
 */
export const membershipValue: PrepareRule = {
  name: 'membership-value',
  traits: ['in-subquery'],
  apply: (plan) =>
    transformPlan(plan, (p) =>
      mapPlanExprs(p, (e) => (p.kind === 'filter' || p.kind === 'join' ? condition(ofNull(e)) : asValue(ofNull(e)))),
    ),
};

/** A NULL that is written down is in no list and not in no list, not even in an empty one: Spark's optimizer sees to that first. */
function ofNull(expr: Expr): Expr {
  const [only, ...more] = expr.kind === 'in-subquery' ? expr.values : [];
  if (only && more.length === 0 && isNullConstant(only)) return nullLiteral(types.boolean);
  return mapChildren(expr, ofNull);
}

function condition(expr: Expr): Expr {
  if (expr.kind === 'call' && (expr.fn === 'and' || expr.fn === 'or' || expr.fn === 'not'))
    return mapChildren(expr, condition);
  return expr.kind === 'in-subquery' ? mapChildren(expr, asValue) : asValue(expr);
}

function asValue(expr: Expr): Expr {
  if (isMembership(expr)) return known(mapChildren(expr, asValue));
  if (expr.kind === 'call' && expr.fn === 'not' && expr.args[0] && isMembership(expr.args[0]))
    return known(mapChildren(expr, (e) => mapChildren(e, asValue)));
  return mapChildren(expr, asValue);
}

const isMembership = (expr: Expr): expr is InSubquery => expr.kind === 'in-subquery';

const known = (expr: Expr): Expr =>
  expr.nullable
    ? ({ kind: 'call', fn: 'coalesce', args: [expr, FALSE], type: types.boolean, nullable: false } satisfies Call)
    : expr;
