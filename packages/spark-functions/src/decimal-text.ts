/** A number as sign, digits before and digits behind the point. */
export interface DecimalText {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** Reads `-12.340` or `1.5E-7`. */
export function readDecimal(text: string): DecimalText {
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
  const kept = BigInt(value.whole + value.fraction.slice(0, places));
  const rest = value.fraction.slice(places);
  const first = rest.charCodeAt(0) - 48;
  const tie = first === 5 && /^50*$/.test(rest);
  const up = mode === 'half-even' && tie ? kept % 2n === 1n : first >= 5;
  const digits = String(up ? kept + 1n : kept).padStart(places + 1, '0');
  return {
    negative: value.negative,
    whole: digits.slice(0, digits.length - places),
    fraction: places === 0 ? '' : digits.slice(-places),
  };
}

/** Commas between groups of `size` digits. */
export function grouped(whole: string, size = 3): string {
  if (size <= 0 || whole.length <= size) return whole;
  let at = whole.length % size || size;
  let out = whole.slice(0, at);
  for (; at < whole.length; at += size) out += `,${whole.slice(at, at + size)}`;
  return out;
}

/** A decimal as Java's BigDecimal prints it: with an exponent where more than six zeros would follow the point. */
export function javaDecimal(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled);
  const exponent = digits.length - 1 - scale;
  if (exponent < -6) {
    const rest = digits.slice(1);
    return `${sign}${digits[0]}${rest && `.${rest}`}E${exponent}`;
  }
  const padded = digits.padStart(scale + 1, '0');
  const point = padded.length - scale;
  return `${sign}${padded.slice(0, point)}${scale > 0 ? `.${padded.slice(point)}` : ''}`;
}
