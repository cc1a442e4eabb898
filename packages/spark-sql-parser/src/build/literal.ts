import {
  fail,
  instantOf,
  type Literal,
  literal,
  parseDate,
  parseTimestamp,
  types as T,
  type TextSpan,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { IntervalLiteralNode } from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import { type IntervalPart, multiUnitInterval, parseIntervalText, unitToUnitInterval } from '../literal/interval.js';
import { decimalLiteral, floatingLiteral, integerLiteral, suffixedLiteral } from '../literal/number.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, nameOf, spanOf, stringOf, textOf, tokenText } from './context.js';

/** A number, with the minus that stands before it: `-128Y` is one literal. */
export function buildNumber(ctx: BuildContext, token: Token, negative: boolean, origin: TextSpan): Literal {
  const text = (negative ? '-' : '') + tokenText(ctx, token);
  switch (token.type) {
    case t.INTEGER_VALUE:
      return integerLiteral(text, origin);
    case t.LONG_LITERAL:
      return suffixedLiteral(text.slice(0, -1), 'long', origin);
    case t.SHORT_LITERAL:
      return suffixedLiteral(text.slice(0, -1), 'short', origin);
    case t.BYTE_LITERAL:
      return suffixedLiteral(text.slice(0, -1), 'byte', origin);
    case t.DOUBLE_LITERAL:
      return floatingLiteral(text.slice(0, -1), 'double', origin);
    case t.FLOAT_LITERAL:
      return floatingLiteral(text.slice(0, -1), 'float', origin);
    case t.EXPONENT_VALUE:
      return floatingLiteral(text, 'double', origin);
    case t.DECIMAL_LITERAL:
      return decimalLiteral(text.slice(0, -2), origin);
    default:
      return decimalLiteral(text, origin);
  }
}

/** DATE '…', TIMESTAMP '…', INTERVAL '…', X'…'. */
export function buildTypedLiteral(ctx: BuildContext, type: Token, value: Token, origin: TextSpan): UnresolvedExpr {
  const name = nameOf(ctx, type).toUpperCase();
  const text = stringOf(ctx, value);
  const made = typedLiteral(ctx, name, text, origin);
  if (made === undefined) fail('invalid-typed-literal', { type: name, value: `'${text}'` }, origin);
  return made;
}

function typedLiteral(ctx: BuildContext, name: string, text: string, origin: TextSpan): UnresolvedExpr | undefined {
  const { settings } = ctx;
  switch (name) {
    case 'DATE': {
      const days = parseDate(text);
      return days === undefined ? specialDate(text, origin) : literal(days, T.date, origin);
    }
    case 'TIMESTAMP':
      return settings.timestampType === 'timestamp_ntz' && parseTimestamp(text)?.zone === undefined
        ? timestampNtz(text, origin)
        : timestamp(ctx, text, origin);
    case 'TIMESTAMP_LTZ':
      return timestamp(ctx, text, origin);
    case 'TIMESTAMP_NTZ':
      return timestampNtz(text, origin);
    case 'INTERVAL':
      return parseIntervalText(text, settings.legacyIntervals, ctx.text.slice(origin.start, origin.end), origin);
    case 'X':
      return hexLiteral(text, origin);
    default:
      return fail('unsupported-typed-literal', { type: name }, origin);
  }
}

function timestamp(ctx: BuildContext, text: string, origin: TextSpan): UnresolvedExpr | undefined {
  const parsed = parseTimestamp(text);
  if (parsed === undefined) {
    refuseTimeAlone(text, origin);
    return specialTimestamp(text, T.timestamp, origin);
  }
  const instant = instantOf(parsed.local, parsed.zone ?? ctx.settings.timeZone);
  return instant === undefined ? undefined : literal(instant, T.timestamp, origin);
}

/** A zone in the text is read and dropped. */
function timestampNtz(text: string, origin: TextSpan): UnresolvedExpr | undefined {
  const parsed = parseTimestamp(text);
  if (parsed === undefined) return specialTimestamp(text, T.timestampNtz, origin);
  return instantOf(parsed.local, 'UTC') === undefined ? undefined : literal(parsed.local, T.timestampNtz, origin);
}

/** Spark fills the date of the day on which it reads the statement in. */
function refuseTimeAlone(text: string, origin: TextSpan): void {
  if (/^\s*T?\d{1,2}:\d{1,2}(:\d{1,2}(\.\d*)?)?\s*$/.test(text)) {
    fail(
      'unsupported',
      { what: 'A timestamp literal without a date', why: 'it stands for a time on the day of the run' },
      origin,
    );
  }
}

function call(name: string, args: readonly UnresolvedExpr[], origin: TextSpan): UnresolvedExpr {
  return { kind: 'call', name: [name], args, origin };
}

/** 'today' and its kin stand for the day of the run, so they become expressions and not values. */
function specialDate(text: string, origin: TextSpan): UnresolvedExpr | undefined {
  const today = call('current_date', [], origin);
  switch (text.trim().toLowerCase()) {
    case 'epoch':
      return literal(0, T.date, origin);
    case 'now':
    case 'today':
      return today;
    case 'tomorrow':
      return call('date_add', [today, literal(1, T.int, origin)], origin);
    case 'yesterday':
      return call('date_add', [today, literal(-1, T.int, origin)], origin);
    default:
      return undefined;
  }
}

function specialTimestamp(text: string, type: T.DataType, origin: TextSpan): UnresolvedExpr | undefined {
  const [word = '', zone] = text.trim().toLowerCase().split(/\s+/);
  if (zone !== undefined && /^(?:today|tomorrow|yesterday)$/.test(word)) {
    fail(
      'unsupported',
      { what: `The timestamp literal '${text}'`, why: 'it stands for a day of the run in a zone of its own' },
      origin,
    );
  }
  if (word === 'epoch') return literal(0n, type, origin);
  if (word === 'now') return { kind: 'cast', expr: call('current_timestamp', [], origin), type, origin };
  const day = word === 'today' || word === 'tomorrow' || word === 'yesterday' ? specialDate(word, origin) : undefined;
  return day && { kind: 'cast', expr: day, type, origin };
}

/** An odd digit stands alone in the first byte. */
function hexLiteral(text: string, origin: TextSpan): Literal | undefined {
  if (!/^[0-9a-fA-F]*$/.test(text)) return undefined;
  const digits = text.length % 2 === 0 ? text : `0${text}`;
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return literal(bytes, T.binary, origin);
}

/** INTERVAL 1 DAY 2 HOURS, INTERVAL '1-2' YEAR TO MONTH. */
export function buildInterval(ctx: BuildContext, node: IntervalLiteralNode): Literal {
  const origin = spanOf(node);
  const legacy = ctx.settings.legacyIntervals;
  const ranged = node.parts.find((part) => part.to !== undefined);
  if (ranged !== undefined) {
    const { value, unit, to, sign } = ranged;
    if (node.parts.length > 1) fail('invalid-interval', { what: 'there can be only one unit TO unit' }, origin);
    if (value?.type !== t.STRING_LITERAL)
      fail('invalid-interval', { what: 'the value of unit TO unit must be a string' }, origin);
    const negative = sign !== undefined && tokenText(ctx, sign) === '-';
    return unitToUnitInterval(
      stringOf(ctx, value),
      tokenText(ctx, unit as Token),
      tokenText(ctx, to as Token),
      negative,
      legacy,
      origin,
    );
  }
  const parts = node.parts.map(({ sign, value, unit }): IntervalPart => {
    const token = value as Token;
    const digits = token.type === t.STRING_LITERAL ? stringOf(ctx, token).trim() : tokenText(ctx, token);
    return { value: (sign === undefined ? '' : tokenText(ctx, sign)) + digits, unit: tokenText(ctx, unit as Token) };
  });
  return multiUnitInterval(parts, legacy, textOf(ctx, node), origin);
}
