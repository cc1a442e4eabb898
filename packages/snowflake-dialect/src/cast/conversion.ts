import { type Cast, type CastMode, type DataType, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, type EmitContext, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';

/** One cast to write: a value, its type, the type it becomes and what happens where it does not fit. */
export interface Conversion<To extends DataType = DataType> {
  readonly value: SqlPiece;
  readonly from: DataType;
  readonly to: To;
  readonly mode: CastMode;
  readonly cast: Cast;
  readonly ctx: EmitContext;
}

/** `value::type`. */
export const castAs = (value: SqlPiece, to: DataType): SqlPiece =>
  piece(`${at(value, STRENGTH.postfix)}::${typeName(to)}`, STRENGTH.postfix);

export const nullOf = (to: DataType): SqlPiece => castAs(atom('NULL'), to);

/** A cast that loses nothing: what coercion adds is left out, since Snowflake has one NUMBER and widens by itself. */
export const widening = (c: Conversion): SqlPiece =>
  c.cast.implicit ? { ...c.value, bare: c.value } : { ...castAs(c.value, c.to), bare: c.value };

/** Text so long is not written twice: Snowflake has no place in an expression to name it. */
const REPEATABLE = 400;
export function repeatable(c: Conversion): boolean {
  return c.value.text.length <= REPEATABLE;
}

/** What an expression of these types is called in messages. */
export const described = (c: Conversion): string => `a cast from ${typeText(c.from)} to ${typeText(c.to)}`;

export function refuseCast(c: Conversion, why: string): never {
  return c.ctx.refuse(c.cast, `${described(c)} ${why}`);
}
