import type { DecimalType } from '@spark-sql-to-snowflake/plan-ir';
import { atom, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { decimalText } from '../literals.js';

/**
 * `sum / count` as Spark computes a decimal's average: exact, rounded half up to the result's scale. DuckDB divides decimals as
 * doubles, so the sum is counted in units of the result's last digit, as a 128-bit integer, and divided as such.
 * The division cuts toward zero: half a count away from zero before it makes that rounding.
 */
export function decimalAverage(sum: string, count: string, type: DecimalType): SqlPiece {
  const units = `CAST(${sum} * ${decimalText(10n ** BigInt(type.scale), 0)} AS HUGEINT)`;
  const rounded = `(${units} + SIGN(${sum}) * (${count} // 2)) // ${count}`;
  const last = decimalText(1n, type.scale);
  return atom(`CAST(${rounded}${type.scale === 0 ? '' : ` * ${last}`} AS DECIMAL(${type.precision}, ${type.scale}))`);
}
