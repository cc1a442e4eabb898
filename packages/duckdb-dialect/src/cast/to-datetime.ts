import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { BLANKS, bound, type Conversion, castAs, failing, refuseCast } from './conversion.js';

/** `2024` and `2024-7` are the first day of the year and of the month; DuckDB wants all three parts. */
function wholeDate(text: string): string {
  const month = `regexp_replace(${text}, '^${BLANKS}\\+?([0-9]{4,7})${BLANKS}$', '\\1-1')`;
  return `regexp_replace(${month}, '^${BLANKS}\\+?([0-9]{4,7}-[0-9]{1,2})${BLANKS}$', '\\1-1')`;
}

/** To DATE. In a string the day may be followed by a T or blank and anything. */
export function toDate(c: Conversion): SqlPiece {
  const { value, from, to, mode } = c;
  switch (from.kind) {
    case 'timestamp':
    case 'timestamp_ntz':
      return castAs(value.text, to);
    case 'string':
    case 'char':
    case 'varchar': {
      const pattern = `^${BLANKS}\\+?([0-9]{4,7}-[0-9]{1,2}-[0-9]{1,2})(?:[ T](?s:.*))?${BLANKS}$`;
      return failing(`regexp_extract(${wholeDate(value.text)}, '${pattern}', 1)`, to, mode);
    }
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** Zones whose clock never shows an hour twice. */
const steady = (zone: string): boolean => /^(UTC|GMT|Z|Etc\/UTC|[+-]\d\d:\d\d)$/.test(zone);

/** What differs where a clock's reading becomes an instant of the zone; undefined where nothing does. */
export const twiceShown = (zone: string): string | undefined =>
  steady(zone)
    ? undefined
    : 'in the hour that the clock shows twice in autumn DuckDB takes the later instant, Spark the earlier';

function warnTwice(c: Conversion): void {
  const note = twiceShown(c.ctx.conf.timeZone);
  if (note !== undefined) c.ctx.approximate(c.cast, note);
}

/** To TIMESTAMPTZ (an instant) and TIMESTAMP (a clock's reading). */
export function toTimestamp(c: Conversion): SqlPiece {
  const { value, from, to, mode } = c;
  const instant = to.kind === 'timestamp';
  switch (from.kind) {
    case 'date':
      return castAs(value.text, to);
    case 'timestamp':
      return castAs(value.text, to);
    case 'timestamp_ntz':
      warnTwice(c);
      return castAs(value.text, to);
    case 'string':
    case 'char':
    case 'varchar':
      return fromText(c);
    case 'boolean':
      if (instant) return atom(`make_timestamptz(CAST(${value.text} AS BIGINT))`);
      break;
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      if (instant) return atom(`make_timestamptz(CAST(${value.text} AS BIGINT) * 1000000)`);
      break;
    case 'decimal':
      if (instant) return atom(`make_timestamptz(CAST(trunc(${at(value, STRENGTH.multiply)} * 1000000) AS BIGINT))`);
      break;
    case 'float':
    case 'double':
      if (instant) {
        // a float is multiplied as a double
        const value = from.kind === 'float' ? castAs(c.value.text, { kind: 'double' }) : c.value;
        const micros = bound({ ...c, value }, (v) => {
          const told = mode === 'ansi' ? ` ELSE ${notFinite(v, c.from)}` : '';
          return `CASE WHEN isfinite(${v}) THEN CAST(trunc(${v} * 1000000) AS BIGINT)${told} END`;
        });
        return atom(`make_timestamptz(${micros.text})`);
      }
      break;
    default:
      break;
  }
  return refuseCast(c, 'is not there yet');
}

const notFinite = (v: string, from: DataType): string =>
  `error('[CAST_INVALID_INPUT] The value ' || ${v} || ' of the type "${from.kind.toUpperCase()}" cannot be cast to "TIMESTAMP" because it is malformed.')`;

/** A time behind the T or blank: `h[:m[:s[.f]]]`, where only seconds may be followed by a zone. */
const HOUR = '(?:[01]?[0-9]|2[0-3])';
const SIXTY = '[0-5]?[0-9]';
const ZONE = '(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}(?::[0-9]{2})?|[A-Z][A-Za-z_]+/[A-Za-z_/]+))?';

/**
 * Spark reads `yyyy[-m[-d]]`, then optionally a T or blank and `h[:m[:s[.f][zone]]]`, or such a time alone for one of today, which
 * has a T before it or minutes behind the hour. What the patterns let through DuckDB reads alike, once it has a day and minutes.
 */
function fromText(c: Conversion): SqlPiece {
  const { value, to, mode } = c;
  const instant = to.kind === 'timestamp';
  if (instant) warnTwice(c);
  const seconds = `:${SIXTY}:${SIXTY}(?:\\.[0-9]*)?${instant ? ZONE : ''}`;
  const day = `^${BLANKS}([0-9]{4,6}-[0-9]{1,2}-[0-9]{1,2}[ T]${HOUR})${BLANKS}$`;
  const full = `^${BLANKS}([0-9]{4,6}-[0-9]{1,2}-[0-9]{1,2}(?:[ T]${HOUR}(?:${seconds}|:${SIXTY}))?)${BLANKS}$`;
  c.ctx.approximate(c.cast, 'rare spellings of zones in the text are NULL here; Spark reads them');
  // a clock's reading passes over the zone behind it
  const dated = instant
    ? withToday(wholeDate(value.text), seconds)
    : `regexp_replace(${wholeDate(value.text)}, '(${seconds})${ZONE}${BLANKS}$', '\\1')`;
  const timed = `regexp_replace(${dated}, '${day}', '\\1:00')`;
  return failing(`regexp_extract(${timed}, '${full}', 1)`, to, mode);
}

/** A time alone gets today's date. */
function withToday(text: string, seconds: string): string {
  const lone = `regexp_replace(${text}, '^${BLANKS}(?:T(${HOUR}(?:${seconds}|:${SIXTY})?)|(${HOUR}(?:${seconds}|:${SIXTY})))${BLANKS}$'`;
  return `${lone}, CAST(today() AS VARCHAR) || ' \\1\\2')`;
}
