import { readDecimal, roundDecimal } from './decimal-text.js';

/** More powers of ten than any decimal has digits. */
const FAR = 200;

/** A number's text with `scale` digits behind the point, rounded half up; undefined where it has more than `precision` digits then. */
export function decimalToScale(text: string, precision: number, scale: number): string | undefined {
  const exponent = Number(/[eE]([+-]?\d+)$/.exec(text)?.[1] ?? 0);
  const mantissa = text.replace(/[eE].*$/, '');
  const isZero = !/[1-9]/.test(mantissa);
  if (exponent > FAR + mantissa.length && !isZero) return undefined;
  const far = isZero || exponent < -FAR - mantissa.length;
  const { negative, whole, fraction } = roundDecimal(readDecimal(far ? '0' : text), scale, 'half-up');
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits.length > precision) return undefined;
  return `${negative && digits !== '' ? '-' : ''}${whole}${scale > 0 ? `.${fraction}` : ''}`;
}
