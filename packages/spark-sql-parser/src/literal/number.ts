import { fail, type Literal, literal, types as T, type TextSpan } from '@spark-sql-to-snowflake/plan-ir';

const LONG_MAX = 9223372036854775807n;
const FLOAT_MAX_TEXT = '3.4028234663852886E+38';
const DOUBLE_MAX_TEXT = '1.7976931348623157E+308';
/** The greatest float, exactly. Spark compares the digits as written with it, before any rounding. */
const FLOAT_MAX = 3.4028234663852886e38;

/** Digits without a suffix: int, else long, else decimal. `text` may begin with a minus. */
export function integerLiteral(text: string, origin: TextSpan): Literal {
  // So short, it fits; and a zero has no sign.
  if (text.length < 10) return literal(Number(text) || 0, T.int, origin);
  const value = BigInt(text);
  if (value >= -2147483648n && value <= 2147483647n) return literal(Number(value), T.int, origin);
  if (value >= -LONG_MAX - 1n && value <= LONG_MAX) return literal(value, T.long, origin);
  return decimalLiteral(text, origin);
}

type Suffixed = 'byte' | 'short' | 'long';
const RANGES: Readonly<Record<Suffixed, { readonly name: string; readonly max: bigint; readonly type: T.DataType }>> = {
  byte: { name: 'tinyint', max: 127n, type: T.byte },
  short: { name: 'smallint', max: 32767n, type: T.short },
  long: { name: 'bigint', max: LONG_MAX, type: T.long },
};

/** `5Y`, `5S`, `5L` without their suffix. */
export function suffixedLiteral(text: string, kind: Suffixed, origin: TextSpan): Literal {
  const { name, max, type } = RANGES[kind];
  const value = BigInt(text);
  if (value > max || value < -max - 1n) {
    fail('numeric-literal-range', { literal: text, type: name, min: `${-max - 1n}`, max: `${max}` }, origin);
  }
  return literal(kind === 'long' ? value : Number(value), type, origin);
}

/** `1e3`, `1.5D`, `1.5F` without their suffix. */
export function floatingLiteral(text: string, kind: 'float' | 'double', origin: TextSpan): Literal {
  const value = Number(text);
  const beyond = kind === 'double' ? !Number.isFinite(value) : Math.abs(value) > FLOAT_MAX;
  if (beyond) {
    const max = kind === 'double' ? DOUBLE_MAX_TEXT : FLOAT_MAX_TEXT;
    fail('numeric-literal-range', { literal: text, type: kind, min: `-${max}`, max }, origin);
  }
  return kind === 'double' ? literal(value, T.double, origin) : literal(Math.fround(value), T.float, origin);
}

/** `1.50`, `1e2BD`: exact. The digits as written make the scale; leading zeros do not count. */
export function decimalLiteral(text: string, origin: TextSpan): Literal {
  return text.length < 16 ? (shortDecimal(text, origin) ?? anyDecimal(text, origin)) : anyDecimal(text, origin);
}

/** The same for what fits a double as a whole number and has no exponent: most literals, without a list of their parts. */
function shortDecimal(text: string, origin: TextSpan): Literal | undefined {
  const negative = text.charCodeAt(0) === 45;
  let unscaled = 0;
  let digits = 0;
  let scale = 0;
  for (let i = negative ? 1 : 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      scale = text.length - i - 1;
      continue;
    }
    if (code < 48 || code > 57) return undefined;
    unscaled = unscaled * 10 + code - 48;
    if (unscaled > 0) digits++;
  }
  return literal(BigInt(negative ? -unscaled : unscaled), T.decimal(Math.max(digits, scale, 1), scale), origin);
}

function anyDecimal(text: string, origin: TextSpan): Literal {
  const match = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text) as RegExpExecArray;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  // An exponent of more digits than this is out of range whatever the digits are; the cut keeps the arithmetic exact.
  const exponent = Math.max(-100_000, Math.min(100_000, Number(exponentText)));
  const scale = fraction.length - exponent;
  // A negative scale is written out in zeros; a scale beyond the digits counts as digits behind the point.
  const precision = scale < 0 ? digits.length - scale : Math.max(digits.length, scale);
  if (precision > 38) fail('decimal-literal-precision', { precision }, origin);
  const unscaled = BigInt(digits === '' ? '0' : digits) * (scale < 0 ? 10n ** BigInt(-scale) : 1n);
  return literal(sign === '-' ? -unscaled : unscaled, T.decimal(Math.max(precision, 1), Math.max(scale, 0)), origin);
}
