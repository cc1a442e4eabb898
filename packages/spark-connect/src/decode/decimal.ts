import { fail, type Literal, literal, types as T } from '@spark-sql-to-snowflake/plan-ir';

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * A decimal from its text, as java.math.BigDecimal reads it. A client may name a precision and a scale, which widen those
 * of the value: PySpark always names 10 and 0.
 */
export function decimalLiteral(
  text: string,
  atLeast: { readonly precision?: number; readonly scale?: number },
): Literal {
  const [, sign, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') return fail('decimal-text', { text });
  const digits = BigInt(whole + fraction);
  const written = fraction.length - Number(exponent);
  const own = Math.max(written, 0);
  const unscaled = written < 0 ? digits * 10n ** BigInt(-written) : digits;
  const ownPrecision = Math.max(String(unscaled).length, own);
  const scale = Math.max(own, atLeast.scale ?? 0);
  const precision = Math.max(ownPrecision, atLeast.precision ?? 0, scale);
  if (precision > 38) return fail('decimal-type-precision', { precision });
  const value = unscaled * 10n ** BigInt(scale - own);
  return literal(sign === '-' ? -value : value, T.decimal(precision, scale));
}
