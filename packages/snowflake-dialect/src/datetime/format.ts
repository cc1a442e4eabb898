import { type PatternToken, parseDatePattern, patternShape } from '@spark-sql-to-snowflake/spark-functions';
import { atom, infixPiece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn, text } from '../functions/pieces.js';

/** Snowflake's element of a Java field. Source: docs.snowflake.com/en/sql-reference/date-time-input-output */
const FORMAT: Readonly<Record<string, string>> = {
  yyyy: 'YYYY',
  yy: 'YY',
  MM: 'MM',
  LL: 'MM',
  MMM: 'MON',
  MMMM: 'MMMM',
  dd: 'DD',
  E: 'DY',
  EE: 'DY',
  EEE: 'DY',
  HH: 'HH24',
  hh: 'HH12',
  mm: 'MI',
  ss: 'SS',
  a: 'AM',
  Z: 'TZHTZM',
  ZZ: 'TZHTZM',
  ZZZ: 'TZHTZM',
  xx: 'TZHTZM',
  xxx: 'TZH:TZM',
};
const fraction = (field: string): string | undefined => (/^S{1,9}$/.test(field) ? `FF${field.length}` : undefined);

/** Fields without leading zeros, and others that have no element, as expressions of their own. */
const DATE_PART: Readonly<Record<string, string>> = {
  M: 'MONTH',
  L: 'MONTH',
  d: 'DAY',
  H: 'HOUR',
  m: 'MINUTE',
  s: 'SECOND',
  D: 'DAYOFYEAR',
  Q: 'QUARTER',
  q: 'QUARTER',
  y: 'YEAR',
};
const WEEKDAYS = "1, 'Monday', 2, 'Tuesday', 3, 'Wednesday', 4, 'Thursday', 5, 'Friday', 6, 'Saturday', 7, 'Sunday'";

/** Offsets where that of UTC is a Z. */
const UTC_AS_Z: Readonly<Record<string, readonly [format: string, utc: string]>> = {
  XX: ['TZHTZM', '+0000'],
  XXX: ['TZH:TZM', '+00:00'],
};

function oddField(field: string, time: SqlPiece, zone: string): SqlPiece | undefined {
  const part = DATE_PART[field];
  if (part !== undefined) return castAs(fn(part, time), 'VARCHAR');
  if (field === 'EEEE') return atom(`DECODE(DAYOFWEEKISO(${time.text}), ${WEEKDAYS})`);
  if (field === 'DDD') return fn('LPAD', castAs(fn('DAYOFYEAR', time), 'VARCHAR'), 3, text('0'));
  if (field === 'VV') return text(zone);
  const offset = UTC_AS_Z[field];
  if (offset !== undefined) return fn('REPLACE', fn('TO_VARCHAR', time, text(offset[0])), text(offset[1]), text('Z'));
  return undefined;
}

const name = (t: PatternToken & { kind: 'field' }): string => t.letter.repeat(t.count);

/** Letters and digits of a format stand in double quotes; a double quote itself has no form. */
const plain = (t: string): string | undefined =>
  t.includes('"') ? undefined : t.replace(/[A-Za-z0-9]+/g, (word) => `"${word}"`);

/** The text of a time in a Java pattern: one TO_VARCHAR, or several pieces put together; undefined where Snowflake has no like of a field. */
export function formatTime(time: SqlPiece, pattern: string, zone: string): SqlPiece | undefined {
  const tokens = parseDatePattern(pattern);
  if (typeof tokens === 'string') return undefined;
  const parts: (string | SqlPiece)[] = [];
  const add = (element: string): void => {
    const last = parts.at(-1);
    if (typeof last === 'string') parts[parts.length - 1] = last + element;
    else parts.push(element);
  };
  for (const token of tokens) {
    const element = token.kind === 'text' ? plain(token.text) : (FORMAT[name(token)] ?? fraction(name(token)));
    if (element !== undefined) {
      add(element);
      continue;
    }
    const odd = token.kind === 'text' ? text(token.text) : oddField(name(token), time, zone);
    if (!odd) return undefined;
    parts.push(odd);
  }
  // a zone or nothing is no text of a NULL
  if (!parts.some((p) => typeof p === 'string' || p.text.includes(time.text))) return undefined;
  const pieces = parts.map((p) => (typeof p === 'string' ? fn('TO_VARCHAR', time, text(p)) : p));
  return pieces.reduce((l, r) => infixPiece(l, '||', r, STRENGTH.concat));
}

