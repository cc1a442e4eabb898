import { type families, isDatetime, type NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { isNamedZone } from '@spark-sql-to-snowflake/spark-functions';
import {
  atom,
  build,
  type CallSite,
  constantInt,
  constantText,
  infixPiece,
  type Lowering,
  native,
  type SqlPiece,
  STRENGTH,
  template,
  UNIT_MICROS,
  UNIT_MONTHS,
} from '@spark-sql-to-snowflake/sql-emit';
import { isPlainInstant } from '../datetime/far-year.js';
import { formatTime } from '../datetime/format.js';
import { DEFAULT_PATTERN, parseTo, readInstant } from '../datetime/parse.js';
import {
  hourStart,
  instantIn,
  isSteady,
  localIn,
  movedByMonths,
  sessionInstant,
  sessionZone,
} from '../datetime/zone.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { once } from './guard.js';
import { intervalLowerings } from './interval.js';
import { asInt, caseWhen, castAs, fn, lowerBits, operand } from './pieces.js';

const SECOND = 1_000_000;

/** Units by any of Spark's spellings. */
const DATE_UNITS: Readonly<Record<string, string>> = {
  year: 'year',
  yyyy: 'year',
  yy: 'year',
  quarter: 'quarter',
  month: 'month',
  mon: 'month',
  mm: 'month',
  week: 'week',
};
const TIME_UNITS: Readonly<Record<string, string>> = {
  ...DATE_UNITS,
  day: 'day',
  dd: 'day',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
  millisecond: 'millisecond',
  microsecond: 'microsecond',
};

function constantUnit(site: CallSite, i: number): string {
  const unit = constantText(site.exprs[i]);
  return unit === undefined ? site.ctx.refuse(site.call, 'the unit must be a constant') : unit.toLowerCase();
}

/** A unit that is none gives NULL. */
/** A point of time of which functions of several types can tell the type: a bare NULL has none. */
const typed = (p: SqlPiece): SqlPiece => (p.text === 'NULL' ? castAs(p, 'TIMESTAMPTZ') : p);
const truncDate = build((args, site) => {
  const unit = DATE_UNITS[constantUnit(site, 1)];
  return castAs(unit ? fn('DATE_TRUNC', stringText(unit), typed(args[0] as SqlPiece)) : atom('NULL'), 'DATE');
});
const truncTime = build((args, site) => {
  const unit = TIME_UNITS[constantUnit(site, 0)];
  if (!unit) return castAs(atom('NULL'), 'TIMESTAMPTZ');
  const [, time] = args as [SqlPiece, SqlPiece];
  if (unit !== 'hour' || isSteady(sessionZone(site.ctx))) return fn('DATE_TRUNC', stringText(unit), typed(time));
  return once(time, site.exprs[1], (t) => hourStart(operand(t)));
});

const ADDED: Readonly<Record<string, string>> = {
  year: 'TO_YEARS',
  quarter: 'TO_QUARTERS',
  month: 'TO_MONTHS',
  week: 'TO_WEEKS',
  day: 'TO_DAYS',
  dayofyear: 'TO_DAYS',
  hour: 'TO_HOURS',
  minute: 'TO_MINUTES',
};
const SMALL: Readonly<Record<string, number>> = { second: SECOND, millisecond: 1000, microsecond: 1 };
const timestampAdd = build((args, site) => {
  const [, amount, time] = args as [SqlPiece, SqlPiece, SqlPiece];
  const unit = constantUnit(site, 0);
  const by = ADDED[unit];
  const ofZone = site.type.kind === 'timestamp' && !isSteady(sessionZone(site.ctx));
  if (by !== undefined && UNIT_MONTHS[unit] !== undefined && ofZone)
    return once(time, site.exprs[2], (t) => movedByMonths(t.text, (l) => `${l} + ${fn(by, amount).text}`, site.ctx));
  if (by !== undefined) return infixPiece(time, '+', fn(by, amount), STRENGTH.add);
  const micros = SMALL[unit];
  if (micros === undefined) return site.ctx.refuse(site.call, `${unit} is no unit`);
  const count = infixPiece(castAs(amount, 'BIGINT'), '*', atom(String(micros)), STRENGTH.multiply);
  return infixPiece(time, '+', fn('TO_MICROSECONDS', count), STRENGTH.add);
});

/** Microseconds of the session's clock. */
const localMicros = (p: SqlPiece): SqlPiece => fn('EPOCH_US', castAs(p, 'TIMESTAMP'));
const timestampDiff = build((args, site) => {
  const [, start, end] = args as [SqlPiece, SqlPiece, SqlPiece];
  const unit = constantUnit(site, 0);
  const over = (count: SqlPiece, by: number): SqlPiece =>
    by === 1 ? count : infixPiece(count, '//', atom(String(by)), STRENGTH.multiply);
  const months = UNIT_MONTHS[unit];
  if (months !== undefined)
    return over(callHelper(site.ctx, 'months_difference', [localMicros(start), localMicros(end)]), months);
  const micros = UNIT_MICROS[unit];
  if (micros === undefined) return site.ctx.refuse(site.call, `${unit} is no unit`);
  return over(infixPiece(localMicros(end), '-', localMicros(start), STRENGTH.add), micros);
});

const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const FULL_WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** 1 for Monday, by its two letters, three letters or whole name; 0 for anything else. */
function weekday(text: string): number {
  const day = text.toLowerCase();
  return FULL_WEEKDAYS.findIndex((full, i) => day === WEEKDAYS[i] || day === full.slice(0, 3) || day === full) + 1;
}
/** The same by a name that a row holds: 1 to 7, or NULL. */
function nextNamedDay(args: readonly SqlPiece[], site: CallSite): SqlPiece {
  const [date, name] = args as [SqlPiece, SqlPiece];
  const day = `CASE ${FULL_WEEKDAYS.map((full, i) => `WHEN lower(n) IN ('${WEEKDAYS[i]}', '${full.slice(0, 3)}', '${full}') THEN ${i + 1}`).join(' ')}`;
  const none = site.ctx.conf.ansi
    ? " WHEN n IS NOT NULL THEN error('Illegal input for day of week: ' || n || '.')"
    : '';
  const number = `list_transform([${name.text}], lambda n: ${day}${none} END)[1]`;
  return infixPiece(date, '+', atom(`((${number} + 6 - ISODOW(${date.text})) % 7 + 1)::INTEGER`), STRENGTH.add);
}
const nextDay = build((args, site) => {
  const [date] = args as [SqlPiece];
  const name = constantText(site.exprs[1]);
  if (name === undefined) return nextNamedDay(args, site);
  const day = weekday(name);
  if (day > 0)
    return infixPiece(date, '+', atom(`((${day + 6} - ISODOW(${date.text})) % 7 + 1)::INTEGER`), STRENGTH.add);
  if (site.ctx.conf.ansi) return fn('ERROR', stringText(`Illegal input for day of week: ${name}.`));
  return castAs(atom('NULL'), 'DATE');
});

const addMonths = build((args) =>
  castAs(infixPiece(args[0] as SqlPiece, '+', fn('TO_MONTHS', args[1] as SqlPiece), STRENGTH.add), 'DATE'),
);
const monthsBetween = build((args, site) => {
  const [end, start] = args as [SqlPiece, SqlPiece];
  const round = args[2] ?? atom('TRUE');
  const zone = sessionZone(site.ctx);
  const days = site.exprs.slice(0, 2).every((e) => e?.kind === 'cast' && e.expr.type.kind === 'date');
  if (days || isSteady(zone))
    return callHelper(site.ctx, 'months_between', [localMicros(end), localMicros(start), round]);
  const instants = [fn('EPOCH_US', typed(end)), fn('EPOCH_US', typed(start))];
  return callHelper(site.ctx, 'months_between_in', [...instants, round, stringText(zone)]);
});
const datediff = build((args) =>
  castAs(infixPiece(args[0] as SqlPiece, '-', args[1] as SqlPiece, STRENGTH.add), 'INTEGER'),
);

/** In one strftime where that says it all; otherwise by a helper, which raises for what is no pattern as well, and signs far years. */
function formatted(time: SqlPiece, pattern: SqlPiece, constant: string | undefined, site: CallSite): SqlPiece {
  const native = (t: SqlPiece): SqlPiece | undefined => (constant === undefined ? undefined : formatTime(t, constant));
  const zone = sessionZone(site.ctx);
  const exact = (t: SqlPiece): SqlPiece =>
    callHelper(site.ctx, 'format_timestamp', [fn('EPOCH_US', typed(t)), pattern, stringText(zone)]);
  const plain = native(time);
  if (plain && !/y/.test(constant ?? '')) return plain;
  if (plain) {
    const [expr] = site.exprs;
    const simple = expr?.kind === 'cast' && isDatetime(expr.expr.type) ? expr.expr : expr;
    return once(time, simple, (t) => caseWhen([[isPlainInstant(t.text), native(t) ?? plain]], exact(t)).text);
  }
  if (!isNamedZone(zone) && namesZone(constant ?? 'z'))
    site.ctx.approximate(site.call, `the name of the zone ${zone} (z in the pattern) raises here`);
  return exact(time);
}
const namesZone = (pattern: string): boolean => /z/.test(pattern.replace(/'[^']*'/g, ''));
const dateFormat = build((args, site) =>
  formatted(args[0] as SqlPiece, args[1] as SqlPiece, constantText(site.exprs[1]), site),
);

const fromSeconds = (seconds: SqlPiece): SqlPiece =>
  fn('MAKE_TIMESTAMPTZ', infixPiece(seconds, '*', atom(String(SECOND)), STRENGTH.multiply));
const unixtime = (instant: (seconds: SqlPiece) => SqlPiece): Lowering =>
  build((args, site) => {
    const [seconds, pattern = stringText(DEFAULT_PATTERN)] = args as [SqlPiece, SqlPiece?];
    const constant = args.length < 2 ? DEFAULT_PATTERN : constantText(site.exprs[1]);
    return formatted(instant(seconds), pattern, constant, site);
  });
const fromUnixtime = unixtime(fromSeconds);
/** Of seconds whose microseconds have more than 64 bits: Spark takes the lower ones. DuckDB writes years of five digits without a sign. */
export const fromFarUnixtime = unixtime((seconds) => {
  const micros = lowerBits(`${castAs(seconds, 'HUGEINT').text} * ${SECOND}`);
  const other = "error('DuckDB has no text as Spark’s for years that are not of four digits')";
  const near = `CASE WHEN m__ BETWEEN -62135596800000000 AND 253402300799999999 THEN CAST(m__ AS BIGINT) WHEN m__ IS NOT NULL THEN ${other} END`;
  return fn('MAKE_TIMESTAMPTZ', atom(`list_transform([${micros}], lambda m__: ${near})[1]`));
});

/** Seconds since the epoch, cut toward zero. */
const unixTimestamp = build((args, site) => {
  const seconds = (instant: SqlPiece): SqlPiece =>
    infixPiece(fn('EPOCH_US', instant), '//', atom(String(SECOND)), STRENGTH.multiply);
  const [value] = args;
  if (!value) return seconds(atom('CURRENT_TIMESTAMP'));
  if (site.types[0]?.kind === 'timestamp') return seconds(value);
  // of a time without zone the fields count as they are
  if (site.types[0]?.kind === 'timestamp_ntz') return seconds(value);
  if (site.types[0]?.kind !== 'string') return seconds(castAs(value, 'TIMESTAMPTZ'));
  return seconds(readInstant(args, site, false));
});

/** Cut downward to the unit, then counted. */
const floorUnix = (unit: string, micros: number): Lowering =>
  build((args) =>
    infixPiece(
      fn('EPOCH_US', fn('DATE_TRUNC', stringText(unit), args[0] as SqlPiece)),
      '//',
      atom(String(micros)),
      STRENGTH.multiply,
    ),
  );

const timestampSeconds = build((args, site) => {
  const [seconds] = args as [SqlPiece];
  const micros = infixPiece(seconds, '*', atom(String(SECOND)), STRENGTH.multiply);
  switch (site.types[0]?.kind) {
    case 'float':
    case 'double':
      // what is not finite gives NULL; what is too large for a timestamp is one in Spark that DuckDB has not, so that the cast raises
      return fn(
        'MAKE_TIMESTAMPTZ',
        atom(`CASE WHEN ISFINITE(${seconds.text}) THEN CAST(TRUNC(${micros.text}) AS BIGINT) END`),
      );
    case 'decimal':
      if ((site.types[0]?.scale ?? 0) > 6)
        return site.ctx.refuse(site.call, 'Spark raises for parts of a microsecond, DuckDB rounds them');
      return fn('MAKE_TIMESTAMPTZ', castAs(atom(`(${castAs(seconds, 'DECIMAL(38, 6)').text} * ${SECOND})`), 'BIGINT'));
    default:
      return fromSeconds(castAs(seconds, 'BIGINT'));
  }
});

const fromUtc = build((args, site) =>
  fn(
    'TIMEZONE',
    atom("'UTC'"),
    localIn(args[1] as SqlPiece, args[0] as SqlPiece, constantText(site.exprs[1]), site.ctx),
  ),
);
const toUtc = build((args, site) => {
  const shown = fn('TIMEZONE', atom("'UTC'"), args[0] as SqlPiece);
  return instantIn(args[1] as SqlPiece, shown, constantText(site.exprs[1]), site.ctx);
});
const convertTimezone = build((args, site) => {
  const short = args.length === 2;
  const from = short ? stringText(site.ctx.conf.timeZone) : (args[0] as SqlPiece);
  const to = (short ? args[0] : args[1]) as SqlPiece;
  const fromText = short ? site.ctx.conf.timeZone : constantText(site.exprs[0]);
  const instant = instantIn(from, args.at(-1) as SqlPiece, fromText, site.ctx);
  return localIn(to, instant, constantText(site.exprs[short ? 0 : 1]), site.ctx);
});

/** NULL for fields out of range; in ANSI mode the error. */
const guarded = (value: SqlPiece, site: CallSite): SqlPiece => (site.ctx.conf.ansi ? value : fn('TRY', value));
const makeDate = build((args, site) => guarded(fn('MAKE_DATE', ...args), site));

/** 60 seconds are the next minute, but not with a fraction. */
function makeLocal(args: readonly SqlPiece[], site: CallSite): SqlPiece {
  const second = args[5] as SqlPiece;
  const made = guarded(fn('MAKE_TIMESTAMP', ...args.slice(0, 5), castAs(second, 'DOUBLE')), site);
  const expr = site.exprs[5];
  const constant = constantInt(expr);
  if (constant !== undefined && constant <= 60) return made;
  if (expr?.kind === 'literal' && typeof expr.value === 'bigint' && expr.value <= 60_000_000n) return made;
  // 60 is the next minute's start, and more is no second; DuckDB goes on counting
  if (!site.ctx.conf.ansi) return atom(`CASE WHEN ${operand(second)} <= 60 THEN ${made.text} END`);
  const refuse = "error('[INVALID_FRACTION_OF_SECOND] The fraction of sec must be zero. Valid range is [0, 60].')";
  return atom(`CASE WHEN ${operand(second)} > 60 THEN ${refuse} ELSE ${made.text} END`);
}
const makeTimestamp = build((args, site) => {
  const local = makeLocal(args, site);
  if (site.type.kind === 'timestamp_ntz') return local;
  const zone = args[6];
  return zone ? instantIn(zone, local, constantText(site.exprs[6]), site.ctx) : sessionInstant(local, site.ctx);
});

const field = (text: string): Lowering => asInt(template(text));

export const datetimeLowerings = {
  current_date: template('CURRENT_DATE'),
  current_timestamp: template('CURRENT_TIMESTAMP'),
  localtimestamp: template('LOCALTIMESTAMP'),
  date_add: template('{date} + {days}', STRENGTH.add),
  date_sub: template('{date} - {days}', STRENGTH.add),
  datediff,
  add_months: addMonths,
  months_between: monthsBetween,
  last_day: native('LAST_DAY'),
  next_day: nextDay,
  trunc: truncDate,
  date_trunc: truncTime,
  timestampadd: timestampAdd,
  timestampdiff: timestampDiff,
  year: field('YEAR({date})'),
  quarter: field('QUARTER({date})'),
  month: field('MONTH({date})'),
  day: field('DAY({date})'),
  dayofweek: asInt(template('(DAYOFWEEK({date}) + 1)')),
  weekday: asInt(template('(ISODOW({date}) - 1)')),
  dayofyear: field('DAYOFYEAR({date})'),
  weekofyear: field('WEEKOFYEAR({date})'),
  hour: field('HOUR({time})'),
  minute: field('MINUTE({time})'),
  second: field('SECOND({time})'),
  dayofweek_iso: field('ISODOW({date})'),
  year_of_week: field('ISOYEAR({date})'),
  seconds_with_fraction: template('(MICROSECOND({time}) * 0.000001)::DECIMAL(8, 6)', STRENGTH.postfix),
  date_format: dateFormat,
  to_date: build((args, site) => parseTo(args, site, 'DATE')),
  to_timestamp: build((args, site) => parseTo(args, site, sessionType(site))),
  to_timestamp_ltz: build((args, site) => parseTo(args, site, 'TIMESTAMPTZ')),
  to_timestamp_ntz: build((args, site) => parseTo(args, site, 'TIMESTAMP')),
  try_to_timestamp: build((args, site) => parseTo(args, site, sessionType(site), true)),
  unix_timestamp: unixTimestamp,
  to_unix_timestamp: unixTimestamp,
  from_unixtime: fromUnixtime,
  unix_date: template("({date} - DATE '1970-01-01')::INTEGER", STRENGTH.postfix),
  unix_seconds: floorUnix('second', SECOND),
  unix_millis: floorUnix('millisecond', 1000),
  unix_micros: native('EPOCH_US'),
  timestamp_seconds: timestampSeconds,
  timestamp_millis: build((args) =>
    fn('MAKE_TIMESTAMPTZ', infixPiece(castAs(args[0] as SqlPiece, 'BIGINT'), '*', atom('1000'), STRENGTH.multiply)),
  ),
  timestamp_micros: build((args) => fn('MAKE_TIMESTAMPTZ', castAs(args[0] as SqlPiece, 'BIGINT'))),
  date_from_unix_date: template("DATE '1970-01-01' + {days}", STRENGTH.add),
  from_utc_timestamp: fromUtc,
  to_utc_timestamp: toUtc,
  convert_timezone: convertTimezone,
  make_date: makeDate,
  make_timestamp: makeTimestamp,
  make_timestamp_ntz: makeTimestamp,
  make_timestamp_ltz: makeTimestamp,
  ...intervalLowerings,
} satisfies Record<NeedsLowering<(typeof families)['datetime']>, Lowering>;

function sessionType(site: CallSite): 'TIMESTAMP' | 'TIMESTAMPTZ' {
  return site.type.kind === 'timestamp_ntz' ? 'TIMESTAMP' : 'TIMESTAMPTZ';
}
