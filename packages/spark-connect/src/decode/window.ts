import {
  fail,
  type Literal,
  literalText,
  type UnresolvedBound,
  type UnresolvedCall,
  type UnresolvedExpr,
  type UnresolvedFrame,
} from '@spark-sql-to-snowflake/plan-ir';
import * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeExpression, decodeExpressions } from './expression.js';
import { refuse, required, unknownMessage } from './refuse.js';
import { decodeSortOrder } from './sort-order.js';

const { ROW, RANGE } = proto.Expression_Window_WindowFrame_FrameType;

/** `function.over(window)`. */
export function decodeWindow(message: proto.Expression_Window, parsers: PlanParsers): UnresolvedExpr {
  const { windowFunction, partitionSpec, orderSpec, frameSpec } = message;
  const call = decodeExpression(windowFunction, parsers);
  if (call.kind === 'alias') return refuse('An alias within a window function', 'give it after over()');
  if (call.kind !== 'call') return fail('unsupported-window-function', { sql: textOf(call) });
  const over = {
    partitionBy: decodeExpressions(partitionSpec, parsers),
    orderBy: orderSpec.map((order) => decodeSortOrder(order, parsers)),
    ...(frameSpec && { frame: frameOf(frameSpec, parsers) }),
  };
  return { ...call, over } satisfies UnresolvedCall;
}

/** For the message: what is no call is mostly a column or a constant. */
const textOf = (expr: UnresolvedExpr): string =>
  expr.kind === 'name' ? expr.parts.join('.') : expr.kind === 'literal' ? literalText(expr) : expr.kind;

function frameOf(message: proto.Expression_Window_WindowFrame, parsers: PlanParsers): UnresolvedFrame {
  const { frameType, lower, upper } = message;
  if (frameType !== ROW && frameType !== RANGE) return unknownMessage('window frame');
  return {
    unit: frameType === ROW ? 'rows' : 'range',
    start: boundOf(lower, 'unbounded-preceding', parsers),
    end: boundOf(upper, 'unbounded-following', parsers),
  };
}

function boundOf(
  message: proto.Expression_Window_WindowFrame_FrameBoundary | undefined,
  unbounded: 'unbounded-preceding' | 'unbounded-following',
  parsers: PlanParsers,
): UnresolvedBound {
  const { boundary } = required(message, 'A boundary of a window frame');
  switch (boundary?.$case) {
    case undefined:
      return unknownMessage('frame boundary');
    case 'currentRow':
      return boundary.value ? { kind: 'current-row' } : unknownMessage('frame boundary');
    case 'unbounded':
      return boundary.value ? { kind: unbounded } : unknownMessage('frame boundary');
    case 'value':
      return offsetOf(decodeExpression(boundary.value, parsers));
  }
}

/** Spark counts what goes before as negative. */
function offsetOf(value: UnresolvedExpr): UnresolvedBound {
  const negated = value.kind === 'literal' ? negation(value) : undefined;
  if (value.kind !== 'literal' || negated === undefined)
    return refuse('A frame boundary that is no constant number or interval');
  return negated.value === null || value.value === null
    ? refuse('A frame boundary that is NULL')
    : isNegative(value)
      ? { kind: 'preceding', offset: negated }
      : { kind: 'following', offset: value };
}

const isNegative = ({ value }: Literal): boolean =>
  typeof value === 'object' && value !== null && 'months' in value
    ? value.months < 0 || value.days < 0 || value.microseconds < 0n
    : typeof value === 'bigint' || typeof value === 'number'
      ? value < 0
      : false;

function negation(literal: Literal): Literal | undefined {
  const { value } = literal;
  if (typeof value === 'bigint' || typeof value === 'number') return { ...literal, value: -value };
  if (typeof value !== 'object' || value === null || !('months' in value)) return undefined;
  return { ...literal, value: { months: -value.months, days: -value.days, microseconds: -value.microseconds } };
}
