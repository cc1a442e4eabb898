import { civilDay, daysOf, type ParsedTimestamp, parseDate, parseTimestamp } from '@spark-sql-to-snowflake/plan-ir';

/** The first and the last day that every database can write as a literal: 0001-01-01 and 9999-12-31. */
export const FIRST_DAY = daysOf(1, 1, 1) as number;
export const LAST_DAY = daysOf(9999, 12, 31) as number;
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
  const first = daysOf(newYear, newMonth, 1) as number;
  const length = newMonth === 12 ? 31 : (daysOf(newYear, newMonth + 1, 1) as number) - first;
  return first + Math.min(day, length) - 1;
}

/** Spark's reading of a text as a day, of those that can be written. */
export function dayOfText(text: string): number | undefined {
  const days = parseDate(text);
  return days === undefined ? undefined : plainDay(days);
}

/** Spark's reading of a text as a point of time: microseconds of a local clock, and the zone where it names one. */
export function timeOfText(text: string): ParsedTimestamp | undefined {
  const time = parseTimestamp(text);
  return time && plainDay(Number(time.local / 86_400_000_000n)) !== undefined ? time : undefined;
}
