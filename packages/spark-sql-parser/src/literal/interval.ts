import {
  type DayTimeUnit,
  fail,
  type Literal,
  literal,
  types as T,
  type TextSpan,
  type YearMonthUnit,
} from '@spark-sql-to-snowflake/plan-ir';

const LONG_MAX = 9223372036854775807n;
const INT_MAX = 2147483647;
const MICROS_PER_SECOND = 1_000_000n;
const MICROS_PER_DAY = 86_400n * MICROS_PER_SECOND;

/** Units as written, in the singular, with what they count in. */
const UNITS: Readonly<Record<string, { readonly months?: number; readonly days?: number; readonly micros?: bigint }>> =
  {
    year: { months: 12 },
    month: { months: 1 },
    week: { days: 7 },
    day: { days: 1 },
    hour: { micros: 3600n * MICROS_PER_SECOND },
    minute: { micros: 60n * MICROS_PER_SECOND },
    second: { micros: MICROS_PER_SECOND },
    millisecond: { micros: 1000n },
    microsecond: { micros: 1n },
  };

const DAY_TIME: Readonly<Record<string, DayTimeUnit>> = {
  week: 'day',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
  millisecond: 'second',
  microsecond: 'second',
};
const DAY_TIME_ORDER: readonly DayTimeUnit[] = ['day', 'hour', 'minute', 'second'];

/** One `value unit` of an interval; the value with its sign. */
export interface IntervalPart {
  readonly value: string;
  readonly unit: string;
}

interface Sum {
  months: number;
  days: number;
  micros: bigint;
}

/** An unreadable interval, as text for the message. */
class Unreadable {
  readonly what: string;

  constructor(what: string) {
    this.what = what;
  }
}

/** `INTERVAL 1 YEAR 2 MONTHS`, `INTERVAL '1' DAY`. `legacy`: always a calendar interval. */
export function multiUnitInterval(
  parts: readonly IntervalPart[],
  legacy: boolean,
  text: string,
  origin: TextSpan,
): Literal {
  for (const { value } of parts) {
    if (!/[0-9]/.test(value) || /[A-Za-z]/.test(value)) {
      fail('invalid-interval', { what: `only numbers may stand before a unit, but got ${value}` }, origin);
    }
  }
  return readable(() => intervalOf(parts, legacy, text), origin);
}

/** `INTERVAL '1 day 2 hours'`; undefined where the text is no interval. */
export function parseIntervalText(
  text: string,
  legacy: boolean,
  source: string,
  origin: TextSpan,
): Literal | undefined {
  const words = text.trim().replace(/^interval\s+/i, '');
  const parts: IntervalPart[] = [];
  const pattern = /\s*([+-]?)\s*(\d*\.?\d*)\s+([a-zA-Z]+)(?=\s|$)/y;
  let end = 0;
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) {
    const [, sign = '', digits = '', unit = ''] = match;
    if (!/\d/.test(digits) || UNITS[singular(unit)] === undefined) return undefined;
    parts.push({ value: sign + digits, unit });
    end = pattern.lastIndex;
  }
  if (parts.length === 0 || words.slice(end).trim() !== '') return undefined;
  try {
    return located(intervalOf(parts, legacy, source), origin);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (error.what.startsWith('cannot mix')) fail('invalid-interval', { what: error.what }, origin);
    return undefined;
  }
}

/** `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL '1 2:3:4.5' DAY TO SECOND`. */
export function unitToUnitInterval(
  value: string,
  from: string,
  to: string,
  negative: boolean,
  legacy: boolean,
  origin: TextSpan,
): Literal {
  const [start, end] = [from.toLowerCase(), to.toLowerCase()];
  const yearMonth = start === 'year' && end === 'month';
  const range =
    DAY_TIME_ORDER.indexOf(end as DayTimeUnit) > DAY_TIME_ORDER.indexOf(start as DayTimeUnit) &&
    DAY_TIME_ORDER.includes(start as DayTimeUnit);
  if (!yearMonth && !range)
    fail('invalid-interval', { what: `intervals from ${start} to ${end} are not supported` }, origin);
  return readable(() => {
    if (yearMonth) {
      const months = yearToMonth(value, negative);
      return legacy ? calendar({ months, days: 0, micros: 0n }) : literal(months, T.yearMonthInterval('year', 'month'));
    }
    const sum = dayToSecond(value, start as DayTimeUnit, end as DayTimeUnit);
    const signed = negative ? { months: 0, days: -sum.days, micros: -sum.micros } : sum;
    return legacy ? calendar(signed) : dayTime(signed, start as DayTimeUnit, end as DayTimeUnit);
  }, origin);
}

function readable(make: () => Literal, origin: TextSpan): Literal {
  try {
    return located(make(), origin);
  } catch (error) {
    if (error instanceof Unreadable) fail('invalid-interval', { what: error.what }, origin);
    throw error;
  }
}

const located = ({ kind, value, type, nullable }: Literal, origin: TextSpan): Literal => ({
  kind,
  value,
  type,
  nullable,
  origin,
});

function singular(unit: string): string {
  return unit.toLowerCase().replace(/s$/, '');
}

