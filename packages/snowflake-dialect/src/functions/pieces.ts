import type { Expr } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, callText, constantInt, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';

/** `NAME(a, b)`; numbers stand for themselves. */
export const fn = (name: string, ...args: readonly (SqlPiece | number)[]): SqlPiece =>
  callText(
    name,
    args.map((a) => (typeof a === 'number' ? atom(String(a)) : a)),
  );

/** A string literal. */
export const text = (value: string): SqlPiece => atom(stringText(value));

/** `x::TYPE`. */
export const castAs = (p: SqlPiece, type: string): SqlPiece =>
  piece(`${at(p, STRENGTH.postfix)}::${type}`, STRENGTH.postfix);

/** A count that is not below 0; GREATEST gives NULL for a NULL here. */
export function notNegative(p: SqlPiece, expr: Expr | undefined): SqlPiece {
  const value = constantInt(expr);
  if (value !== undefined) return value < 0 ? atom('0') : p;
  return fn('GREATEST', p, 0);
}

/** `CASE WHEN condition THEN value … ELSE otherwise END`. */
export const caseWhen = (
  branches: readonly (readonly [when: string, then: SqlPiece])[],
  otherwise?: SqlPiece,
): SqlPiece =>
  atom(
    `CASE ${branches.map(([w, t]) => `WHEN ${w} THEN ${t.text}`).join(' ')}${otherwise ? ` ELSE ${otherwise.text}` : ''} END`,
  );

/** As an operand of a comparison. */
export const operand = (p: SqlPiece): string => at(p, STRENGTH.bitwise);

/** Division rounds to six places: so small a divisor leaves nothing that would be rounded up to a whole number. */
const ROUNDS_NOTHING_UP = 1_000_000;
/** The whole quotient, cut toward zero. */
export const wholeQuotient = (p: SqlPiece, by: number | bigint): SqlPiece =>
  by <= ROUNDS_NOTHING_UP
    ? atom(`TRUNC(${at(p, STRENGTH.multiply)} / ${by})`)
    : piece(`(${at(p, STRENGTH.add)} - MOD(${p.text}, ${by})) / ${by}`, STRENGTH.multiply);

/** A whole number with six places, whose quotients have twelve. Source: docs.snowflake.com/en/sql-reference/operators-arithmetic */
export const twelvePlaces = (p: SqlPiece): SqlPiece => castAs(p, 'NUMBER(32, 6)');

/** The text behind a cast that only makes bytes of it, for functions that take both; undefined for anything else. */
export function textBehindBytes(expr: Expr | undefined): Expr | undefined {
  return expr?.kind === 'cast' && expr.type.kind === 'binary' && expr.expr.type.kind === 'string'
    ? expr.expr
    : undefined;
}
