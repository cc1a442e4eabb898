import { type CallSite, constantText } from '@spark-sql-to-snowflake/sql-emit';

/** The argument that names a unit of time, in lower case; it must be a constant. */
export function unitArgument(site: CallSite, i: number): string {
  const unit = constantText(site.exprs[i]);
  return unit === undefined ? site.ctx.refuse(site.call, 'the unit must be a constant') : unit.toLowerCase();
}
