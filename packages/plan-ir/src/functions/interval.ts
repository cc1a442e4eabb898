import {
  byte,
  calendarInterval,
  DAY_TIME_UNITS,
  type DataType,
  type DayTimeUnit,
  dayTimeInterval,
  decimal,
  int,
  YEAR_MONTH_UNITS,
  type YearMonthUnit,
  yearMonthInterval,
} from '../types/type.js';
import { type CallFacts, defineFunctions, type FunctionRow } from './define.js';
import { shownInfix } from './display.js';

/** The smallest interval type that holds both: from the larger start to the smaller end. */
function common(left: DataType | undefined, right: DataType | undefined): DataType {
  if (left?.kind === 'year_month_interval' && right?.kind === 'year_month_interval') {
    const at = (u: YearMonthUnit): number => YEAR_MONTH_UNITS.indexOf(u);
    return yearMonthInterval(
      at(left.start) <= at(right.start) ? left.start : right.start,
      at(left.end) >= at(right.end) ? left.end : right.end,
    );
  }
  if (left?.kind === 'day_time_interval' && right?.kind === 'day_time_interval') {
    const at = (u: DayTimeUnit): number => DAY_TIME_UNITS.indexOf(u);
    return dayTimeInterval(
      at(left.start) <= at(right.start) ? left.start : right.start,
      at(left.end) >= at(right.end) ? left.end : right.end,
    );
  }
  return calendarInterval;
}

/** A scaled interval has all units of its kind. */
function scaled(type: DataType | undefined): DataType {
  if (type?.kind === 'year_month_interval') return yearMonthInterval();
  return type?.kind === 'day_time_interval' ? dayTimeInterval() : calendarInterval;
}

const isCalendar = (call: CallFacts): boolean => call.types.some((t) => t.kind === 'calendar_interval');
/** Arithmetic of calendar intervals overflows to NULL. */
const nullable = (call: CallFacts): boolean => isCalendar(call) || call.args.some((a) => a.nullable);

const part = (returns: DataType): FunctionRow => ({ params: { value: 'interval' }, returns, internal: true });

/** What the operators do on intervals, and the parts of an interval. Only syntax makes these calls. */
export const intervalFunctions = defineFunctions({
  add_intervals: {
    params: { left: 'interval', right: 'interval' },
    returns: (c) => common(c.types[0], c.types[1]),
    nullable,
    display: shownInfix('+'),
    internal: true,
  },
  subtract_intervals: {
    params: { left: 'interval', right: 'interval' },
    returns: (c) => common(c.types[0], c.types[1]),
    nullable,
    display: shownInfix('-'),
    internal: true,
  },
  multiply_interval: {
    params: { value: 'interval', factor: 'numeric' },
    returns: (c) => scaled(c.types[0]),
    nullable,
    display: (a, c) => (isCalendar(c) ? `multiply_interval(${a.join(', ')})` : `(${a[0]} * ${a[1]})`),
    internal: true,
  },
  divide_interval: {
    params: { value: 'interval', divisor: 'numeric' },
    returns: (c) => scaled(c.types[0]),
    nullable,
    display: (a, c) => (isCalendar(c) ? `divide_interval(${a.join(', ')})` : `(${a[0]} / ${a[1]})`),
    internal: true,
  },
  negate_interval: {
    params: { value: 'interval' },
    returns: (c) => c.types[0] as DataType,
    display: (a) => `(- ${a[0]})`,
    internal: true,
  },
  /** What `try_add` and its kin make of dates, times and intervals: NULL where the operator would raise. */
  tried: {
    params: { value: 'any' },
    returns: (c) => c.types[0] as DataType,
    nullable: 'always',
    internal: true,
  },
  interval_years: part(int),
  interval_months: part(byte),
  interval_days: part(int),
  interval_hours: part(byte),
  interval_minutes: part(byte),
  interval_seconds: part(decimal(8, 6)),
});
