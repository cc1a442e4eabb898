import { isTimeZone, localToInstants, zoneOffset } from './time-zone.js';

const MICROS_PER_SECOND = 1_000_000n;
const MICROS_PER_DAY = 86_400n * MICROS_PER_SECOND;
const LONG_MAX = 9223372036854775807n;

/** Days from 1970-01-01 in the proleptic Gregorian calendar; undefined where there is no such day. */
export function daysOf(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day > (lengths[month - 1] as number)) return undefined;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Spark trims ISO control characters and blanks at both ends. */
function trim(text: string): string {
  return text.replace(/^[\0-\x20\x7f-\x9f]+|[\0-\x20\x7f-\x9f]+$/g, '');
}

const DATE = /^([+-]?\d{4,7})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T][\s\S]*)?)?)?$/;

/** `yyyy[-M[-d]]`, and whatever follows the day behind a blank or T: days since 1970-01-01. */
export function parseDate(text: string): number | undefined {
  const match = DATE.exec(trim(text));
  if (match === null) return undefined;
  return daysOf(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1));
}

const TIMESTAMP =
  /^([+-]?\d{4,6})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T]?$|[ T](\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d*))?)?)?\s*(.*))?)?)?$/;

export interface ParsedTimestamp {
  /** Microseconds of the local clock since 1970-01-01T00:00. */
  readonly local: bigint;
  /** The zone as written; absent where none is. */
  readonly zone?: string;
}

/** `yyyy[-M[-d[( |T)h[:m[:s[.f]]][zone]]]]`; digits behind the sixth of a fraction are dropped. */
export function parseTimestamp(text: string): ParsedTimestamp | undefined {
  const trimmed = trim(text);
  const match = TIMESTAMP.exec(trimmed);
  if (match === null || /\dT$/.test(trimmed)) return undefined;
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '', zone = ''] = match;
  const days = daysOf(Number(year), Number(month), Number(day));
  if (days === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const seconds = BigInt(Number(hour) * 3600 + Number(minute) * 60 + Number(second));
  const micros = BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  const local = BigInt(days) * MICROS_PER_DAY + seconds * MICROS_PER_SECOND + micros;
  if (zone === '') return { local };
  const known = normalizeZone(zone.trim());
  return known === undefined ? undefined : { local, zone: known };
}

/** Short ids that Java maps to zones; the rest of its list are zone names that the runtime knows itself. */
const SHORT_IDS: Readonly<Record<string, string>> = {
  ACT: 'Australia/Darwin',
  AET: 'Australia/Sydney',
  AGT: 'America/Argentina/Buenos_Aires',
  ART: 'Africa/Cairo',
  AST: 'America/Anchorage',
  BET: 'America/Sao_Paulo',
  BST: 'Asia/Dhaka',
  CAT: 'Africa/Harare',
  CNT: 'America/St_Johns',
  CST: 'America/Chicago',
  CTT: 'Asia/Shanghai',
  EAT: 'Africa/Addis_Ababa',
  ECT: 'Europe/Paris',
  EST: '-05:00',
  HST: '-10:00',
  IET: 'America/Indiana/Indianapolis',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  MIT: 'Pacific/Apia',
  MST: '-07:00',
  NET: 'Asia/Yerevan',
  NST: 'Pacific/Auckland',
  PLT: 'Asia/Karachi',
  PNT: 'America/Phoenix',
  PRT: 'America/Puerto_Rico',
  PST: 'America/Los_Angeles',
  SST: 'Pacific/Guadalcanal',
  VST: 'Asia/Ho_Chi_Minh',
};

const OFFSET = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{1,2}))?(?::?(\d{2}))?$/;

/** A zone as Spark accepts it behind a timestamp, in the form that plan-ir's time zones take. */
export function normalizeZone(zone: string): string | undefined {
  if (/^(?:Z|UTC|GMT|UT)$/.test(zone)) return '+00:00';
  const short = SHORT_IDS[zone];
  if (short !== undefined) return short;
  const match = OFFSET.exec(zone);
  if (match === null) return /^[A-Za-z]/.test(zone) && isTimeZone(zone) ? zone : undefined;
  const [, sign, hour = '0', minute = '0', second = '0'] = match;
  const total = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  if (Number(minute) > 59 || Number(second) > 59 || total > 18 * 3600) return undefined;
  const seconds = Number(second) === 0 ? '' : `:${second}`;
  return `${sign}${hour.padStart(2, '0')}:${minute.padStart(2, '0')}${seconds}`;
}

/** The instant of a local time; the earlier of two, and past a gap by the gap's length. Undefined beyond the range of a timestamp. */
export function instantOf(local: bigint, zone: string): bigint | undefined {
  if (local > LONG_MAX || local < -LONG_MAX - 1n) return undefined;
  return (
    localToInstants(zone, local)[0] ?? local - BigInt(zoneOffset(zone, local - MICROS_PER_DAY)) * MICROS_PER_SECOND
  );
}
