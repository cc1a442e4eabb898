import { type DecimalType, decimalOf, holds, isIntegral, isStringType, types } from '@spark-sql-to-snowflake/plan-ir';
import { textToNumber } from '@spark-sql-to-snowflake/spark-functions';
import { at, atom, integerRange, lossless, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import {
  type Conversion,
  castAs,
  LONG,
  nullOf,
  plainOnly,
  refuseCast,
  repeatable,
  unreadable,
  widening,
} from './conversion.js';
import { intervalDecimal } from './intervals.js';

/** The whole numbers up to here are 32-bit floats. */
const WHOLE_FLOATS = 2n ** 24n;

/** A constant as the 32-bit float that it becomes, where making it a double first changes nothing. */
function constantFloat(c: Conversion): SqlPiece | undefined {
  const { expr } = c.cast;
  if (expr.kind !== 'literal' || expr.value === null) return undefined;
  const { type } = expr;
  if (type.kind !== 'double' && !isIntegral(type) && !(type.kind === 'decimal' && type.precision <= 15))
    return undefined;
  const scale = type.kind === 'decimal' ? type.scale : 0;
  if (!Number.isSafeInteger(Number(expr.value)) && type.kind !== 'double') return undefined;
  const value = Math.fround(Number(`${expr.value}${scale > 0 ? `e-${scale}` : ''}`));
  return c.ctx.dialect.literal({ ...expr, value, type: c.to }, c.ctx);
}

/** Does a 32-bit float hold every number of the type, or those that the expression can be? */
function holdsFloat(c: Conversion): boolean {
  const { from } = c;
  if (from.kind === 'boolean' || from.kind === 'byte' || from.kind === 'short' || from.kind === 'float') return true;
  if (from.kind === 'decimal') return from.scale === 0 && from.precision <= 7;
  const range = isIntegral(from) ? integerRange(c.cast.expr) : undefined;
  return range !== undefined && range.least >= -WHOLE_FLOATS && range.most <= WHOLE_FLOATS;
}

/** Rounded to 32 bits, which Snowflake's FLOAT does not: a double from the double, other numbers from their digits. */
function toFloat(c: Conversion): SqlPiece {
  const { value, from } = c;
  if (from.kind === 'int' || from.kind === 'double') return callHelper(c.ctx, 'double_to_float', [value]);
  if (from.kind === 'timestamp') return callHelper(c.ctx, 'double_to_float', [epochSeconds(value)]);
  return callHelper(c.ctx, 'text_to_float', [isStringType(from) ? value : castAs(value, types.string), raises(c)]);
}
const raises = (c: Conversion): SqlPiece => atom(c.mode === 'ansi' ? 'TRUE' : 'FALSE');
const epochSeconds = (value: SqlPiece): SqlPiece =>
  piece(`DATE_PART(EPOCH_MICROSECOND, ${value.text})::FLOAT / 1000000`, STRENGTH.multiply);

/** The number that a constant text is. */
function constantOfText(c: Conversion): SqlPiece | undefined {
  const { expr } = c.cast;
  if (expr.kind !== 'literal' || typeof expr.value !== 'string') return undefined;
  const value = textToNumber(expr.value, c.to.kind === 'float' ? 'FLOAT' : 'DOUBLE', false);
  if (value !== null) return c.ctx.dialect.literal({ ...expr, value, type: c.to }, c.ctx);
  return c.mode === 'ansi' ? undefined : nullOf(c.to);
}

/** To FLOAT, of 64 bits also where Spark has 32. */
export function toFloating(c: Conversion): SqlPiece {
  const { value, from, to, mode } = c;
  const folded = constantOfText(c);
  if (folded) return folded;
  if (to.kind === 'float') {
    const constant = constantFloat(c);
    if (constant) return constant;
    if (from.kind !== 'date' && !holdsFloat(c)) {
      if (!plainOnly(c)) return toFloat(c);
      c.ctx.approximate(c.cast, 'Snowflake keeps 64 bits, where Spark rounds to a 32-bit float');
    }
  }
  switch (from.kind) {
    case 'boolean':
      return castAs(castAs(value, { kind: 'int' }), to);
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'decimal':
      return lossless(castAs(value, to), value);
    case 'float':
      return lossless(value, value);
    case 'double':
      return value;
    case 'string':
    case 'char':
    case 'varchar':
      if (!plainOnly(c)) return fromText(c);
      c.ctx.approximate(
        c.cast,
        'a trailing d or f, names of infinity and hexadecimal numbers are read as Snowflake reads them, or give NULL',
      );
      return atom(`${mode === 'ansi' ? 'TO_DOUBLE' : 'TRY_TO_DOUBLE'}(TRIM(${value.text}))`);
    case 'date':
      return nullOf(to);
    case 'timestamp':
      return atom(`(${epochSeconds(value).text})`);
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/**
 * Snowflake reads the usual digits. All other text is left to a helper: Java reads a trailing d and names of infinity, and what Snowflake
 * makes of such text, and of hexadecimal digits, is nowhere documented.
 */
function fromText(c: Conversion): SqlPiece {
  const { value } = c;
  const other = callHelper(c.ctx, 'text_to_double', [value, raises(c)]);
  return repeatable(c)
    ? atom(
        `COALESCE(TRY_TO_DOUBLE(REGEXP_SUBSTR(${value.text}, '^ *([-+]?[0-9.]+([eE][-+]?[0-9]+)?) *$', 1, 1, 'e', 1)), ${other.text})`,
      )
    : other;
}

/** To NUMBER(p, s), rounding half up; what does not fit is NULL, or raises in ANSI mode. */
export function toDecimal(c: Conversion<DecimalType>): SqlPiece {
  const { value, from, to, mode } = c;
  switch (from.kind) {
    case 'boolean':
      return to.precision > to.scale ? castAs(castAs(value, { kind: 'int' }), to) : nullOf(to);
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'decimal': {
      const d = decimalOf(from);
      if ((d && holds(to, d)) || fits(c)) return scaled(c);
      return mode === 'ansi' ? castAs(value, to) : nullBeyond(c);
    }
    case 'float':
    case 'double':
      return fromDouble(c, value);
    case 'string':
    case 'char':
    case 'varchar':
      return atom(
        `${mode === 'ansi' ? 'TO_DECIMAL' : 'TRY_TO_DECIMAL'}(TRIM(${value.text}), ${to.precision}, ${to.scale})`,
      );
    case 'date':
      return nullOf(to);
    case 'timestamp':
      return fromDouble(c, epochSeconds(value));
    case 'year_month_interval':
    case 'day_time_interval':
      return toDecimal(intervalDecimal(c, from));
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** Spark rounds the shortest decimal text of a double, where Snowflake rounds the binary value. */
function fromDouble(c: Conversion<DecimalType>, double: SqlPiece): SqlPiece {
  if (plainOnly(c)) {
    c.ctx.approximate(
      c.cast,
      'Snowflake rounds the binary value, where Spark rounds its shortest decimal text, and raises where Spark gives NULL',
    );
    return castAs(double, c.to);
  }
  const digits = [c.to.precision, c.to.scale].map((n) => atom(String(n)));
  return castAs(callHelper(c.ctx, 'double_to_decimal', [double, ...digits, raises(c)]), c.to);
}

/** A cast that changes the scale is written, since the scale shows in arithmetic and in text; one that does not is Spark's bookkeeping. */
function scaled(c: Conversion<DecimalType>): SqlPiece {
  const scale = c.from.kind === 'decimal' ? c.from.scale : 0;
  if (!c.cast.implicit || scale !== c.to.scale) return lossless(castAs(c.value, c.to), c.value);
  return widening(c);
}

/** An integer known to be small enough. */
function fits(c: Conversion<DecimalType>): boolean {
  const range = isIntegral(c.from) ? integerRange(c.cast.expr) : undefined;
  const end = 10n ** BigInt(c.to.precision - c.to.scale);
  return range !== undefined && range.least > -end && range.most < end;
}

function nullBeyond(c: Conversion<DecimalType>): SqlPiece {
  const { value, to, from } = c;
  if (!repeatable(c)) {
    c.ctx.approximate(c.cast, 'a number that does not fit raises, where Spark gives NULL');
    return castAs(value, to);
  }
  const rounded = from.kind === 'decimal' && from.scale > to.scale ? `ROUND(${value.text}, ${to.scale})` : value.text;
  const end = `1${'0'.repeat(to.precision - to.scale)}`;
  return atom(`IFF(ABS(${rounded}) < ${end}, ${castAs(value, to).text}, NULL)`);
}

/** To BOOLEAN. */
export function toBoolean(c: Conversion): SqlPiece {
  const { value, from, to, mode } = c;
  switch (from.kind) {
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'float':
    case 'double':
    case 'decimal':
      return piece(`${at(value, STRENGTH.compare + 1)} <> 0`, STRENGTH.compare);
    case 'string':
    case 'char':
    case 'varchar': {
      if (mode === 'ansi' && !repeatable(c)) return refuseCast(c, LONG);
      const pairs = (words: readonly string[], result: string): string =>
        words.map((w) => `'${w}', ${result}`).join(', ');
      const yes = pairs(['true', 't', 'yes', 'y', '1'], 'TRUE');
      const no = pairs(['false', 'f', 'no', 'n', '0'], 'FALSE');
      const decoded = `DECODE(LOWER(TRIM(${value.text}, ' \\t\\n\\r\\f')), ${yes}, ${no})`;
      // Snowflake reads on and off too: what is left over is made text that it does not read
      return mode === 'ansi'
        ? atom(`COALESCE(${decoded}, TO_BOOLEAN(${unreadable('CAST_INVALID_INPUT', value, c)}))`)
        : atom(decoded);
    }
    case 'date':
      return nullOf(to);
    case 'timestamp':
      return piece(`DATE_PART(EPOCH_MICROSECOND, ${value.text}) <> 0`, STRENGTH.compare);
    default:
      return refuseCast(c, 'is not there yet');
  }
}
