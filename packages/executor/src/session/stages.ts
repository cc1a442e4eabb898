import type { ExplainStages } from '@spark-sql-to-snowflake/compiler';
import type { Explain } from '@spark-sql-to-snowflake/plan-ir';

const STAGES: Partial<Record<Explain<never, never>['mode'], ExplainStages>> = {
  extended: 'all',
  logical: 'all',
  cost: 'cost',
};

/** What a mode of EXPLAIN shows. There is no generated code, and SQL stands in its own words: those modes say what `simple` says. */
export const stagesOf = (mode: Explain<never, never>['mode']): ExplainStages => STAGES[mode] ?? 'physical';
