import {
  type ColumnId,
  type Expr,
  forEachChild,
  forEachPlanChild,
  forEachPlanExpr,
  isVolatileFunction,
  type NamedExpr,
  type Plan,
  replaceColumns,
  someExpr,
} from '@spark-sql-to-snowflake/plan-ir';

/** What each output column of a projection stands for. */
export type Definitions = ReadonlyMap<ColumnId, Expr>;
const NONE: Definitions = new Map();

/** The computed columns of a projection; those passed through need no substitution. */
export function definitionsOf(columns: readonly NamedExpr[]): Definitions {
  if (columns.length === 0) return NONE;
  let map: Map<ColumnId, Expr> | undefined;
  for (const { id, expr } of columns) {
    if (expr.kind === 'column' && expr.id === id) continue;
    map ??= new Map();
    map.set(id, expr);
  }
  return map ?? NONE;
}

/** Put definitions in place of the columns that name them, in correlated subqueries too. */
export function substitute(expr: Expr, definitions: Definitions): Expr {
  return replaceColumns(expr, definitions);
}

export const hasWindow = (expr: Expr): boolean => someExpr(expr, isWindow);
const isWindow = (e: Expr): boolean => e.kind === 'window';

/** Cheap enough to be written twice. */
export function isTrivial(expr: Expr): boolean {
  switch (expr.kind) {
    case 'column':
    case 'literal':
    case 'lambda-variable':
      return true;
    case 'cast':
    case 'field':
      return isTrivial(expr.expr);
    case 'aggregate':
      return expr.args.every(isTrivial) && !expr.filter;
    default:
      return false;
  }
}

/** Gives another value at each evaluation, or costs a subquery. */
export function isVolatile(expr: Expr): boolean {
  return someExpr(expr, (e) => (e.kind === 'call' || e.kind === 'aggregate') && isVolatileFunction(e.fn));
}

export const isSubquery = (e: Expr): e is Extract<Expr, { readonly plan: Plan }> =>
  e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery';

/** What a use inside a subquery or a lambda counts, which may run more than once, and take no aggregates. */
const INSIDE = 1 << 16;
const isAggregate = (e: Expr): boolean => e.kind === 'aggregate';

/** How often each defined column is used by the given expressions. */
function countUses(exprs: readonly Expr[], definitions: Definitions): Map<ColumnId, number> {
  const uses = new Map<ColumnId, number>();
  const count = (e: Expr, weight: number): void => {
    if (e.kind === 'column' && definitions.has(e.id)) uses.set(e.id, (uses.get(e.id) ?? 0) + weight);
  };
  const inside = (e: Expr): void => {
    count(e, INSIDE);
    if (isSubquery(e)) walk(e.plan);
    forEachChild(e, inside);
  };
  const walk = (plan: Plan): void => {
    forEachPlanExpr(plan, inside);
    forEachPlanChild(plan, walk);
  };
  const note = (e: Expr): void => {
    count(e, 1);
    if (isSubquery(e)) walk(e.plan);
    forEachChild(e, e.kind === 'lambda' ? inside : note);
  };
  for (const expr of exprs) note(expr);
  return uses;
}

/** May the definitions be written in place in these expressions without computing anything twice that should not be? */
export function canInline(exprs: readonly Expr[], definitions: Definitions): boolean {
  if (definitions.size === 0) return true;
  for (const [id, count] of countUses(exprs, definitions)) {
    const definition = definitions.get(id);
    if (!definition) continue;
    if (count > 1 && !isTrivial(definition)) return false;
    // in there it would be another query's aggregate, to most databases
    if (count >= INSIDE && someExpr(definition, isAggregate)) return false;
    if (isVolatile(definition)) return false;
  }
  return true;
}
