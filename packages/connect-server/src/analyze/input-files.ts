import { pathToFileURL } from 'node:url';
import { fileOptions, fileRead, listFiles, type SparkSession } from '@spark-sql-to-snowflake/executor';
import {
  requireBatch,
  type UnresolvedPlan,
  type UnresolvedRead,
  unresolvedChildren,
} from '@spark-sql-to-snowflake/plan-ir';

/** The files that a query reads, as URLs, each once. Tables are in the database and have none. Throws CompileError. */
export async function inputFiles(plan: UnresolvedPlan, spark: SparkSession): Promise<readonly string[]> {
  requireBatch((await spark.analyze(plan)).plan);
  const listings = await Promise.all([...reads(plan)].map((read) => listFiles(read.paths, fileOptions(read.options))));
  return [...new Set(listings.flatMap(({ files }) => files.map(({ path }) => pathToFileURL(path).href)))];
}

function* reads(plan: UnresolvedPlan): Generator<UnresolvedRead, void, undefined> {
  if (plan.kind === 'read') yield plan;
  const named = plan.kind === 'table' ? fileRead(plan) : undefined;
  if (named) yield named;
  for (const child of unresolvedChildren(plan)) yield* reads(child);
}
