import { fail, type UnresolvedDataFrame } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import type { Analyzed } from '../relation/output.js';
import { analyzeRange } from './range.js';
import { analyzeSourceData } from './source.js';

/** An operator that only DataFrames have. */
export function analyzeDataFrame(plan: UnresolvedDataFrame, query: QueryContext): Analyzed {
  switch (plan.kind) {
    case 'local-relation':
    case 'read':
      return analyzeSourceData(plan, query);
    case 'range':
      return analyzeRange(plan, query);
    default:
      return fail('unsupported', { what: `The DataFrame operator ${plan.kind}` }, plan.origin);
  }
}
