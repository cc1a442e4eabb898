import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import type { Lowering } from '@spark-sql-to-snowflake/sql-emit';

export const structLowerings = {} satisfies Record<NeedsLowering<(typeof families)['struct']>, Lowering>;
