import { javaDecimal, plainDecimal } from './decimal-text.js';
import { defineHelper, type Helper } from './define.js';

/** `digits` × 10^-scale. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Digits with a point, and perhaps an exponent. */
function parse(text: string): Decimal {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = BigInt(`${whole}${fraction}` || '0');
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length - Number(exponent) };
}

type Ties = 'up' | 'even';

/** Rounded to `places` behind the point (before it, if negative); halves away from zero or to the even neighbour. */
function rounded({ digits, scale }: Decimal, places: number, ties: Ties): Decimal {
  if (places >= scale) return { digits, scale };
  const unit = 10n ** BigInt(scale - places);
  const magnitude = digits < 0n ? -digits : digits;
  const cut = magnitude / unit;
  const twice = (magnitude % unit) * 2n;
  const up = twice > unit || (twice === unit && (ties === 'up' || cut % 2n === 1n));
  const result = up ? cut + 1n : cut;
  return { digits: digits < 0n ? -result : result, scale: places };
}

/** Without an exponent. */
const plain = ({ digits, scale }: Decimal): string =>
  scale > 0 ? plainDecimal(digits, scale) : plainDecimal(digits * 10n ** BigInt(-scale), 0);

/** A double rounded by its shortest decimal text, as Spark does: 1.005 to two places is 1.01. */
export function roundDouble(value: number, places: number, ties: Ties): number {
  if (!Number.isFinite(value)) return value;
  const clear = roundClear(value, places);
  if (clear !== undefined) return clear;
  const text = String(value);
  if (places >= 0 && text.length <= FEW_DIGITS && !text.includes('e')) return roundText(value, text, places, ties);
  const { digits, scale } = rounded(parse(String(value)), places, ties);
  return digits === 0n ? 0 : Number(`${digits}e${-scale}`);
}

/**
 * Where the value lies so far from a half that neither its last bit nor the product's matters. The quotient of two numbers that a
 * double holds exactly is rounded once, as the text of the same digits is.
 */
function roundClear(value: number, places: number): number | undefined {
  const power = POWERS[places];
  if (power === undefined) return undefined;
  const size = Math.abs(value) * power;
  const whole = Math.floor(size);
  if (!(size < 2 ** 40) || Math.abs(size - whole - 0.5) < 1e-3) return undefined;
  const rounded = (size - whole < 0.5 ? whole : whole + 1) / power;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}
const POWERS: readonly number[] = Array.from({ length: 16 }, (_, i) => 10 ** i);

/** So many characters make a whole number, without their point, that a double holds. */
const FEW_DIGITS = 16;
function roundText(value: number, text: string, places: number, ties: Ties): number {
  const cut = text.indexOf('.') + 1 + places;
  if (cut === places || cut >= text.length) return value === 0 ? 0 : value;
  const kept = Number(text.slice(value < 0 ? 1 : 0, cut).replace('.', ''));
  const next = text.charCodeAt(cut) - 48;
  const tie = next === 5 && cut + 1 === text.length;
  const up = next >= 5 && (ties === 'up' || !tie || kept % 2 === 1);
  const size = Number(`${up ? kept + 1 : kept}e-${places}`);
  return value < 0 && size !== 0 ? -size : size;
}

/** To the nearest whole number, halves to the even one. */
function rint(value: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 52) return value;
  const below = Math.floor(value);
  const over = value - below;
  const whole = over < 0.5 || (over === 0.5 && below % 2 === 0) ? below : below + 1;
  return whole === 0 && (value < 0 || Object.is(value, -0)) ? -0 : whole;
}

/** As Java prints a BigDecimal: with an exponent where more than six zeros would follow the point. `text` shows every digit of the scale. */
export function decimalToString(text: string): string {
  const { digits, scale } = parse(text);
  return javaDecimal(digits, scale);
}

const ALL_BITS = 2n ** 64n - 1n;
const digitOf = (character: string): number => {
  const n = Number.parseInt(character, 36);
  return Number.isNaN(n) ? 99 : n;
};

