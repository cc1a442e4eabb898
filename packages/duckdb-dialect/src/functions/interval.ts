import type { Expr } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  constantInt,
  infixPiece,
  type Lowering,
  type SqlPiece,
  STRENGTH,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { isSteady, movedByMonths, sessionZone } from '../datetime/zone.js';
import { stringText } from '../literals.js';
import { calendarScaled, isCalendar } from './calendar-interval.js';
import { once } from './guard.js';
import { orNull, tried } from './interval-number.js';
import { caseWhen, castAs, fn, operand } from './pieces.js';

const DAY = 86_400_000_000n;
const isYearMonth = (site: CallSite, i: number): boolean => site.types[i]?.kind === 'year_month_interval';
const isDayTime = (site: CallSite, i: number): boolean => site.types[i]?.kind === 'day_time_interval';

const add = (l: SqlPiece, r: SqlPiece): SqlPiece => infixPiece(l, '+', r, STRENGTH.add);
const times = (l: SqlPiece, r: SqlPiece): SqlPiece => infixPiece(l, '*', r, STRENGTH.multiply);

/** The microseconds of a day-time interval that is a constant. */
function constantMicros(expr: Expr | undefined): bigint | undefined {
  return expr?.kind === 'literal' && expr.type.kind === 'day_time_interval' && typeof expr.value === 'bigint'
    ? expr.value
    : undefined;
}

/** The days of a day-time interval count by the calendar, the rest by the clock: it is taken apart. */
function dayTimeParts(interval: SqlPiece, expr: Expr | undefined): readonly SqlPiece[] {
  const micros = constantMicros(expr);
  if (micros !== undefined) {
    const [days, rest] = [micros / DAY, micros % DAY];
    const parts = [
      ...(days !== 0n ? [fn('TO_DAYS', Number(days))] : []),
      ...(rest !== 0n || days === 0n ? [fn('TO_MICROSECONDS', Number(rest))] : []),
    ];
    return parts;
  }
  const all = fn('EPOCH_US', interval).text;
  return [fn('TO_DAYS', atom(`(${all} // ${DAY})::INTEGER`)), fn('TO_MICROSECONDS', atom(`${all} % ${DAY}`))];
}

/** A date stays a date, a TIMESTAMPTZ moves by days of the session's calendar. */
const shift = (op: '+' | '-'): Lowering =>
  build((args, site) => {
    const [time, interval] = args as [SqlPiece, SqlPiece];
    const kind = site.types[0]?.kind;
    const micros = constantMicros(site.exprs[1]);
    if (kind === 'date') {
      if (micros !== undefined && micros % DAY === 0n)
        return infixPiece(time, op, atom(String(micros / DAY)), STRENGTH.add);
      return castAs(infixPiece(time, op, interval, STRENGTH.add), 'DATE');
    }
    if (kind === 'timestamp' && isDayTime(site, 1))
      return dayTimeParts(interval, site.exprs[1]).reduce((l, r) => infixPiece(l, op, r, STRENGTH.add), time);
    if (kind === 'timestamp' && !isSteady(sessionZone(site.ctx)))
      return once(time, site.exprs[0], (t) =>
        movedByMonths(t.text, (local) => `${local} ${op} ${at(interval, STRENGTH.multiply)}`, site.ctx),
      );
    return infixPiece(time, op, interval, STRENGTH.add);
  });

const months = (i: SqlPiece): string => `(EXTRACT(YEAR FROM ${i.text}) * 12 + EXTRACT(MONTH FROM ${i.text}))`;

/** Months or microseconds as a number, and back with the half rounded away from zero. */
const scale = (apply: (count: SqlPiece, by: SqlPiece, site: CallSite) => SqlPiece): Lowering =>
  build((args, site) => {
    const [interval, factor] = args as [SqlPiece, SqlPiece];
    // beside a float DuckDB would compute in floats
    const by = site.types[1]?.kind === 'float' ? castAs(factor, 'DOUBLE') : factor;
    if (isYearMonth(site, 0))
      return fn('TO_MONTHS', castAs(fn('ROUND', apply(atom(months(interval)), by, site)), 'INTEGER'));
    return fn('TO_MICROSECONDS', castAs(fn('ROUND', apply(fn('EPOCH_US', interval), by, site)), 'BIGINT'));
  });

const multiply = scale(times);
const divide = scale((count, by, site) => {
  const quotient = infixPiece(count, '/', by, STRENGTH.multiply);
  const constant = constantInt(site.exprs[1]);
  if (constant !== undefined && constant !== 0) return quotient;
  const raise = fn('ERROR', stringText('[INTERVAL_DIVIDED_BY_ZERO] Division by zero.'));
  return caseWhen([[`${operand(by)} = 0`, raise]], quotient);
});

