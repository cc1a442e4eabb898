import { defineHelper, type Helper } from '../define.js';
import { memo } from '../memo.js';
import { javaPattern, type PatternPart } from './java-pattern.js';
import { MONTHS } from './pattern.js';
import { CrossVersion, Refusal } from './refusal.js';
import { type Fields, type ReadTime, timeOf } from './time-fields.js';
import { localToInstant, timeText } from './zone.js';
import { namedZone, OLD_ZONE } from './zone-names.js';

type Field = PatternPart & { kind: 'field' };

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&');
const names = (list: readonly string[]): string => `(${list.join('|')})`;
const SHORT_MONTHS = MONTHS.map((m) => m.slice(0, 3));

const NAME_OR_OFFSET = '[A-Za-z][A-Za-z0-9~/._+:-]*|[+-]\\d\\d:\\d\\d(?::\\d\\d)?';
/** Offsets and zones by letter and count. */
const ZONES: Readonly<Record<string, string>> = {
  X: 'Z|[+-]\\d\\d(?:\\d\\d)?',
  XX: 'Z|[+-]\\d{4}',
  XXX: 'Z|[+-]\\d\\d:\\d\\d',
  XXXX: 'Z|[+-]\\d{4}(?:\\d\\d)?',
  XXXXX: 'Z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?',
  x: '[+-]\\d\\d(?:\\d\\d)?',
  xx: '[+-]\\d{4}',
  xxx: '[+-]\\d\\d:\\d\\d',
  xxxx: '[+-]\\d{4}(?:\\d\\d)?',
  xxxxx: '[+-]\\d\\d:\\d\\d(?::\\d\\d)?',
  Z: '[+-]\\d{4}',
  ZZ: '[+-]\\d{4}',
  ZZZ: '[+-]\\d{4}',
  ZZZZ: 'GMT(?:[+-]\\d\\d:\\d\\d(?::\\d\\d)?)?',
  ZZZZZ: 'Z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?',
  O: 'GMT(?:[+-]\\d{1,2}(?::\\d\\d(?::\\d\\d)?)?)?',
  OOOO: 'GMT(?:[+-]\\d\\d:\\d\\d(?::\\d\\d)?)?',
  z: NAME_OR_OFFSET,
  zz: NAME_OR_OFFSET,
  zzz: NAME_OR_OFFSET,
  VV: '[A-Za-z][A-Za-z0-9~/._+:-]*|[+-]\\d\\d(?::?\\d\\d(?::?\\d\\d)?)?',
};

const NUMERIC = 'yMLdDhHkKms';
const isNumber = (part: PatternPart | undefined): part is Field =>
  part?.kind === 'field' && NUMERIC.includes(part.letter) && !(part.count > 2 && 'ML'.includes(part.letter));
/** As many digits as letters, and no sign. */
const isFixed = ({ letter, count }: Field): boolean =>
  letter === 'y' ? count === 2 : letter === 'D' ? count === 3 : count === 2;

/** How many digits the fixed fields right behind take; undefined where something else counts digits there. */
function digitsBehind(parts: readonly PatternPart[], at: number): number | undefined {
  let digits = 0;
  let i = at + 1;
  for (let part = parts[i]; isNumber(part) && isFixed(part); part = parts[++i]) digits += part.count;
  const end = parts[i];
  // what is optional may count digits, too
  return isNumber(end) || (end?.kind === 'open' && isNumber(parts[i + 1])) ? undefined : digits;
}

function numberShape(field: Field, behind: number): string {
  const { letter, count } = field;
  if (isFixed(field)) return `\\d{${count}}`;
  const rest = behind > 0 ? `(?=\\d{${behind}}(?!\\d))` : '';
  if (letter === 'D' && count === 2) return `\\d{2,3}${rest}`;
  // a year of more digits than letters has a sign
  if (letter === 'y' && count >= 4)
    return `(?:\\d{${count}}(?!\\d{${behind + 1}})|\\+\\d{${count + 1},9}|-\\d{${count},9})${rest}`;
  return `-?\\d{${count},9}${rest}`;
}

/** The text of a field as java.time reads it; undefined for what is not read here. */
function shapeOf(parts: readonly PatternPart[], at: number, group: number): string | undefined {
  const field = parts[at] as Field;
  const { letter, count } = field;
  if (isNumber(field)) {
    const behind = isFixed(field) ? 0 : digitsBehind(parts, at);
    return behind === undefined ? undefined : `(${numberShape(field, behind)})`;
  }
  // as many digits as there are, whatever is behind
  if (letter === 'S') return `(?=(\\d{1,${count}}))\\${group}`;
  if (letter === 'a') return '(AM|PM)';
  if (letter === 'G') return count < 4 ? '(AD|BC)' : undefined;
  if ('ML'.includes(letter)) return count === 3 ? names(SHORT_MONTHS) : names(MONTHS);
  const zone = ZONES[letter.repeat(count)];
  return zone && !(letter === 'z' && goesOn(parts, at)) ? `(${zone})` : undefined;
}

