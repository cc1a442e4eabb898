import { type DecimalType, decimalOf, decimalOfLiteral, type Expr, holds } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { BLANKS, bound, type Conversion, castAs, failing, nullOf, refuseCast } from './conversion.js';

const NUMBER = '[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?';
/** Every whole number up to here is a double, and every quotient of one and a power of ten is rounded once. */
const EXACT_DIGITS: Readonly<Record<string, number>> = { double: 15, float: 7 };

/** To FLOAT and DOUBLE. */
export function toFloating(c: Conversion): SqlPiece {
  const { value, from, to, mode } = c;
  switch (from.kind) {
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return { ...castAs(value.text, to), ...(from.kind !== 'boolean' && { bare: value }) };
    case 'float':
      return { ...castAs(value.text, to), bare: value };
    case 'double':
      return toFloat(c);
    case 'decimal':
      if (from.precision <= (EXACT_DIGITS[to.kind] ?? 0)) return { ...castAs(value.text, to), bare: value };
      // many digits: DuckDB would round twice on the way, reading the text rounds once
      return castAs(`CAST(${value.text} AS VARCHAR)`, to);
    case 'string':
    case 'char':
    case 'varchar': {
      noteHexadecimal(c);
      // Java reads a trailing d or f, and names for infinity and NaN; only NaN takes no sign
      const words = '[+-]?(?i:inf|infinity)|(?i:nan)';
      return failing(`regexp_extract(${value.text}, '^${BLANKS}(${NUMBER}|${words})[dDfF]?${BLANKS}$', 1)`, to, mode);
    }
    case 'date':
      return nullOf(to);
    case 'timestamp':
      return castAs(`epoch_us(${value.text}) / 1e6`, to);
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** Java reads 0x1p3, too. */
function noteHexadecimal(c: Conversion): void {
  const { expr } = c.cast;
  if (expr.kind === 'literal' && !/x/i.test(String(expr.value))) return;
  c.ctx.approximate(c.cast, 'a hexadecimal number, which Java reads, is NULL, or raises in ANSI mode');
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
 * DuckDB rounds the text `9.9e-06` up to 0.01. A decimal with all of a double's 17 digits is read first, where there is one that has the
 * target's digits, too; else the double is rounded beforehand. Constants that DuckDB spells without an exponent need neither.
 */
function smallDoubles({ cast, to }: Conversion<DecimalType>): 'fine' | 'read-twice' | 'rounded' {
  const { expr } = cast;
  if (expr.kind === 'literal' && Math.abs(Number(expr.value)) >= 1e-4) return 'fine';
  return to.precision <= 19 ? 'read-twice' : 'rounded';
}

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
      return fits ? { ...castAs(value.text, to), bare: value } : failing(value.text, to, mode);
    }
    case 'float':
    case 'double': {
      // Spark reads the shortest text of the double, where DuckDB would take its binary value
      const own = from.kind === 'float' ? `CAST(${value.text} AS DOUBLE)` : value.text;
      const small = smallDoubles(c);
      const double = small === 'rounded' ? `${c.ctx.helper('round_double')}(${own}, ${to.scale})` : own;
      // NaN and the infinities are NULL in ANSI mode as well
      const finite = mode === 'ansi' && !isFiniteConstant(c.cast.expr);
      const text = finite
        ? bound({ ...c, value: atom(double) }, (v) => `CASE WHEN isfinite(${v}) THEN CAST(${v} AS VARCHAR) END`).text
        : `CAST(${double} AS VARCHAR)`;
      if (small !== 'read-twice') return failing(text, to, mode);
      const whole = to.precision - to.scale;
      return failing(failing(text, { kind: 'decimal', precision: 38, scale: 37 - whole }, mode).text, to, mode);
    }
    case 'string':
    case 'char':
    case 'varchar':
      return failing(`regexp_extract(${value.text}, '^${BLANKS}(${NUMBER})${BLANKS}$', 1)`, to, mode);
    case 'date':
      return nullOf(to);
    case 'timestamp':
      return failing(`CAST(epoch_us(${value.text}) / 1e6 AS VARCHAR)`, to, mode);
    default:
      return refuseCast(c, 'is not there yet');
  }
}

const isFiniteConstant = (e: Expr): boolean => e.kind === 'literal' && Number.isFinite(e.value);

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
      const words = '(?i)^[\\x00-\\x20]*(t|true|y|yes|1|f|false|n|no|0)[\\x00-\\x20]*$';
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
