import { atom, lossless, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { BLANKS, bound, type Conversion, castAs, checked, failing, nullOf, refuseCast } from './conversion.js';
import { intervalCount } from './intervals.js';

const BITS: Readonly<Record<string, number>> = { byte: 8, short: 16, int: 32, long: 64 };
/** Decimals of so many digits before the point fit whatever they hold. */
const SAFE_DIGITS: Readonly<Record<string, number>> = { byte: 2, short: 4, int: 9, long: 18 };

/** The low bits of a wider integer, read as a signed number: what Java's narrowing gives. */
function lowBits(text: string, c: Conversion): SqlPiece {
  const bits = BigInt(BITS[c.to.kind] ?? 32);
  const [mask, sign] = [2n ** bits - 1n, 2n ** (bits - 1n)];
  const literal = (n: bigint): string => (bits === 64n ? `${n}::HUGEINT` : String(n));
  return castAs(`xor((${text}) & ${literal(mask)}, ${literal(sign)}) - ${literal(sign)}`, c.to);
}

/** To TINYINT, SMALLINT, INTEGER, BIGINT. */
export function toInteger(c: Conversion): SqlPiece {
  const { value, from, to, mode } = c;
  const bits = BITS[to.kind] ?? 32;
  switch (from.kind) {
    case 'boolean':
      return castAs(value.text, to);
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      if ((BITS[from.kind] ?? 64) <= bits) return lossless(castAs(value.text, to), value);
      return mode === 'legacy' ? lowBits(value.text, c) : checked(value.text, to, mode);
    case 'decimal': {
      const whole = from.scale === 0 ? value.text : `trunc(${value.text})`;
      if (from.precision - from.scale <= (SAFE_DIGITS[to.kind] ?? 0)) return castAs(whole, to);
      if (mode === 'legacy') return lowBits(`CAST(${whole} AS HUGEINT)`, c);
      // where 64 bits do not hold the digits, Spark takes them for a double on the way to anything but a BIGINT
      const rounded = from.precision > 18 && from.scale > 0 && to.kind !== 'long';
      return checked(rounded ? `trunc(CAST(CAST(${value.text} AS VARCHAR) AS DOUBLE))` : whole, to, mode);
    }
    case 'float':
    case 'double':
      return mode === 'legacy' ? saturated(c) : checked(`trunc(${value.text})`, to, mode);
    case 'string':
    case 'char':
    case 'varchar':
      return fromText(c);
    case 'date':
      return nullOf(to);
    case 'timestamp': {
      const seconds = `epoch_us(date_trunc('second', ${value.text})) // 1000000`;
      if (to.kind === 'long') return atom(`(${seconds})`);
      return mode === 'legacy' ? lowBits(seconds, c) : checked(seconds, to, mode);
    }
    case 'year_month_interval':
    case 'day_time_interval':
      return intervalCount(c, from);
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** NaN is 0, and what lies beyond the range is its end; a TINYINT or SMALLINT then takes the low bits of an INTEGER. */
function saturated(c: Conversion): SqlPiece {
  const wide = c.to.kind === 'long' ? 'BIGINT' : 'INTEGER';
  const [least, most] = wide === 'BIGINT' ? [-(2n ** 63n), 2n ** 63n - 1n] : [-(2n ** 31n), 2n ** 31n - 1n];
  const whole = bound(
    c,
    (v) =>
      `coalesce(TRY_CAST(trunc(${v}) AS ${wide}), CASE WHEN isnan(${v}) THEN 0 WHEN ${v} > 0 THEN ${most} WHEN ${v} < 0 THEN ${least} END)`,
  );
  return c.to.kind === 'byte' || c.to.kind === 'short' ? lowBits(whole.text, c) : castAs(whole.text, c.to);
}

/** Digits with a sign. Outside ANSI mode a fraction may follow, and is cut off; `.5` is 0. */
function fromText(c: Conversion): SqlPiece {
  const { value, to, mode } = c;
  if (mode !== 'legacy') {
    const digits = `regexp_extract(${value.text}, '^${BLANKS}([+-]?[0-9]+)${BLANKS}$', 1)`;
    return failing(digits, to, mode);
  }
  const padded = `regexp_replace(${value.text}, '^(${BLANKS}[+-]?)\\.', '\\10.')`;
  return failing(`regexp_extract(${padded}, '^${BLANKS}([+-]?[0-9]+)(?:\\.[0-9]*)?${BLANKS}$', 1)`, to, mode);
}
