import { type Attribute, fail, types as T, type UnresolvedRange } from '@spark-sql-to-snowflake/plan-ir';
import type { Env, QueryContext } from '../env.js';
import type { Analyzed } from '../relation/output.js';
import { scopeOf } from '../scope.js';

/** A number of partitions, which is noted: see `withPartitions`. */
export function positive(partitions: number, env: Env): number {
  if (partitions <= 0) fail('frame-argument', { why: 'Positive number of partitions required' });
  env.partitioned.yes = true;
  return partitions;
}

/** `spark.range`: one column `id` of bigint. */
export function analyzeRange(plan: UnresolvedRange, query: QueryContext): Analyzed {
  const { env } = query;
  const output: readonly Attribute[] = [{ id: env.ids.column(), name: 'id', type: T.long, nullable: false }];
  const { start, end, step, origin, partitions } = plan;
  const parts = partitions === undefined ? {} : { partitions: positive(partitions, env) };
  return { plan: { kind: 'range', start, end, step, ...parts, output, origin }, scope: scopeOf(output, [], env.fold) };
}
