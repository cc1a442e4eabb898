import * as t from '../gen/tokens.js';
import { CHARACTER_CLASS, codeAt, DIGIT, isDigit, isWordCharacter, LETTER, SPACE } from './characters.js';
import { blockCommentEnd, lineCommentEnd } from './comment.js';
import { addToHash, LONGEST_KEYWORD, wordType } from './keyword-lookup.js';
import { scanNumber } from './number.js';
import { scanOperator } from './operator.js';
import { Token } from './token.js';

export interface Scan {
  /** Ends with EOF. White space and comments are left out. */
  readonly tokens: Token[];
  /** Where a literal, quoted name or block comment begins that nothing closes: the scan ends there. */
  readonly unclosed: number | undefined;
}

/**
 * Text to tokens, as grammar/SparkSqlLexer.g4 specifies them (a property test compares the two). Never fails: what no
 * rule knows becomes a token UNRECOGNIZED, and an unterminated literal one for its quote, behind which the
 * scan stops: looking for the end of each later quote again would take quadratic time. Offsets are those of the whole text.
 */
export function scan(text: string, from = 0): Scan {
  const tokens: Token[] = [];
  const length = text.length;
  let unclosed: number | undefined;
  let i = from;
  while (i < length) {
    const code = text.charCodeAt(i);
    const kind = code < 128 ? CHARACTER_CLASS[code] : 0;
    if (kind === SPACE) {
      i++;
      continue;
    }
    const start = i;
    let type: number;
    if (kind === LETTER) {
      const rawEnd = code === 82 || code === 114 ? rawStringEnd(text, i) : -1;
      if (rawEnd >= 0) {
        type = codeAt(text, i + 1) === 39 ? t.STRING_LITERAL : t.DOUBLEQUOTED_STRING;
        i = rawEnd;
      } else {
        let hash = addToHash(0, code);
        for (i++; i < length; i++) {
          const c = text.charCodeAt(i);
          if (!isWordCharacter(c)) break;
          hash = addToHash(hash, c);
        }
        type = i - start <= LONGEST_KEYWORD ? wordType(text, start, i, hash) : t.WORD;
      }
    } else if (kind === DIGIT || (code === 46 && isDigit(codeAt(text, i + 1)))) {
      const number = scanNumber(text, i);
      type = number.type;
      i = number.end;
    } else if (code === 39 || code === 34) {
      const end = quotedEnd(text, i, code);
      type = end < 0 ? t.UNRECOGNIZED : code === 39 ? t.STRING_LITERAL : t.DOUBLEQUOTED_STRING;
      if (end < 0) unclosed = i;
      i = end < 0 ? length : end;
    } else if (code === 96) {
      const end = backquotedEnd(text, i);
      type = end < 0 ? t.UNRECOGNIZED : t.BACKQUOTED_WORD;
      if (end < 0) unclosed = i;
      i = end < 0 ? length : end;
    } else if (code === 45 && codeAt(text, i + 1) === 45) {
      i = lineCommentEnd(text, i);
      continue;
    } else if (code === 47 && codeAt(text, i + 1) === 42 && codeAt(text, i + 2) !== 43) {
      const end = blockCommentEnd(text, i);
      if (end < 0) unclosed = i;
      i = end < 0 ? length : end;
      continue;
    } else {
      const operator = scanOperator(text, i);
      type = operator & 0xffff;
      i += operator >>> 16;
    }
    tokens.push(new Token(type, start, type === t.UNRECOGNIZED ? start + 1 : i));
  }
  tokens.push(new Token(t.EOF, length, length));
  return { tokens, unclosed };
}

/** The offset behind the raw string whose R is at `start`, or -1: it has no escapes. */
function rawStringEnd(text: string, start: number): number {
  const quote = codeAt(text, start + 1);
  return quote === 39 || quote === 34 ? text.indexOf(quote === 39 ? "'" : '"', start + 2) + 1 || -1 : -1;
}

/** The offset behind the closing quote, or -1. A backslash takes the next character with it. */
function quotedEnd(text: string, start: number, quote: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code === 92) i++;
  }
  return -1;
}

/** The same for a backquoted name, where a doubled backquote stands for one, or, if nothing closes it later, for the end. */
function backquotedEnd(text: string, start: number): number {
  let last = -1;
  for (let i = text.indexOf('`', start + 1); i >= 0; i = text.indexOf('`', i + 2)) {
    last = i + 1;
    if (codeAt(text, last) !== 96) return last;
  }
  return last;
}
