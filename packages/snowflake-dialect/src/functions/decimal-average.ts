import type { DecimalType } from '@spark-sql-to-snowflake/plan-ir';
import { type CallSite, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';

/** Digits behind the result's last one that decide its rounding: enough for a million million rows. */
const GUARD = 12;

/**
 * `sum / count` as Spark computes a decimal's average: exact, rounded half up to the result's scale. A quotient has the scale of
 * its numerator where that is 12 or more, so the sum is given guard digits; rounding at once to 6 more digits than the input, as
 * AVG and a bare division do, would round some averages twice. Source: docs.snowflake.com/en/sql-reference/operators-arithmetic
 */
export function decimalAverage(sum: string, count: string, type: DecimalType, site: CallSite): SqlPiece {
  const input = site.types.find((t) => t.kind === 'decimal');
  const whole = input?.kind === 'decimal' ? Math.min(input.precision + 10, 38) - input.scale : 38 - type.scale;
  const scale = Math.min(type.scale + GUARD, Math.max(38 - whole, type.scale));
  if (scale < type.scale + 6) {
    site.ctx.approximate(site.call, 'the last digit of the average may be rounded twice');
  }
  return piece(`(${sum}::NUMBER(38, ${scale}) / ${count})::${typeName(type)}`, STRENGTH.postfix);
}
