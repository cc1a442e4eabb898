import {
  type ColumnId,
  type Expr,
  forEachChild,
  outputOf,
  type Plan,
  planChildren,
  planExprs,
} from '@spark-sql-to-snowflake/plan-ir';

type Ids = ReadonlySet<ColumnId>;

/** What the plans of subqueries take from outside. Plans don't change, so this is found once a plan. */
const outerOf = new WeakMap<Plan, Ids>();

/** Add every column that an expression refers to, those that its subqueries take from outside included. */
export function addReferences(expr: Expr, into: Set<ColumnId>): void {
  switch (expr.kind) {
    case 'column':
      into.add(expr.id);
      return;
    case 'literal':
      return;
    case 'scalar-subquery':
    case 'exists':
    case 'in-subquery':
      for (const id of freeReferences(expr.plan)) into.add(id);
      break;
    default:
  }
  forEachChild(expr, (child) => addReferences(child, into));
}

/** The columns that these expressions refer to. */
export function references(...exprs: readonly Expr[]): Set<ColumnId> {
  const found = new Set<ColumnId>();
  for (const e of exprs) addReferences(e, found);
  return found;
}

/** Does the expression refer to no column but these? */
export function refersOnlyTo(expr: Expr, ids: Ids): boolean {
  for (const id of references(expr)) if (!ids.has(id)) return false;
  return true;
}

export const idsOf = (plan: Plan): Set<ColumnId> => new Set(outputOf(plan).map((a) => a.id));

function collect(plan: Plan, into: Set<ColumnId>): void {
  const own = new Set<ColumnId>();
  for (const e of planExprs(plan)) addReferences(e, own);
  const children = planChildren(plan);
  if (own.size > 0) {
    const made = new Set<ColumnId>();
    for (const child of children) for (const a of outputOf(child)) made.add(a.id);
    for (const id of own) if (!made.has(id)) into.add(id);
  }
  if (plan.kind === 'join' && plan.lateral) {
    const left = idsOf(plan.left);
    collect(plan.left, into);
    for (const id of freeReferences(plan.right)) if (!left.has(id)) into.add(id);
    return;
  }
  for (const child of children) collect(child, into);
}

/** The columns that a plan refers to and does not make: its correlation with the queries around it. Empty for a whole query. */
export function freeReferences(plan: Plan): Ids {
  const before = outerOf.get(plan);
  if (before) return before;
  const found = new Set<ColumnId>();
  collect(plan, found);
  outerOf.set(plan, found);
  return found;
}
