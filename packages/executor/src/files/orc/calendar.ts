import { civilDay, daysOf } from '@spark-sql-to-snowflake/plan-ir';

/** 1582-10-15: the first day of the Gregorian calendar, in days since 1970-01-01. Julian 1582-10-04 is the day before. */
export const GREGORIAN_FROM = -141_427;
/** Days that the calendar left out, by the numbers that the proleptic calendar gives them. */
const LEFT_OUT = 10;
/** The day 0 of the count below, in days since 1970-01-01. */
const JULIAN_SHIFT = 2_440_588 + 32_082;

/**
 * The day that has the same name in the proleptic Gregorian calendar, Spark's, as a day has in the hybrid one of Hive and older Java:
 * Julian before 1582-10-15. Days are counted from 1970-01-01. A 29th of February that is none is the 1st of March, as on Spark.
 */
export function hybridToProleptic(days: number): number {
  if (days >= GREGORIAN_FROM) return days;
  const count = days + JULIAN_SHIFT;
  const cycle = Math.floor((4 * count + 3) / 1461);
  const inYear = count - Math.floor((1461 * cycle) / 4);
  const month = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * month + 2) / 5);
  const ahead = month >= 10 ? 1 : 0;
  return (daysOf(cycle - 4800 + ahead, month + 3 - 12 * ahead, 1) as number) + day;
}

/** The other way round. The days that the hybrid calendar has not are its first Gregorian one, as Spark writes them. */
export function prolepticToHybrid(days: number): number {
  if (days >= GREGORIAN_FROM) return days;
  if (days >= GREGORIAN_FROM - LEFT_OUT) return GREGORIAN_FROM;
  const { year, month, day } = civilDay(days);
  const early = month <= 2 ? 1 : 0;
  const years = year + 4800 - early;
  const months = month + 12 * early - 3;
  const inYear = Math.floor((153 * months + 2) / 5) + day - 1;
  return inYear + 365 * years + Math.floor(years / 4) - JULIAN_SHIFT;
}

/** Is this one of the ten days before 1582-10-15 that only the proleptic calendar has? */
export const isLeftOut = (days: number): boolean => days < GREGORIAN_FROM && days >= GREGORIAN_FROM - LEFT_OUT;
