import { readDecimal } from './decimal-text.js';
import { doubleToText } from './double-text.js';
import { doubleBits, floatBits, murmurBytes } from './hash.js';
import { utf8Bytes } from './utf8.js';

/** What Scala's `##` gives a value of Spark's, given as the text that stands for it. */
export type HashCode = (text: string) => number;

/** Java's hash code of a long. */
export const hashOfLong = (n: bigint): number => Number(BigInt.asIntN(32, n ^ (BigInt.asUintN(64, n) >> 32n)));

/** Numbers that are equal have one hash code, whatever their types: that of the narrowest type that holds them. */
const hashOfWhole = (n: bigint): number => (n === BigInt.asIntN(32, n) ? Number(n) : hashOfLong(n));

const MOST_LONG = 2n ** 63n - 1n;
const saturated = (value: number): bigint => {
  const whole = BigInt(Math.trunc(value));
  return whole > MOST_LONG ? MOST_LONG : whole < -MOST_LONG - 1n ? -MOST_LONG - 1n : whole;
};

function hashOfDouble(value: number): number {
  if (Number.isFinite(value)) {
    const whole = saturated(value);
    if (Number(whole) === value) return hashOfWhole(whole);
  }
  return Math.fround(value) === value ? floatBits(value) : hashOfLong(doubleBits(value));
}

/** Java's hash code of an integer of any size: of its magnitude's words, the highest first. */
function hashOfBig(value: bigint): number {
  if (value === BigInt.asIntN(64, value)) return hashOfWhole(value);
  const words: number[] = [];
  for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 32n) words.unshift(Number(BigInt.asIntN(32, rest)));
  const hash = words.reduce((h, word) => (Math.imul(31, h) + word) | 0, 0);
  return value < 0n ? -hash | 0 : hash;
}

/** The last step of Scala's mix: a hash code and one number more. */
function mixedLast(hash: number, last: number): number {
  const k = Math.imul(last, 0xcc9e2d51);
  return hash ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** Is it what its double is written as? */
function isOfDouble(text: string): boolean {
  const [digits = '', power = '0'] = doubleToText(Number(text)).split('E');
  const [whole = '', part = ''] = digits.split('.');
  const exponent = Number(power) - part.length;
  const [ownWhole = '', ownPart = ''] = text.split('.');
  const least = Math.max(-exponent, ownPart.length, 0);
  const shifted = BigInt(whole + part) * 10n ** BigInt(least + exponent);
  return shifted === BigInt(ownWhole + ownPart) * 10n ** BigInt(least - ownPart.length);
}

/** In plain digits: Java writes small ones with an exponent. */
function plain(text: string): string {
  if (!text.includes('E')) return text;
  const { negative, whole, fraction } = readDecimal(text);
  return `${negative ? '-' : ''}${whole}.${fraction}`;
}

function hashOfDecimal(given: string): number {
  const text = withoutZeros(plain(given));
  if (!text.includes('.')) return hashOfBig(BigInt(text));
  if (isOfDouble(text)) return hashOfDouble(Number(text));
  return mixedLast(hashOfBig(BigInt(text.replace('.', ''))), text.length - text.indexOf('.') - 1);
}

/** By kind of value. */
export const SCALA_HASHES: Readonly<Record<string, HashCode>> = {
  int: Number,
  long: (text) => hashOfWhole(BigInt(text)),
  double: (text) => hashOfDouble(Number(text)),
  float: (text) => (text === 'NaN' ? floatBits(Number.NaN) : hashOfDouble(Math.fround(Number(text)))),
  decimal: hashOfDecimal,
  boolean: (text) => (text === 'true' ? 1231 : 1237),
  string: (text) => murmurBytes(utf8Bytes(text), 42),
};
