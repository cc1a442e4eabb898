import {
  type Aggregate,
  type ColumnId,
  type CteId,
  conditionsOf,
  type Expr,
  fail,
  findFunction,
  functionRow,
  maxRows,
  type Origin,
  type Plan,
  planChildren,
  planExprs,
  someExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { pretty } from '../name/pretty.js';

/** EXISTS and IN, a subquery for a value, the right side of a lateral join: what Spark can carry out of it differs. */
type Form = 'predicate' | 'scalar' | 'lateral';

/**
 * Refuse columns of the enclosing query where Spark 3.5 can't carry them out of the subquery: in GROUP BY and beside aggregates,
 * below a window function or a limit; for EXISTS and IN also in the SELECT list and below a set operation.
 */
export function checkPlaces(
  plan: Plan,
  outer: ReadonlySet<ColumnId>,
  form: Form,
  env: Env,
  origin: Origin | undefined,
): void {
  if (outer.size === 0) return;
  const isOuter = (e: Expr): boolean => e.kind === 'column' && outer.has(e.id);
  const walk = (p: Plan, closed: boolean): void => {
    const exprs = planExprs(p);
    const found = exprs.find((e) => someExpr(e, isOuter));
    if (found && closed) fail('outer-column-place', {}, origin);
    if (found && (p.kind === 'aggregate' || (p.kind === 'project' && form === 'predicate')))
      fail('correlated-reference', { sql: `"${pretty(found, env)}"` }, origin);
    const closes =
      p.kind === 'limit' ||
      (p.kind === 'set-operation' && form === 'predicate') ||
      (p.kind === 'project' && exprs.some((e) => someExpr(e, (x) => x.kind === 'window')));
    for (const child of planChildren(p)) walk(child, closed || closes);
  };
  walk(plan, false);
}

/**
 * A correlated subquery for a value must be seen to give one row: an aggregate, groups of which go by columns that stand beside the
 * enclosing query's, or a plan that has no more.
 */
export function checkOneValue(plan: Plan, outer: ReadonlySet<ColumnId>, origin: Origin | undefined): void {
  if (outer.size === 0 || maxRows(plan) <= 1) return;
  const top = aggregateOf(plan, new Map());
  const groupings = top ? top.groupings : fail('correlated-scalar-not-aggregated', {}, origin);
  const beside = besideOuter(plan, outer);
  const others = new Set<string>();
  for (const key of groupings) {
    someExpr(key, (e) => {
      if (e.kind === 'column' && !beside.has(e.id) && !outer.has(e.id)) others.add(e.name);
      return false;
    });
  }
  if (others.size > 0) fail('correlated-scalar-groups', { columns: [...others] }, origin);
}

/** The aggregate of whose rows the plan's are, at most with a HAVING between. A use of a CTE is what it is defined as. */
function aggregateOf(plan: Plan, ctes: Map<CteId, Plan>): Aggregate | undefined {
  switch (plan.kind) {
    case 'aggregate':
      return plan;
    case 'project':
    case 'alias':
    case 'distinct':
      return aggregateOf(plan.child, ctes);
    case 'filter':
      return plan.child.kind === 'aggregate' ? plan.child : undefined;
    case 'with':
      for (const cte of plan.ctes) ctes.set(cte.id, cte.plan);
      return aggregateOf(plan.child, ctes);
    case 'cte-ref': {
      const defined = ctes.get(plan.cte);
      return defined && aggregateOf(defined, ctes);
    }
    default:
      return undefined;
  }
}

/** The columns of a subquery in conditions that look at the enclosing query. */
function besideOuter(plan: Plan, outer: ReadonlySet<ColumnId>): ReadonlySet<ColumnId> {
  const found = new Set<ColumnId>();
  const walk = (p: Plan): void => {
    if (p.kind === 'filter')
      for (const condition of conditionsOf(p.condition)) {
        const ids: ColumnId[] = [];
        someExpr(condition, (e) => {
          if (e.kind === 'column') ids.push(e.id);
          return false;
        });
        if (ids.some((id) => outer.has(id))) for (const id of ids) found.add(id);
      }
    for (const child of planChildren(p)) walk(child);
  };
  walk(plan);
  return found;
}

/** Does the expression call a function whose answer may be another each time? */
export function isVolatile(expr: Expr): boolean {
  return someExpr(expr, (e) => {
    const name = e.kind === 'call' ? findFunction(e.fn) : undefined;
    return name !== undefined && functionRow(name).volatile === true;
  });
}

export const hasVolatile = (plan: Plan): boolean =>
  planExprs(plan).some(isVolatile) || planChildren(plan).some(hasVolatile);

/** Can the plan have no more than one row, as far as its shape tells? */
export function isOneRow(plan: Plan): boolean {
  switch (plan.kind) {
    case 'one-row':
      return true;
    case 'values':
      return plan.rows.length <= 1;
    case 'aggregate':
      return plan.groupings.length === 0 && !plan.sets;
    case 'project':
    case 'filter':
    case 'alias':
    case 'sort':
      return isOneRow(plan.child);
    default:
      return false;
  }
}
