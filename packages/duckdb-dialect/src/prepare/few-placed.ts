import {
  columnTo,
  type Expr,
  type Literal,
  type Made,
  type NamedExpr,
  numbersOf,
  outputOf,
  type Placed,
  type Plan,
  passed,
  placedRows,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext } from '@spark-sql-to-snowflake/sql-emit';

/** So many rows are numbered and put in order in no time; of more, nobody compares the order or the last digits. */
export const FEW = 10_000;

export interface FewPlaced {
  readonly rows: Placed;
  /** The rows with the columns that they had, the number of their partition and their place. */
  readonly plan: Plan;
  readonly partition: Expr;
  readonly place: Expr;
}

/** A few rows of which is known in which partition each is. */
export function fewPlaced(child: Plan, ctx: PrepareContext): FewPlaced | undefined {
  const made: Made = { own: new WeakSet(), sampled: new WeakSet() };
  const rows = placedRows(child, made, ctx);
  if (!rows || rows.orders || rows.count > FEW) return undefined;
  const { partition } = numbersOf(rows, ctx);
  const place: NamedExpr = { ...passed(rows.element), id: ctx.newId(), name: '_place' };
  const constant = partition.expr.kind === 'literal' ? (partition.expr as Literal) : undefined;
  return {
    rows,
    plan: {
      kind: 'project',
      child: rows.plan,
      columns: [...outputOf(child).map(passed), ...(constant ? [] : [partition]), place],
    },
    partition: constant ?? columnTo(partition),
    place: columnTo(place),
  };
}
