import type { Literal } from '../expr/literal.js';
import { type DataType, type DecimalType, decimal } from './type.js';

/** Spark's limits. A result that would lose its integer digits keeps at least `MIN_KEPT_SCALE` digits behind the point. */
export const MAX_PRECISION = 38;
const MIN_KEPT_SCALE = 6;

/** The decimal that holds every value of a numeric type; of float and double, the one Spark takes for them. */
const EQUIVALENT: Readonly<Partial<Record<DataType['kind'], DecimalType>>> = {
  boolean: decimal(1, 0),
  byte: decimal(3, 0),
  short: decimal(5, 0),
  int: decimal(10, 0),
  long: decimal(20, 0),
  float: decimal(14, 7),
  double: decimal(30, 15),
};

/** The type Spark gives a string where any decimal is wanted. */
export const DEFAULT_DECIMAL: DecimalType = decimal(38, 18);

/** A numeric type as decimal(p, s); undefined for other types. */
export function decimalOf(type: DataType): DecimalType | undefined {
  return type.kind === 'decimal' ? type : EQUIVALENT[type.kind];
}

/** The least decimal that holds an integer literal: `100` is decimal(3,0). Bytes keep their type's, as in Spark. */
export function decimalOfLiteral(literal: Literal): DecimalType | undefined {
  const { value, type } = literal;
  if ((typeof value === 'number' || typeof value === 'bigint') && ['short', 'int', 'long'].includes(type.kind)) {
    const digits = value.toString().replace('-', '').length;
    return decimal(digits, 0);
  }
  return decimalOf(type);
}

/** Cut to 38 digits, the point staying where it is. */
export function boundedDecimal(precision: number, scale: number): DecimalType {
  return decimal(Math.min(precision, MAX_PRECISION), Math.min(scale, MAX_PRECISION));
}

/** Cut to 38 digits by giving up digits behind the point, down to six of them. */
export function adjustedDecimal(precision: number, scale: number): DecimalType {
  if (precision <= MAX_PRECISION) return decimal(precision, scale);
  const integerDigits = precision - scale;
  return decimal(MAX_PRECISION, Math.max(MAX_PRECISION - integerDigits, Math.min(scale, MIN_KEPT_SCALE)));
}

/** Does `a` hold every value of the numeric type `b`? */
export function holds(a: DecimalType, b: DataType): boolean {
  const d = decimalOf(b);
  return d !== undefined && a.precision - a.scale >= d.precision - d.scale && a.scale >= d.scale;
}

/** The decimal that holds both, cut to 38 digits. */
export function widerDecimal(a: DecimalType, b: DecimalType): DecimalType {
  const scale = Math.max(a.scale, b.scale);
  return boundedDecimal(Math.max(a.precision - a.scale, b.precision - b.scale) + scale, scale);
}

export type DecimalOperator = '+' | '-' | '*' | '/' | '%' | 'pmod';

/**
 * The type of an operation on two decimals. `allowPrecisionLoss` is spark.sql.decimalOperations.allowPrecisionLoss.
 * Results of more digits than fit are rounded half up to the scale; a value that then still does not fit is NULL, or an error in ANSI mode.
 */
export function decimalResult(
  op: DecimalOperator,
  a: DecimalType,
  b: DecimalType,
  allowPrecisionLoss: boolean,
): DecimalType {
  const cut = allowPrecisionLoss ? adjustedDecimal : boundedDecimal;
  const scale = Math.max(a.scale, b.scale);
  const integerA = a.precision - a.scale;
  const integerB = b.precision - b.scale;
  switch (op) {
    case '+':
    case '-':
      return cut(Math.max(integerA, integerB) + scale + 1, scale);
    case '*':
      return cut(a.precision + b.precision + 1, a.scale + b.scale);
    case '%':
    case 'pmod':
      return cut(Math.min(integerA, integerB) + scale, scale);
    case '/':
      return quotient(a, b, allowPrecisionLoss);
  }
}

function quotient(a: DecimalType, b: DecimalType, allowPrecisionLoss: boolean): DecimalType {
  const wanted = Math.max(MIN_KEPT_SCALE, a.scale + b.precision + 1);
  const integerDigits = a.precision - a.scale + b.scale;
  if (allowPrecisionLoss) return adjustedDecimal(integerDigits + wanted, wanted);
  let int = Math.min(MAX_PRECISION, integerDigits);
  let dec = Math.min(MAX_PRECISION, wanted);
  const over = int + dec - MAX_PRECISION;
  if (over > 0) {
    dec -= Math.trunc(over / 2) + 1;
    int = MAX_PRECISION - dec;
  }
  return boundedDecimal(int + dec, dec);
}

/** The type of round(x, digits), ceil(x, digits) and floor(x, digits) of a decimal. */
export function roundedDecimal(type: DecimalType, digits: number): DecimalType {
  const integerDigits = type.precision - type.scale + 1;
  if (digits < 0) {
    // the place that is rounded to may lie beyond the first digit, and the result then has one digit more
    return decimal(Math.min(Math.max(integerDigits, -digits + 1), MAX_PRECISION), 0);
  }
  const scale = Math.min(type.scale, digits);
  return decimal(Math.min(integerDigits + scale, MAX_PRECISION), scale);
}

/**
 * Is a decimal's text its digits alone? Of more than six places Java writes a small one with an exponent. Source: the Javadoc of
 * BigDecimal.toString.
 */
export const hasPlainText = (type: DecimalType): boolean => type.scale <= 6;
