import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { flags, has, isTerminator } from './flags.js';
import { type Pass, peek } from './pass.js';
import { isTypePosition } from './type.js';

const UNITS = flags(
  ...[t.YEAR, t.YEARS, t.MONTH, t.MONTHS, t.WEEK, t.WEEKS, t.DAY, t.DAYS, t.HOUR, t.HOURS, t.MINUTE, t.MINUTES],
  ...[t.SECOND, t.SECONDS, t.MILLISECOND, t.MILLISECONDS, t.MICROSECOND, t.MICROSECONDS, t.NANOSECOND, t.NANOSECONDS],
);

/**
 * INTERVAL where an operand must come. Before a value and a unit it is a literal, whose tokens are decided here and
 * stepped over; before a string alone a typed literal like DATE '…'; in a type the type; else a name.
 */
export function decideInterval(pass: Pass): number {
  if (isTypePosition(pass)) return t.INTERVAL;
  let ahead = literalPart(pass, 1);
  if (ahead === 0) return looksLikeLiteral(pass) ? t.INTERVAL : t.WORD;
  let end = 1;
  while (ahead > 0) {
    end = ahead;
    ahead = literalPart(pass, end);
  }
  if (peek(pass, end) === t.TO && has(UNITS, peek(pass, end + 1))) {
    set(pass, end, t.UNIT_TO);
    set(pass, end + 1, t.INTERVAL_UNIT);
    end += 2;
  }
  skip(pass, end - 1);
  return t.INTERVAL_UNIT;
}

/** Marks `[sign] value unit` that begins `ahead` places on, and gives the place behind it; 0 if there is none. */
function literalPart(pass: Pass, ahead: number): number {
  const signed = isSign(peek(pass, ahead));
  const value = signed ? ahead + 1 : ahead;
  if (!isValue(pass, peek(pass, value)) || !has(UNITS, peek(pass, value + 1))) return 0;
  if (signed) set(pass, ahead, t.INTERVAL_SIGN);
  set(pass, value, isString(pass, peek(pass, value)) ? t.STRING_LITERAL : peek(pass, value));
  set(pass, value + 1, t.INTERVAL_UNIT);
  return value + 2;
}

/** A value without its unit: an error that Spark reports as one of an interval. */
function looksLikeLiteral(pass: Pass): boolean {
  const first = peek(pass, 1);
  return !isTerminator(first) && (first === t.INTEGER_VALUE || first === t.DECIMAL_VALUE);
}

function isSign(type: number): boolean {
  return type === t.HYPHEN || type === t.PLUS;
}

function isString(pass: Pass, type: number): boolean {
  return type === t.STRING_LITERAL || (type === t.DOUBLEQUOTED_STRING && !pass.options.doubleQuotedNames);
}

function isValue(pass: Pass, type: number): boolean {
  return type === t.INTEGER_VALUE || type === t.DECIMAL_VALUE || isString(pass, type);
}

function set(pass: Pass, ahead: number, type: number): void {
  (pass.tokens[pass.index + ahead] as Token).type = type;
}

/** Steps over tokens that are decided: the pass goes on as if the last of them had been the one at hand. */
function skip(pass: Pass, count: number): void {
  (pass.tokens[pass.index] as Token).type = t.INTERVAL;
  pass.index += count;
}
