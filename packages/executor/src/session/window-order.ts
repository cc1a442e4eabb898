import type { Typed } from '@spark-sql-to-snowflake/compiler';
import {
  ascending,
  type Expr,
  type NamedExpr,
  outputOf,
  type Plan,
  passed,
  type SortOrder,
  someExpr,
  type WindowCall,
} from '@spark-sql-to-snowflake/plan-ir';

/**
 * A query whose rows are shown to a person: where nothing else orders them and they come of a window, in the order that the window
 * needs them in. Spark sorts them so to compute it, and shows them so; a database need not.
 */
export function inWindowOrder(query: Typed<Plan>): Typed<Plan> {
  const tree = ordered(query.tree, query);
  return tree === query.tree ? query : { ...query, tree };
}

function ordered(plan: Plan, query: Typed<Plan>): Plan {
  switch (plan.kind) {
    case 'limit':
    case 'alias':
    case 'filter': {
      const child = ordered(plan.child, query);
      return child === plan.child ? plan : { ...plan, child };
    }
    case 'project': {
      const window = plan.columns.map((c) => windowIn(c.expr)).find((w) => w !== undefined);
      if (window) return sorted(plan, window, query);
      const child = ordered(plan.child, query);
      return child === plan.child ? plan : { ...plan, child };
    }
    default:
      return plan;
  }
}

function windowIn(expr: Expr): WindowCall | undefined {
  let found: WindowCall | undefined;
  someExpr(expr, (e) => {
    if (e.kind === 'window') found ??= e;
    return found !== undefined;
  });
  return found;
}

/** The window's rows by its partitions, and in each by its order. The keys are computed beside the columns and left out again. */
function sorted(plan: Extract<Plan, { kind: 'project' }>, window: WindowCall, query: Typed<Plan>): Plan {
  const byPartition = window.partitionBy.map(ascending);
  const hidden: NamedExpr[] = [];
  const orders = [...byPartition, ...window.orderBy].map((o): SortOrder => {
    const id = query.ids.column();
    hidden.push({ id, name: `key${hidden.length}`, expr: o.expr });
    const { type, nullable } = o.expr;
    return { ...o, expr: { kind: 'column', id, name: `key${hidden.length - 1}`, type, nullable } };
  });
  // rows that are equal in all that were counted in some order
  const counted = plan.columns
    .filter((c) => c.expr.kind === 'window' && c.expr.function.fn === 'row_number')
    .map(({ id, name, expr }): SortOrder => {
      const { type, nullable } = expr;
      return { expr: { kind: 'column', id, name, type, nullable }, direction: 'asc', nulls: 'first' };
    });
  if (orders.length === 0) return plan;
  const sort: Plan = {
    kind: 'sort',
    child: { ...plan, columns: [...plan.columns, ...hidden] },
    orders: [...orders, ...counted],
    global: true,
  };
  const columns = outputOf(plan).map(passed);
  return { kind: 'project', child: sort, columns };
}
