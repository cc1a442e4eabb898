import type { DecimalType } from '@spark-sql-to-snowflake/plan-ir';
import { type CallSite, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';

/** Digits behind the result's last one that decide its rounding: enough for a million million rows. */
const GUARD = 12;
/** Fewer than these may round an average of some ten thousand rows twice. */
const LEAST_GUARD = 6;

/** Rows of the largest values whose sum must have room beside the guard digits: a million. */
const ROOM = 6;

/**
 * `sum / count` as Spark computes a decimal's average: exact, rounded half up to the result's scale. A quotient has the scale of
 * its numerator where that is 12 or more, so the sum is given guard digits; rounding at once to 6 more digits than the input, as
 * AVG and a bare division do, would round some averages twice. Values too long for that are divided as DECFLOATs, of 38 digits: what is
 * left of those behind the result's last one is their guard. A sum too long for its guard digits is an error, never a wrong number.
 * Source: docs.snowflake.com/en/sql-reference/operators-arithmetic
 */
export function decimalAverage(sum: string, count: string, type: DecimalType, site: CallSite): SqlPiece {
  const scale = Math.max(Math.min(type.scale + GUARD, 18), Math.min(type.scale + LEAST_GUARD, 26));
  const [input] = site.types;
  const whole = input?.kind === 'decimal' ? input.precision - input.scale : 0;
  if (whole + ROOM + scale > 38) return piece(`(${sum}::DECFLOAT / ${count})::${typeName(type)}`, STRENGTH.postfix);
  if (scale < type.scale + LEAST_GUARD) {
    site.ctx.approximate(site.call, 'the last digit of the average of many rows may be rounded twice');
  }
  return piece(`(${sum}::NUMBER(38, ${scale}) / ${count})::${typeName(type)}`, STRENGTH.postfix);
}
