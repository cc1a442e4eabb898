import type { Case, DataType, Expr } from '@spark-sql-to-snowflake/plan-ir';

/** CASE WHEN … THEN … ELSE otherwise END. Nullable if any of its values is. */
export function caseOf(pairs: readonly (readonly [when: Expr, then: Expr])[], otherwise: Expr, type: DataType): Case {
  return {
    kind: 'case',
    branches: pairs.map(([when, then]) => ({ when, then })),
    otherwise,
    type,
    nullable: otherwise.nullable || pairs.some(([, then]) => then.nullable),
  };
}
