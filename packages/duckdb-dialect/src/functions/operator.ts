import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { infix, type Lowering, STRENGTH, template } from '@spark-sql-to-snowflake/sql-emit';

export const operatorLowerings = {
  and: infix('AND', STRENGTH.and),
  or: infix('OR', STRENGTH.or),
  not: template('NOT {operand}', STRENGTH.not),
} satisfies Record<NeedsLowering<(typeof families)['operator']>, Lowering>;
