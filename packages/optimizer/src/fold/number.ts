import type { DataType, Expr, Literal, LiteralValue } from '@spark-sql-to-snowflake/plan-ir';

const LIMITS: Readonly<Partial<Record<DataType['kind'], bigint>>> = {
  byte: 2n ** 7n,
  short: 2n ** 15n,
  int: 2n ** 31n,
  long: 2n ** 63n,
};

export const isIntegral = (t: DataType): boolean => LIMITS[t.kind] !== undefined;

/** A whole number as the value of a literal of an integral type; undefined where it does not fit. */
export function wholeValue(value: bigint, type: DataType): LiteralValue | undefined {
  const limit = LIMITS[type.kind];
  if (limit === undefined || value < -limit || value >= limit) return undefined;
  return type.kind === 'long' ? value : Number(value);
}

/** The low bits of a whole number, as Java keeps them. */
export function wrapped(value: bigint, type: DataType): LiteralValue | undefined {
  const limit = LIMITS[type.kind];
  return limit === undefined ? undefined : wholeValue(BigInt.asIntN(limit.toString(2).length, value), type);
}

/** The value of a literal of an integral type. */
export function wholeOf(expr: Expr): bigint | undefined {
  if (expr.kind !== 'literal' || !isIntegral(expr.type)) return undefined;
  return typeof expr.value === 'bigint' || typeof expr.value === 'number' ? BigInt(expr.value) : undefined;
}

export interface Scaled {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** A literal of an integral or decimal type as a decimal number. */
export function decimalValueOf(literal: Literal): Scaled | undefined {
  const whole = wholeOf(literal);
  if (whole !== undefined) return { unscaled: whole, scale: 0 };
  if (literal.type.kind !== 'decimal' || typeof literal.value !== 'bigint') return undefined;
  return { unscaled: literal.value, scale: literal.type.scale };
}

/** The number at another scale, if nothing is lost. */
export function rescale({ unscaled, scale }: Scaled, to: number): bigint | undefined {
  if (to >= scale) return unscaled * 10n ** BigInt(to - scale);
  const unit = 10n ** BigInt(scale - to);
  return unscaled % unit === 0n ? unscaled / unit : undefined;
}

/** The unscaled value of a decimal literal of this type; undefined where the number does not fit exactly. */
export function decimalValue(number: Scaled, type: DataType): bigint | undefined {
  if (type.kind !== 'decimal') return undefined;
  const value = rescale(number, type.scale);
  if (value === undefined) return undefined;
  const limit = 10n ** BigInt(type.precision);
  return value > -limit && value < limit ? value : undefined;
}
