import { decimalToScale } from './decimal-scale.js';
import { exactDecimal, readDecimal } from './decimal-text.js';
import { defineHelper, type Helper } from './define.js';
import { doubleToText } from './double-text.js';
import { namedNumber } from './number-text.js';

/** Digits as Java reads a floating-point number, with a type's letter behind. */
const DIGITS = /^[\x00-\x20]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?[\x00-\x20]*$/;

/** Digits rounded once to a 32-bit float: where the double between is just between two floats, the digits decide. */
function floatOf(digits: string): number {
  const double = Number(digits);
  const float = Math.fround(double);
  // what is too large for a float lies beyond the power of two that would be the next one
  const edge = Math.abs(float) === Infinity && Number.isFinite(double) ? Math.sign(float) * 2 ** 128 : float;
  const other = Math.fround(2 * double - edge);
  if (edge === double || other === edge || double - edge !== other - double) return float;
  const beyond = compared(digits, double);
  return beyond === 0 ? float : beyond > 0 === other > float ? other : float;
}

/** Is the number that the digits say more (1), as much (0) or less (-1) than the double nearest to it? */
function compared(digits: string, double: number): number {
  const [a, b] = [readDecimal(digits), exactDecimal(double)];
  const places = Math.max(a.fraction.length, b.fraction.length);
  const whole = ({ negative, whole, fraction }: typeof a): bigint =>
    BigInt(whole + fraction.padEnd(places, '0')) * (negative ? -1n : 1n);
  const [x, y] = [whole(a), whole(b)];
  return x > y ? 1 : x < y ? -1 : 0;
}

/** A floating-point number by Spark's cast of text; NULL, in ANSI mode an error, for text that is none. */
export function textToNumber(text: string, type: 'DOUBLE' | 'FLOAT', ansi: boolean): number | null {
  const digits = DIGITS.exec(text)?.[1];
  const single = type === 'FLOAT';
  const value = digits === undefined ? namedNumber(text, single) : single ? floatOf(digits) : Number(digits);
  if (value !== null || !ansi) return value;
  throw new Error(
    `[CAST_INVALID_INPUT] The value '${text}' of the type "STRING" cannot be cast to "${type}" because it is malformed. To return NULL instead, use \`try_cast\`.`,
  );
}

/** Casts of numbers that SQL alone gives only nearly. */
export const castNumberHelpers: readonly Helper[] = [
  defineHelper({
    name: 'text_to_double',
    params: { text: 'string', ansi: 'boolean' },
    returns: 'double',
    body: ({ text, ansi }) => textToNumber(text, 'DOUBLE', ansi),
  }),
  defineHelper({
    name: 'text_to_float',
    params: { text: 'string', ansi: 'boolean' },
    returns: 'float',
    body: ({ text, ansi }) => textToNumber(text, 'FLOAT', ansi),
  }),
  defineHelper({
    name: 'double_to_float',
    params: { value: 'double' },
    returns: 'float',
    body: ({ value }) => Math.fround(value),
  }),
  // by the shortest digits of the double, rounded half up; NULL for what is not finite, in ANSI mode as well
  defineHelper({
    name: 'double_to_decimal',
    params: { value: 'double', precision: 'int', scale: 'int', ansi: 'boolean' },
    returns: 'decimal',
    body: ({ value, precision, scale, ansi }) => {
      if (!Number.isFinite(value)) return null;
      const digits = decimalToScale(doubleToText(value), precision, scale);
      if (digits !== undefined || !ansi) return digits ?? null;
      throw new Error(
        `[NUMERIC_VALUE_OUT_OF_RANGE] ${doubleToText(value)} cannot be represented as Decimal(${precision}, ${scale}). If necessary set "spark.sql.ansi.enabled" to "false" to bypass this error, and return NULL instead.`,
      );
    },
  }),
];
