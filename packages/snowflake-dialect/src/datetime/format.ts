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

function oddField(field: string, time: SqlPiece, zone: string): SqlPiece | undefined {
  const part = DATE_PART[field];
  if (part !== undefined) return castAs(fn(part, time), 'VARCHAR');
  if (field === 'EEEE') return atom(`DECODE(DAYOFWEEKISO(${time.text}), ${WEEKDAYS})`);
  if (field === 'DDD') return fn('LPAD', castAs(fn('DAYOFYEAR', time), 'VARCHAR'), 3, text('0'));
  if (field === 'VV') return text(zone);
  return undefined;
}

type Result<T> = T | { readonly why: string };
const name = (t: PatternToken & { kind: 'field' }): string => t.letter.repeat(t.count);

/** Letters and digits of a format stand in double quotes; a double quote itself has no form. */
const plain = (t: string): string | undefined =>
  t.includes('"') ? undefined : t.replace(/[A-Za-z0-9]+/g, (word) => `"${word}"`);

/** The text of a time in a Java pattern: one TO_VARCHAR, or several pieces put together. */
export function formatTime(time: SqlPiece, pattern: string, zone: string): Result<SqlPiece> {
  const tokens = parseDatePattern(pattern);
  if (typeof tokens === 'string') return { why: `the pattern ${pattern} is not understood: ${tokens}` };
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
    if (!odd) return { why: `a field of the pattern ${pattern} has no like in Snowflake’s formats` };
    parts.push(odd);
  }
  const pieces = parts.map((p) => (typeof p === 'string' ? fn('TO_VARCHAR', time, text(p)) : p));
  if (pieces.length === 0) return text('');
  return pieces.reduce((l, r) => infixPiece(l, '||', r, STRENGTH.concat));
}

const PARSED: ReadonlySet<string> = new Set(['yyyy', 'MM', 'MMM', 'MMMM', 'dd', 'HH', 'hh', 'mm', 'ss', 'a']);
/** Snowflake reads one digit where two are asked. */
const SHORT: Readonly<Record<string, string>> = { M: 'MM', d: 'DD', H: 'HH24', h: 'HH12', m: 'MI', s: 'SS' };

export interface Parsing {
  /** What the text must look like in whole, since Snowflake takes fewer digits than Java. */
  readonly shape: SqlPiece;
  readonly format: SqlPiece;
  /** Two-digit years are of this century in Java: the text is read with `20` before it. */
  readonly century: boolean;
  /** The pattern has fields of the time of day. */
  readonly time: boolean;
}

/** How Snowflake reads what a Java pattern reads. */
export function parsing(pattern: string): Result<Parsing> {
  const tokens = parseDatePattern(pattern);
  if (typeof tokens === 'string') return { why: `the pattern ${pattern} is not understood: ${tokens}` };
  const shape = patternShape(tokens);
  if ('why' in shape) return { why: `of the pattern ${pattern}, ${shape.why}` };
  const fields = tokens.flatMap((t) => (t.kind === 'field' ? [name(t)] : []));
  const first = tokens[0];
  const century = first?.kind === 'field' && name(first) === 'yy';
  if (!fields.includes('yyyy') && !century)
    return { why: `the pattern ${pattern} has no year, or two digits of one behind other fields` };
  if (fields.some((f) => f.startsWith('h')) !== fields.includes('a'))
    return { why: `the pattern ${pattern} has hours of half a day without a, or a without them` };
  let format = '';
  for (const [i, token] of tokens.entries()) {
    const element = token.kind === 'text' ? plain(token.text) : i === 0 && century ? 'YYYY' : parsed(name(token));
    if (element === undefined) return { why: `a field of the pattern ${pattern} is not read by Snowflake’s formats` };
    format += element;
  }
  return { shape: text(shape.regex), format: text(format), century, time: fields.some((f) => /^[HhmsSa]/.test(f)) };
}

const parsed = (field: string): string | undefined =>
  PARSED.has(field) ? FORMAT[field] : (SHORT[field] ?? fraction(field));
