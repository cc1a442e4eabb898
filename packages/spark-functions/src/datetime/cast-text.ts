import { defineHelper, type Helper } from '../define.js';
import { daysOf } from './calendar.js';
import { javaZone } from './java-zone.js';
import { instantToLocal, localToInstant, timeText } from './zone.js';

const TRIMMED = /^[\x00-\x20\x7f]+|[\x00-\x20\x7f]+$/g;
const DAY = /^([+-]?)(\d{4,6})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T](.*))?)?)?$/s;
/** A zone stands behind seconds only. */
const CLOCK = /^(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d*))?(\D.*)?)?)?$/s;

export interface TimeText {
  /** Undefined: a time on its own, of today. */
  readonly days: number | undefined;
  readonly micros: bigint;
  readonly zone: string | undefined;
}

const MINUTE = 60_000_000n;
const DAY_MICROS = 1440n * MINUTE;
const INT = 2 ** 31;

function clock(text: string): Omit<TimeText, 'days'> | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const [, hour, minute = '0', second = '0', fraction = '', zone] = match;
  const place = zone === undefined ? undefined : javaZone(zone.replace(TRIMMED, ''));
  if (zone !== undefined && place === undefined) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const micros = BigInt(fraction.slice(0, 6).padEnd(6, '0')) + BigInt(second) * 1_000_000n;
  return { micros: micros + (BigInt(hour ?? 0) * 60n + BigInt(minute)) * MINUTE, zone: place };
}

/** `[+-]yyyy[-M[-d[{ |T}h[:m[:s[.f][zone]]]]]]`, or a time alone: `Th[:m[:s…]]`, `h:m[:s…]`. */
export function readTimeText(text: string): TimeText | undefined {
  const trimmed = text.replace(TRIMMED, '');
  const match = DAY.exec(trimmed);
  if (!match) {
    // the T is looked for at the very start, before blanks are stripped
    const alone = text.startsWith('T') ? trimmed.slice(1) : /^\d{1,2}:/.test(trimmed) ? trimmed : undefined;
    const time = alone === undefined ? undefined : clock(alone);
    return time && { days: undefined, ...time };
  }
  const [, sign, year, month = '1', day = '1', rest] = match;
  const days = daysOf(Number(year) * (sign === '-' ? -1 : 1), Number(month), Number(day));
  if (days === undefined) return undefined;
  if (rest === undefined) return { days, micros: 0n, zone: undefined };
  const time = clock(rest);
  return time && { days, ...time };
}

const LEAST = -(2n ** 63n);
const inRange = (micros: bigint): boolean => micros >= LEAST && micros < -LEAST;

/** Microseconds since the epoch; NULL for text that is no time. */
export function textToInstant(text: string, zone: string): bigint | null {
  const time = readTimeText(text);
  if (!time) return null;
  const place = time.zone ?? zone;
  const days = time.days ?? today(place);
  const instant = localToInstant(BigInt(days) * DAY_MICROS + time.micros, place);
  return inRange(instant) ? instant : null;
}
const today = (zone: string): number => Number(instantToLocal(BigInt(Date.now()) * 1000n, zone) / DAY_MICROS);

/** What a clock shows, in microseconds since 1970 of that clock; a zone is passed over. */
function textToLocal(text: string): bigint | null {
  const time = readTimeText(text);
  if (time?.days === undefined) return null;
  const local = BigInt(time.days) * DAY_MICROS + time.micros;
  return inRange(local) ? local : null;
}

/** The same as text, which tells whether it is of a zone. */
function textToTime(text: string, sessionDay: number): string | null {
  const time = readTimeText(text);
  if (!time) return null;
  const days = time.days ?? (time.zone === undefined ? sessionDay : today(time.zone));
  const local = BigInt(days) * DAY_MICROS + time.micros;
  return inRange(local) ? timeText(local, time.zone) : null;
}

/** Days since the epoch. The day may be followed by a T or blank and anything. */
export function textToDays(text: string): number | null {
  const match = /^([+-]?)(\d{4,7})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T].*)?)?)?$/s.exec(text.replace(TRIMMED, ''));
  if (!match) return null;
  const [, sign, year, month = '1', day = '1'] = match;
  const days = daysOf(Number(year) * (sign === '-' ? -1 : 1), Number(month), Number(day));
  return days === undefined || days < -INT || days >= INT ? null : days;
}

/** In ANSI mode a cast raises where there is no value. */
function orRaise<T>(value: T | null, text: string, type: string, ansi: boolean): T | null {
  if (value !== null || !ansi) return value;
  throw new Error(
    `[CAST_INVALID_INPUT] The value '${text}' of the type "STRING" cannot be cast to "${type}" because it is malformed. To return NULL instead, use \`try_cast\`.`,
  );
}

/** Casts of text to dates and times, by Spark's own reading. */
export const castTextHelpers: readonly Helper[] = [
  defineHelper({
    name: 'text_to_date',
    params: { text: 'string', ansi: 'boolean' },
    returns: 'int',
    body: ({ text, ansi }) => orRaise(textToDays(text), text, 'DATE', ansi),
  }),
  defineHelper({
    name: 'text_to_timestamp',
    params: { text: 'string', zone: 'string', ansi: 'boolean' },
    returns: 'long',
    body: ({ text, zone, ansi }) => orRaise(textToInstant(text, zone), text, 'TIMESTAMP', ansi),
  }),
  // `today`: days since 1970 on the session's clock, for a time alone
  defineHelper({
    name: 'text_to_timestamp_text',
    params: { text: 'string', today: 'int', ansi: 'boolean' },
    returns: 'string',
    body: ({ text, today, ansi }) => orRaise(textToTime(text, today), text, 'TIMESTAMP', ansi),
  }),
  defineHelper({
    name: 'text_to_timestamp_ntz',
    params: { text: 'string', ansi: 'boolean' },
    returns: 'long',
    body: ({ text, ansi }) => orRaise(textToLocal(text), text, 'TIMESTAMP_NTZ', ansi),
  }),
];
