import {
  type Call,
  type Expr,
  type FieldAccess,
  type Plan,
  type SortOrder,
  transformPlan,
  transformPlanExprs,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: ORDER BY a struct, which Snowflake compares by the alphabet of its fields, if at all. After: ORDER BY its fields, in the
 * order they are declared. The trap: a NULL field is the smallest value, whatever NULLS FIRST or LAST says of NULL structs.
 */
export const structOrder: PrepareRule = {
  name: 'struct-order',
  traits: ['struct-order'],
  apply(plan) {
    const inWindows = transformPlanExprs(plan, (e) => {
      if (e.kind !== 'window' || !e.orderBy.some(isStruct)) return e;
      return { ...e, orderBy: e.orderBy.flatMap(takenApart) };
    });
    return transformPlan(
      inWindows,
      (p): Plan => (p.kind === 'sort' && p.orders.some(isStruct) ? { ...p, orders: p.orders.flatMap(takenApart) } : p),
    );
  },
};

const isStruct = (order: SortOrder): boolean => order.expr.type.kind === 'struct';

function takenApart(order: SortOrder): readonly SortOrder[] {
  const { expr, direction } = order;
  if (expr.type.kind !== 'struct') return [order];
  const fields = expr.type.fields.flatMap((f, ordinal): readonly SortOrder[] => {
    const access: FieldAccess = {
      kind: 'field',
      expr,
      name: f.name,
      ordinal,
      type: f.type,
      nullable: f.nullable || expr.nullable,
    };
    return takenApart({ expr: access, direction, nulls: direction === 'asc' ? 'first' : 'last' });
  });
  return expr.nullable ? [nullFlag(order), ...fields] : fields;
}

/** FALSE sorts before TRUE: `x IS NOT NULL` puts NULLs in front, `x IS NULL` behind. */
function nullFlag({ expr, nulls }: SortOrder): SortOrder {
  const flag: Call = {
    kind: 'call',
    fn: nulls === 'first' ? 'isnotnull' : 'isnull',
    args: [expr] as readonly Expr[],
    type: types.boolean,
    nullable: false,
  };
  return { expr: flag, direction: 'asc', nulls: 'first' };
}
