import { instantOf, normalizeZone, parseDate, parseTimestamp } from '@spark-sql-to-snowflake/compiler';
import { type DataType, fail, instantToLocal, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../execution-error.js';
import type { SparkValue } from '../value.js';
import { type DatetimePattern, isOldDatetime, readDatetime } from './datetime-pattern.js';

/** Reads a text as a value of a type; undefined where it is none. */
export type TextReader = (text: string) => SparkValue | undefined;

export interface TextSettings {
  readonly timeZone: string;
  /** Patterns; absent: the forms that a cast takes. */
  readonly date?: DatetimePattern;
  readonly timestamp?: DatetimePattern;
  readonly timestampNtz?: DatetimePattern;
  /** Raise where only the parser of Spark 2 read a text (spark.sql.legacy.timeParserPolicy=EXCEPTION). */
  readonly legacyParser: boolean;
  readonly nanValue?: string;
  readonly positiveInf?: string;
  readonly negativeInf?: string;
}

const BITS: Readonly<Record<string, number>> = { byte: 8, short: 16, int: 32, long: 64 };

/** ASCII digits for those of other scripts, which Java reads as well. */
function asciiDigits(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (c) => {
    const code = c.codePointAt(0) as number;
    let value = 0;
    // the digits of a script follow each other
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
  });
}

/** A plain integer of at most 15 digits: most are, and need no detour through a big one. */
function plainInteger(text: string): number | undefined {
  const { length } = text;
  const from = text.charCodeAt(0) === 45 ? 1 : 0;
  if (length === from || length > 15) return undefined;
  let n = 0;
  for (let i = from; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    n = n * 10 + digit;
  }
  // no -0
  return from === 1 && n !== 0 ? -n : n;
}

/** Is this an integer of so many bits? */
export function isInteger(text: string, bits: 32 | 64): boolean {
  const n = plainInteger(text);
  if (n !== undefined && (bits === 64 || Math.abs(n) < 2 ** 31)) return true;
  return readInteger(text, bits) !== undefined;
}

/** Java's Integer.parseInt and its kin: a sign and digits, nothing else. */
export function readInteger(text: string, bits: number): bigint | undefined {
  const digits = asciiDigits(text);
  if (!/^[+-]?\d+$/.test(digits)) return undefined;
  const n = BigInt(digits.startsWith('+') ? digits.slice(1) : digits);
  return BigInt.asIntN(bits, n) === n ? n : undefined;
}

const PLAIN_DOUBLE = /^-?\d+(?:\.\d+)?$/;
const JAVA_DOUBLE =
  /^([+-]?)(?:(NaN)|(Infinity)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?|0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?\d+)[dDfF]?)$/;

/** Java's Double.parseDouble: blanks around it, a trailing d or f, hexadecimal with an exponent. */
export function readDouble(text: string): number | undefined {
  if (PLAIN_DOUBLE.test(text)) return Number(text);
  const match = JAVA_DOUBLE.exec(text.replace(/^[\0-\x20]+|[\0-\x20]+$/g, ''));
  if (!match) return undefined;
  const [, sign, nan, infinity, decimal, whole = '', fraction = '', power] = match;
  const of = (n: number): number => (sign === '-' ? -n : n);
  if (nan) return Number.NaN;
  if (infinity) return of(Number.POSITIVE_INFINITY);
  if (decimal !== undefined) return of(Number(decimal));
  if (whole + fraction === '' || (whole + fraction).length > 13) return undefined;
  return of(Number.parseInt(whole + fraction, 16) * 2 ** (Number(power) - 4 * fraction.length));
}

interface DecimalShape {
  readonly unscaled: bigint;
  readonly precision: number;
  readonly scale: number;
}
/** Java's BigDecimal of a text: digits, scale (which may be negative). */
export function decimalShape(text: string): DecimalShape | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(asciiDigits(text));
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole + fraction === '') return undefined;
  const size = BigInt(whole + fraction);
  const precision = size === 0n ? 1 : String(size).length;
  return { unscaled: sign === '-' ? -size : size, precision, scale: fraction.length - Number(exponent) };
}

/** The number with so many digits behind the point, rounded half up; undefined where it has more than `precision` digits. */
export function toDecimal(shape: DecimalShape, precision: number, scale: number): bigint | undefined {
  const shift = scale - shape.scale;
  if (shape.unscaled !== 0n && shape.precision + shift > precision + 1) return undefined;
  let value: bigint;
  if (shape.unscaled === 0n || shift < -400) value = 0n;
  else if (shift >= 0) value = shape.unscaled * 10n ** BigInt(shift);
  else {
    const unit = 10n ** BigInt(-shift);
    const size = shape.unscaled < 0n ? -shape.unscaled : shape.unscaled;
    const rounded = (size + unit / 2n) / unit;
    value = shape.unscaled < 0n ? -rounded : rounded;
  }
  const limit = 10n ** BigInt(precision);
  return value < limit && value > -limit ? value : undefined;
}

const TIME_ONLY = /^T?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d*))?)?\s*(.*)$/s;

