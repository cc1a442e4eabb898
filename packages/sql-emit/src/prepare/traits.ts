import {
  type Expr,
  type ExprKind,
  forEachChild,
  forEachPlanChild,
  forEachPlanExpr,
  isVolatileFunction,
  type Plan,
  type PlanKind,
} from '@spark-sql-to-snowflake/plan-ir';
import { isDraw } from '../render/draws.js';

/** What a plan has in it: kinds of nodes, and the few things that kinds alone don't tell. */
export type Trait =
  | PlanKind
  | ExprKind
  | 'filter-clause'
  | 'intersect-all'
  | 'struct-order'
  | 'row-of-window'
  | 'grouped-condition'
  | 'lateral'
  | 'grouping-sets'
  | 'seeded-random'
  | 'draws';

/** Functions that give the value of one row of the window. */
const ROW_OF_WINDOW: ReadonlySet<string> = new Set(['first', 'last', 'any_value', 'nth_value']);

/** An AND or OR: databases flatten them, wherever they stand. */
export const isCondition = (e: Expr): boolean => e.kind === 'call' && (e.fn === 'and' || e.fn === 'or');

const SEEDED: ReadonlySet<string> = new Set(['rand', 'randn', 'sample_count']);

/** All traits of a plan, subqueries included, found in one walk: a rule whose traits are not there need not look. */
export function traitsOf(plan: Plan): ReadonlySet<Trait> {
  const found = new Set<Trait>();
  // most nodes are of these kinds: they go into the set once
  let columns = false;
  let literals = false;
  let calls = false;
  const visit = (expr: Expr): void => {
    switch (expr.kind) {
      case 'column':
        columns = true;
        return;
      case 'literal':
        literals = true;
        return;
      case 'call':
        calls = true;
        if (isVolatileFunction(expr.fn)) {
          if (expr.args.length > 0 && SEEDED.has(expr.fn)) found.add('seeded-random');
          if (isDraw(expr)) found.add('draws');
        }
        for (const a of expr.args) visit(a);
        return;
    }
    found.add(expr.kind);
    if (expr.kind === 'aggregate' && expr.filter) found.add('filter-clause');
    if (expr.kind === 'window') {
      if (expr.orderBy.some((o) => o.expr.type.kind === 'struct')) found.add('struct-order');
      if (ROW_OF_WINDOW.has(expr.function.fn)) found.add('row-of-window');
    }
    if (expr.kind === 'scalar-subquery' || expr.kind === 'exists' || expr.kind === 'in-subquery') walk(expr.plan);
    forEachChild(expr, visit);
  };
  const walk = (p: Plan): void => {
    found.add(p.kind);
    if (p.kind === 'aggregate' && p.groupings.some(isCondition)) found.add('grouped-condition');
    if (p.kind === 'aggregate' && p.sets) found.add('grouping-sets');
    if (p.kind === 'join' && p.lateral) found.add('lateral');
    if (p.kind === 'set-operation' && p.all && p.op !== 'union') found.add('intersect-all');
    if (p.kind === 'sort' && p.orders.some((o) => o.expr.type.kind === 'struct')) found.add('struct-order');
    forEachPlanExpr(p, visit);
    forEachPlanChild(p, walk);
  };
  walk(plan);
  if (columns) found.add('column');
  if (literals) found.add('literal');
  if (calls) found.add('call');
  return found;
}
