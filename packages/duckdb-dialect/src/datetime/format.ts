import { javaPattern, parseDatePattern, patternShape } from '@spark-sql-to-snowflake/spark-functions';
import type { SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { fn } from '../functions/pieces.js';
import { stringText } from '../literals.js';

/** strftime's specifier of a Java field. Source: duckdb.org/docs/stable/sql/functions/dateformat */
const FORMAT: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  yy: '%y',
  MM: '%m',
  M: '%-m',
  MMM: '%b',
  MMMM: '%B',
  LL: '%m',
  L: '%-m',
  dd: '%d',
  d: '%-d',
  HH: '%H',
  H: '%-H',
  hh: '%I',
  h: '%-I',
  mm: '%M',
  m: '%-M',
  ss: '%S',
  s: '%-S',
  SSS: '%g',
  SSSSSS: '%f',
  a: '%p',
  E: '%a',
  EE: '%a',
  EEE: '%a',
  EEEE: '%A',
  D: '%-j',
  DDD: '%j',
};

const PARSE: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  MM: '%m',
  M: '%m',
  MMM: '%b',
  MMMM: '%B',
  dd: '%d',
  d: '%d',
  HH: '%H',
  H: '%H',
  hh: '%I',
  h: '%I',
  mm: '%M',
  m: '%M',
  ss: '%S',
  s: '%S',
  S: '%f',
  SS: '%f',
  SSS: '%f',
  SSSS: '%f',
  SSSSS: '%f',
  SSSSSS: '%f',
  a: '%p',
};

type Result<T> = T | { readonly why: string };
const percent = (text: string): string => text.replaceAll('%', '%%');
const name = (t: { readonly letter: string; readonly count: number }): string => t.letter.repeat(t.count);

/** The text of a time in a Java pattern as one strftime; undefined where that has no specifier for a field. */
export function formatTime(time: SqlPiece, pattern: string): SqlPiece | undefined {
  const parts = javaPattern.toPrint(pattern);
  if (typeof parts === 'string') return undefined;
  let format = '';
  for (const part of parts) {
    const specifier = part.kind === 'field' ? FORMAT[name(part)] : part.kind === 'text' ? percent(part.text) : '';
    if (specifier === undefined) return undefined;
    format += specifier;
  }
  return format === '' ? undefined : fn('STRFTIME', time, stringText(format));
}

export interface Parsing {
  /** What the text must look like in whole, since strptime takes fewer digits than Java. */
  readonly shape: SqlPiece;
  readonly format: SqlPiece;
  /** Two-digit years are of this century in Java: the text is read with `20` before it. */
  readonly century: boolean;
}

/** How strptime reads what a Java pattern reads. */
export function parsing(pattern: string): Result<Parsing> {
  const tokens = parseDatePattern(pattern);
  if (typeof tokens === 'string') return { why: `the pattern ${pattern} is not understood: ${tokens}` };
  const shape = patternShape(tokens, { shortFractions: true });
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
    const specifier = token.kind === 'text' ? percent(token.text) : i === 0 && century ? '%Y' : PARSE[name(token)];
    if (specifier === undefined)
      return { why: `the field ${token.kind === 'field' ? name(token) : ''} is not parsed here` };
    format += specifier;
  }
  return { shape: stringText(shape.regex), format: stringText(format), century };
}
