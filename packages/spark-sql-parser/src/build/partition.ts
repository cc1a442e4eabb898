import { fail, type PartitionValue, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import type { PartitionSpecNode } from '../gen/parser.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, nameOf, refuse, spanOf } from './context.js';
import { buildExpression } from './expression.js';

/** PARTITION (a = 1, b): a column without a value is dynamic, where the statement allows that (`full` says it does not). */
export function buildPartition(
  ctx: BuildContext,
  node: PartitionSpecNode | undefined,
  full = false,
): readonly PartitionValue<UnresolvedExpr>[] {
  const seen = new Set<string>();
  return (node?.items ?? []).map((item) => {
    const name = nameOf(ctx, item.column as Token);
    if (seen.has(name)) fail('duplicate-key', { key: `\`${name}\`` }, spanOf(item));
    seen.add(name);
    if (item.value === undefined) {
      if (full) fail('empty-partition-value', { column: `\`${name}\`` }, spanOf(item));
      return { name };
    }
    const value = buildExpression(ctx, item.value);
    if (value.kind !== 'literal' && !(value.kind === 'name' && value.parts[0]?.toLowerCase() === 'default'))
      refuse(ctx, item.value.start);
    return { name, value };
  });
}