/** Stands something right behind a zone's name that Java would tell from it by knowing all names? */
function goesOn(parts: readonly PatternPart[], at: number): boolean {
  const next = parts.slice(at + 1).find((p) => p.kind === 'field' || p.kind === 'text');
  return next !== undefined && (next.kind === 'field' || /^[A-Za-z0-9~/._+:-]/.test((next as { text: string }).text));
}

/** So many digits, some of which may be blanks in front. */
const paddedDigits = (count: number): string =>
  Array.from({ length: count }, (_, blanks) => `[ \\t]{${blanks}}\\d{${count - blanks}}`).join('|');

/**
 * The text of a field as Java's SimpleDateFormat reads it. Before a number or a zone there may be blanks, any number of digits may be there;
 * right before another number there are as many characters as letters, the blanks among them, of which digits behind the blanks are read.
 */
function oldShapeOf(parts: readonly PatternPart[], at: number): string {
  const { letter, count } = parts[at] as Field;
  if ('ML'.includes(letter) && count > 2) return `(${[...MONTHS, ...SHORT_MONTHS].join('|')})`;
  if (letter === 'a') return '(AM|PM)';
  if (letter === 'G') return '(AD|BC)';
  const spaced = (shape: string): string => `[ \\t]*(${shape})`;
  if (letter === 'z') return spaced(OLD_ZONE);
  const zone = ZONES[letter === 'X' ? (['[+-]\\d\\d', 'XX', 'XXX'][count - 1] ?? '') : letter.repeat(count)];
  if (letter === 'X' && count === 1) return spaced('Z|[+-]\\d\\d');
  if (zone) return spaced(zone);
  const next = parts[at + 1];
  if (next?.kind !== 'field' || !/[yMdDhHkKmsS]/.test(next.letter)) return spaced('\\d+');
  return `(${paddedDigits(count)})`;
}

interface Reading {
  readonly regex: RegExp;
  /** Undefined: Spark 2 had no such pattern. */
  readonly old: RegExp | undefined;
  readonly fields: readonly Field[];
  /** Does a letter stand twice? */
  readonly repeats: boolean;
}

function readingOf(pattern: string): Reading | string {
  const parts = javaPattern.toRead(pattern);
  if (typeof parts === 'string') return parts;
  let regex = '';
  let old = '';
  const fields: Field[] = [];
  for (const [i, part] of parts.entries()) {
    if (part.kind === 'text') {
      regex += escaped(part.text);
      old += escaped(part.text);
    } else if (part.kind === 'field') {
      const shape = shapeOf(parts, i, fields.length + 1);
      if (shape === undefined)
        return `The pattern's field ${part.letter.repeat(part.count)} is not read here: ${pattern}`;
      regex += shape;
      old += oldShapeOf(parts, i);
      fields.push(part);
    } else {
      regex += part.kind === 'open' ? '(?:' : ')?';
      old += part.kind === 'open' ? '\\[' : '\\]';
    }
  }
  const knew = fields.every((f) => 'GyMLdDhHkKmsSaZXz'.includes(f.letter) && !(f.letter === 'X' && f.count > 3));
  const repeats = new Set(fields.map((f) => f.letter)).size < fields.length;
  return { regex: new RegExp(`^${regex}$`, 'i'), old: knew ? new RegExp(`^${old}`, 'i') : undefined, fields, repeats };
}
const reading = memo(readingOf);

/** Why text is not read by the Java pattern here, where Spark would read it; undefined where both do, or neither. */
export function unreadPattern(pattern: string): string | undefined {
  const how = reading(pattern);
  return typeof how === 'string' && how.includes('is not read here') ? how : undefined;
}

const isZone = (f: Field): boolean => 'XxZOVz'.includes(f.letter);
function fieldsOf(match: RegExpExecArray, fields: readonly Field[]): Fields {
  const found = new Map<string, string>();
  fields.forEach((f, i) => {
    const text = match[i + 1];
    if (text === undefined) return;
    if (isZone(f)) found.set('zone', f.letter === 'z' ? namedZone(text) : text);
    else found.set(f.letter, text);
  });
  return found;
}

