import {
  at,
  atom,
  type IntegerRange,
  integerRange,
  piece,
  rangeOfType,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { type Conversion, castAs, LONG, nullOf, refuseCast, repeatable, unreadable, widening } from './conversion.js';
import { type Interval, intervalCount, strict } from './intervals.js';

/** Decimals of so many digits before the point fit whatever they hold. */
const SAFE_DIGITS: Readonly<Record<string, number>> = { byte: 2, short: 4, int: 9, long: 18 };

/** The low bits of a whole number, read as a signed one: what Java's narrowing gives. */
export function wrapped(value: SqlPiece, range: IntegerRange): SqlPiece {
  const size = range.most - range.least + 1n;
  const shifted = `MOD(${at(value, STRENGTH.add)} + ${-range.least}, ${size})`;
  return piece(`MOD(${shifted} + ${size}, ${size}) - ${-range.least}`, STRENGTH.add);
}

/** A whole number that may lie outside the type: wrapped, NULL or an error. */
function fitted(whole: SqlPiece, c: Conversion): SqlPiece {
  const range = rangeOfType(c.to) as IntegerRange;
  if (c.mode === 'legacy') return wrapped(whole, range);
  if (!repeatable(c)) return refuseCast(c, LONG);
  const inside = `${at(whole, STRENGTH.compare + 1)} BETWEEN ${range.least} AND ${range.most}`;
  const otherwise = c.mode === 'ansi' ? `TO_NUMBER(${unreadable('CAST_OVERFLOW', whole, c)})` : 'NULL';
  return castAs(atom(`IFF(${inside}, ${whole.text}, ${otherwise})`), c.to);
}

/** To NUMBER(3, 0), (5, 0), (10, 0) and (19, 0). */
export function toInteger(c: Conversion): SqlPiece {
  const { value, from, to, mode } = c;
  const range = rangeOfType(to) as IntegerRange;
  switch (from.kind) {
    case 'boolean':
      return castAs(value, to);
    case 'byte':
    case 'short':
    case 'int':
    case 'long': {
      const held = integerRange(c.cast.expr) ?? rangeOfType(from);
      if (held && held.least >= range.least && held.most <= range.most) return widening(c);
      return fitted(value, c);
    }
    case 'decimal': {
      const whole = from.scale === 0 ? value : atom(`TRUNC(${value.text})`);
      return from.precision - from.scale <= (SAFE_DIGITS[to.kind] ?? 0) ? castAs(whole, to) : fitted(whole, c);
    }
    case 'float':
    case 'double':
      return mode === 'legacy' ? saturated(c, range) : fitted(atom(`TRUNC(${value.text})`), c);
    case 'string':
    case 'char':
    case 'varchar':
      return fromText(c, range);
    case 'date':
      return nullOf(to);
    case 'timestamp': {
      const seconds = atom(`FLOOR(DATE_PART(EPOCH_MICROSECOND, ${value.text}) / 1000000)`);
      return to.kind === 'long' ? castAs(seconds, to) : fitted(seconds, c);
    }
    case 'year_month_interval':
    case 'day_time_interval':
      return ofInterval(c, from, range);
    default:
      return refuseCast(c, 'is not there yet');
  }
}

function ofInterval(c: Conversion, from: Interval, range: IntegerRange): SqlPiece {
  const [count, most] = intervalCount(c, from);
  return most <= range.most + 1n ? castAs(count, c.to) : fitted(count, strict(c));
}

/** NaN is 0, and what lies beyond the range is its end; a byte or short then takes the low bits of an int. */
function saturated(c: Conversion, range: IntegerRange): SqlPiece {
  if (!repeatable(c))
    return refuseCast(c, 'of so long an expression would write it three times; compute it in a subquery');
  const narrow = c.to.kind === 'byte' || c.to.kind === 'short';
  const ends = narrow ? { least: -(2n ** 31n), most: 2n ** 31n - 1n } : range;
  const whole = saturating(c.value, castAs(atom(`TRUNC(${c.value.text})`), narrow ? { kind: 'int' } : c.to), ends);
  return narrow ? wrapped(whole, range) : whole;
}

/**
 * A whole number made of a double, or the end of the range that the double lies beyond. `whole` has its cast already: beside a FLOAT
 * the ends would be made FLOATs, and that of a bigint would grow by one.
 */
export function saturating(double: SqlPiece, whole: SqlPiece, { least, most }: IntegerRange): SqlPiece {
  const x = at(double, STRENGTH.compare + 1);
  const ends = `WHEN ${x} >= ${most} THEN ${most} WHEN ${x} <= ${least} THEN ${least}`;
  return atom(`CASE WHEN ${x} = 'NaN'::FLOAT THEN 0 ${ends} ELSE ${whole.text} END`);
}

/** Digits with a sign. Outside ANSI mode a fraction may follow, and is cut off; `.5` is 0. */
function fromText(c: Conversion, range: IntegerRange): SqlPiece {
  if (!repeatable(c)) return refuseCast(c, LONG);
  const { value, mode } = c;
  const text = mode === 'legacy' ? `REGEXP_REPLACE(${value.text}, '^\\\\s*[+-]?[.]', '0.')` : value.text;
  const fraction = mode === 'legacy' ? '([.][0-9]*)?' : '';
  const digits = `REGEXP_SUBSTR(${text}, '^\\\\s*([+-]?[0-9]+)${fraction}\\\\s*$', 1, 1, 'e', 1)`;
  const number = `TRY_TO_NUMBER(${digits})`;
  const inRange = `IFF(${number} BETWEEN ${range.least} AND ${range.most}, ${number}, NULL)`;
  return atom(
    mode === 'ansi' ? `COALESCE(${inRange}, TO_NUMBER(${unreadable('CAST_INVALID_INPUT', value, c)}))` : inRange,
  );
}
