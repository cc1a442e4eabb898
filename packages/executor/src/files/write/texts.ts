import { dateText, instantToLocal } from '@spark-sql-to-snowflake/plan-ir';
import { type DatetimePattern, writeDatetime, writingPattern } from '../datetime-pattern.js';
import type { FileOptions } from '../options.js';

/** How CSV and JSON files write dates and timestamps. */
export interface DatetimeTexts {
  date(days: number): string;
  timestamp(micros: bigint): string;
  timestampNtz(local: bigint): string;
}

/** Throws CompileError for patterns that are not written here. */
export function datetimeTexts(o: FileOptions, sessionZone: string): DatetimeTexts {
  const pattern = (name: string, otherwise: string): DatetimePattern => writingPattern(o.text(name, otherwise), name);
  const zone = o.text('timeZone', sessionZone);
  const date = o.get('dateFormat') === undefined ? undefined : pattern('dateFormat', '');
  const timestamp = pattern('timestampFormat', "yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX]");
  const ntz = pattern('timestampNTZFormat', "yyyy-MM-dd'T'HH:mm:ss[.SSS]");
  const day = 86_400_000_000n;
  return {
    date: (days) => (date ? writeDatetime(date, BigInt(days) * day, 'UTC', 0n) : dateText(days)),
    timestamp: (micros) => writeDatetime(timestamp, instantToLocal(zone, micros), zone, micros),
    timestampNtz: (local) => writeDatetime(ntz, local, 'UTC', 0n),
  };
}
