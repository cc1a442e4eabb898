import type { Origin } from '../origin.js';
import * as T from '../types/type.js';

/**
 * A constant. The representation follows the type:
 * boolean → boolean; byte, short, int → number; long → bigint; float, double → number (NaN and infinities included);
 * decimal → bigint, unscaled (1.50 of decimal(3,2) is 150n); string → string; binary → Uint8Array;
 * date → number, days since 1970-01-01; timestamp → bigint, microseconds since the epoch in UTC;
 * timestamp_ntz → bigint, microseconds since 1970-01-01T00:00 of the local clock; year_month_interval → number, months;
 * day_time_interval → bigint, microseconds; calendar_interval → CalendarInterval; NULL of any type → null.
 * Arrays, maps and structs have no literal: they are calls of `array`, `map` and `named_struct`.
 */
export interface Literal {
  readonly kind: 'literal';
  readonly value: LiteralValue;
  readonly type: T.DataType;
  readonly nullable: boolean;
  readonly origin?: Origin | undefined;
}
export type LiteralValue = null | boolean | number | bigint | string | Uint8Array | CalendarInterval;
export interface CalendarInterval {
  readonly months: number;
  readonly days: number;
  readonly microseconds: bigint;
}

/** A literal of the given type; nullable exactly if it is NULL. */
export function literal(value: LiteralValue, type: T.DataType, origin?: Origin): Literal {
  const nullable = value === null;
  // Two literals and no spread: an inline table makes one of these a cell.
  return origin === undefined
    ? { kind: 'literal', value, type, nullable }
    : { kind: 'literal', value, type, nullable, origin };
}
export const TRUE: Literal = literal(true, T.boolean);
export const FALSE: Literal = literal(false, T.boolean);
export const intLiteral = (value: number, origin?: Origin): Literal => literal(value, T.int, origin);
export const longLiteral = (value: bigint, origin?: Origin): Literal => literal(value, T.long, origin);
export const stringLiteral = (value: string, origin?: Origin): Literal => literal(value, T.string, origin);
export const nullLiteral = (type: T.DataType = T.nullType, origin?: Origin): Literal => literal(null, type, origin);
