import type { Expr, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  byHelper,
  type CallSite,
  constantText,
  type Lowering,
  native,
  type SqlPiece,
  STRENGTH,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { monthsBetween, timestampDiff } from '../datetime/between.js';
import { instantOfSeconds, isNumber, micros, printedByHelper, sessionZone } from '../datetime/clock.js';
import { formatTime } from '../datetime/format.js';
import { makeDate, makeTimestamp } from '../datetime/make.js';
import { LTZ, NTZ, parseText, parseTo, patternOf, type Target } from '../datetime/parse.js';
import { unitArgument } from '../datetime/units.js';
import { convertTimezone, fromUtc, toUtc } from '../datetime/zone.js';
import { intervalLowerings } from './interval.js';
import { caseWhen, castAs, fn, text, wholeQuotient } from './pieces.js';

const DATE_UNITS: Readonly<Record<string, string>> = {
  year: 'YEAR',
  yyyy: 'YEAR',
  yy: 'YEAR',
  quarter: 'QUARTER',
  month: 'MONTH',
  mon: 'MONTH',
  mm: 'MONTH',
  week: 'WEEK',
};
const TIME_UNITS: Readonly<Record<string, string>> = {
  ...DATE_UNITS,
  day: 'DAY',
  dd: 'DAY',
  hour: 'HOUR',
  minute: 'MINUTE',
  second: 'SECOND',
  millisecond: 'MILLISECOND',
  microsecond: 'MICROSECOND',
};

/** Monday, whatever the session's WEEK_START says. */
const monday = (time: SqlPiece): SqlPiece => fn('DATEADD', atom('DAY'), atom(`1 - DAYOFWEEKISO(${time.text})`), time);

/** By a unit of the table, which may be a row's own; NULL for one that is none. */
function byUnit(
  unit: SqlPiece,
  expr: Expr | undefined,
  units: typeof DATE_UNITS,
  cut: (unit: string) => SqlPiece,
): SqlPiece | undefined {
  const constant = constantText(expr);
  const known = constant === undefined ? undefined : units[constant.toLowerCase()];
  if (constant !== undefined) return known === undefined ? undefined : cut(known);
  const namesOf = (target: string): string[] => Object.keys(units).filter((name) => units[name] === target);
  const branches = [...new Set(Object.values(units))].map((target) => {
    const names = namesOf(target).map((name) => `'${name}'`);
    return [`LOWER(${unit.text}) IN (${names.join(', ')})`, cut(target)] as const;
  });
  return caseWhen(branches);
}
const truncDate = build((args, site) => {
  const [date, unit] = args as [SqlPiece, SqlPiece];
  const cut = (to: string): SqlPiece => (to === 'WEEK' ? monday(date) : fn('DATE_TRUNC', text(to), date));
  return byUnit(unit, site.exprs[1], DATE_UNITS, cut) ?? castAs(atom('NULL'), 'DATE');
});
const truncTime = build((args, site) => {
  const [unit, time] = args as [SqlPiece, SqlPiece];
  const cut = (to: string): SqlPiece =>
    to === 'WEEK' ? fn('DATE_TRUNC', text('DAY'), monday(time)) : fn('DATE_TRUNC', text(to), time);
  return byUnit(unit, site.exprs[0], TIME_UNITS, cut) ?? castAs(atom('NULL'), LTZ);
});

const ADD_UNITS: Readonly<Record<string, string>> = { ...TIME_UNITS, dayofyear: 'DAY' };
const timestampAdd = build((args, site) => {
  const unit = ADD_UNITS[unitArgument(site, 0)];
  if (unit === undefined) return site.ctx.refuse(site.call, 'its unit is not known');
  return fn('DATEADD', atom(unit), args[1] as SqlPiece, args[2] as SqlPiece);
});

const SECOND = 1_000_000;
const FULL_WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WEEKDAYS = FULL_WEEKDAYS.flatMap((full) => [full.slice(0, 2), full.slice(0, 3), full]);
/** Snowflake looks at two letters; Spark takes two letters, three, or the whole name. Anything else is NULL, or in ANSI mode an error. */
const nextDay = build((args, site) => {
  const [date, name] = args as [SqlPiece, SqlPiece];
  const illegal = `'[ILLEGAL_DAY_OF_WEEK] ' || ${at(name, STRENGTH.concat + 1)}`;
  const constant = constantText(site.exprs[1]);
  if (constant === undefined) {
    const names = WEEKDAYS.map((day) => `'${day}'`).join(', ');
    const known = `IFF(LOWER(${name.text}) IN (${names}), LEFT(${name.text}, 2), ${site.ctx.conf.ansi ? illegal : 'NULL'})`;
    return fn('NEXT_DAY', date, atom(known));
  }
  const day = constant.toLowerCase();
  if (WEEKDAYS.includes(day)) return fn('NEXT_DAY', date, text(day.slice(0, 2)));
  return site.ctx.conf.ansi ? fn('NEXT_DAY', date, atom(illegal)) : castAs(atom('NULL'), 'DATE');
});

/** In TO_VARCHAR's formats where they say it, else by a helper. */
function formatted(time: SqlPiece, args: readonly SqlPiece[], site: CallSite): SqlPiece {
  const { pattern, constant } = patternOf(args, site);
  const written = constant === undefined ? undefined : formatTime(time, constant, sessionZone(site.ctx));
  return written ?? printedByHelper(time, pattern, constant, site);
}
const dateFormat = build((args, site) => formatted(args[0] as SqlPiece, args, site));
const fromUnixtime = build((args, site) => formatted(fn('TO_TIMESTAMP_LTZ', args[0] as SqlPiece, 0), args, site));

/** Seconds since the epoch, cut toward zero. */
const unixTimestamp = build((args, site) => {
  const seconds = (p: SqlPiece): SqlPiece => fn('DATE_PART', atom('EPOCH_SECOND'), p);
  const [value] = args;
  if (!value) return seconds(atom('CURRENT_TIMESTAMP()'));
  if (site.types[0]?.kind === 'timestamp') return wholeQuotient(micros(value), SECOND);
  if (site.types[0]?.kind !== 'string') return wholeQuotient(micros(castAs(value, LTZ)), SECOND);
  return seconds(parseText(args, site, LTZ));
});
/** Cut downward. */
const floorUnix = (by: number): Lowering =>
  build((args) => fn('FLOOR', atom(`${micros(args[0] as SqlPiece).text} / ${by}`)));

const timestampSeconds = build((args, site) => {
  const [seconds] = args as [SqlPiece];
  const kind = site.types[0]?.kind;
  if (kind === 'float' || kind === 'double')
    return castAs(fn('IFF', atom(isNumber(seconds)), instantOfSeconds(seconds), atom('NULL')), LTZ);
  if (kind !== 'decimal') return castAs(fn('TO_TIMESTAMP_LTZ', seconds, 0), LTZ);
  return castAs(fn('TO_TIMESTAMP_LTZ', castAs(atom(`(${seconds.text} * ${SECOND})`), 'NUMBER(19, 0)'), 6), LTZ);
});
const fromEpoch = (scale: number): Lowering =>
  build((args) => castAs(fn('TO_TIMESTAMP_LTZ', args[0] as SqlPiece, scale), LTZ));

const sessionTarget = (site: CallSite): Target => (site.type.kind === 'timestamp_ntz' ? NTZ : LTZ);
const reading = (target: (site: CallSite) => Target, lenient = false): Lowering =>
  byHelper(
    build((args, site) => parseTo(args, site, target(site), lenient)),
    'sometimes',
  );

export const datetimeLowerings = {
  current_date: template('CURRENT_DATE()'),
  current_timestamp: template('CURRENT_TIMESTAMP()::TIMESTAMP_LTZ(6)', STRENGTH.postfix),
  localtimestamp: template('CURRENT_TIMESTAMP()::TIMESTAMP_NTZ(6)', STRENGTH.postfix),
  date_add: template('DATEADD(DAY, {days}, {date})'),
  date_sub: template('DATEADD(DAY, -{days}, {date})'),
  datediff: template('DATEDIFF(DAY, {start}, {end})'),
  add_months: template('DATEADD(MONTH, {months}, {date})'),
  months_between: byHelper(monthsBetween, 'sometimes'),
  last_day: native('LAST_DAY'),
  next_day: nextDay,
  trunc: truncDate,
  date_trunc: truncTime,
  timestampadd: timestampAdd,
  timestampdiff: byHelper(timestampDiff, 'sometimes'),
  year: native('YEAR'),
  quarter: native('QUARTER'),
  month: native('MONTH'),
  day: native('DAY'),
  dayofweek: template('MOD(DAYOFWEEKISO({date}), 7) + 1', STRENGTH.add),
  weekday: template('DAYOFWEEKISO({date}) - 1', STRENGTH.add),
  dayofyear: native('DAYOFYEAR'),
  weekofyear: native('WEEKISO'),
  hour: native('HOUR'),
  minute: native('MINUTE'),
  second: native('SECOND'),
  dayofweek_iso: native('DAYOFWEEKISO'),
  year_of_week: template('DATE_PART(YEAROFWEEKISO, {date})'),
  seconds_with_fraction: build((args) => {
    const [time] = args as [SqlPiece];
    const fraction = `DATE_PART(NANOSECOND, ${time.text}) / 1000000000`;
    return castAs(atom(`(SECOND(${time.text}) + ${fraction})`), 'NUMBER(8, 6)');
  }),
  date_format: byHelper(dateFormat, 'sometimes'),
  to_date: reading(() => 'DATE'),
  to_timestamp: reading(sessionTarget),
  to_timestamp_ltz: reading(() => LTZ),
  to_timestamp_ntz: reading(() => NTZ),
  try_to_timestamp: reading(sessionTarget, true),
  unix_timestamp: byHelper(unixTimestamp, 'sometimes'),
  to_unix_timestamp: byHelper(unixTimestamp, 'sometimes'),
  from_unixtime: byHelper(fromUnixtime, 'sometimes'),
  unix_date: template("DATEDIFF(DAY, DATE '1970-01-01', {date})"),
  unix_seconds: floorUnix(SECOND),
  unix_millis: floorUnix(1000),
  unix_micros: build((args) => micros(args[0] as SqlPiece)),
  timestamp_seconds: timestampSeconds,
  timestamp_millis: fromEpoch(3),
  timestamp_micros: fromEpoch(6),
  date_from_unix_date: template("DATEADD(DAY, {days}, DATE '1970-01-01')"),
  from_utc_timestamp: fromUtc,
  to_utc_timestamp: toUtc,
  convert_timezone: convertTimezone,
  make_date: makeDate,
  make_timestamp: makeTimestamp,
  make_timestamp_ntz: makeTimestamp,
  make_timestamp_ltz: makeTimestamp,
  ...intervalLowerings,
} satisfies Record<NeedsLowering<(typeof families)['datetime']>, Lowering>;
