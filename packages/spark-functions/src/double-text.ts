import { defineHelper } from './define.js';

/**
 * A floating-point number as Java's `toString` prints it: the shortest digits that read back the same, plain from 0.001 up to
 * 10,000,000, otherwise with an exponent (`1.0E10`), always with a point. `digits` is JavaScript's shortest text of the value.
 */
function javaText(value: number, digits: string): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return `${sign}0.0`;
  const [mantissa = '', exponent = '0'] = digits.replace(/^-/, '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = (whole + fraction).replace(/^0+/, '');
  const leadingZeros = (whole + fraction).length - all.length;
  const significant = all.replace(/0+$/, '');
  // the value is 0.significant × 10^point
  const point = whole.length - leadingZeros + Number(exponent);
  if (point > -3 && point <= 7) {
    if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${significant}`;
    if (significant.length <= point) return `${sign}${significant.padEnd(point, '0')}.0`;
    return `${sign}${significant.slice(0, point)}.${significant.slice(point)}`;
  }
  return `${sign}${significant.slice(0, 1)}.${significant.slice(1) || '0'}E${point - 1}`;
}

/** The shortest decimal digits that read back as the same 32-bit float. */
function floatDigits(value: number): string {
  for (let precision = 1; precision <= 9; precision++) {
    const text = value.toPrecision(precision);
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(value);
}

/** One digit is no shortest form to Java: it takes the nearest of two (4.9E-324). */
function doubleDigits(value: number): string {
  const text = String(value);
  return /^-?\d(e|$)/.test(text) ? value.toPrecision(2) : text;
}

/** Java 19 and later; older ones print a digit too many for a few values (2.0E23 as 1.9999999999999998E23). */
export const doubleToText = (value: number): string => javaText(value, doubleDigits(value));
export const floatToText = (value: number): string => javaText(value, floatDigits(value));

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