/** Between bases 2 to 36, over 64 bits: a negative target base reads and writes signed numbers. `strict` raises on more bits. */
function conv(text: string, from: number, to: number, strict: boolean): string | null {
  const number = text.replace(/^ +| +$/g, '');
  if (number === '' || from < 2 || from > 36 || Math.abs(to) < 2 || Math.abs(to) > 36) return null;
  if (from <= 10 && to > 0 && /^\d{1,15}$/.test(number)) return smallConv(number, from, to);
  let negative = number.startsWith('-');
  let value = 0n;
  for (const character of negative ? number.slice(1) : number) {
    const digit = digitOf(character);
    if (digit >= from) break;
    value = value * BigInt(from) + BigInt(digit);
    if (value > ALL_BITS) {
      if (strict) throw new Error('[ARITHMETIC_OVERFLOW] Overflow in function conv().');
      value = ALL_BITS;
      break;
    }
  }
  const high = value >= 2n ** 63n;
  if (negative && to > 0) value = high ? ALL_BITS : BigInt.asUintN(64, -value);
  if (to < 0 && high) {
    value = BigInt.asUintN(64, -value);
    negative = true;
  }
  return `${negative && to < 0 ? '-' : ''}${value.toString(Math.abs(to)).toUpperCase()}`;
}

/** Of at most 15 decimal digits, which a double holds in any base. */
function smallConv(number: string, from: number, to: number): string {
  let value = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = number.charCodeAt(i) - 48;
    if (digit >= from) break;
    value = value * from + digit;
  }
  return value.toString(to).toUpperCase();
}

/** The bucket of an equal-width histogram: 0 before it, `count` + 1 behind; NULL where the histogram makes no sense. */
function widthBucket(value: number, low: number, high: number, count: bigint): bigint | null {
  const n = Number(count);
  if (count <= 0n || count === 2n ** 63n - 1n || Number.isNaN(value) || low === high) return null;
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  const inside = low < high ? (n * (value - low)) / (high - low) : (n * (low - value)) / (low - high);
  if (low < high ? value < low : value > low) return 0n;
  if (low < high ? value >= high : value <= high) return count + 1n;
  return BigInt(Math.trunc(inside)) + 1n;
}

const words = new DataView(new ArrayBuffer(8));
function bitCount(value: bigint): number {
  words.setBigInt64(0, value);
  return onesOf(words.getInt32(0)) + onesOf(words.getInt32(4));
}
/** In pairs, fours, bytes, and all of them. */
function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const ofDouble = (name: string, body: (value: number) => number): Helper =>
  defineHelper({ name, params: { value: 'double' }, returns: 'double', body: ({ value }) => body(value) });
const rounding = (name: string, ties: Ties): Helper =>
  defineHelper({
    name,
    params: { value: 'double', digits: 'int' },
    returns: 'double',
    body: ({ value, digits }) => roundDouble(value, digits, ties),
  });

export const mathHelpers: readonly Helper[] = [
  rounding('round_double', 'up'),
  rounding('bround_double', 'even'),
  defineHelper({
    name: 'bround_decimal',
    params: { value: 'string', digits: 'int' },
    returns: 'string',
    body: ({ value, digits }) => plain(rounded(parse(value), digits, 'even')),
  }),
  ofDouble('rint', rint),
  defineHelper({
    name: 'decimal_to_string',
    params: { value: 'string' },
    returns: 'string',
    body: ({ value }) => decimalToString(value),
  }),
  defineHelper({
    name: 'conv',
    params: { number: 'string', from: 'int', to: 'int' },
    returns: 'string',
    body: ({ number, from, to }) => conv(number, from, to, false),
  }),
  defineHelper({
    name: 'conv_ansi',
    params: { number: 'string', from: 'int', to: 'int' },
    returns: 'string',
    body: ({ number, from, to }) => conv(number, from, to, true),
  }),
  defineHelper({
    name: 'width_bucket',
    params: { value: 'double', low: 'double', high: 'double', count: 'long' },
    returns: 'long',
    body: ({ value, low, high, count }) => widthBucket(value, low, high, count),
  }),
  defineHelper({ name: 'bit_count', params: { value: 'long' }, returns: 'int', body: ({ value }) => bitCount(value) }),
  defineHelper({
    name: 'bin',
    params: { value: 'long' },
    returns: 'string',
    body: ({ value }) => BigInt.asUintN(64, value).toString(2),
  }),
];
