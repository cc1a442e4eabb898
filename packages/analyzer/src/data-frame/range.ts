import { type Attribute, fail, types as T, type UnresolvedRange } from '@spark-sql-to-snowflake/plan-ir';
import type { Env, QueryContext } from '../env.js';
import type { Analyzed } from '../relation/output.js';
import { scopeOf } from '../scope.js';

/** The partitions of a range: as many as it says, or as the session gives to what reads nothing. See `withPartitions`. */
export function rangePartitions(given: number | undefined, env: Env): { readonly partitions?: number } {
  if (given !== undefined && given <= 0) fail('frame-argument', { why: 'Positive number of partitions required' });
  const partitions = given ?? env.conf.leafPartitions;
  if (partitions === undefined) return {};
  env.partitions.known = true;
  return { partitions };
}

/** `spark.range`: one column `id` of bigint. */
export function analyzeRange(plan: UnresolvedRange, query: QueryContext): Analyzed {
  const { env } = query;
  const output: readonly Attribute[] = [{ id: env.ids.column(), name: 'id', type: T.long, nullable: false }];
  const { start, end, step, origin, partitions } = plan;
  const parts = rangePartitions(partitions, env);
  return { plan: { kind: 'range', start, end, step, ...parts, output, origin }, scope: scopeOf(output, [], env.fold) };
}
