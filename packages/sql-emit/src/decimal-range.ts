import type { DataType, DecimalType } from '@spark-sql-to-snowflake/plan-ir';

const MOST_DIGITS = 38;
/** Spark gives a quotient at least so many places. */
const LEAST_PLACES = 6;

/**
 * Can the exact result of an operation on decimals have more than 38 digits? Spark then gives up places, and where the digits before the
 * point alone are too many it gives NULL, or raises in ANSI mode.
 */
export function outgrowsDecimal(op: string, types: readonly DataType[]): boolean {
  const [x, y] = types;
  if (x?.kind !== 'decimal' || y?.kind !== 'decimal') return false;
  switch (op) {
    case '*':
      return x.precision + y.precision + 1 > MOST_DIGITS;
    case '/':
      return x.precision - x.scale + y.scale + Math.max(LEAST_PLACES, x.scale + y.precision + 1) > MOST_DIGITS;
    default:
      return Math.max(x.precision - x.scale, y.precision - y.scale) + Math.max(x.scale, y.scale) + 1 > MOST_DIGITS;
  }
}

/** May a sum of the type pass 38 digits? Spark gives a sum ten digits more than its values. */
export const mayPass38Digits = (type: DecimalType): boolean => type.precision > MOST_DIGITS - 10;
