import { type DecimalType, decimalOf, decimalOfLiteral, type Expr, holds } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, lossless, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { BLANKS, bound, type Conversion, castAs, failing, nullOf, refuseCast } from './conversion.js';
import { intervalDecimal } from './intervals.js';

const NUMBER = '[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?';
/** What Java strips from a number's text. */
const JAVA_BLANKS = '[\\x00-\\x20]*';
const PLAIN = '[+-]?[0-9]+(?:\\.[0-9]*)?';
/** Every whole number up to here is a double, and every quotient of one and a power of ten is rounded once. */
const EXACT_DIGITS: Readonly<Record<string, number>> = { double: 15, float: 7 };

/** To FLOAT and DOUBLE. */
export function toFloating(c: Conversion): SqlPiece {
  const { value, from, to } = c;
  switch (from.kind) {
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return from.kind === 'boolean' ? castAs(value.text, to) : lossless(castAs(value.text, to), value);
    case 'float':
      return lossless(castAs(value.text, to), value);
    case 'double':
      return toFloat(c);
    case 'decimal':
      if (from.precision <= (EXACT_DIGITS[to.kind] ?? 0)) return lossless(castAs(value.text, to), value);
      // many digits: DuckDB would round twice on the way, reading the text rounds once
      return castAs(`CAST(${value.text} AS VARCHAR)`, to);
    case 'string':
    case 'char':
    case 'varchar':
      return floatingText(c);
    case 'date':
      return nullOf(to);
    case 'timestamp':
      return castAs(`epoch_us(${value.text}) / 1e6`, to);
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** Digits are DuckDB's to read; Java's trailing d or f is cut off. Names and hexadecimal numbers are left to a helper. */
function floatingText(c: Conversion): SqlPiece {
  const { to, mode } = c;
  const digits = (v: string): string => `regexp_extract(${v}, '^${JAVA_BLANKS}(${NUMBER})[dDfF]?${JAVA_BLANKS}$', 1)`;
  if (isDigitsOnly(c.cast.expr)) return failing(digits(c.value.text), to, mode);
  const named = c.ctx.helper(to.kind === 'float' ? 'named_float' : 'named_double');
  return bound(
    c,
    (v) => `coalesce(${failing(digits(v), to, 'legacy').text}, ${named}(${v}, ${mode === 'ansi' ? 'TRUE' : 'FALSE'}))`,
  );
}

/** A constant that no name and no hexadecimal number is. */
const isDigitsOnly = (e: Expr): boolean => e.kind === 'literal' && !/[g-z]/i.test(String(e.value));

/** DuckDB rounds plain digits as Spark does, and those with an exponent otherwise: a helper writes them out, empty where there are none. */
function decimalText(c: Conversion<DecimalType>): SqlPiece {
  const digits = (v: string): string =>
    `CASE WHEN regexp_full_match(${v}, '${PLAIN}') THEN ${v} ELSE ${c.ctx.helper('plain_number')}(${v}) END`;
  return failing(bound(c, digits).text, c.to, c.mode);
}

/** A double beyond a float is infinite, where DuckDB raises. */
function toFloat(c: Conversion): SqlPiece {
  return bound(
    c,
    (v) =>
      `coalesce(TRY_CAST(${v} AS FLOAT), CASE WHEN ${v} > 0 THEN 'Infinity'::FLOAT WHEN ${v} < 0 THEN '-Infinity'::FLOAT END)`,
  );
}

/**
 * A double's digits without an exponent, as Java prints them; NULL for what is not finite, in ANSI mode as well. In the middle of the range
 * DuckDB prints the same.
 */
function doubleDigits(c: Conversion): string {
  const text = c.from.kind === 'float' ? `CAST(${c.value.text} AS DOUBLE)` : c.value.text;
  const { expr } = c.cast;
  if (expr.kind === 'literal' && isMiddle(Number(expr.value))) return `CAST(${text} AS VARCHAR)`;
  const plain = c.ctx.helper('plain_double');
  const own: Conversion = { ...c, value: atom(text) };
  return bound(
    own,
    (v) => `CASE WHEN abs(${v}) BETWEEN 0.0001 AND 1e15 OR ${v} = 0 THEN CAST(${v} AS VARCHAR) ELSE ${plain}(${v}) END`,
  ).text;
}
const isMiddle = (value: number): boolean => value === 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) <= 1e15);

/** To DECIMAL, rounding half up; what does not fit is NULL, or raises in ANSI mode. */
export function toDecimal(c: Conversion<DecimalType>): SqlPiece {
  const { value, from, to, mode } = c;
  switch (from.kind) {
    case 'boolean':
      return failing(`CAST(${value.text} AS INTEGER)`, to, to.precision > to.scale ? 'ansi' : mode);
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'decimal': {
      const d = decimalOf(from);
      const fits = (d && holds(to, d)) || cutsNothing(c);
      return fits ? lossless(castAs(value.text, to), value) : failing(value.text, to, mode);
    }
    case 'float':
    case 'double':
      return failing(doubleDigits(c), to, mode);
    case 'string':
    case 'char':
    case 'varchar':
      return decimalText(c);
    case 'date':
      return nullOf(to);
    case 'timestamp':
      return failing(`CAST(epoch_us(${value.text}) / 1e6 AS VARCHAR)`, to, mode);
    case 'year_month_interval':
    case 'day_time_interval':
      return intervalDecimal(c, from);
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** An integer literal in a decimal that holds it: the cast is Spark's bookkeeping. */
function cutsNothing(c: Conversion<DecimalType>): boolean {
  const { expr } = c.cast;
  const least = expr.kind === 'literal' && expr.value !== null ? decimalOfLiteral(expr) : undefined;
  return least !== undefined && expr.type.kind !== 'decimal' && holds(c.to, least);
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
      const words = `(?i)^${BLANKS}(t|true|y|yes|1|f|false|n|no|0)${BLANKS}$`;
      return failing(`regexp_extract(${value.text}, '${words}', 1)`, to, mode);
    }
    case 'date':
      return nullOf(to);
    case 'timestamp':
      return piece(`epoch_us(${value.text}) <> 0`, STRENGTH.compare);
    default:
      return refuseCast(c, 'is not there yet');
  }
}
