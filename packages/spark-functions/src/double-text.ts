import { defineHelper } from './define.js';
import { type Digits, doubleJavaDigits, floatJavaDigits, isPlainDouble } from './java-digits.js';

/** A floating-point number as Java's `toString` prints it: plain from 0.001 up to 10,000,000, otherwise with an exponent (`1.0E10`), always with a point. */
function javaText(value: number, digitsOf: (value: number) => Digits): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return `${sign}0.0`;
  const { digits, point } = digitsOf(Math.abs(value));
  if (point > -3 && point <= 7) {
    if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
    if (digits.length <= point) return `${sign}${digits.padEnd(point, '0')}.0`;
    return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  }
  return `${sign}${digits.slice(0, 1)}.${digits.slice(1) || '0'}E${point - 1}`;
}

/** As Java 17 prints it, which Spark 3.5 runs on. Java 19 and later print fewer digits of a few values. */
export function doubleToText(value: number): string {
  if (!isPlainDouble(Math.abs(value))) return javaText(value, doubleJavaDigits);
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
export const floatToText = (value: number): string => javaText(value, floatJavaDigits);

export const doubleTextHelper = defineHelper({
  name: 'double_to_string',
  params: { value: 'double' },
  returns: 'string',
  body: ({ value }) => doubleToText(value),
});

export const floatTextHelper = defineHelper({
  name: 'float_to_string',
  params: { value: 'float' },
  returns: 'string',
  body: ({ value }) => floatToText(Math.fround(value)),
});
