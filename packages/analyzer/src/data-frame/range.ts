import { type Attribute, types as T, type UnresolvedRange } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import type { Analyzed } from '../relation/output.js';
import { scopeOf } from '../scope.js';

/** `spark.range`: one column `id` of bigint. */
export function analyzeRange(plan: UnresolvedRange, query: QueryContext): Analyzed {
  const { env } = query;
  const output: readonly Attribute[] = [{ id: env.ids.column(), name: 'id', type: T.long, nullable: false }];
  const { start, end, step, origin } = plan;
  return { plan: { kind: 'range', start, end, step, output, origin }, scope: scopeOf(output, [], env.fold) };
}
