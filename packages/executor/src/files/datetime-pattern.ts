import { normalizeZone, parseDate } from '@spark-sql-to-snowflake/compiler';
import { civilDay, fail, instantToLocal, offsetText, zoneOffset } from '@spark-sql-to-snowflake/plan-ir';
import { MONTHS, type PatternToken, parseDatePattern } from '@spark-sql-to-snowflake/spark-functions';

/** A Java date pattern, ready to read and to write. */
export interface DatetimePattern {
  readonly tokens: readonly (PatternToken & { readonly optional?: boolean })[];
  readonly shape: RegExp;
  /** It is `yyyy-MM-dd`. */
  readonly iso: boolean;
  /** What Spark 2's lenient parser took for the pattern. */
  readonly legacy: RegExp;
}
interface Local {
  /** Microseconds of the local clock. */
  readonly local: bigint;
  readonly zone?: string;
}

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}/-]/g, '\\$&');

function fieldShape(letter: string, count: number): string | undefined {
  switch (letter) {
    case 'y':
    case 'u':
      return count === 4 ? '\\d{4}' : count === 2 ? '\\d{2}' : count === 1 ? '\\d{1,9}' : undefined;
    case 'M':
    case 'L':
      if (count === 3) return MONTHS.map((m) => m.slice(0, 3)).join('|');
      if (count === 4) return MONTHS.join('|');
      return count === 2 ? '\\d{2}' : '\\d{1,2}';
    case 'd':
    case 'H':
    case 'h':
    case 'm':
    case 's':
      return count === 2 ? '\\d{2}' : count === 1 ? '\\d{1,2}' : undefined;
    case 'S':
      return count <= 9 ? `\\d{1,${count}}` : undefined;
    case 'a':
      return count === 1 ? '[AaPp][Mm]' : undefined;
    case 'X':
      return count === 1 ? 'Z|[+-]\\d{2}(?:\\d{2})?' : count === 2 ? 'Z|[+-]\\d{4}' : 'Z|[+-]\\d{2}:\\d{2}';
    case 'x':
      return count === 1 ? '[+-]\\d{2}(?:\\d{2})?' : count === 2 ? '[+-]\\d{4}' : '[+-]\\d{2}:\\d{2}';
    case 'Z':
      return count <= 3 ? '[+-]\\d{4}' : undefined;
    case 'V':
      return count === 2 ? '[A-Za-z][A-Za-z0-9_+/-]*|[+-]\\d{2}:\\d{2}' : undefined;
    default:
      return undefined;
  }
}

/** Throws CompileError for patterns that are none, and for fields that are not read or written here. */
export function datetimePattern(pattern: string, option: string): DatetimePattern {
  const refuse = (why: string): never =>
    fail('unsupported', { what: `The pattern ${JSON.stringify(pattern)} of ${option}`, why });
  const tokens: (PatternToken & { optional?: boolean })[] = [];
  let shape = '';
  let legacy = '';
  // an optional section is in brackets; quotes hide brackets
  const sections = pattern.match(/(?:'[^']*'|[^[\]'])+|[[\]]/g) ?? [];
  let depth = 0;
  for (const section of sections) {
    if (section === '[' || section === ']') {
      depth += section === '[' ? 1 : -1;
      if (depth < 0 || depth > 1) refuse('optional sections within each other are not read here');
      shape += section === '[' ? '(?:' : ')?';
      continue;
    }
    const parsed = parseDatePattern(section);
    if (typeof parsed === 'string') return refuse(parsed);
    for (const token of parsed) {
      tokens.push({ ...token, optional: depth > 0 });
      if (token.kind === 'text') {
        shape += escaped(token.text);
        if (depth === 0) legacy += escaped(token.text);
        continue;
      }
      const field = fieldShape(token.letter, token.count);
      if (field === undefined) return refuse(`the field ${token.letter.repeat(token.count)} is not read here`);
      shape += `(${field})`;
      if (depth === 0) legacy += /^[a-zA-Z\\[]*d/.test(field) || field.startsWith('\\d') ? '\\s*\\d+' : `(?:${field})`;
    }
  }
  if (depth !== 0) refuse('a bracket is not closed');
  return {
    tokens,
    iso: pattern === 'yyyy-MM-dd',
    shape: new RegExp(`^${shape}$`, 'i'),
    legacy: new RegExp(`^${legacy}`, 'i'),
  };
}

