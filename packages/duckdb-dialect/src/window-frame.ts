import type { WindowCall } from '@spark-sql-to-snowflake/plan-ir';

/**
 * DuckDB's default frame is the standard's, and Spark's: with ORDER BY everything up to the last peer, without it all of the
 * partition. Only other frames are written. Source: duckdb.org/docs/stable/sql/functions/window_functions#framing
 */
export function windowFrame(call: WindowCall, frame: string): string {
  const { unit, start, end } = call.frame;
  // no grammar of SQL's lets a frame end before the current row that it starts at; zero rows away is the current row
  if (start.kind === 'current-row' && end.kind === 'preceding')
    return frame.replace('CURRENT ROW', `${zero(call)} PRECEDING`);
  if (start.kind === 'following' && end.kind === 'current-row')
    return frame.replace('CURRENT ROW', `${zero(call)} FOLLOWING`);
  if (start.kind !== 'unbounded-preceding') return frame;
  if (call.orderBy.length === 0) {
    return end.kind === 'unbounded-following' || (unit === 'range' && end.kind === 'current-row') ? '' : frame;
  }
  return unit === 'range' && end.kind === 'current-row' ? '' : frame;
}

/** No distance, of the kind that the ordering value moves by. */
function zero({ frame, orderBy: [order] }: WindowCall): string {
  const kind = order?.expr.type.kind ?? '';
  const moves =
    frame.unit === 'range' && (kind === 'date' || kind.startsWith('timestamp') || kind.endsWith('interval'));
  return moves ? 'to_days(0)' : '0';
}
