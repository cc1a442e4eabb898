import type { SparkSession } from '@spark-sql-to-snowflake/executor';
import { fail, type UnresolvedPlan, unresolvedChildren } from '@spark-sql-to-snowflake/plan-ir';

/** The files that a query reads. Tables are in the database and have none. Throws CompileError. */
export async function inputFiles(plan: UnresolvedPlan, spark: SparkSession): Promise<readonly string[]> {
  await spark.analyze(plan);
  if (readsFiles(plan)) fail('unsupported', { what: 'The list of the files that a query reads' });
  return [];
}

function readsFiles(plan: UnresolvedPlan): boolean {
  return plan.kind === 'read' || unresolvedChildren(plan).some(readsFiles);
}