/** An instant in microseconds, as a cast of text to timestamp reads it. A bare time of day is one of today. */
export function readTimestamp(text: string, timeZone: string): bigint | undefined {
  const parsed = parseTimestamp(text);
  if (parsed) return instantOf(parsed.local, parsed.zone ?? timeZone);
  const time = TIME_ONLY.exec(text.trim());
  if (!time) return undefined;
  const zone = time[5] ? normalizeZone(time[5].trim()) : timeZone;
  if (zone === undefined) return undefined;
  const today = instantToLocal(zone, BigInt(Date.now()) * 1000n) / 86_400_000_000n;
  const day = new Date(Number(today) * 86_400_000).toISOString().slice(0, 10);
  const clock = parseTimestamp(`${day} ${time[1]}:${time[2]}:${time[3] ?? '0'}.${time[4] || '0'}`);
  return clock && instantOf(clock.local, zone);
}

const DEFAULT_DATE = /^\s*\d+-\s*\d+-\s*\d+/;
const DEFAULT_TIMESTAMP = /^\s*\d+-\s*\d+-\s*\d+ \s*\d+:\s*\d+:\s*\d+/;

/** Spark refuses to guess where its old parser took a text that the new one does not. */
function checkLegacy(text: string, old: RegExp | DatetimePattern, settings: TextSettings): undefined {
  if (settings.legacyParser && (old instanceof RegExp ? old.test(text) : isOldDatetime(old, text)))
    throw new ExecutionError(
      `[INCONSISTENT_BEHAVIOR_CROSS_VERSION.PARSE_DATETIME_BY_NEW_PARSER] Fail to parse '${text}' in the new parser; Spark 2 read it. Set spark.sql.legacy.timeParserPolicy to CORRECTED to treat it as an invalid datetime string.`,
    );
  return undefined;
}

/** A reader for texts of a CSV cell or a partition folder. Throws CompileError for types that these have not. */
export function textReader(type: DataType, settings: TextSettings): TextReader {
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar':
      return (text) => text;
    case 'byte':
    case 'short':
    case 'int': {
      const bits = BITS[type.kind] ?? 32;
      return (text) => {
        const plain = plainInteger(text);
        if (plain !== undefined && Math.abs(plain) < 2 ** (bits - 1)) return plain;
        const n = readInteger(text, bits);
        return n === undefined ? undefined : Number(n);
      };
    }
    case 'long':
      return (text) => {
        const plain = plainInteger(text);
        return plain === undefined ? readInteger(text, 64) : BigInt(plain);
      };
    case 'float':
    case 'double': {
      const { nanValue = 'NaN', positiveInf = 'Inf', negativeInf = '-Inf' } = settings;
      return (text) => {
        if (text === nanValue) return Number.NaN;
        if (text === positiveInf) return Number.POSITIVE_INFINITY;
        if (text === negativeInf) return Number.NEGATIVE_INFINITY;
        const n = readDouble(text);
        return n === undefined || type.kind === 'double' ? n : Math.fround(n);
      };
    }
    case 'decimal':
      return (text) => {
        const shape = decimalShape(text.replaceAll(',', ''));
        return shape && toDecimal(shape, type.precision, type.scale);
      };
    case 'boolean':
      return (text) => {
        const word = text.toLowerCase();
        return word === 'true' ? true : word === 'false' ? false : undefined;
      };
    case 'date':
      return dateReader(settings);
    case 'timestamp': {
      const { timestamp, timeZone } = settings;
      if (!timestamp) return (text) => readTimestamp(text, timeZone) ?? checkLegacy(text, DEFAULT_TIMESTAMP, settings);
      return (text) => {
        const read = readDatetime(timestamp, text);
        if (!read) return checkLegacy(text, timestamp, settings);
        return instantOf(read.local, read.zone ?? timeZone);
      };
    }
    case 'timestamp_ntz': {
      const { timestampNtz } = settings;
      if (!timestampNtz)
        return (text) => {
          const parsed = parseTimestamp(text);
          return parsed && parsed.zone === undefined ? parsed.local : undefined;
        };
      return (text) => readDatetime(timestampNtz, text)?.local ?? checkLegacy(text, timestampNtz, settings);
    }
    default:
      return fail('unsupported', { what: `Reading values of the type ${typeText(type)} from text` });
  }
}

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** The day of a text `yyyy-MM-dd`, for days that every month has; undefined for all others, which need another look. */
function isoDate(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const year = plainInteger(text.slice(0, 4));
  const month = plainInteger(text.slice(5, 7));
  const day = plainInteger(text.slice(8));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 28) return undefined;
  const before = month > 2 ? year : year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return 365 * year + leaps + (DAYS_BEFORE[month - 1] as number) + day - 719_528;
}

function dateReader(settings: TextSettings): TextReader {
  const { date } = settings;
  if (!date) return (text) => isoDate(text) ?? parseDate(text) ?? checkLegacy(text, DEFAULT_DATE, settings);
  return (text) => {
    const plain = date.iso ? isoDate(text) : undefined;
    if (plain !== undefined) return plain;
    const read = readDatetime(date, text);
    if (!read) return checkLegacy(text, date, settings);
    const day = 86_400_000_000n;
    return Number((read.local - (((read.local % day) + day) % day)) / day);
  };
}
