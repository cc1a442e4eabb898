import type { WindowCall } from '@spark-sql-to-snowflake/plan-ir';

/**
 * DuckDB's default frame is the standard's, and Spark's: with ORDER BY everything up to the last peer, without it all of the
 * partition. Only other frames are written. Source: duckdb.org/docs/stable/sql/functions/window_functions#framing
 */
export function windowFrame(call: WindowCall, frame: string): string {
  const { unit, start, end } = call.frame;
  if (start.kind !== 'unbounded-preceding') return frame;
  if (call.orderBy.length === 0) {
    return end.kind === 'unbounded-following' || (unit === 'range' && end.kind === 'current-row') ? '' : frame;
  }
  return unit === 'range' && end.kind === 'current-row' ? '' : frame;
}
