import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import type { Lowering } from '@spark-sql-to-snowflake/sql-emit';

export const aggregateLowerings = {} satisfies Record<NeedsLowering<(typeof families)['aggregate']>, Lowering>;
