import { type DatetimeFields, readByPattern } from './read-pattern.js';
import { CrossVersion, Refusal } from './refusal.js';
import { zoneText } from './zone-text.js';

/** Java patterns by which text is read, instead of the ways of a cast. */
export interface DatetimeOptions {
  readonly date?: string;
  readonly timestamp?: string;
  readonly ntz?: string;
  /** Try a cast where the pattern does not fit. */
  readonly fallback?: boolean;
  /** Text that only Spark 2 read is none, and no error. */
  readonly lenient?: boolean;
  /** The zone of a timestamp that names none, instead of the session's. */
  readonly zone?: string;
}

const TRIMMED = /^[\0-\x20\x7f]+|[\0-\x20\x7f]+$/g;
const DAY = /^([+-]?\d{4,7})(?:-(\d{1,2})(?:-(\d{1,2}))?)?/;
const TIME = /^(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d*))?(.*))?)?$/s;

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);

const two = (n: number): string => String(n).padStart(2, '0');
/** `2024-02-29`; a year before 1 is counted as Java does, with a year 0. */
const dayText = (year: number, month: number, day: number): string =>
  `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** A time as text that a cast takes; undefined where a part is out of its range. */
export function datetimeText(f: DatetimeFields, target: 'date' | 'timestamp' | 'timestamp_ntz'): string | undefined {
  if (!isDay(f.year, f.month, f.day)) return undefined;
  if (target === 'date') return dayText(f.year, f.month, f.day);
  if (f.hour > 23 || f.minute > 59 || f.second > 59) return undefined;
  const micros = f.fraction.padEnd(6, '0').slice(0, 6);
  const clock = `${dayText(f.year, f.month, f.day)} ${two(f.hour)}:${two(f.minute)}:${two(f.second)}.${micros}`;
  return target === 'timestamp_ntz' ? clock : clock + (f.zone ?? '');
}

/** A time on its own is one of the day that it is read on, which only a database knows. */
function timeAlone(text: string): never {
  throw new Refusal(`'${text}' is a time without a day, which is not read here.`);
}

function castTime(text: string, target: 'timestamp' | 'timestamp_ntz'): string | undefined {
  const trimmed = text.replace(TRIMMED, '');
  const day = DAY.exec(trimmed);
  if (!day) return target === 'timestamp' && /^T?\d{1,2}:\d{1,2}/.test(trimmed) ? timeAlone(trimmed) : undefined;
  const [whole, year = '', month = '1', date = '1'] = day;
  const rest = trimmed.slice(whole.length);
  const start = { year: Number(year), month: Number(month), day: Number(date) };
  if (rest === '') return datetimeText({ ...start, hour: 0, minute: 0, second: 0, fraction: '' }, target);
  if (day[3] === undefined || !/^[ T]/.test(rest)) return undefined;
  const time = TIME.exec(rest.slice(1));
  if (!time) return undefined;
  const [, hour = '', minute = '0', second = '0', fraction = '', zone = ''] = time;
  const place = zone === '' ? '' : zoneText(zone.trim());
  if (place === undefined || (place !== '' && target === 'timestamp_ntz')) return undefined;
  const clock = { hour: Number(hour), minute: Number(minute), second: Number(second), fraction };
  return datetimeText({ ...start, ...clock, ...(place !== '' && { zone: place }) }, target);
}

const OLD_DAY = /^\s*[+-]?\d+-\s*[+-]?\d+-\s*[+-]?\d+/;
const OLD_TIME = /^\s*[+-]?\d+-\s*[+-]?\d+-\s*[+-]?\d+ \s*[+-]?\d+:\s*[+-]?\d+:\s*[+-]?\d+/;

/** Undefined, or an error for text that Spark 2 read. */
function unlessOld(text: string, old: RegExp, pattern: string): undefined {
  if (old.test(text)) throw new CrossVersion(text, pattern);
  return undefined;
}

/** A day, alone or before a T or blank and anything. */
function castDay(text: string): string | undefined {
  const trimmed = text.replace(TRIMMED, '');
  const day = DAY.exec(trimmed);
  if (!day) return undefined;
  const rest = trimmed.slice(day[0].length);
  if (rest !== '' && (day[3] === undefined || !/^[ T]/.test(rest))) return undefined;
  const [, year = '', month = '1', date = '1'] = day;
  const fields = { year: Number(year), month: Number(month), day: Number(date) };
  return datetimeText({ ...fields, hour: 0, minute: 0, second: 0, fraction: '' }, 'date');
}

/** The day so many days behind 1970-01-01: how Spark 1.5 wrote dates. */
function countedDay(text: string): string | undefined {
  const days = Number(text);
  if (!/^[+-]?\d+$/.test(text) || days > 2147483647 || days < -2147483648) return undefined;
  // the calendar repeats every 400 years
  const era = Math.floor(days / 146097);
  const date = new Date((days - era * 146097) * 86400000);
  return dayText(date.getUTCFullYear() + era * 400, date.getUTCMonth() + 1, date.getUTCDate());
}

/** An instant so many seconds behind 1970, which wrap around as Spark's 64 bits of microseconds do. */
export function secondsText(text: string): string | undefined {
  const seconds = BigInt(text);
  if (BigInt.asIntN(64, seconds) !== seconds) return undefined;
  const micros = BigInt.asIntN(64, seconds * 1000000n);
  const day = micros / 86400000000n - (micros % 86400000000n < 0n ? 1n : 0n);
  const rest = micros - day * 86400000000n;
  const second = Number(rest / 1000000n);
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two).join(':');
  return `${countedDay(String(day))} ${clock}.${String(rest % 1000000n).padStart(6, '0')}+00:00`;
}

/**
 * Text as a date or time, in the text that a cast takes; undefined where it is none. `counted`: a date may be a number of days,
 * as JSON has it.
 */
export function readDatetime(type: string, text: string, options: DatetimeOptions, counted = true): string | undefined {
  const read = (): string | undefined => readAs(type, text, options, counted);
  const time = options.lenient ? passing(read) : read();
  const zoned =
    type !== 'timestamp' ||
    options.zone === undefined ||
    time === undefined ||
    /[A-Z+]|\d-\d\d:\d\d(:\d\d)?$/.test(time);
  return zoned ? time : `${time} ${options.zone}`;
}

/** What only Spark 2 read is none; a time of today is one. */
function passing(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch (error) {
    return error instanceof CrossVersion ? undefined : 'today';
  }
}

function readAs(type: string, text: string, options: DatetimeOptions, counted: boolean): string | undefined {
  const days = (): string | undefined => (counted ? countedDay(text) : undefined);
  switch (type) {
    case 'date':
      if (options.date === undefined) return castDay(text) ?? unlessOld(text, OLD_DAY, 'yyyy-MM-dd') ?? days();
      return readByPattern(text, options.date, type) ?? (options.fallback ? (castDay(text) ?? days()) : undefined);
    case 'timestamp':
      if (options.timestamp === undefined)
        return castTime(text, type) ?? unlessOld(text, OLD_TIME, 'yyyy-MM-dd HH:mm:ss');
      return readByPattern(text, options.timestamp, type) ?? (options.fallback ? castTime(text, type) : undefined);
    case 'timestamp_ntz':
      return options.ntz === undefined ? castTime(text, type) : readByPattern(text, options.ntz, type);
    default:
      throw new Error(`text is not read as ${type}`);
  }
}