/** Read a text of the pattern's shape. Undefined where it is none, or no day or time of day. */
export function readDatetime(pattern: DatetimePattern, text: string): Local | undefined {
  const match = pattern.shape.exec(text);
  if (!match) return undefined;
  const has: Record<string, string> = {};
  let group = 0;
  let yearDigits = 4;
  for (const token of pattern.tokens) {
    if (token.kind === 'text') continue;
    const value = match[++group];
    if (value === undefined) continue;
    if (token.letter === 'y' || token.letter === 'u') yearDigits = token.count;
    has[token.letter === 'L' ? 'M' : token.letter === 'u' ? 'y' : token.letter] = value;
  }
  const year = yearDigits === 2 && has['y'] ? 2000 + Number(has['y']) : Number(has['y'] ?? 1970);
  const month = monthOf(has['M'] ?? '1');
  const two = (n: number): string => String(n).padStart(2, '0');
  const days = parseDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(Number(has['d'] ?? 1))}`);
  if (days === undefined) return undefined;
  let hour = Number(has['H'] ?? 0);
  if (has['h'] !== undefined) {
    const clock = Number(has['h']);
    if (clock < 1 || clock > 12) return undefined;
    hour = (clock % 12) + (has['a']?.toLowerCase() === 'pm' ? 12 : 0);
  }
  const [minute, second] = [Number(has['m'] ?? 0), Number(has['s'] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const micros = BigInt((has['S'] ?? '').slice(0, 6).padEnd(6, '0'));
  const local = BigInt(days) * 86_400_000_000n + BigInt(hour * 3600 + minute * 60 + second) * 1_000_000n + micros;
  const written = has['X'] ?? has['x'] ?? has['Z'] ?? has['V'];
  if (written === undefined) return { local };
  const zone = normalizeZone(written.toUpperCase() === 'Z' ? 'Z' : written);
  return zone === undefined ? undefined : { local, zone };
}

function monthOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return MONTHS.findIndex((m) => m.slice(0, 3).toLowerCase() === text.slice(0, 3).toLowerCase()) + 1;
}

/** Write a local time. `zone`, and the instant it is of, are for patterns with an offset. */
export function writeDatetime(pattern: DatetimePattern, local: bigint, zone: string, instant: bigint): string {
  const day = 86_400_000_000n;
  const inDay = ((local % day) + day) % day;
  const { year, month, day: dayOfMonth } = civilDay(Number((local - inDay) / day));
  const seconds = Number(inDay / 1_000_000n);
  const fraction = String(inDay % 1_000_000n).padStart(6, '0');
  const number = (n: number, count: number): string => String(n).padStart(count, '0');
  let out = '';
  for (const token of pattern.tokens) {
    if (token.kind === 'text') {
      out += token.text;
      continue;
    }
    const { letter, count } = token;
    const hour = Math.floor(seconds / 3600);
    switch (letter) {
      case 'y':
      case 'u':
        out += count === 2 ? number(((year % 100) + 100) % 100, 2) : `${year > 9999 ? '+' : ''}${number(year, count)}`;
        break;
      case 'M':
      case 'L':
        out += count >= 3 ? (MONTHS[month - 1] as string).slice(0, count === 3 ? 3 : undefined) : number(month, count);
        break;
      case 'd':
        out += number(dayOfMonth, count);
        break;
      case 'H':
        out += number(hour, count);
        break;
      case 'h':
        out += number(hour % 12 === 0 ? 12 : hour % 12, count);
        break;
      case 'm':
        out += number(Math.floor(seconds / 60) % 60, count);
        break;
      case 's':
        out += number(seconds % 60, count);
        break;
      case 'S':
        out += fraction.padEnd(9, '0').slice(0, count);
        break;
      case 'a':
        out += hour < 12 ? 'AM' : 'PM';
        break;
      default:
        out += offset(letter, count, zone, instant);
    }
  }
  return out;
}

function offset(letter: string, count: number, zone: string, instant: bigint): string {
  if (letter === 'V') return zone;
  const seconds = zoneOffset(zone, instant);
  if (letter === 'X' && seconds === 0) return 'Z';
  const text = offsetText(seconds);
  if (letter === 'Z' || count === 2) return text.replaceAll(':', '');
  if (count === 1) return text.endsWith(':00') ? text.slice(0, 3) : text.replaceAll(':', '');
  return text;
}

/** The clock of a zone at an instant, for `writeDatetime`. */
export const clockOf = instantToLocal;
