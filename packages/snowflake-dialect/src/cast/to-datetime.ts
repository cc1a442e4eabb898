import { at, atom, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { type Conversion, castAs, refuseCast } from './conversion.js';

/** To DATE. In a string the day may be followed by a T or blank and anything. */
export function toDate(c: Conversion): SqlPiece {
  const { value, from, to, mode } = c;
  switch (from.kind) {
    case 'timestamp':
    case 'timestamp_ntz':
      return castAs(value, to);
    case 'string':
    case 'char':
    case 'varchar': {
      c.ctx.approximate(c.cast, 'a year alone, a year and month, and years of more than four digits give NULL here');
      const day = `REGEXP_SUBSTR(${value.text}, '^\\\\s*([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})([ T].*)?$', 1, 1, 'e', 1)`;
      return mode === 'ansi'
        ? atom(`TO_DATE(COALESCE(${day}, ${value.text}), 'YYYY-MM-DD')`)
        : atom(`TRY_TO_DATE(${day}, 'YYYY-MM-DD')`);
    }
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** To TIMESTAMP_LTZ (an instant) and TIMESTAMP_NTZ (a clock's reading). */
export function toTimestamp(c: Conversion): SqlPiece {
  const { value, from, to, mode } = c;
  const instant = to.kind === 'timestamp';
  const fromMicros = (micros: string): SqlPiece => atom(`TO_TIMESTAMP_LTZ(${micros}, 6)`);
  switch (from.kind) {
    case 'date':
    case 'timestamp':
    case 'timestamp_ntz':
      return castAs(value, to);
    case 'string':
    case 'char':
    case 'varchar': {
      c.ctx.approximate(
        c.cast,
        'text that is no full date, rare spellings of zones and digits alone are read in another way; Spark takes them as in its documentation',
      );
      const name = `${mode === 'ansi' ? '' : 'TRY_'}TO_TIMESTAMP_${instant ? 'LTZ' : 'NTZ'}`;
      return castAs(atom(`${name}(TRIM(${value.text}))`), to);
    }
    case 'boolean':
      if (instant) return fromMicros(castAs(value, { kind: 'int' }).text);
      break;
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      if (instant) return fromMicros(`${at(value, STRENGTH.multiply)} * 1000000`);
      break;
    case 'decimal':
      if (instant) return fromMicros(`TRUNC(${at(value, STRENGTH.multiply)} * 1000000)`);
      break;
    default:
      break;
  }
  return refuseCast(c, 'is not there yet');
}
