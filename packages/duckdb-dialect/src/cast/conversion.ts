import { type Cast, type CastMode, type DataType, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { atom, type EmitContext, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';

/** One cast to write: a value, its type, the type it becomes and what happens where it does not fit. */
export interface Conversion<To extends DataType = DataType> {
  readonly value: SqlPiece;
  readonly from: DataType;
  readonly to: To;
  readonly mode: CastMode;
  readonly cast: Cast;
  readonly ctx: EmitContext;
  /** In the longer words, for statements that failed: with the numbers that are too large for a timestamp. */
  readonly far: boolean;
}

/** `CAST(… AS type)`. */
export const castAs = (text: string, to: DataType): SqlPiece => atom(`CAST(${text} AS ${typeName(to)})`);

/** A cast that may fail: it raises in ANSI mode, and gives NULL otherwise. */
export const failing = (text: string, to: DataType, mode: CastMode): SqlPiece =>
  atom(`${mode === 'ansi' ? 'CAST' : 'TRY_CAST'}(${text} AS ${typeName(to)})`);

/**
 * The same of one number to an integer type. Where such a cast stands beside a constant DuckDB compares the number itself, and so
 * answers where the cast would raise or be NULL; behind a sign it does not look.
 */
export const checked = (text: string, to: DataType, mode: CastMode): SqlPiece =>
  piece(`+${failing(text, to, mode).text}`, STRENGTH.unary);

/** NULL of a type. */
export const nullOf = (to: DataType): SqlPiece => atom(`CAST(NULL AS ${typeName(to)})`);

/** Use a value more than once: a name as it is, anything longer bound to a variable. */
export function bound(c: Conversion, body: (value: string) => string): SqlPiece {
  const { expr } = c.cast;
  if (expr.kind === 'column' || (expr.kind === 'literal' && expr.value !== null)) return atom(body(c.value.text));
  return atom(`list_transform([${c.value.text}], lambda v: ${body('v')})[1]`);
}

export function refuseCast(c: Conversion, why: string): never {
  return c.ctx.refuse(c.cast, `a cast from ${typeText(c.from)} to ${typeText(c.to)} ${why}`);
}

/** What Spark strips from a string before it reads a number, a date or a boolean: blanks and control characters. */
export const BLANKS = '[\\x00-\\x20\\x7f]*';