const PARSED: ReadonlySet<string> = new Set(['yyyy', 'MM', 'MMM', 'MMMM', 'dd', 'HH', 'hh', 'mm', 'ss', 'a']);
/** Snowflake reads one digit where two are asked. */
const SHORT: Readonly<Record<string, string>> = { M: 'MM', d: 'DD', H: 'HH24', h: 'HH12', m: 'MI', s: 'SS' };

export interface Parsing {
  /** What the text must look like in whole, since Snowflake takes fewer digits than Java. */
  readonly shape: SqlPiece;
  /** Does a text look like that? */
  fits(text: string): boolean;
  readonly format: SqlPiece;
  /** Two-digit years are of this century in Java: the text is read with `20` before it. */
  readonly century: boolean;
  /** How long the text is with all the digits of a fraction, of which it may have fewer. */
  readonly width: number | undefined;
  /** The pattern has fields of the time of day. */
  readonly time: boolean;
}

/** How Snowflake reads what a Java pattern reads; undefined for what is left to a helper. */
export function parsing(pattern: string): Parsing | undefined {
  const tokens = parseDatePattern(pattern);
  if (typeof tokens === 'string') return undefined;
  const shape = patternShape(tokens, { shortFractions: true });
  if ('why' in shape) return undefined;
  const fields = tokens.flatMap((t) => (t.kind === 'field' ? [name(t)] : []));
  const first = tokens[0];
  const century = first?.kind === 'field' && name(first) === 'yy';
  // what the text leaves out is of 1970 in Spark, and of this month in Snowflake
  if (!fields.includes('yyyy') && !century) return undefined;
  if (fields.some((f) => f.startsWith('h')) !== fields.includes('a')) return undefined;
  const width = widthOf(tokens);
  if (fields.some((f) => /^S{2,}$/.test(f)) && width === undefined) return undefined;
  let format = '';
  for (const [i, token] of tokens.entries()) {
    const element = token.kind === 'text' ? plain(token.text) : i === 0 && century ? 'YYYY' : parsed(name(token));
    if (element === undefined) return undefined;
    format += element;
  }
  return {
    shape: text(shape.regex),
    fits: (given) => new RegExp(`^(?:${shape.regex})$`, 'u').test(given),
    format: text(format),
    century,
    width: width === undefined ? undefined : width + (century ? 2 : 0),
    time: fields.some((f) => /^[HhmsSa]/.test(f)),
  };
}

/** The length of a text that ends in a fraction behind fields of a fixed one. */
function widthOf(tokens: readonly PatternToken[]): number | undefined {
  const last = tokens.at(-1);
  if (last?.kind !== 'field' || !/^S{2,6}$/.test(name(last)) || tokens.at(-2)?.kind !== 'text') return undefined;
  let width = last.count;
  for (const token of tokens.slice(0, -1)) {
    const size = token.kind === 'text' ? token.text.length : FIXED[name(token)];
    if (size === undefined) return undefined;
    width += size;
  }
  return width;
}
const FIXED: Readonly<Record<string, number>> = { yyyy: 4, yy: 2, MM: 2, MMM: 3, dd: 2, HH: 2, hh: 2, mm: 2, ss: 2 };

const parsed = (field: string): string | undefined =>
  PARSED.has(field) ? FORMAT[field] : (SHORT[field] ?? fraction(field));
