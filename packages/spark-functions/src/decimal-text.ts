/** A number as sign, digits before and digits behind the point. */
export interface DecimalText {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** Reads `-12.340` or `1.5E-7`. */
export const readDecimal = (text: string): DecimalText => readPlain(text) ?? readAny(text);

/** Digits with a sign and a point, or neither: what most decimals are. */
function readPlain(text: string): DecimalText | undefined {
  const negative = text.charCodeAt(0) === MINUS;
  const start = negative ? 1 : 0;
  let point = -1;
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) continue;
    if (unit !== POINT || point >= 0) return undefined;
    point = i;
  }
  const whole = point < 0 ? text.slice(start) : text.slice(start, point);
  const bare = whole.charCodeAt(0) === ZERO ? whole.replace(/^0+(?=\d)/, '') : whole;
  return { negative, whole: bare || '0', fraction: point < 0 ? '' : text.slice(point + 1) };
}
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

function readAny(text: string): DecimalText {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) throw new Error(`${text} is no number`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 0);
  return {
    negative: sign === '-',
    whole: padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0',
    fraction: padded.slice(at),
  };
}

/** The exact value of a finite double, with all its digits. */
export function exactDecimal(value: number): DecimalText {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const mantissa = (bits & 0xfffffffffffffn) | (exponent === 0 ? 0n : 0x10000000000000n);
  const power = (exponent === 0 ? 1 : exponent) - 1075;
  const negative = bits >> 63n === 1n;
  if (power >= 0) return { negative, whole: String(mantissa << BigInt(power)), fraction: '' };
  const digits = String(mantissa * 5n ** BigInt(-power)).padStart(-power + 1, '0');
  return { negative, whole: digits.slice(0, power), fraction: digits.slice(power) };
}

/** To `places` digits behind the point (0 or more). */
export function roundDecimal(value: DecimalText, places: number, mode: 'half-up' | 'half-even'): DecimalText {
  if (value.fraction.length <= places) return { ...value, fraction: value.fraction.padEnd(places, '0') };
  const digitsKept = value.whole + value.fraction.slice(0, places);
  const rest = value.fraction.slice(places);
  const first = rest.charCodeAt(0) - 48;
  const tie = first === 5 && /^50*$/.test(rest);
  const odd = digitsKept.charCodeAt(digitsKept.length - 1) % 2 === 1;
  const up = mode === 'half-even' && tie ? odd : first >= 5;
  const digits = up ? next(digitsKept).padStart(places + 1, '0') : digitsKept;
  return {
    negative: value.negative,
    whole: digits.slice(0, digits.length - places),
    fraction: places === 0 ? '' : digits.slice(-places),
  };
}

/** The whole number behind this one. */
const next = (digits: string): string => String(digits.length < 16 ? Number(digits) + 1 : BigInt(digits) + 1n);

/** Commas between groups of `size` digits. */
export function grouped(whole: string, size = 3): string {
  if (size <= 0 || whole.length <= size) return whole;
  let at = whole.length % size || size;
  let out = whole.slice(0, at);
  for (; at < whole.length; at += size) out += `,${whole.slice(at, at + size)}`;
  return out;
}

/** `digits` × 10^-scale without an exponent; the scale is 0 or more. */
export function plainDecimal(digits: bigint, scale: number): string {
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const point = text.length - scale;
  return `${digits < 0n ? '-' : ''}${text.slice(0, point)}${scale > 0 ? `.${text.slice(point)}` : ''}`;
}

/** A decimal as Java's BigDecimal prints it: with an exponent where more than six zeros would follow the point. */
export function javaDecimal(unscaled: bigint, scale: number): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled);
  const exponent = digits.length - 1 - scale;
  if (exponent >= -6) return plainDecimal(unscaled, scale);
  const rest = digits.slice(1);
  return `${unscaled < 0n ? '-' : ''}${digits[0]}${rest && `.${rest}`}E${exponent}`;
}
