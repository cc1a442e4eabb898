import {
  type Cast,
  type DataType,
  isDatetime,
  isIntegral,
  isStringType,
  literal,
  sameType,
} from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  datetimeWord,
  type EmitContext,
  isPlainText,
  plainInstant,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';
import { type Conversion, castAs, refuseCast } from './conversion.js';
import { toInterval } from './intervals.js';
import { toNested } from './nested.js';
import { ofWord, toDate, toTimestamp } from './to-datetime.js';
import { toInteger } from './to-integer.js';
import { toBoolean, toDecimal, toFloating } from './to-number.js';
import { toText } from './to-text.js';

/** A Spark cast, with Spark's answer for what does not fit, as DuckDB says it. */
export const castToDuckdb = (value: SqlPiece, cast: Cast, ctx: EmitContext): SqlPiece =>
  castIn(value, cast, ctx, false);

/** The same in longer words: a number too large for a timestamp does not fail. */
export const castFar = (value: SqlPiece, cast: Cast, ctx: EmitContext): SqlPiece => castIn(value, cast, ctx, true);

function castIn(value: SqlPiece, cast: Cast, ctx: EmitContext, far: boolean): SqlPiece {
  const sized = isIntegral(cast.type) || cast.type.kind === 'decimal';
  if (cast.implicit && sized && sameType(cast.expr.type, cast.type)) return ofSize(value, cast.type);
  return convert({ value, from: cast.expr.type, to: cast.type, mode: cast.mode, cast, ctx, far }, 0);
}

/** An integer or decimal that DuckDB may keep in a wider type (see `integerSizes`, and `exactDecimals` of tables), unless its own words end in the cast. */
const ofSize = (value: SqlPiece, type: DataType): SqlPiece =>
  value.strength === STRENGTH.atom && value.text.startsWith('CAST(') && value.text.endsWith(` AS ${typeName(type)})`)
    ? value
    : castAs(value.text, type);

function convert(c: Conversion, depth: number): SqlPiece {
  const { from, to, value } = c;
  if (sameType(from, to) || (isStringType(from) && isStringType(to)) || to.kind === 'unknown') return value;
  if (from.kind === 'null') return castAs(value.text, to);
  if (from.kind === 'unknown') {
    // what coercion takes a value for is written only where the result depends on it
    const taken = c.cast.implicit && c.cast.expr.kind !== 'literal' && !isDatetime(to);
    return taken ? value : castAs(value.text, to);
  }
  if (isDatetime(to) && isStringType(from)) {
    const instant = to.kind === 'timestamp' ? plainInstant(c.cast.expr, c.ctx.conf.timeZone) : undefined;
    if (instant !== undefined) return c.ctx.dialect.literal(literal(instant, to), c.ctx);
    const word = datetimeWord(c.cast.expr);
    if (word === 'with a zone') return refuseCast(c, 'of a word like today with a zone is not there yet');
    if (word !== undefined) return ofWord(word, c);
  }
  if (isPlainText(c.cast.expr, to)) return castAs(value.text, to);
  return byTarget(to)(c, depth);
}

type Convert = (c: Conversion, depth: number) => SqlPiece;

function byTarget(to: DataType): Convert {
  switch (to.kind) {
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return toInteger;
    case 'float':
    case 'double':
      return toFloating;
    case 'decimal':
      return (c) => toDecimal({ ...c, to });
    case 'boolean':
      return toBoolean;
    case 'string':
    case 'char':
    case 'varchar':
      return toText;
    case 'binary':
      return toBinary;
    case 'date':
      return toDate;
    case 'timestamp':
    case 'timestamp_ntz':
      return toTimestamp;
    case 'array':
    case 'map':
    case 'struct':
      return (c, depth) => toNested(c, depth, convert);
    case 'year_month_interval':
    case 'day_time_interval':
      return (c) => toInterval(c, to);
    default:
      return (c) => refuseCast(c, 'has no form here');
  }
}

const BYTES: Readonly<Record<string, number>> = { byte: 1, short: 2, int: 4, long: 8 };

/** A string's UTF-8 bytes; an integer's own, highest first. */
function toBinary(c: Conversion): SqlPiece {
  if (isStringType(c.from)) return atom(`encode(${c.value.text})`);
  const digits = 2 * (BYTES[c.from.kind] ?? 0);
  return digits > 0
    ? atom(`unhex(right(lpad(hex(${c.value.text}), 16, '0'), ${digits}))`)
    : refuseCast(c, 'has no form here');
}
