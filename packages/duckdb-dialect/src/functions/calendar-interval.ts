import { atom, build, type CallSite, type Lowering, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';

/** Intervals of mixed units, in which months, days and microseconds count for themselves. */

export const isCalendar = (site: CallSite, i: number): boolean => site.types[i]?.kind === 'calendar_interval';

/** What becomes of a number beyond the range of an INTEGER. */
type Beyond = 'ends' | 'raise' | 'null';

const INTEGER_END = 2_147_483_648n;
const LONG_END = 9_223_372_036_854_775_807n;
const DAY = '86400000000';
const error = (message: string): string => `error('${message}')`;

/** A double cut toward zero to an INTEGER; NaN is 0. */
function integer(x: string, beyond: Beyond): string {
  const far = { raise: error('[ARITHMETIC_OVERFLOW] integer overflow.'), null: 'NULL' };
  const outside =
    beyond === 'ends'
      ? `WHEN ${x} >= ${INTEGER_END} THEN ${INTEGER_END - 1n} WHEN ${x} <= -${INTEGER_END} THEN -${INTEGER_END}`
      : `WHEN trunc(${x}) NOT BETWEEN -${INTEGER_END} AND ${INTEGER_END - 1n} THEN ${far[beyond]}`;
  return `CAST(CASE WHEN isnan(${x}) THEN 0 ${outside} ELSE trunc(${x}) END AS INTEGER)`;
}

/** A double rounded half up to a BIGINT, whose ends take what lies beyond; NaN is 0. */
const long = (x: string): string =>
  `CAST(CASE WHEN isnan(${x}) THEN 0 WHEN ${x} >= ${LONG_END} THEN ${LONG_END} WHEN ${x} < -${LONG_END} THEN -${LONG_END} - 1 WHEN ${x} - floor(${x}) >= 0.5 THEN CAST(floor(${x}) AS BIGINT) + 1 ELSE CAST(floor(${x}) AS BIGINT) END AS BIGINT)`;

const months = "(date_part('year', c__.i) * 12 + date_part('month', c__.i))";
const micros =
  "(date_part('hour', c__.i) * 3600000000 + date_part('minute', c__.i) * 60000000 + date_part('microseconds', c__.i))";

/** Each part times a double, or divided by it. The fraction of a day becomes microseconds, that of a month is lost. */
function scaled(args: readonly SqlPiece[], op: '*' | '/', beyond: Beyond): SqlPiece {
  const [interval, by] = args;
  const part = (count: string): string => `CAST(${count} AS DOUBLE) ${op} c__.n`;
  const parts = `{'m': ${part(months)}, 'd': ${part("date_part('day', c__.i)")}, 'u': ${part(micros)}}`;
  const whole = integer('p__.d', beyond);
  const rest = `[p__.u + ${DAY} * (p__.d - ${whole})]`;
  const made = `to_months(${integer('p__.m', beyond)}) + to_days(${whole}) + list_transform(${rest}, lambda u__: to_microseconds(${long('u__')}))[1]`;
  const zero = beyond === 'raise' ? error('[INTERVAL_DIVIDED_BY_ZERO] Division by zero.') : 'NULL';
  const product = `list_transform([${parts}], lambda p__: ${made})[1]`;
  const body = op === '*' ? product : `CASE WHEN c__.n = 0 THEN ${zero} ELSE ${product} END`;
  return atom(`list_transform([{'i': ${interval?.text}, 'n': CAST(${by?.text} AS DOUBLE)}], lambda c__: ${body})[1]`);
}

/** Outside ANSI mode the ends of the range take what lies beyond. */
export const calendarScaled = (op: '*' | '/'): Lowering =>
  build((args, site) => scaled(args as readonly SqlPiece[], op, site.ctx.conf.ansi ? 'raise' : 'ends'));

/** `try_multiply` and `try_divide`. */
export const calendarTried = (args: readonly SqlPiece[], op: '*' | '/'): SqlPiece => scaled(args, op, 'null');
