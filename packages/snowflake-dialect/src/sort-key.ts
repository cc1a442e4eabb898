import type { SortOrder } from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext, SqlPiece } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Text is ordered by its bytes, NaN behind every number: as in Spark. Structs are taken apart before (prepare/struct-order);
 * semi-structured arrays have no order of their elements.
 */
export function sortKey(value: SqlPiece, order: SortOrder, ctx: EmitContext): SqlPiece {
  const { kind } = order.expr.type;
  if (kind === 'array' || kind === 'struct' || kind === 'map')
    return ctx.refuse(
      order.expr,
      `Snowflake does not order values of type ${kind} by their elements`,
      'Order by the elements.',
    );
  return value;
}
