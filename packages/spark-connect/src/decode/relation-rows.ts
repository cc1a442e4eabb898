import { fail, intLiteral, type UnresolvedExpr, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeExpression, decodeExpressions } from './expression.js';
import { invalid } from './refuse.js';
import { relationOf } from './relation.js';
import { decodeSortOrder } from './sort-order.js';

export function projectOf({ input, expressions }: proto.Project, parsers: PlanParsers): UnresolvedPlan {
  const child: UnresolvedPlan = input ? relationOf(input, parsers) : { kind: 'one-row' };
  return { kind: 'project', child, items: decodeExpressions(expressions, parsers) };
}

export function filterOf({ input, condition }: proto.Filter, parsers: PlanParsers): UnresolvedPlan {
  const child = relationOf(input, parsers);
  const written = decodeExpression(condition, parsers);
  // df.filter("a > 1 AS x"): the name has no use
  return { kind: 'filter', child, condition: written.kind === 'alias' ? written.expr : written };
}

export function sortOf({ input, order, isGlobal }: proto.Sort, parsers: PlanParsers): UnresolvedPlan {
  const child = relationOf(input, parsers);
  return { kind: 'sort', child, orders: order.map((o) => decodeSortOrder(o, parsers)), global: isGlobal === true };
}

export const limitOf = ({ input, limit }: proto.Limit, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'limit',
  child: relationOf(input, parsers),
  limit: intLiteral(limit),
});

export const offsetOf = ({ input, offset }: proto.Offset, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'limit',
  child: relationOf(input, parsers),
  offset: intLiteral(offset),
});

export function deduplicateOf(
  { input, columnNames, allColumnsAsKeys, withinWatermark }: proto.Deduplicate,
  parsers: PlanParsers,
): UnresolvedPlan {
  if (allColumnsAsKeys && columnNames.length > 0)
    return invalid('Cannot deduplicate on both all columns and a subset of columns');
  if (!allColumnsAsKeys && columnNames.length === 0)
    return invalid('Deduplicate requires to either deduplicate on all columns or a subset of columns');
  const child = relationOf(input, parsers);
  return {
    kind: 'deduplicate',
    child,
    ...(!allColumnsAsKeys && { columns: columnNames }),
    ...(withinWatermark && { withinWatermark }),
  };
}

export const sampleOf = (message: proto.Sample, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'sample-frame',
  child: relationOf(message.input, parsers),
  lower: message.lowerBound,
  upper: message.upperBound,
  withReplacement: message.withReplacement === true,
  ...(message.seed !== undefined && { seed: message.seed }),
  ...(message.deterministicOrder && { ordered: true as const }),
});

export function repartitionOf({ input, numPartitions }: proto.Repartition, parsers: PlanParsers): UnresolvedPlan {
  checkPartitions(numPartitions);
  return { kind: 'distribute', child: relationOf(input, parsers), exprs: [] };
}

export function repartitionByOf(message: proto.RepartitionByExpression, parsers: PlanParsers): UnresolvedPlan {
  const { input, partitionExprs, numPartitions } = message;
  if (numPartitions !== undefined) checkPartitions(numPartitions);
  const child = relationOf(input, parsers);
  return { kind: 'distribute', child, exprs: partitionExprs.map((e) => withoutOrder(e, parsers)) };
}

/** `repartitionByRange(col.desc())`: how rows are spread is not for the answer to show. */
function withoutOrder(message: proto.Expression, parsers: PlanParsers): UnresolvedExpr {
  const { exprType: kind } = message;
  return decodeExpression(kind?.$case === 'sortOrder' ? kind.value.child : message, parsers);
}

function checkPartitions(count: number): void {
  if (count <= 0)
    fail('frame-argument', { why: `requirement failed: Number of partitions (${count}) must be positive.` });
}