/** Sums the parts, and takes the narrowest interval type that names all their units. */
function intervalOf(parts: readonly IntervalPart[], legacy: boolean, text: string): Literal {
  const sum: Sum = { months: 0, days: 0, micros: 0n };
  for (const part of parts) add(sum, part);
  if (legacy) return calendar(sum);
  const units = parts.map((part) => singular(part.unit));
  const yearMonth = units.filter((unit) => unit === 'year' || unit === 'month');
  if (yearMonth.length > 0 && yearMonth.length < units.length)
    throw new Unreadable(`cannot mix year-month and day-time fields: ${text}`);
  if (yearMonth.length > 0) {
    const start: YearMonthUnit = units.includes('year') ? 'year' : 'month';
    const end: YearMonthUnit = units.includes('month') ? 'month' : 'year';
    return literal(sum.months, T.yearMonthInterval(start, end));
  }
  const ranks = units.map((unit) => DAY_TIME_ORDER.indexOf(DAY_TIME[unit] as DayTimeUnit));
  return dayTime(
    sum,
    DAY_TIME_ORDER[Math.min(...ranks)] as DayTimeUnit,
    DAY_TIME_ORDER[Math.max(...ranks)] as DayTimeUnit,
  );
}

function add(sum: Sum, { value, unit }: IntervalPart): void {
  const name = singular(unit);
  const size = UNITS[name];
  if (size === undefined) throw new Unreadable(`invalid unit '${unit}'`);
  const match = /^\s*([+-]*)\s*(\d*)(?:\.(\d*))?\s*$/.exec(value);
  if (match === null) throw new Unreadable(`invalid value '${value}'`);
  const [, signs = '', whole = '', fraction] = match;
  const negative = signs.split('-').length % 2 === 0;
  if (fraction !== undefined && name !== 'second') throw new Unreadable(`'${unit}' cannot have fractional part`);
  if ((fraction ?? '').length > 9) throw new Unreadable(`invalid value '${value}'`);
  const count = BigInt(whole === '' ? '0' : whole) * (negative ? -1n : 1n);
  if (count > LONG_MAX || count < -LONG_MAX - 1n) throw new Unreadable('long overflow');
  if (size.months !== undefined) sum.months = toInt(BigInt(sum.months) + count * BigInt(size.months));
  else if (size.days !== undefined) sum.days = toInt(BigInt(sum.days) + count * BigInt(size.days));
  else {
    const rest = BigInt((fraction ?? '').slice(0, 6).padEnd(6, '0')) * (negative ? -1n : 1n);
    sum.micros = toLong(sum.micros + count * (size.micros as bigint) + rest);
  }
}

function toInt(value: bigint): number {
  if (value > BigInt(INT_MAX) || value < -BigInt(INT_MAX) - 1n) throw new Unreadable('integer overflow');
  return Number(value);
}

function toLong(value: bigint): bigint {
  if (value > LONG_MAX || value < -LONG_MAX - 1n) throw new Unreadable('long overflow');
  return value;
}

function calendar(sum: Sum): Literal {
  return literal({ months: sum.months, days: sum.days, microseconds: sum.micros }, T.calendarInterval);
}

function dayTime(sum: Sum, start: DayTimeUnit, end: DayTimeUnit): Literal {
  return literal(toLong(BigInt(sum.days) * MICROS_PER_DAY + sum.micros), T.dayTimeInterval(start, end));
}

function yearToMonth(value: string, negative: boolean): number {
  const match = /^([+-]?)(\d+)-(\d+)$/.exec(value.trim());
  if (match === null) throw new Unreadable(`'${value}' is not of the form [+|-]y-m`);
  const [, sign, years = '', months = ''] = match;
  if (Number(months) > 11) throw new Unreadable(`month ${months} outside range [0, 11]`);
  const total = BigInt(years) * 12n + BigInt(months);
  return toInt((sign === '-') !== negative ? -total : total);
}

/** What may stand between the quotes, by first and last unit; the first may have any size that fits, the others their clock's. */
const FORMS: Readonly<Record<string, RegExp>> = {
  'day hour': /^([+-]?)(\d+) (\d{1,2})$/,
  'day minute': /^([+-]?)(\d+) (\d{1,2}):(\d{1,2})$/,
  'day second': /^([+-]?)(\d+) (\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9}))?$/,
  'hour minute': /^([+-]?)(\d+):(\d{1,2})$/,
  'hour second': /^([+-]?)(\d+):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9}))?$/,
  'minute second': /^([+-]?)(\d+):(\d{1,2})(?:\.(\d{1,9}))?$/,
};
const CLOCK_MAX: Readonly<Record<DayTimeUnit, number>> = { day: 106751991, hour: 23, minute: 59, second: 59 };
const LEADING_MAX: Readonly<Record<DayTimeUnit, bigint>> = {
  day: 106751991n,
  hour: 2562047788n,
  minute: 153722867280n,
  second: 9223372036854n,
};

function dayToSecond(value: string, start: DayTimeUnit, end: DayTimeUnit): Sum {
  const match = (FORMS[`${start} ${end}`] as RegExp).exec(value.trim());
  if (match === null) throw new Unreadable(`'${value}' does not match the format of ${start} to ${end}`);
  const units = DAY_TIME_ORDER.slice(DAY_TIME_ORDER.indexOf(start), DAY_TIME_ORDER.indexOf(end) + 1);
  const sum: Sum = { months: 0, days: 0, micros: 0n };
  units.forEach((unit, i) => {
    const digits = match[i + 2] as string;
    const number = BigInt(digits);
    const max = i === 0 ? LEADING_MAX[unit] : BigInt(CLOCK_MAX[unit]);
    if (number > max) throw new Unreadable(`${unit} ${digits} outside range [0, ${max}]`);
    if (unit === 'day') sum.days = Number(number);
    else sum.micros += number * ((UNITS[unit]?.micros ?? 0n) as bigint);
  });
  if (end === 'second') sum.micros += BigInt((match[units.length + 2] ?? '').slice(0, 6).padEnd(6, '0'));
  if (match[1] !== '-') return sum;
  return { months: 0, days: -sum.days, micros: -sum.micros };
}
