import type { WindowCall } from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from '@spark-sql-to-snowflake/sql-emit';

/** Functions that Snowflake takes with PARTITION BY alone. */
const UNORDERED = new Set(['mode', 'median', 'percentile', 'percentile_cont', 'percentile_disc', 'percentile_approx']);
/** Aggregates that Snowflake lets slide over RANGE frames with a distance. */
const RANGE_DISTANCE = new Set([
  'count',
  'sum',
  'avg',
  'min',
  'max',
  'stddev_samp',
  'stddev_pop',
  'var_samp',
  'var_pop',
]);
/** Their default frame is all of the partition, whatever ORDER BY says. */
const VALUES = new Set(['first', 'last', 'any_value', 'nth_value']);

/**
 * With ORDER BY the default frame of an aggregate is the standard's, and Spark's: everything up to the last peer; without it all
 * of the partition. First, last and nth value default to all of the partition (`prepare/window-value` has put them so).
 * Source: docs.snowflake.com/en/sql-reference/functions-window-syntax
 */
export function windowFrame(call: WindowCall, frame: string, ctx: EmitContext): string {
  const { unit, start, end } = call.frame;
  const { fn } = call.function;
  const fromStart = start.kind === 'unbounded-preceding';
  const whole = fromStart && end.kind === 'unbounded-following';
  const toPeer = fromStart && unit === 'range' && end.kind === 'current-row';
  if (
    (start.kind === 'current-row' && end.kind === 'preceding') ||
    (start.kind === 'following' && end.kind === 'current-row')
  )
    return ctx.refuse(call, `Snowflake does not take the frame ${frame}, which is empty`);
  if (VALUES.has(fn)) {
    if (whole) return '';
    if (unit === 'range') return ctx.refuse(call, `Snowflake does not take the frame ${frame} for this function`);
    return frame;
  }
  if (UNORDERED.has(fn) && call.orderBy.length > 0 && !whole) {
    return ctx.refuse(call, 'Snowflake computes it over the whole partition only', 'Leave ORDER BY out of the window.');
  }
  const distance = [start, end].some((b) => b.kind === 'preceding' || b.kind === 'following');
  if (unit === 'range' && distance && !RANGE_DISTANCE.has(fn)) {
    return ctx.refuse(call, `Snowflake does not take the frame ${frame} for this function`);
  }
  if (call.orderBy.length === 0) return whole || (unit === 'range' && end.kind === 'current-row') ? '' : frame;
  return toPeer ? '' : frame;
}
