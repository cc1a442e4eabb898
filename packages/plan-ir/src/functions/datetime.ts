import { fail } from '../diagnostics/report.js';
import type { Expr } from '../expr/expr.js';
import { longLiteral, stringLiteral } from '../expr/literal.js';
import { typeSql } from '../types/text.js';
import {
  calendarInterval,
  type DataType,
  date,
  dayTimeInterval,
  decimal,
  double,
  field,
  int,
  long,
  string,
  struct,
  timestamp,
  timestampNtz,
  unknown,
  yearMonthInterval,
} from '../types/type.js';
import { isNumeric, isStringType } from '../types/widen.js';
import { type CallFacts, defineFunctions, type FunctionRow } from './define.js';
import { filled, shownAs, shownInfix } from './display.js';
import { extractCheck, extractExpand, extractType } from './extract.js';
import { intervalFunctions } from './interval.js';
import { isConstant, strictly } from './strict.js';

const INSTANT = ['timestamp', 'timestamp_ntz'] as const;
/** What parses or is a point of time. */
const TEXT_OR_TIME = ['string', 'date', 'timestamp', 'timestamp_ntz'] as const;
const DAYS = ['int', 'short', 'byte'] as const;
const notWhole = (given: Expr | undefined): boolean =>
  given?.kind === 'cast' && given.expr.kind === 'literal' && !/^\s*[+-]?\d+\s*$/.test(String(given.expr.value ?? 0));
/** Days to move a date by: small integers as they are, and constant text that is one; in ANSI mode text of any kind. */
const wholeDays: Required<Pick<FunctionRow, 'coerce' | 'check'>> = {
  coerce: ({ types: [date = unknown, days = unknown], args: [, given], conf }) => {
    const whole = isStringType(days) && (conf.ansi || isConstant(given));
    return [date, days.kind === 'unknown' || days.kind === 'null' || whole ? int : days];
  },
  check: ({ types: [, days], args: [, given], conf, written }) =>
    !conf.ansi && notWhole(given)
      ? `SECOND_FUNCTION_ARGUMENT_NOT_INTEGER: The second argument of ${written === 'dateadd' ? 'date_add' : written} function needs to be an integer`
      : days && days.kind !== 'unknown' && !DAYS.some((d) => d === days.kind)
        ? `parameter 2 requires the ("INT" or "SMALLINT" or "TINYINT") type, however the argument has the type "${typeSql(days)}"`
        : undefined,
};
const DEFAULT_PATTERN = 'yyyy-MM-dd HH:mm:ss';

/** The session's TIMESTAMP: with local zone, or without zone. */
const sessionTimestamp = (call: CallFacts): DataType =>
  call.conf.timestampType === 'timestamp_ntz' ? timestampNtz : timestamp;

/** Parsing text gives NULL for what does not parse, except in ANSI mode. */
const nullOnBadText = (call: CallFacts): boolean =>
  call.args.some((a) => a.nullable) || (!call.conf.ansi && call.args.length > 1) || call.types[0]?.kind === 'string';
/** Fields out of range give NULL, except in ANSI mode. */
const nullOnBadFields = (call: CallFacts): boolean => !call.conf.ansi || call.args.some((a) => a.nullable);

const dateField = (...aliases: readonly string[]): FunctionRow => ({ params: { date: 'date' }, returns: int, aliases });
const timeField: FunctionRow = { params: { time: INSTANT }, returns: int };
const shifted = (op: '+' | '-'): FunctionRow => ({
  params: { time: 'datetime', interval: 'interval' },
  returns: (c) => c.types[0] as DataType,
  nullable: (c) => c.types[1]?.kind === 'calendar_interval' || c.args.some((a) => a.nullable),
  display: (args, call) => shiftDisplay(op, args, call),
  internal: true,
});

/** A date moved by whole days shows as `date_add`; everything else as the operator, without parentheses. */
function shiftDisplay(op: '+' | '-', args: readonly string[], call: CallFacts): string {
  const [time, interval] = call.types;
  if (time?.kind === 'date' && interval?.kind === 'day_time_interval' && interval.end === 'day')
    return `date_add(${args[0]}, ${op === '+' ? '' : '(- '}extractansiintervaldays(${args[1]})${op === '+' ? '' : ')'})`;
  return `${args[0]} ${op} ${args[1]}`;
}

/** A time window becomes a column below its query; one that is left stands where none is looked for. */
const elsewhere = (): never =>
  fail('unsupported', { what: 'A time window inside another expression than a name or cast' });

/** The last microsecond of a window. */
function windowTime({ args: [window] }: CallFacts): Expr {
  const end: Expr = {
    kind: 'field',
    expr: window as Expr,
    name: 'end',
    ordinal: 1,
    type: timestamp,
    nullable: true,
  };
  const micros: Expr = { kind: 'call', fn: 'unix_micros', args: [end], type: long, nullable: true };
  const before: Expr = { kind: 'call', fn: '-', args: [micros, longLiteral(1n)], type: long, nullable: true };
  return { kind: 'call', fn: 'timestamp_micros', args: [before], type: timestamp, nullable: true };
}

