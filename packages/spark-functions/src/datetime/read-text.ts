import { readTimeText, textToDays, textToInstant } from './cast-text.js';
import { clockText, DAY, dayText, instantText, SECOND } from './clock-text.js';
import { readTime } from './read.js';
import { CrossVersion } from './refusal.js';
import { localToInstant } from './zone.js';

/** How dates and times in JSON and CSV are read: by a cast where there is no pattern. */
export interface DatetimeOptions {
  readonly date?: string;
  readonly timestamp?: string;
  readonly ntz?: string;
  /** Try a cast where the pattern does not fit. */
  readonly fallback?: boolean;
  /** Text that only Spark 2 read is none, and no error. */
  readonly lenient?: boolean;
  /** The zone of timestamps that name none. */
  readonly zone?: string;
}

const OLD_DAY = /^\s*[+-]?\d+-\s*[+-]?\d+-\s*[+-]?\d+/;
const OLD_TIME = /^\s*[+-]?\d+-\s*[+-]?\d+-\s*[+-]?\d+ \s*[+-]?\d+:\s*[+-]?\d+:\s*[+-]?\d+/;

/** Undefined, or an error for text that Spark 2 read. */
function unlessOld(text: string, old: RegExp, pattern: string): undefined {
  if (old.test(text)) throw new CrossVersion(text, pattern);
  return undefined;
}

function castDay(text: string): string | undefined {
  const days = textToDays(text);
  return days === null ? undefined : dayText(days);
}
function castInstant(text: string, zone: string): string | undefined {
  const instant = textToInstant(text, zone);
  return instant === null ? undefined : instantText(instant);
}
/** A clock's reading that names a day and no zone. */
function castLocal(text: string): string | undefined {
  const time = readTimeText(text);
  if (time?.days === undefined || time.zone !== undefined) return undefined;
  return clockText(BigInt(time.days) * DAY + time.micros);
}

/** The day so many days behind 1970-01-01: how Spark 1.5 wrote dates. */
function countedDay(text: string): string | undefined {
  const days = Number(text);
  return /^[+-]?\d+$/.test(text) && days < 2 ** 31 && days >= -(2 ** 31) ? dayText(days) : undefined;
}

/** An instant so many seconds behind 1970, which wrap around as Spark's 64 bits of microseconds do. */
export function secondsText(text: string): string | undefined {
  const seconds = BigInt(text);
  return BigInt.asIntN(64, seconds) === seconds ? instantText(BigInt.asIntN(64, seconds * SECOND)) : undefined;
}

/**
 * Text as a date or time, in the text that a cast takes; undefined where it is none. `counted`: a date may be a number of days,
 * as JSON has it.
 */
export function readDatetime(type: string, text: string, options: DatetimeOptions, counted = true): string | undefined {
  if (!options.lenient) return readAs(type, text, options, counted);
  try {
    return readAs(type, text, options, counted);
  } catch (error) {
    if (error instanceof CrossVersion) return undefined;
    throw error;
  }
}

function readAs(type: string, text: string, options: DatetimeOptions, counted: boolean): string | undefined {
  const zone = options.zone ?? 'UTC';
  const day = (): string | undefined => castDay(text) ?? (counted ? countedDay(text) : undefined);
  switch (type) {
    case 'date': {
      if (options.date === undefined) return castDay(text) ?? unlessOld(text, OLD_DAY, 'yyyy-MM-dd') ?? day();
      const time = readTime(text, options.date, true);
      if (time) return clockText(time.local).replace(/ .*/, '');
      return options.fallback ? day() : undefined;
    }
    case 'timestamp': {
      const { timestamp } = options;
      if (timestamp === undefined) return castInstant(text, zone) ?? unlessOld(text, OLD_TIME, 'yyyy-MM-dd HH:mm:ss');
      const time = readTime(text, timestamp, true);
      if (time) return instantText(localToInstant(time.local, time.zone ?? zone));
      return options.fallback ? castInstant(text, zone) : undefined;
    }
    case 'timestamp_ntz': {
      if (options.ntz === undefined) return castLocal(text);
      const time = readTime(text, options.ntz, true);
      return time && time.zone === undefined ? clockText(time.local) : undefined;
    }
    default:
      throw new Error(`text is not read as ${type}`);
  }
}
