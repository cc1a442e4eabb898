import { type DecimalType, decimalText } from '@spark-sql-to-snowflake/plan-ir';
import { atom, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';

/**
 * `sum / count` as Spark computes a decimal's average: exact, rounded half up to the result's scale. DuckDB divides decimals as
 * doubles, so the sum is counted in units of the result's last digit, as a 128-bit integer, and divided as such.
 * The division cuts toward zero: half a count away from zero before it makes that rounding.
 * `kept` is the sum where it is within 38 digits: one of more has no text.
 */
export function decimalAverage(
  sum: string,
  kept: string,
  count: string,
  input: DecimalType,
  type: DecimalType,
): SqlPiece {
  const units = unitsOf(kept, input, type.scale);
  const rounded = `(${units} + SIGN(${sum}) * (${count} // 2)) // ${count}`;
  const last = decimalText(1n, type.scale);
  return atom(`CAST(${rounded}${type.scale === 0 ? '' : ` * ${last}`} AS DECIMAL(${type.precision}, ${type.scale}))`);
}

/** The sum as a whole number of units of 10^-scale. A product keeps its digits behind the point, so a long sum goes through its text. */
function unitsOf(sum: string, input: DecimalType, scale: number): string {
  const power = (n: number): string => decimalText(10n ** BigInt(n), 0);
  if (input.precision + 10 + scale <= 38) return `CAST(${sum} * ${power(scale)} AS HUGEINT)`;
  const digits = `CAST(REPLACE(CAST(${sum} AS VARCHAR), '.', '') AS HUGEINT)`;
  return scale === input.scale ? digits : `${digits} * ${power(scale - input.scale)}`;
}
