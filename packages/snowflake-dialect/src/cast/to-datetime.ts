import { literal } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  type DatetimeWord,
  daysFromToday,
  piece,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { instantOfSeconds, isNumber } from '../datetime/clock.js';
import { callHelper } from '../helper-call.js';
import { type Conversion, castAs, LONG, plainOnly, refuseCast, repeatable, unreadable } from './conversion.js';

const raises = (c: Conversion): SqlPiece => atom(c.mode === 'ansi' ? 'TRUE' : 'FALSE');

/** To DATE. */
export function toDate(c: Conversion): SqlPiece {
  const { value, from, to } = c;
  switch (from.kind) {
    case 'timestamp':
    case 'timestamp_ntz':
      return castAs(value, to);
    case 'string':
    case 'char':
    case 'varchar': {
      if (plainOnly(c)) return wholeDate(c);
      const days = callHelper(c.ctx, 'text_to_date', [value, raises(c)]);
      return atom(`DATEADD(DAY, ${days.text}, DATE '1970-01-01')`);
    }
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** The day may be followed by a T or blank and anything; the month and the day may be missing, so they are put behind. */
function wholeDate(c: Conversion): SqlPiece {
  c.ctx.approximate(c.cast, 'a year before 1 or behind 9999 gives NULL here');
  const { value } = c;
  const whole = `TRIM(${value.text}, ' \\t\\n\\r\\f') || '-1-1'`;
  const day = `REGEXP_SUBSTR(${whole}, '^[+]?0{0,3}([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})((-1){1,2}|[ T].*)?$', 1, 1, 'es', 1)`;
  return c.mode === 'ansi'
    ? atom(`TO_DATE(COALESCE(${day}, ${unreadable('CAST_INVALID_INPUT', value, c)}), 'YYYY-MM-DD')`)
    : atom(`TRY_TO_DATE(${day}, 'YYYY-MM-DD')`);
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
      if (!plainOnly(c)) return fromText(c);
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
    case 'float':
    case 'double':
      if (instant) return secondsToInstant(c);
      break;
    default:
      break;
  }
  return refuseCast(c, 'is not there yet');
}

/** Spark reads many spellings that Snowflake does not, and none of digits alone. Text that names no zone is of the session's. */
function fromText(c: Conversion): SqlPiece {
  const { value, to, ctx } = c;
  if (to.kind === 'timestamp_ntz')
    return atom(`TO_TIMESTAMP_NTZ(${callHelper(ctx, 'text_to_timestamp_ntz', [value, raises(c)]).text}, 6)`);
  const today = atom("DATEDIFF(DAY, DATE '1970-01-01', CURRENT_DATE())");
  return castAs(callHelper(ctx, 'text_to_timestamp_text', [value, today, raises(c)]), to);
}

/** What is not finite is no time: NaN is more than infinity in Snowflake. */
function secondsToInstant(c: Conversion): SqlPiece {
  if (!repeatable(c)) return refuseCast(c, LONG);
  const instant = instantOfSeconds(c.value);
  const text = piece(`${at(c.value, STRENGTH.postfix)}::VARCHAR`, STRENGTH.postfix);
  const otherwise = c.mode === 'ansi' ? `TO_TIMESTAMP_LTZ(${unreadable('CAST_INVALID_INPUT', text, c)})` : 'NULL';
  return atom(`IFF(${isNumber(c.value)}, ${instant.text}, ${otherwise})`);
}

/** What a word such as `today` means in a constant. */
export function ofWord(word: DatetimeWord, c: Conversion): SqlPiece {
  const { to, ctx } = c;
  if (word === 'epoch') {
    const value = to.kind === 'date' ? 0 : 0n;
    return ctx.dialect.literal(literal(value, to), ctx);
  }
  if (word === 'now' && to.kind !== 'date') return castAs(atom('CURRENT_TIMESTAMP()'), to);
  const days = daysFromToday(word);
  const day = atom(days === 0 ? 'CURRENT_DATE()' : `DATEADD(DAY, ${days}, CURRENT_DATE())`);
  return to.kind === 'date' ? day : castAs(day, to);
}
