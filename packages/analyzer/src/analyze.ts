import type { Plan, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import { type AnalyzerInput, makeEnv, type QueryContext } from './env.js';
import { analyzeOutput } from './relation/output.js';

export const rootContext = (input: AnalyzerInput): QueryContext => ({ env: makeEnv(input), ctes: new Map() });

/**
 * A query with all names looked up and all types known, as Spark 3.5 does it.
 * @throws CompileError where Spark refuses the query, with Spark's error class, and where a known limit of ours is met.
 */
export function analyzeQuery(plan: UnresolvedPlan, input: AnalyzerInput): Plan {
  return analyzeOutput(plan, rootContext(input));
}
