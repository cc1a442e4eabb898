import { daysOf, isLeapYear } from './calendar.js';
import { javaZone } from './java-zone.js';
import { MONTHS } from './pattern.js';

/** What a text gives for a pattern's letters. */
export type Fields = ReadonlyMap<string, string>;

/** A clock's time: microseconds since 1970 of that clock, and its zone where the text names one. */
export interface ReadTime {
  readonly local: bigint;
  readonly zone: string | undefined;
}

/** 1 to 12 by number or by English name. */
function monthOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return 1 + MONTHS.findIndex((m) => m.slice(0, 3).toLowerCase() === text.slice(0, 3).toLowerCase());
}

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;

/** The hour of the day; without AM or PM twelve hours are those of the morning. Undefined where the fields contradict. */
function hourOf(fields: Fields): number | undefined {
  const number = (letter: string): number | undefined => {
    const text = fields.get(letter);
    return text === undefined ? undefined : Number(text);
  };
  const afternoon = fields.get('a')?.toUpperCase() === 'PM';
  const [h, k, half, quarter] = [number('H'), number('k'), number('h'), number('K')];
  if (h !== undefined || k !== undefined) {
    if (k !== undefined && !within(k, 1, 24)) return undefined;
    const hour = h ?? (k === 24 ? 0 : (k ?? 0));
    return fields.has('a') && hour < 24 && hour >= 12 !== afternoon ? undefined : hour;
  }
  if ((half !== undefined && !within(half, 1, 12)) || (quarter !== undefined && !within(quarter, 0, 11)))
    return undefined;
  return (half === undefined ? (quarter ?? 0) : half % 12) + (afternoon ? 12 : 0);
}

function dayOf(fields: Fields, year: number): number | undefined {
  const dayOfYear = fields.get('D');
  if (dayOfYear === undefined)
    return daysOf(year, monthOf(fields.get('M') ?? fields.get('L') ?? '1'), Number(fields.get('d') ?? 1));
  const first = daysOf(year, 1, 1);
  const inYear = within(Number(dayOfYear), 1, isLeapYear(year) ? 366 : 365);
  return inYear && first !== undefined ? first + Number(dayOfYear) - 1 : undefined;
}

/** The time of the fields, by java.time's strict rules; what is not there is of 1970-01-01T00:00. `micros`: the second's fraction. */
export function timeOf(fields: Fields, year: number, micros: bigint): ReadTime | undefined {
  const days = dayOf(fields, fields.get('G')?.toUpperCase() === 'BC' ? 1 - year : year);
  const hour = hourOf(fields);
  const [minute, second] = [Number(fields.get('m') ?? 0), Number(fields.get('s') ?? 0)];
  if (days === undefined || hour === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = fields.get('zone');
  const zone = offset === undefined ? undefined : javaZone(offset);
  if (offset !== undefined && zone === undefined) return undefined;
  const seconds = BigInt(days) * 86_400n + BigInt((hour * 60 + minute) * 60 + second);
  return { local: seconds * 1_000_000n + micros, zone };
}
