import { fail, zoneOffset } from '@spark-sql-to-snowflake/plan-ir';
import {
  javaPattern,
  printClock,
  readByPattern,
  unreadPattern,
  wasRead,
} from '@spark-sql-to-snowflake/spark-functions';

/** A Java date pattern that is read or written here. */
export interface DatetimePattern {
  readonly text: string;
  /** It is `yyyy-MM-dd`. */
  readonly iso: boolean;
}

/** Throws CompileError for patterns that are none, and for fields that are not read or written here. */
function checked(text: string, option: string, why: string | undefined): DatetimePattern {
  if (why !== undefined) fail('unsupported', { what: `The pattern ${JSON.stringify(text)} of ${option}`, why });
  return { text, iso: text === 'yyyy-MM-dd' };
}
const wrong = (parts: unknown): string | undefined => (typeof parts === 'string' ? parts : undefined);

export const readingPattern = (text: string, option: string): DatetimePattern =>
  checked(text, option, wrong(javaPattern.toRead(text)) ?? unreadPattern(text));
export const writingPattern = (text: string, option: string): DatetimePattern =>
  checked(text, option, wrong(javaPattern.toPrint(text)));

/** What a clock shows, in microseconds since 1970 of that clock, and its zone where the text names one; undefined where it does not fit. */
export const readDatetime = ({ text: pattern }: DatetimePattern, text: string): ReturnType<typeof readByPattern> =>
  readByPattern(text, pattern);

/** Would Spark 2's lenient parser have read the text? */
export const isOldDatetime = ({ text: pattern }: DatetimePattern, text: string): boolean =>
  wasRead(text, pattern, true);

/** Write a local time. `zone`, and the instant it is of, are for patterns with an offset. */
export const writeDatetime = (pattern: DatetimePattern, local: bigint, zone: string, instant: bigint): string =>
  printClock(local, zoneOffset(zone, instant), pattern.text, zone);
