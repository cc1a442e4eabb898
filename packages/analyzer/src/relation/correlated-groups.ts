import {
  type Aggregate,
  type ColumnId,
  type Expr,
  type IdSource,
  mapPlanChildren,
  type NamedExpr,
  outputOf,
  type Plan,
  passed,
  planChildren,
  planExprs,
  someExpr,
  types as T,
} from '@spark-sql-to-snowflake/plan-ir';
import { columnOf } from '../expression/name.js';

/**
 * EXISTS and IN over one aggregate of rows that the enclosing row picks: where it picks none, there is no group, so EXISTS is false
 * even of `count(*)` and NOT IN is true (observed on 3.5). Spark groups by what the rows are picked by, and joins. Subqueries for a value
 * and lateral ones have the one row that SQL says.
 */
export function withoutEmptyGroups(plan: Plan, outer: ReadonlySet<ColumnId>, ids: IdSource): Plan {
  if (outer.size === 0) return plan;
  const visit = (p: Plan): Plan => {
    const mapped = mapPlanChildren(p, visit);
    const whole = mapped.kind === 'aggregate' && mapped.groupings.length === 0 && !mapped.sets;
    return whole && picks(mapped.child, outer) ? counted(mapped, ids) : mapped;
  };
  return visit(plan);
}

const picks = (plan: Plan, outer: ReadonlySet<ColumnId>): boolean =>
  planExprs(plan).some((e) => someExpr(e, (x) => x.kind === 'column' && outer.has(x.id))) ||
  planChildren(plan).some((child) => picks(child, outer));

/** The aggregate, if there was a row. */
function counted(aggregate: Aggregate, ids: IdSource): Plan {
  const count: NamedExpr = {
    id: ids.column(),
    name: 'count(1)',
    expr: { kind: 'aggregate', fn: 'count', args: [ONE], distinct: false, type: T.long, nullable: false },
  };
  const rows = columnOf({ id: count.id, name: count.name, type: T.long, nullable: false }, count.name);
  const condition: Expr = { kind: 'call', fn: '>', args: [rows, ZERO], type: T.boolean, nullable: false };
  return {
    kind: 'project',
    child: { kind: 'filter', child: { ...aggregate, columns: [...aggregate.columns, count] }, condition },
    columns: outputOf(aggregate).map(passed),
  };
}

const ONE: Expr = { kind: 'literal', value: 1, type: T.int, nullable: false };
const ZERO: Expr = { kind: 'literal', value: 0n, type: T.long, nullable: false };
