import * as t from '../gen/tokens.js';
import { codeAt, isDigit, isWordCharacter } from './characters.js';

/** A number's token type and its end, as SparkSqlLexer.g4 has them. Written to by scanNumber, read right after. */
export interface NumberScan {
  type: number;
  end: number;
}

const scan: NumberScan = { type: 0, end: 0 };

/**
 * Scans what begins with a digit, or with a point before a digit. Digits and letters may also be one word (`1a`, `2e`),
 * which wins where it is longer; a number with a point must not run into a word (`1.a` is 1, point, a).
 */
export function scanNumber(text: string, start: number): NumberScan {
  const length = text.length;
  let i = start;
  while (i < length && isDigit(text.charCodeAt(i))) i++;
  const wholeEnd = i;
  if (i < length && text.charCodeAt(i) === 46) {
    let pointed = i + 1;
    while (pointed < length && isDigit(text.charCodeAt(pointed))) pointed++;
    if (pointed - i > 1 || wholeEnd > start) {
      const found = scanEnding(text, pointed, t.DECIMAL_VALUE);
      if (!(found.end < length && isWordCharacter(text.charCodeAt(found.end)))) return found;
      // Shorter readings of the same digits run into a word as well.
    }
    if (wholeEnd === start) return result(t.DOT, start + 1);
    return result(t.INTEGER_VALUE, wholeEnd);
  }
  const found = scanEnding(text, wholeEnd, t.INTEGER_VALUE);
  const word = wordEnd(text, start);
  return word > found.end ? result(t.WORD, word) : found;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isWordCharacter(text.charCodeAt(end))) end++;
  return end;
}

/** Exponent and type suffix after the digits that end at `i`. */
function scanEnding(text: string, i: number, bare: number): NumberScan {
  const exponentEnd = scanExponent(text, i);
  const integral = bare === t.INTEGER_VALUE;
  const code = codeAt(text, exponentEnd) | 32;
  if (code === 100) return result(t.DOUBLE_LITERAL, exponentEnd + 1);
  if (code === 102) return result(t.FLOAT_LITERAL, exponentEnd + 1);
  if (code === 98 && (codeAt(text, exponentEnd + 1) | 32) === 100) return result(t.DECIMAL_LITERAL, exponentEnd + 2);
  if (exponentEnd > i) return result(t.EXPONENT_VALUE, exponentEnd);
  if (integral) {
    if (code === 108) return result(t.LONG_LITERAL, i + 1);
    if (code === 115) return result(t.SHORT_LITERAL, i + 1);
    if (code === 121) return result(t.BYTE_LITERAL, i + 1);
  }
  return result(bare, i);
}

function scanExponent(text: string, i: number): number {
  if ((codeAt(text, i) | 32) !== 101) return i;
  let end = i + 1;
  const sign = codeAt(text, end);
  if (sign === 43 || sign === 45) end++;
  const digits = end;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end > digits ? end : i;
}

function result(type: number, end: number): NumberScan {
  scan.type = type;
  scan.end = end;
  return scan;
}
