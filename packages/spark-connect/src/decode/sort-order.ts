import type { UnresolvedSortOrder } from '@spark-sql-to-snowflake/plan-ir';
import * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeExpression } from './expression.js';

/** Without a direction it is descending, and without a place NULLs are last: clients always send both. */
export function decodeSortOrder(message: proto.Expression_SortOrder, parsers: PlanParsers): UnresolvedSortOrder {
  const { child, direction, nullOrdering } = message;
  return {
    expr: decodeExpression(child, parsers),
    direction: direction === proto.Expression_SortOrder_SortDirection.ASCENDING ? 'asc' : 'desc',
    nulls: nullOrdering === proto.Expression_SortOrder_NullOrdering.SORT_NULLS_FIRST ? 'first' : 'last',
  };
}
