import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { atom, build, type CallSite, type Lowering, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { calendarTried } from './calendar-interval.js';
import { mayTry } from './may-try.js';
import { fn } from './pieces.js';

/** Intervals as the numbers that they are in Spark: of months, or of microseconds. */

export const isInterval = (t: DataType | undefined): boolean =>
  t?.kind === 'day_time_interval' || t?.kind === 'year_month_interval';

export function numberOf(interval: string, type: DataType | undefined): string {
  if (type?.kind === 'day_time_interval') return `epoch_us(${interval})`;
  return `(date_part('year', ${interval}) * 12 + date_part('month', ${interval}))`;
}

/** `cast`: by which a number becomes a whole one of the interval's range. */
export function intervalOf(number: string, type: DataType | undefined, cast = 'CAST'): string {
  if (type?.kind === 'day_time_interval') return `to_microseconds(${cast}(${number} AS BIGINT))`;
  return `to_months(${cast}(${number} AS INTEGER))`;
}

/** The lowering of intervals, and another for everything else. */
export const intervalOr = (interval: Lowering, other: Lowering): Lowering => ({
  ...other,
  render: (args, site, params) => (isInterval(site.types[0]) ? interval : other).render(args, site, params),
});

export const intervalAbs = build(([x], site) =>
  atom(intervalOf(`abs(${numberOf(x?.text ?? '', site.types[0])})`, site.types[0])),
);
export const intervalSign = build(([x], site) =>
  atom(`CAST(sign(${numberOf(x?.text ?? '', site.types[0])}) AS DOUBLE)`),
);
export const intervalBucket = build((args, site) => {
  const [value, low, high] = args.map((a, i) => atom(`CAST(${numberOf(a.text, site.types[i])} AS DOUBLE)`));
  return callHelper(site.ctx, 'width_bucket', [value, low, high, args[3]] as SqlPiece[]);
});

/** The whole quotient, cut toward zero. */
export const intervalQuotient = build((args, site) => {
  const [left, right] = args.map((a, i) => `CAST(${numberOf(a.text, site.types[i])} AS BIGINT)`) as [string, string];
  const raise = fn('ERROR', stringText('[INTERVAL_DIVIDED_BY_ZERO] Division by zero.')).text;
  const divisor = site.ctx.conf.ansi ? `CASE WHEN ${right} = 0 THEN ${raise} ELSE ${right} END` : `NULLIF(${right}, 0)`;
  return atom(`(${left} // ${divisor})`);
});

/** The exact average, half away from zero. A sum beyond the interval's range raises, or gives NULL. */
export function intervalAverage(sum: string, count: string, type: DataType, tried: boolean): string {
  const size = type.kind === 'day_time_interval' ? 'BIGINT' : 'INTEGER';
  const total = `CAST(${tried ? 'TRY_CAST' : 'CAST'}(${sum} AS ${size}) AS HUGEINT)`;
  return intervalOf(`sign(${total}) * ((2 * abs(${total}) + ${count}) // NULLIF(2 * ${count}, 0))`, type);
}

/** A percentile of numbers as an interval, or as a list of them; Spark cuts toward zero. `negated`: the numbers are. */
export function intervalPercentile(quantiles: string, type: DataType, negated = false): string {
  const sign = negated ? '-' : '';
  if (type.kind !== 'array') return intervalOf(`${sign}TRUNC(${quantiles})`, type);
  return `list_transform(${quantiles}, lambda q__: ${intervalOf(`${sign}TRUNC(q__)`, type.element)})`;
}

/** NULL where the value raises, if it may be tried. */
export function orNull(value: SqlPiece, site: CallSite): SqlPiece {
  if (mayTry(site)) return atom(`TRY(${value.text})`);
  site.ctx.approximate(site.call, 'where the result is out of range it is an error, not NULL');
  return value;
}

export const tried = build(([value], site: CallSite) => {
  const [inner] = site.exprs;
  const divided = inner?.kind === 'call' && inner.fn === 'divide_interval';
  if (inner?.kind === 'call' && inner.type.kind === 'calendar_interval') {
    const args = inner.args.map((e) => site.ctx.emit(e));
    if (divided) return calendarTried(args, '/');
    if (inner.fn === 'multiply_interval') return calendarTried(args, '*');
  }
  if (divided && isInterval(inner.type)) {
    // the division raises for 0 by a function that TRY does not take
    const [count, by] = inner.args.map((e) => site.ctx.emit(e).text);
    // a float would be divided as one
    const divisor = inner.args[1]?.type.kind === 'float' ? `CAST(${by} AS DOUBLE)` : by;
    const quotient = `ROUND(${numberOf(count ?? '', inner.args[0]?.type)} / NULLIF(${divisor}, 0))`;
    return atom(`TRY(${intervalOf(quotient, inner.type)})`);
  }
  return orNull(value as SqlPiece, site);
});
