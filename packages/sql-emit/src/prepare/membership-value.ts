import {
  assertNever,
  type Call,
  type Expr,
  FALSE,
  type InSubquery,
  type Join,
  mapChildren,
  mapPlanExprs,
  nullLiteral,
  outputOf,
  type Plan,
  transformPlan,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import { isNullConstant } from '../constant.js';
import type { PrepareContext, PrepareRule } from '../dialect.js';
import { freeColumns, usedColumns } from '../free-columns.js';

/**
 * Before: `x IN (subquery)` as a value, in a SELECT list or an argument. After: `coalesce(x IN (subquery), false)`, and the same
 * for NOT IN. Spark answers both by a join that looks for a match: where SQL's answer is unknown, Spark's is FALSE, observed on 3.5.
 * As a condition of WHERE or ON, under any AND, OR and NOT, unknown and FALSE are the same, and nothing is changed.
 */
export const membershipValue: PrepareRule = {
  name: 'membership-value',
  traits: ['in-subquery'],
  apply: (plan, ctx) =>
    transformPlan(plan, (p) =>
      mapPlanExprs(p, (written) => {
        const { conf } = ctx;
        if (p.kind === 'filter') noteZeros(written, ctx);
        const e = mapNull(written, conf.nullInEmptyList ? nowhere : unlessEmpty);
        if (p.kind === 'join') return joinCondition(e, p, conf.nullInEmptyList ? unknown : (x) => x);
        return p.kind === 'filter' ? condition(e) : asValue(e);
      }),
    ),
};

/** NOT IN as a condition of its own: Spark looks floating numbers up by their bits then, if the list is small enough to be sent around. */
function noteZeros(expr: Expr, ctx: PrepareContext): void {
  if (expr.kind !== 'call') return;
  if (expr.fn === 'and') for (const a of expr.args) noteZeros(a, ctx);
  const [inner] = expr.args;
  if (expr.fn !== 'not' || inner?.kind !== 'in-subquery' || inner.values.length > 1) return;
  const { type } = inner.values[0] as Expr;
  if ((type.kind === 'double' || type.kind === 'float') && freeColumns(inner.plan).size === 0)
    ctx.approximate(inner, 'to NOT IN, zero is no member of a list with -0.0 alone on Spark, if the list is small');
}

/**
 * What an outer join's condition says of the side that keeps all its rows is not asked before the join: unknown stays unknown there,
 * and NULL is unknown even in an empty list.
 */
function joinCondition(expr: Expr, join: Join, unknown: (e: Expr) => Expr): Expr {
  if (expr.kind === 'call' && expr.fn === 'and') return mapChildren(expr, (e) => joinCondition(e, join, unknown));
  const used = usedColumns(expr);
  const before = (side: Plan): boolean => {
    const own = new Set(outputOf(side).map((a) => a.id));
    return [...used].every((id) => own.has(id));
  };
  switch (join.type) {
    case 'inner':
    case 'cross':
      return condition(expr);
    case 'left-semi':
      return before(join.left) || before(join.right) ? condition(expr) : unknown(expr);
    case 'left':
    case 'left-anti':
      return before(join.right) ? condition(expr) : unknown(expr);
    case 'right':
      return before(join.left) ? condition(expr) : unknown(expr);
    case 'full':
      return unknown(expr);
    default:
      return assertNever(join.type, 'join type');
  }
}

/** What Spark's optimizer sees to first: a NULL that is written down. */
function mapNull(expr: Expr, map: (e: InSubquery) => Expr): Expr {
  const inner = mapChildren(expr, (e) => mapNull(e, map));
  if (inner.kind !== 'in-subquery') return inner;
  const [only, ...more] = inner.values;
  return only && more.length === 0 && isNullConstant(only) ? map(inner) : inner;
}

/** It is in no list and not in no list, not even in an empty one. */
const nowhere = (): Expr => nullLiteral(types.boolean);

/** `nullInEmptyListBehavior=false`: it is in no empty list. A list that depends on the row is asked as for other values. */
function unlessEmpty(e: InSubquery): Expr {
  if (freeColumns(e.plan).size > 0) return e;
  const when: Expr = { kind: 'exists', plan: e.plan, type: types.boolean, nullable: false };
  const then = nullLiteral(types.boolean);
  return { kind: 'case', branches: [{ when, then }], otherwise: FALSE, type: types.boolean, nullable: true };
}

function unknown(expr: Expr): Expr {
  if (isLogic(expr)) return mapChildren(expr, unknown);
  return expr.kind === 'in-subquery' ? expr : mapChildren(expr, unknownOfNull);
}

function unknownOfNull(expr: Expr): Expr {
  const inner = mapChildren(expr, unknownOfNull);
  const [value, ...more] = inner.kind === 'in-subquery' ? inner.values : [];
  if (!value?.nullable || more.length > 0) return inner;
  const isNull = logic('isnull', [value], false);
  return logic('or', [inner, logic('and', [isNull, nullLiteral(types.boolean)], true)], true);
}

const logic = (fn: 'and' | 'or' | 'isnull', args: readonly Expr[], nullable: boolean): Call => ({
  kind: 'call',
  fn,
  args,
  type: types.boolean,
  nullable,
});
const isLogic = (e: Expr): boolean => e.kind === 'call' && (e.fn === 'and' || e.fn === 'or' || e.fn === 'not');

function condition(expr: Expr): Expr {
  if (isLogic(expr)) return mapChildren(expr, condition);
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
