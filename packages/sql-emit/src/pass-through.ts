import { type Attribute, type NamedExpr, passed } from '@spark-sql-to-snowflake/plan-ir';

export { columnOf } from '@spark-sql-to-snowflake/plan-ir';

/** Columns of a project that hands on what is below it as it is. */
export const passThrough = (columns: readonly Attribute[]): readonly NamedExpr[] => columns.map(passed);
