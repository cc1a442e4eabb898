import type { SortOrder } from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext, SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { isNested, NO_ORDER, orderKey } from './order-key.js';

/**
 * Text is ordered by its bytes, NaN behind every number: as in Spark. Structs are taken apart before (prepare/struct-order);
 * arrays are ordered by a text.
 */
export function sortKey(value: SqlPiece, order: SortOrder, ctx: EmitContext): SqlPiece {
  const { type } = order.expr;
  if (type.kind !== 'map' && !isNested(type)) return value;
  return orderKey(value, type, order.expr.nullable) ?? ctx.refuse(order.expr, NO_ORDER, 'Order by the elements.');
}
