import type { DataType } from '@spark-sql-to-snowflake/plan-ir';

/** A decimal's digits as text: DuckDB leaves out the zero before the point where the type has no digit for it. */
export const plainDecimalText = (value: string, type: DataType & { readonly kind: 'decimal' }): string =>
  type.scale === type.precision
    ? `regexp_replace(CAST(${value} AS VARCHAR), '^(-?)\\.', '\\10.')`
    : `CAST(${value} AS VARCHAR)`;