/** Intervals of mixed units go part by part. */
const orCalendar = (other: Lowering, op: '*' | '/'): Lowering => ({
  ...other,
  render: (args, site, params) => (isCalendar(site, 0) ? calendarScaled(op) : other).render(args, site, params),
});

const minus = template('-{value}', STRENGTH.unary);

/** A field of a day-time interval, which holds microseconds only; of the others by DuckDB's own, of which hours do not make days. */
const part = (ofMicros: string, ofFields: string, type: string): Lowering =>
  build((args, site) => {
    const [value] = args as [SqlPiece];
    const text = isDayTime(site, 0)
      ? `(${ofMicros.replace('{}', () => fn('EPOCH_US', value).text)})`
      : ofFields.replaceAll('{}', () => value.text);
    return castAs(atom(text), type);
  });

/** `TO_MONTHS(years * 12 + months)`; the arguments left out are 0. */
const makeYearMonth = build((args) => {
  const [years, more] = args;
  if (!years) return fn('TO_MONTHS', 0);
  const count = times(years, atom('12'));
  return fn('TO_MONTHS', more ? add(count, more) : count);
});

const seconds = (args: readonly (SqlPiece | undefined)[], factors: readonly number[]): SqlPiece => {
  const terms = args.flatMap((a, i) =>
    a ? [times(castAs(a, i === factors.length - 1 ? 'DECIMAL(18, 6)' : 'BIGINT'), atom(String(factors[i])))] : [],
  );
  return terms.length === 0 ? atom('0') : castAs(atom(`(${terms.reduce(add).text})`), 'BIGINT');
};
const UNITS = [86_400_000_000, 3_600_000_000, 60_000_000, 1_000_000];
const makeDayTime = build((args) => fn('TO_MICROSECONDS', seconds([args[0], args[1], args[2], args[3]], UNITS)));

/** Outside ANSI mode NULL where a part has no room. */
const makeInterval = build((args, site) => {
  const [years, more, weeks, days, hours, minutes, rest] = args;
  const zero = atom('0');
  const parts = [
    fn('TO_MONTHS', add(times(years ?? zero, atom('12')), more ?? zero)),
    fn('TO_DAYS', add(times(weeks ?? zero, atom('7')), days ?? zero)),
    fn('TO_MICROSECONDS', seconds([hours, minutes, rest], UNITS.slice(1))),
  ];
  const made = parts.reduce(add);
  return site.ctx.conf.ansi || site.exprs.every(isSmall) ? made : orNull(made, site);
});
/** So small a constant that no sum of such leaves its range. */
const isSmall = (e: Expr): boolean =>
  e.kind === 'cast' ? isSmall(e.expr) : e.kind === 'literal' && Math.abs(Number(e.value)) < 100_000_000;

/** The days between as an interval of microseconds. */
const subtractDates = build((args) => {
  const [left, right] = args as [SqlPiece, SqlPiece];
  return fn('TO_MICROSECONDS', atom(`(${at(left, STRENGTH.add)} - ${at(right, 61)}) * ${DAY}`));
});

/** By the clock of the session's zone. */
const subtractTimestamps = build((args, site) => {
  const local = args.map((a, i) => fn('EPOCH_US', site.types[i]?.kind === 'timestamp' ? castAs(a, 'TIMESTAMP') : a));
  return fn('TO_MICROSECONDS', infixPiece(local[0] as SqlPiece, '-', local[1] as SqlPiece, STRENGTH.add));
});

/** Spark's intervals: months only, or microseconds only, in DuckDB's INTERVAL. */
export const intervalLowerings = {
  make_interval: makeInterval,
  make_dt_interval: makeDayTime,
  make_ym_interval: makeYearMonth,
  add_interval: shift('+'),
  subtract_interval: shift('-'),
  subtract_dates: subtractDates,
  subtract_timestamps: subtractTimestamps,
  add_intervals: template('{left} + {right}', STRENGTH.add),
  subtract_intervals: template('{left} - {right}', STRENGTH.add),
  multiply_interval: orCalendar(multiply, '*'),
  divide_interval: orCalendar(divide, '/'),
  negate_interval: minus,
  tried,
  interval_years: part('0', 'EXTRACT(YEAR FROM {})', 'INTEGER'),
  interval_months: part('0', 'EXTRACT(MONTH FROM {})', 'TINYINT'),
  interval_days: part(`{} // ${DAY}`, '(EXTRACT(DAY FROM {}) + EXTRACT(HOUR FROM {}) // 24)', 'INTEGER'),
  interval_hours: part('{} // 3600000000 % 24', '(EXTRACT(HOUR FROM {}) % 24)', 'TINYINT'),
  interval_minutes: part('{} // 60000000 % 60', 'EXTRACT(MINUTE FROM {})', 'TINYINT'),
  interval_seconds: part('{} % 60000000 * 0.000001', '(EXTRACT(MICROSECONDS FROM {}) * 0.000001)', 'DECIMAL(8, 6)'),
} as const;
