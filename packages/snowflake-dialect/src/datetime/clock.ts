import { isNamedZone, javaZone } from '@spark-sql-to-snowflake/spark-functions';
import { at, atom, type CallSite, type EmitContext, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn, text } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';

/** Microseconds since 1970: of an instant, or of the clock that a TIMESTAMP_NTZ shows. */
export const micros = (p: SqlPiece): SqlPiece => fn('DATE_PART', atom('EPOCH_MICROSECOND'), p);
/** What the session's clock shows of an instant, or what was a clock's reading before coercion made it one. */
export const local = (p: SqlPiece): SqlPiece => castAs(p.bare ?? p, 'TIMESTAMP_NTZ(6)');
export const localMicros = (p: SqlPiece): SqlPiece => micros(local(p));

/** The session's zone as Java names it. */
export const sessionZone = ({ conf }: EmitContext): string => javaZone(conf.timeZone) ?? conf.timeZone;

/** Is it a zone whose clocks are never put forward or back? */
export const isSteady = (zone: string): boolean => zone === 'UTC' || /^[+-]/.test(zone);

const letters = (pattern: string): string => pattern.replace(/'[^']*'/g, '');
/** May a text of this pattern name a zone? Undefined: a pattern that only its row knows. */
export const hasZone = (pattern: string | undefined): boolean =>
  pattern === undefined || /[XxZOVz]/.test(letters(pattern));

/**
 * The text of a time by a helper, where no format says it. The database tells what its clock shows: the JavaScript of a UDF need not
 * know of time zones.
 */
export function printedByHelper(
  time: SqlPiece,
  pattern: SqlPiece,
  constant: string | undefined,
  site: CallSite,
): SqlPiece {
  if (!hasZone(constant)) return callHelper(site.ctx, 'format_clock', [localMicros(time), pattern]);
  const zone = sessionZone(site.ctx);
  if (!isNamedZone(zone) && letters(constant ?? 'z').includes('z'))
    site.ctx.approximate(site.call, `the name of the zone ${zone} (z in the pattern) raises here`);
  return callHelper(site.ctx, 'format_zoned_clock', [localMicros(time), micros(time), pattern, text(zone)]);
}

/** Is a FLOAT a number? NaN counts as more than infinity: docs.snowflake.com/en/sql-reference/data-types-numeric */
export const isNumber = (p: SqlPiece): string => `ABS(${p.text}) < 'inf'::FLOAT`;
/** The instant so many seconds (a FLOAT) behind 1970, cut to microseconds. */
export const instantOfSeconds = (p: SqlPiece): SqlPiece =>
  fn('TO_TIMESTAMP_LTZ', atom(`TRUNC(${at(p, STRENGTH.multiply)} * 1000000)::NUMBER(19, 0)`), 6);
