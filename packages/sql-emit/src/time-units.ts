const SECOND = 1_000_000;

/** The months of a unit that has a number of them. */
export const UNIT_MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** The microseconds of a unit that has a number of them; days are of 24 hours. */
export const UNIT_MICROS: Readonly<Record<string, number>> = {
  microsecond: 1,
  millisecond: 1000,
  second: SECOND,
  minute: 60 * SECOND,
  hour: 3600 * SECOND,
  day: 86_400 * SECOND,
  dayofyear: 86_400 * SECOND,
  week: 7 * 86_400 * SECOND,
};