const isSigned = (text: string): boolean => /^[+-]?\d/.test(text);
/** Do two texts of one field say the same? */
function agree(letter: string, one: string, other: string): boolean {
  if (letter === 'S') return one.padEnd(9, '0') === other.padEnd(9, '0');
  if (isSigned(one) && isSigned(other)) return Number(one) === Number(other);
  return isSigned(one) !== isSigned(other) || one.slice(0, 3).toLowerCase() === other.slice(0, 3).toLowerCase();
}

/** Is a field there twice, with two values? Java then reads nothing. */
function contradict(match: RegExpExecArray, fields: readonly Field[]): boolean {
  return fields.some((f, i) => {
    const text = match[i + 1];
    const before = fields.findIndex((g, at) => g.letter === f.letter && match[at + 1] !== undefined);
    if (text === undefined || before >= i || before < 0 || isZone(f)) return false;
    return !agree(f.letter, match[before + 1] as string, text);
  });
}

function newYear(found: Fields, fields: readonly Field[]): number {
  const year = Number(found.get('y') ?? 1970);
  return fields.some((f) => f.letter === 'y' && f.count === 2) ? 2000 + year : year;
}
/** Two digits are a year from 80 years ago on. */
function oldYear(found: Fields, fields: readonly Field[]): number {
  const text = found.get('y') ?? '1970';
  const year = Number(text);
  if (text.length !== 2 || !fields.some((f) => f.letter === 'y' && f.count <= 2)) return year;
  const now = new Date().getUTCFullYear();
  return year + (2000 + year > now + 20 ? 1900 : 2000);
}

/** Would Spark 2, which took a fraction for milliseconds, have read the text? */
function isOld(text: string, how: Reading, rolls: boolean): boolean {
  const match = how.old?.exec(text);
  if (!match || rolls) return match !== undefined && match !== null;
  const found = fieldsOf(match, how.fields);
  const year = oldYear(found, how.fields);
  return year > 0 && Number(found.get('S') ?? 0) < 1000 && timeOf(found, year, 0n) !== undefined;
}

/** Text by a Java pattern; undefined where it does not fit. An error where there is no such pattern. */
export function readByPattern(text: string, pattern: string): ReadTime | undefined {
  const how = reading(pattern);
  if (typeof how === 'string') throw new Refusal(how);
  const match = how.regex.exec(text);
  if (!match || (how.repeats && contradict(match, how.fields))) return undefined;
  const found = fieldsOf(match, how.fields);
  const micros = BigInt((found.get('S') ?? '').slice(0, 6).padEnd(6, '0'));
  return timeOf(found, newYear(found, how.fields), micros);
}

/** Would Spark 2 have read the text? `rolls`: as in JSON and CSV, where it took the 31st of February for the 2nd of March. */
export function wasRead(text: string, pattern: string, rolls: boolean): boolean {
  const how = reading(pattern);
  return typeof how !== 'string' && isOld(text, how, rolls);
}

/** Text by a Java pattern; undefined where it does not fit. An error where Spark 2 read it, or where there is no such pattern. */
export function readTime(text: string, pattern: string, rolls = false): ReadTime | undefined {
  const time = readByPattern(text, pattern);
  if (!time && wasRead(text, pattern, rolls)) throw new CrossVersion(text, pattern);
  return time;
}

/** The same; where the text does not fit, NULL or in ANSI mode Spark's error. */
function readOrRaise(text: string, pattern: string, ansi: boolean): ReadTime | null {
  const time = readTime(text, pattern);
  if (time) return time;
  if (!ansi) return null;
  throw new Error(
    `[CANNOT_PARSE_TIMESTAMP] Text '${text}' could not be parsed by the pattern '${pattern}'. Use \`try_to_timestamp\` to tolerate invalid input string and return NULL instead.`,
  );
}

export const readTimeHelpers: readonly Helper[] = [
  // `zone`: the session's, or empty for a clock's reading
  defineHelper({
    name: 'read_timestamp',
    params: { text: 'string', pattern: 'string', zone: 'string', ansi: 'boolean' },
    returns: 'long',
    body: ({ text, pattern, zone, ansi }) => {
      const time = readOrRaise(text, pattern, ansi);
      return time && (zone === '' ? time.local : localToInstant(time.local, time.zone ?? zone));
    },
  }),
  // for a database that takes a time without an offset for one of its own zone
  defineHelper({
    name: 'read_timestamp_text',
    params: { text: 'string', pattern: 'string', ansi: 'boolean' },
    returns: 'string',
    body: ({ text, pattern, ansi }) => {
      const time = readOrRaise(text, pattern, ansi);
      return time && timeText(time.local, time.zone);
    },
  }),
];
