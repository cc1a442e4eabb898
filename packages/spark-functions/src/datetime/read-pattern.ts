import { memo } from '../memo.js';
import { MONTHS, type PatternToken, parseDatePattern } from './pattern.js';
import { datetimeText } from './read-text.js';
import { CrossVersion, Refusal } from './refusal.js';
import { zoneText } from './zone-text.js';

export interface DatetimeFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Digits behind the point of the second. */
  readonly fraction: string;
  readonly zone?: string;
}

type Token = PatternToken | { readonly kind: 'open' } | { readonly kind: 'close' };

/** A Java pattern for reading. */
interface Reading {
  /** What Spark 3 reads; one group for each field of `fields`. */
  readonly regex: RegExp;
  /** What Spark 2 read: any number of digits, and anything behind. */
  readonly loose: RegExp;
  readonly fields: readonly string[];
}

/** The pattern's fields and texts, with its optional sections. */
function tokensOf(pattern: string): readonly Token[] | string {
  const out: Token[] = [];
  for (const part of pattern.match(/(?:[^[\]']|'[^']*'?)+|[[\]]/g) ?? []) {
    if (part === '[') out.push({ kind: 'open' });
    else if (part === ']') out.push({ kind: 'close' });
    else {
      const tokens = parseDatePattern(part);
      if (typeof tokens === 'string') return tokens;
      out.push(...tokens);
    }
  }
  return out;
}

const names = (list: readonly string[]): string => `((?:${list.join('|')}))`;

/** The shape of a field as Spark 3 reads it, one group around it; undefined for what is not read here. */
function fieldShape(field: string, adjacent: boolean): string | undefined {
  switch (field) {
    case 'yyyy':
      return '(\\d{4})';
    case 'yy':
      return '(\\d{2})';
    case 'MMM':
    case 'LLL':
      return names(MONTHS.map((m) => m.slice(0, 3)));
    case 'MMMM':
    case 'LLLL':
      return names(MONTHS);
    case 'a':
      return '(AM|PM)';
    case 'XXX':
      return '(Z|[+-]\\d\\d:\\d\\d)';
    case 'XX':
      return '(Z|[+-]\\d{4})';
    case 'X':
      return '(Z|[+-]\\d\\d(?:\\d\\d)?)';
    case 'Z':
      return '([+-]\\d{4})';
    case 'VV':
      return '([A-Z][A-Za-z_]+(?:\\/[A-Za-z0-9_+-]+)+|Z|UTC|GMT|(?:UTC|GMT)?[+-]\\d\\d:\\d\\d)';
    default:
      if (/^(MM|LL|dd|HH|hh|mm|ss)$/.test(field)) return '(\\d{2})';
      if (/^[MLdHhms]$/.test(field)) return adjacent ? undefined : '(\\d{1,2})';
      if (/^S{1,9}$/.test(field)) return adjacent ? undefined : `(\\d{1,${field.length}})`;
      return undefined;
  }
}

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&');

function readingOf(pattern: string): Reading | string {
  const tokens = tokensOf(pattern);
  if (typeof tokens === 'string') return tokens;
  const fields: string[] = [];
  let regex = '';
  let loose = '';
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'text') {
      regex += escaped(token.text);
      loose += escaped(token.text);
    } else if (token.kind === 'field') {
      const next = tokens[i + 1];
      const adjacent = next?.kind === 'field' && !/^[XZVa]/.test(next.letter);
      const field = token.letter.repeat(token.count);
      const shape = fieldShape(field, adjacent);
      if (shape === undefined) return `its field ${field} is not read here`;
      regex += shape;
      loose += !/\\d/.test(shape) || adjacent || /^[XZV]/.test(field) ? shape : '\\s*([+-]?\\d+)';
      fields.push(field);
    } else {
      depth += token.kind === 'open' ? 1 : -1;
      if (depth < 0) return 'its brackets do not match';
      regex += token.kind === 'open' ? '(?:' : ')?';
      // Spark 2 knew no optional sections
      loose += token.kind === 'open' ? '\\[' : '\\]';
    }
  }
  if (depth > 0) return 'its brackets do not match';
  if (!fields.some((f) => f.startsWith('y'))) return 'it has no year';
  if (fields.some((f) => f.startsWith('h')) !== fields.includes('a'))
    return 'its hours are those of half a day without a, or a is alone';
  return { regex: new RegExp(`^${regex}$`, 'i'), loose: new RegExp(`^${loose}`, 'i'), fields };
}

const reading = memo(readingOf);

/** Why text is not read by the Java pattern here; undefined where it is. */
export function unreadablePattern(pattern: string): string | undefined {
  const how = readingOf(pattern);
  return typeof how === 'string' ? how : undefined;
}

/** The number of a month by its English name. */
const monthNumber = (text: string): number =>
  1 + MONTHS.findIndex((m) => m.slice(0, 3).toLowerCase() === text.slice(0, 3).toLowerCase());

function fieldsOf(match: RegExpExecArray, fields: readonly string[]): DatetimeFields | undefined {
  const parts = new Map<string, string>();
  fields.forEach((field, i) => {
    const text = match[i + 1];
    if (text !== undefined) parts.set(field[0] as string, text);
  });
  const number = (letter: string, otherwise: number): number => Number(parts.get(letter) ?? otherwise);
  const month = parts.get('M') ?? parts.get('L') ?? '1';
  const half = parts.get('a')?.toUpperCase();
  const twelve = number('h', 12);
  if (half && (twelve < 1 || twelve > 12)) return undefined;
  const zone = parts.get('X') ?? parts.get('Z') ?? parts.get('V');
  const place = zone === undefined ? undefined : zoneText(zone);
  if (zone !== undefined && place === undefined) return undefined;
  return {
    year: number('y', 1970) + (fields.includes('yy') ? 2000 : 0),
    month: /^\d/.test(month) ? Number(month) : monthNumber(month),
    day: number('d', 1),
    hour: half ? (twelve % 12) + (half === 'PM' ? 12 : 0) : number('H', 0),
    minute: number('m', 0),
    second: number('s', 0),
    fraction: parts.get('S') ?? '',
    ...(place !== undefined && { zone: place }),
  };
}

/** Text by a Java pattern, in the text that a cast takes; undefined where it does not fit. */
export function readByPattern(
  text: string,
  pattern: string,
  target: 'date' | 'timestamp' | 'timestamp_ntz',
): string | undefined {
  const how = reading(pattern);
  if (typeof how === 'string') throw new Refusal(`The pattern ${pattern} is not supported: ${how}.`);
  const match = how.regex.exec(text);
  const fields = match && fieldsOf(match, how.fields);
  if (target === 'timestamp_ntz' && fields?.zone !== undefined) return undefined;
  const result = fields ? datetimeText(fields, target) : undefined;
  if (result === undefined && how.loose.test(text)) throw new CrossVersion(text, pattern);
  return result;
}
