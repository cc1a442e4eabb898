import { memo } from '../memo.js';
import { civilDay, daysOf } from './calendar.js';
import { javaPattern, type PatternPart } from './java-pattern.js';
import { MONTHS } from './pattern.js';

/** A time as a zone's clock shows it. */
interface Shown {
  readonly days: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly micros: number;
  /** Seconds ahead of UTC. */
  readonly offset: number;
  readonly zone: string;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const QUARTERS = ['1st quarter', '2nd quarter', '3rd quarter', '4th quarter'];
const pad = (n: number, width: number): string =>
  n < 0 ? `-${String(-n).padStart(width, '0')}` : String(n).padStart(width, '0');

function yearText(year: number, count: number): string {
  if (count === 2) return pad(Math.abs(year) % 100, 2);
  const size = pad(Math.abs(year), count);
  // a year of more digits than the pattern has letters, of four at least, has a sign
  return `${year < 0 ? '-' : count >= 4 && size.length > count ? '+' : ''}${size}`;
}

const SIGNS = { minus: '-', plus: '+' } as const;
/** Hours, minutes and seconds of an offset; `seconds` are left out where they are none. */
function offsetParts(offset: number): readonly [sign: string, hours: number, minutes: number, seconds: number] {
  const size = Math.abs(offset);
  return [offset < 0 ? SIGNS.minus : SIGNS.plus, Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
}

/** `XXX`, `xx`, `Z` and their kin. Where nothing but the hour is asked for, minutes are printed if there are any. */
function offsetText(offset: number, count: number, none: string | undefined): string {
  const [sign, hours, minutes, seconds] = offsetParts(offset);
  const shownSeconds = count >= 4 ? seconds : 0;
  if (none !== undefined && hours === 0 && minutes === 0 && shownSeconds === 0) return none;
  const colon = count === 3 || count === 5 ? ':' : '';
  const tail = shownSeconds > 0 ? `${colon}${pad(shownSeconds, 2)}` : '';
  const middle = count === 1 && minutes === 0 ? '' : `${colon}${pad(minutes, 2)}`;
  // what is only seconds, and not printed, has no sign of its own
  const shownSign = hours === 0 && minutes === 0 && shownSeconds === 0 ? SIGNS.plus : sign;
  return `${shownSign}${pad(hours, 2)}${middle}${tail}`;
}

/** `GMT+8`, `GMT+08:00`. */
function longOffset(offset: number, full: boolean): string {
  if (offset === 0) return 'GMT';
  const [sign, hours, minutes, seconds] = offsetParts(offset);
  const colon = (n: number): string => `:${pad(n, 2)}`;
  const rest = full || minutes > 0 || seconds > 0 ? colon(minutes) : '';
  return `GMT${sign}${full ? pad(hours, 2) : hours}${rest}${seconds > 0 ? colon(seconds) : ''}`;
}

function clockField(letter: string, t: Shown): number {
  const fields: Readonly<Record<string, number>> = {
    H: t.hour,
    k: t.hour === 0 ? 24 : t.hour,
    K: t.hour % 12,
    h: t.hour % 12 === 0 ? 12 : t.hour % 12,
    m: t.minute,
    s: t.second,
    d: t.day,
    F: ((t.day - 1) % 7) + 1,
    // days since 1858-11-17
    g: t.days + 40_587,
    D: t.days - (daysOf(t.year, 1, 1) ?? 0) + 1,
  };
  return fields[letter] ?? 0;
}

function fieldText(letter: string, count: number, t: Shown, era: boolean): string {
  switch (letter) {
    case 'G':
      return count < 4 ? (t.year > 0 ? 'AD' : 'BC') : t.year > 0 ? 'Anno Domini' : 'Before Christ';
    case 'y':
      return yearText(era && t.year <= 0 ? 1 - t.year : t.year, count);
    case 'M':
    case 'L': {
      const name = MONTHS[t.month - 1] ?? '';
      return count < 3 ? pad(t.month, count) : count === 3 ? name.slice(0, 3) : name;
    }
    case 'Q':
    case 'q': {
      const quarter = Math.ceil(t.month / 3);
      return count < 3 ? pad(quarter, count) : count === 3 ? `Q${quarter}` : (QUARTERS[quarter - 1] ?? '');
    }
    case 'E': {
      const name = DAYS[(((t.days + 3) % 7) + 7) % 7] ?? '';
      return count < 4 ? name.slice(0, 3) : name;
    }
    case 'a':
      return t.hour < 12 ? 'AM' : 'PM';
    case 'S':
      return pad(t.micros, 6).padEnd(9, '0').slice(0, count);
    case 'V':
      return t.zone;
    case 'X':
      return offsetText(t.offset, count, 'Z');
    case 'x':
      return offsetText(t.offset, count, undefined);
    case 'Z':
      if (count === 4) return longOffset(t.offset, true);
      return count === 5 ? offsetText(t.offset, 5, 'Z') : offsetText(t.offset, 2, undefined);
    case 'O':
      return longOffset(t.offset, count === 4);
    case 'z':
      return zoneName(t, count === 4);
    default:
      return pad(clockField(letter, t), count);
  }
}

/** Standard and summer time by Java's American English, and the offset of standard time in hours. */
const ZONE_NAMES: Readonly<
  Record<string, readonly [short: string, summer: string, long: string, long: string, hours: number]>
> = {
  UTC: ['UTC', '', 'Coordinated Universal Time', '', 0],
  'America/Los_Angeles': ['PST', 'PDT', 'Pacific Standard Time', 'Pacific Daylight Time', -8],
  'Europe/Berlin': ['CET', 'CEST', 'Central European Standard Time', 'Central European Summer Time', 1],
  'Asia/Kolkata': ['IST', '', 'India Standard Time', '', 5.5],
};

function zoneName(t: Shown, long: boolean): string {
  if (/^[+-]/.test(t.zone)) return t.zone;
  const names = ZONE_NAMES[t.zone];
  if (!names) throw new Error(`The pattern's zone name (z) of ${t.zone} is not supported.`);
  const summer = names[1] !== '' && t.offset === (names[4] + 1) * 3600;
  return names[(long ? 2 : 0) + (summer ? 1 : 0)] as string;
}

/** Is a zone named here as Java names it? */
export const isNamedZone = (zone: string): boolean => /^[+-]/.test(zone) || zone in ZONE_NAMES;

type Print = (t: Shown) => string;
const printer = memo((pattern: string): Print | string => {
  const parts: readonly PatternPart[] | string = javaPattern.toPrint(pattern);
  if (typeof parts === 'string') return parts;
  const era = parts.some((p) => p.kind === 'field' && p.letter === 'G');
  return (t) =>
    parts
      .map((p) => (p.kind === 'field' ? fieldText(p.letter, p.count, t, era) : p.kind === 'text' ? p.text : ''))
      .join('');
});

const SECOND = 1_000_000n;

/**
 * Java's text of what a zone's clock shows: microseconds since 1970 of that clock, and the seconds that it is ahead of UTC. Throws
 * what Spark says of a pattern that is none.
 */
export function printClock(local: bigint, offset: number, pattern: string, zone: string): string {
  const print = printer(pattern);
  if (typeof print === 'string') throw new Error(print);
  const micros = ((local % SECOND) + SECOND) % SECOND;
  const second = Number((local - micros) / SECOND);
  const days = Math.floor(second / 86_400);
  const clock = second - days * 86_400;
  return print({
    days,
    ...civilDay(days),
    hour: Math.floor(clock / 3600),
    minute: Math.floor(clock / 60) % 60,
    second: clock % 60,
    micros: Number(micros),
    offset,
    zone,
  });
}
