import { civilDay } from '@spark-sql-to-snowflake/plan-ir';

/** Days since 1970-01-01 of a day of the proleptic Gregorian calendar, which is Spark's. */
export function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The first and the last day that every database can write as a literal: 0001-01-01 and 9999-12-31. */
export const FIRST_DAY = daysOf(1, 1, 1);
export const LAST_DAY = daysOf(9999, 12, 31);
/** The day, if it is one of those. */
export const plainDay = (days: number): number | undefined =>
  days >= FIRST_DAY && days <= LAST_DAY ? days : undefined;

/** Months later (or earlier), on the same day of the month or, where that month is shorter, on its last day. */
export function addMonths(days: number, months: number): number {
  if (months === 0) return days;
  const { year, month, day } = civilDay(days);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  const first = daysOf(newYear, newMonth, 1);
  const length = newMonth === 12 ? 31 : daysOf(newYear, newMonth + 1, 1) - first;
  return first + Math.min(day, length) - 1;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const CLOCK = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?)?$/;

/** `yyyy-MM-dd` in full → days. Spark reads more forms; those are left as they are. */
export function parseDate(text: string): number | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return undefined;
  const days = daysOf(year, month, day);
  const back = civilDay(days);
  return back.month === month && back.day === day ? plainDay(days) : undefined;
}

/** `yyyy-MM-dd[ HH:mm:ss[.f…]]` → microseconds of a local clock since 1970-01-01T00:00. */
export function parseLocal(text: string): bigint | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const days = parseDate(match[1] ?? '');
  if (days === undefined) return undefined;
  const [hour, minute, second] = [Number(match[2] ?? 0), Number(match[3] ?? 0), Number(match[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const seconds = BigInt(days) * 86_400n + BigInt(hour * 3600 + minute * 60 + second);
  return seconds * 1_000_000n + BigInt((match[5] ?? '').padEnd(6, '0'));
}
