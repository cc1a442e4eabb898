import { assertNever, type UnresolvedDataFrame, type UnresolvedWithParameters } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import type { Analyzed } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { analyzeDropColumns, analyzeToDf, analyzeWithColumns, analyzeWithColumnsRenamed } from './columns.js';
import { crosstabAsPivot } from './crosstab.js';
import { analyzeDeduplicate } from './deduplicate.js';
import { sharedFrames } from './frames.js';
import { analyzeFreqItems } from './frequent.js';
import { analyzeDropNa, analyzeFillNa, analyzeReplaceNa } from './na.js';
import { analyzeApproxQuantile, analyzeCovariance } from './pairs.js';
import { analyzePythonRows } from './python-rows.js';
import { analyzeRange } from './range.js';
import { analyzeSampleBy, analyzeSampleFrame } from './rows.js';
import { analyzeSourceData } from './source.js';
import { analyzeDescribe, analyzeSummary } from './statistics.js';
import { analyzeToSchema } from './to-schema.js';
import { analyzeWatermark } from './watermark.js';

/** An operator that only DataFrames have. */
export function analyzeDataFrame(plan: UnresolvedDataFrame, query: QueryContext): Analyzed {
  switch (plan.kind) {
    case 'local-relation':
    case 'read':
    case 'parse':
    case 'catalog-rows':
      return analyzeSourceData(plan, query);
    case 'range':
      return analyzeRange(plan, query);
    case 'with-parameters':
      return analyzeWithParameters(plan, query);
    case 'with-columns':
      return analyzeWithColumns(plan, query);
    case 'with-columns-renamed':
      return analyzeWithColumnsRenamed(plan, query);
    case 'drop-columns':
      return analyzeDropColumns(plan, query);
    case 'to-df':
      return analyzeToDf(plan, query);
    case 'to-schema':
      return analyzeToSchema(plan, query);
    case 'deduplicate':
      return analyzeDeduplicate(plan, query);
    case 'fill-na':
      return analyzeFillNa(plan, query);
    case 'drop-na':
      return analyzeDropNa(plan, query);
    case 'replace-na':
      return analyzeReplaceNa(plan, query);
    case 'describe':
      return analyzeDescribe(plan, query);
    case 'summary':
      return analyzeSummary(plan, query);
    case 'crosstab':
      return analyzePlan(crosstabAsPivot(plan), query);
    case 'cov':
    case 'corr':
      return analyzeCovariance(plan, query);
    case 'approx-quantile':
      return analyzeApproxQuantile(plan, query);
    case 'freq-items':
      return analyzeFreqItems(plan, query);
    case 'sample-by':
      return analyzeSampleBy(plan, query);
    case 'sample-frame':
      return analyzeSampleFrame(plan, query);
    case 'watermark':
      return analyzeWatermark(plan, query);
    case 'python-rows':
      return analyzePythonRows(plan, query);
    case 'collect-metrics': {
      // the metrics are asked beside the rows: see `observedMetrics`
      const input = analyzePlan(plan.child, query);
      return { ...input, below: input };
    }
    default:
      return assertNever(plan, 'analyzeDataFrame');
  }
}

/** Parameters are known in the query that they were given to, and not outside of it. */
function analyzeWithParameters(plan: UnresolvedWithParameters, query: QueryContext): Analyzed {
  const { env } = query;
  const parameters = {
    ...(plan.named && { named: plan.named }),
    ...(plan.positional && { positional: plan.positional }),
  };
  return analyzePlan(plan.child, { ...query, env: sharedFrames({ ...env, parameters }, env) });
}