const windowType = struct([field('start', timestamp), field('end', timestamp)]);
const TIME_PARTS = {
  year: 'int',
  month: 'int',
  day: 'int',
  hour: 'int',
  minute: 'int',
  second: decimal(16, 6),
} as const;

/** Dates and times. A timestamp's fields are those of its local time in the session's zone. */
/** Numbers are seconds, and have no pattern: Spark's own error of it is an internal one. */
const noPatternOfNumbers = ({ types: [value, pattern] }: CallFacts): string | undefined =>
  value && pattern && isNumeric(value)
    ? `parameter 1 requires the ("STRING" or "DATE" or "TIMESTAMP" or "TIMESTAMP_NTZ") type, however the argument has the type "${typeSql(value)}"`
    : undefined;

export const datetimeFunctions = defineFunctions({
  current_date: { params: {}, returns: date, aliases: ['curdate'], display: shownAs('current_date') },
  current_timestamp: { params: {}, returns: timestamp, aliases: ['now'] },
  localtimestamp: { params: {}, returns: timestampNtz },
  current_timezone: { params: {}, returns: string, expand: (c: CallFacts) => stringLiteral(c.conf.timeZone) },

  date_add: {
    params: { date: 'date', days: 'any' },
    ...wholeDays,
    returns: date,
    aliases: ['dateadd'],
    display: shownAs('date_add'),
  },
  date_sub: { params: { date: 'date', days: 'any' }, ...wholeDays, returns: date },
  datediff: { params: { end: 'date', start: 'date' }, returns: int, aliases: ['date_diff'] },
  add_months: { params: { date: 'date', months: 'int' }, returns: date },
  months_between: {
    params: { end: 'timestamp', start: 'timestamp', 'roundOff?': 'boolean' },
    returns: double,
    display: filled(3, 'true'),
  },
  last_day: { params: { date: 'date' }, returns: date },
  next_day: { params: { date: 'date', weekday: 'string' }, returns: date, nullable: 'always' },
  trunc: { params: { date: 'date', unit: 'string' }, returns: date, nullable: 'always' },
  date_trunc: { params: { unit: 'string', time: 'timestamp' }, returns: timestamp, nullable: 'always' },
  /** The unit is a constant string; a date is taken for its first moment. */
  timestampadd: {
    params: { unit: 'string', amount: 'int', time: INSTANT },
    returns: (c) => c.types[2] ?? timestamp,
  },
  /** Whole units between, truncated toward zero. */
  timestampdiff: { params: { unit: 'string', start: 'timestamp', end: 'timestamp' }, returns: long },

  year: dateField(),
  quarter: dateField(),
  month: dateField(),
  day: dateField('dayofmonth'),
  /** Sunday is 1. */
  dayofweek: dateField(),
  /** Monday is 0. */
  weekday: dateField(),
  dayofyear: dateField(),
  /** ISO 8601 week. */
  weekofyear: dateField(),
  hour: timeField,
  minute: timeField,
  second: timeField,
  /** Monday is 1. */
  dayofweek_iso: { params: { date: 'date' }, returns: int, internal: true },
  /** The year that the ISO 8601 week belongs to. */
  year_of_week: { params: { date: 'date' }, returns: int, internal: true },
  seconds_with_fraction: { params: { time: INSTANT }, returns: decimal(8, 6), internal: true },
  extract: {
    params: { field: 'string', source: ['date', 'timestamp', 'timestamp_ntz', 'interval', 'string'] },
    strict: [1],
    returns: extractType,
    check: extractCheck,
    checkFirst: true,
    expand: extractExpand,
    aliases: ['date_part', 'datepart'],
    display: (a, c) =>
      c.written === 'date_part' ? `date_part(${a.join(', ')})` : `${c.written}(${a[0]} FROM ${a[1]})`,
  },

  date_format: { params: { time: 'timestamp', pattern: 'string' }, returns: string },
  /** Without a pattern this is CAST. */
  to_date: { params: { value: TEXT_OR_TIME, 'pattern?': 'string' }, returns: date, nullable: nullOnBadText },
  to_timestamp: {
    params: { value: [...TEXT_OR_TIME, 'numeric'], 'pattern?': 'string' },
    check: noPatternOfNumbers,
    returns: sessionTimestamp,
    nullable: nullOnBadText,
  },
  to_timestamp_ltz: {
    params: { value: [...TEXT_OR_TIME, 'numeric'], 'pattern?': 'string' },
    check: noPatternOfNumbers,
    returns: timestamp,
    nullable: nullOnBadText,
  },
  to_timestamp_ntz: {
    params: { value: TEXT_OR_TIME, 'pattern?': 'string' },
    returns: timestampNtz,
    nullable: nullOnBadText,
  },
  try_to_timestamp: {
    params: { value: [...TEXT_OR_TIME, 'numeric'], 'pattern?': 'string' },
    check: noPatternOfNumbers,
    returns: sessionTimestamp,
    nullable: 'always',
  },
  unix_timestamp: {
    params: { 'value?': TEXT_OR_TIME, 'pattern?': 'string' },
    strict: true,
    returns: long,
    nullable: nullOnBadFields,
    display: (a) => `unix_timestamp(${a[0] ?? 'current_timestamp()'}, ${a[1] ?? DEFAULT_PATTERN})`,
  },
  to_unix_timestamp: {
    params: { value: TEXT_OR_TIME, 'pattern?': 'string' },
    strict: true,
    returns: long,
    nullable: nullOnBadFields,
    display: filled(2, DEFAULT_PATTERN),
  },
  from_unixtime: {
    params: { seconds: 'long', 'pattern?': 'string' },
    returns: string,
    nullable: 'always',
    display: filled(2, DEFAULT_PATTERN),
  },
  unix_date: { params: { date: 'any' }, ...strictly([date]), returns: int },
  unix_seconds: { params: { time: 'any' }, ...strictly([timestamp]), returns: long },
  unix_millis: { params: { time: 'any' }, ...strictly([timestamp]), returns: long },
  unix_micros: { params: { time: 'any' }, ...strictly([timestamp]), returns: long },
  timestamp_seconds: {
    params: { seconds: 'numeric' },
    strict: true,
    returns: timestamp,
    nullable: (c) => c.types[0]?.kind === 'float' || c.types[0]?.kind === 'double' || c.args.some((a) => a.nullable),
  },
  timestamp_millis: { params: { millis: 'integral' }, returns: timestamp },
  timestamp_micros: { params: { micros: 'integral' }, returns: timestamp },
  date_from_unix_date: { params: { days: 'int' }, returns: date },
  from_utc_timestamp: { params: { time: 'timestamp', zone: 'string' }, returns: timestamp },
  to_utc_timestamp: { params: { time: 'timestamp', zone: 'string' }, returns: timestamp },
  /** `convert_timezone(to, ntz)` or `(from, to, ntz)`. */
  convert_timezone: {
    params: { fromOrTo: 'string', toOrTime: ['timestamp_ntz', 'string'], 'time?': 'timestamp_ntz' },
    coerce: (c) => (c.types.length === 2 ? [string, timestampNtz] : [string, string, timestampNtz]),
    returns: timestampNtz,
    display: (a) => `convert_timezone(${a.length === 2 ? ['current_timezone()', ...a].join(', ') : a.join(', ')})`,
  },

  make_date: { params: { year: 'int', month: 'int', day: 'int' }, returns: date, nullable: nullOnBadFields },
  make_timestamp: {
    params: { ...TIME_PARTS, 'zone?': 'string' },
    returns: sessionTimestamp,
    nullable: nullOnBadFields,
  },
  make_timestamp_ntz: { params: TIME_PARTS, returns: timestampNtz, nullable: nullOnBadFields },
  make_timestamp_ltz: { params: { ...TIME_PARTS, 'zone?': 'string' }, returns: timestamp, nullable: nullOnBadFields },
  make_interval: {
    params: {
      'years?': 'int',
      'months?': 'int',
      'weeks?': 'int',
      'days?': 'int',
      'hours?': 'int',
      'minutes?': 'int',
      'seconds?': decimal(18, 6),
    },
    returns: calendarInterval,
    nullable: nullOnBadFields,
    display: filled(7, '0', '0', '0', '0', '0', '0', '0.000000'),
  },
  make_dt_interval: {
    params: { 'days?': 'int', 'hours?': 'int', 'minutes?': 'int', 'seconds?': decimal(18, 6) },
    returns: dayTimeInterval(),
    display: filled(4, '0', '0', '0', '0.000000'),
  },
  make_ym_interval: {
    params: { 'years?': 'int', 'months?': 'int' },
    returns: yearMonthInterval(),
    display: filled(2, '0', '0'),
  },

  /** Groups by fixed spans of time. */
  window: {
    params: { time: 'timestamp', duration: 'string', 'slide?': 'string', 'start?': 'string' },
    returns: windowType,
    nullable: 'never',
    display: () => 'window',
    expand: elsewhere,
  },
  session_window: {
    params: { time: 'timestamp', gap: 'any' },
    returns: windowType,
    nullable: 'never',
    display: () => 'session_window',
    expand: elsewhere,
  },
  window_time: {
    params: { window: 'struct' },
    returns: timestamp,
    nullable: 'always',
    check: ({ types: [t] }) =>
      t?.kind === 'struct' &&
      t.fields.map((f) => f.name).join() === 'start,end' &&
      t.fields[1]?.type.kind === 'timestamp'
        ? undefined
        : 'the argument must be a time window',
    expand: windowTime,
  },

  /** What `+` and `-` are on a date or timestamp and an interval. A date with a day-time interval beyond days comes as a timestamp. */
  add_interval: shifted('+'),
  subtract_interval: shifted('-'),
  /** `date - date`. */
  subtract_dates: {
    params: { left: 'date', right: 'date' },
    returns: dayTimeInterval('day', 'day'),
    display: shownInfix('-'),
    internal: true,
  },
  /** `timestamp - timestamp`, both of one kind; the span by the clock of the session's zone. */
  subtract_timestamps: {
    params: { left: INSTANT, right: INSTANT },
    returns: dayTimeInterval(),
    display: shownInfix('-'),
    internal: true,
  },
  ...intervalFunctions,
});
