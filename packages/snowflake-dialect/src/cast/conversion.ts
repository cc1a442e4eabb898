import {
  type Cast,
  type CastMode,
  type ColumnId,
  type DataType,
  type Expr,
  forEachChild,
  isStringType,
  types,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, type EmitContext, lossless, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';

/** One cast to write: a value, its type, the type it becomes and what happens where it does not fit. */
export interface Conversion<To extends DataType = DataType> {
  readonly value: SqlPiece;
  readonly from: DataType;
  readonly to: To;
  readonly mode: CastMode;
  readonly cast: Cast;
  readonly ctx: EmitContext;
  /** No helper is wanted: a lambda of ours converts the value, or its type is a guess. */
  readonly plain?: boolean;
}

/** May no helper be used? A lambda calls no JavaScript function. */
export const plainOnly = (c: Conversion): boolean => c.plain === true || hasFreeVariable(c.cast.expr, new Set());

function hasFreeVariable(e: Expr, bound: ReadonlySet<ColumnId>): boolean {
  if (e.kind === 'lambda-variable') return !bound.has(e.id);
  const inner = e.kind === 'lambda' ? new Set([...bound, ...e.params.map((p) => p.id)]) : bound;
  let found = false;
  forEachChild(e, (child) => {
    found ||= hasFreeVariable(child, inner);
  });
  return found;
}

/** `value::type`. */
export const castAs = (value: SqlPiece, to: DataType): SqlPiece =>
  piece(`${at(value, STRENGTH.postfix)}::${typeName(to)}`, STRENGTH.postfix);

export const nullOf = (to: DataType): SqlPiece => castAs(atom('NULL'), to);

/** A cast that loses nothing: what coercion adds is left out, since Snowflake has one NUMBER and widens by itself. */
export const widening = (c: Conversion): SqlPiece =>
  lossless(c.cast.implicit ? c.value : castAs(c.value, c.to), c.value);

/** Text so long is not written twice: Snowflake has no place in an expression to name it. */
const REPEATABLE = 400;
export function repeatable(c: Conversion): boolean {
  return c.value.text.length <= REPEATABLE;
}

/** Why a cast that needs its value twice is refused. */
export const LONG = 'of so long an expression would write it twice; compute it in a subquery';

/** Text that no conversion of Snowflake reads: the error that it makes of it tells Spark's class, the two types and the value. */
export const unreadable = (error: 'CAST_INVALID_INPUT' | 'CAST_OVERFLOW', value: SqlPiece, c: Conversion): string => {
  const [from, to] = [c.from, c.to].map((t) => typeText(isStringType(t) ? types.string : t).toUpperCase());
  return `'[${error}] "${from}" "${to}" ' || ${at(value, STRENGTH.concat + 1)}`;
};

/** What an expression of these types is called in messages. */
export const described = (c: Conversion): string => `a cast from ${typeText(c.from)} to ${typeText(c.to)}`;

export function refuseCast(c: Conversion, why: string): never {
  return c.ctx.refuse(c.cast, `${described(c)} ${why}`);
}
