/** The significant digits of a positive number, without zeros at either end: it is 0.digits × 10^point. */
export interface Digits {
  readonly digits: string;
  readonly point: number;
}

/** A binary format: the bits of its significand, the hidden one included, and the exponent of its least normal number. */
interface Format {
  readonly bits: number;
  readonly least: number;
}
const DOUBLE: Format = { bits: 53, least: -1022 };
const FLOAT: Format = { bits: 24, least: -126 };

/** Are the fewest digits that read back the same what Java prints? Zero and what is not finite are no case of this. */
const areFewest = (value: number, format: Format): boolean => {
  const exact = 2 ** format.bits;
  if (value < exact && Number.isInteger(value)) return true;
  return value < exact / 2 && value >= 2 ** format.least && !isPowerOfTwo(value);
};
/** Does Java print a positive double as JavaScript does, but for the point that whole numbers lack? */
export const isPlainDouble = (value: number): boolean => value >= 0.001 && value < 1e7 && areFewest(value, DOUBLE);

/**
 * The digits that Java up to 18 prints of a positive, finite number. They are mostly the fewest that read back the same; not so for powers
 * of two, for whole numbers from 2^53 (2^24) to 2^63, and for numbers half-way between two others, so only those are worked out here.
 * Observed on Java 17: see the recorded values beside the tests.
 */
export const doubleJavaDigits = (value: number): Digits => javaDigits(value, DOUBLE, String(value));
export const floatJavaDigits = (value: number): Digits => javaDigits(value, FLOAT, undefined);

function javaDigits(value: number, format: Format, shortest: string | undefined): Digits {
  if (areFewest(value, format)) return read(shortest ?? floatShortest(value));
  return value < 2 ** 63 && value >= 2 ** format.bits ? wholeDigits(value, format) : generated(value, format);
}

/** The fewest digits that read back as the same float; the nearest of several, of two the even one. */
function floatShortest(value: number): string {
  // what reads back with some digits does so with more: mostly it takes seven or eight
  const fewer = Math.fround(Number(value.toPrecision(6))) === value;
  for (let precision = fewer ? 1 : 7; precision < 9; precision++) {
    const text = value.toPrecision(precision);
    if (Math.fround(Number(text)) !== value) continue;
    const longer = value.toPrecision(precision + 1);
    const below = longer.slice(0, -1);
    const tie = /[02468]\.?5$/.test(longer) && Number(longer) === value && Math.fround(Number(below)) === value;
    return tie ? below : text;
  }
  return value.toPrecision(9);
}

/** JavaScript's text of a number as digits. */
function read(text: string): Digits {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '');
  return trimmed(digits, whole.length - (all.length - digits.length) + Number(exponent));
}
const trimmed = (digits: string, point: number): Digits => ({ digits: digits.replace(/0+$/, ''), point });

const words = new DataView(new ArrayBuffer(8));
const isPowerOfTwo = (value: number): boolean => {
  words.setFloat64(0, value);
  return words.getUint32(4) === 0 && (words.getUint32(0) & 0xfffff) === 0;
};
/** Of a number that is not zero: the exponent of its highest bit. Exact for all doubles that floats and doubles hold. */
function highestBit(value: number): number {
  words.setFloat64(0, value);
  const biased = words.getUint32(0) >>> 20;
  return biased > 0 ? biased - 1023 : highestBit(value * 2 ** 60) - 60;
}

/** A whole number's own digits, without those that its lowest bit is too coarse for, rounded half up. */
function wholeDigits(value: number, format: Format): Digits {
  const spare = highestBit(value) - format.bits - 1;
  const cut = spare > 1 ? Math.floor(spare * Math.log10(2)) : 0;
  const unit = 10n ** BigInt(cut);
  const whole = BigInt(value);
  const digits = String(whole / unit + (cut > 0 && whole % unit >= unit / 2n ? 1n : 0n));
  return trimmed(digits, digits.length + cut);
}

const bitLength = (n: bigint): number => n.toString(2).length;
/** How wide 5^n is taken to be, when it is asked whether 64 bits will do. */
const bitsOfPower = (n: number): number => (n === 0 ? 0 : n < 27 ? bitLength(5n ** BigInt(n)) : n * 3);

/**
 * Digit by digit, until what is left is less than half of the lowest bit's worth. Below a power of two that is half as much, and Java takes
 * the smaller half for both sides.
 */
function generated(value: number, format: Format): Digits {
  const exponent = highestBit(value);
  // a number below the least normal one has fewer bits
  const bits = Math.min(format.bits, format.bits - (format.least - exponent));
  let significand = BigInt(scaled(value, 52 - exponent));
  let length = 53;
  while ((significand & 1n) === 0n) {
    significand >>= 1n;
    length--;
  }
  const fractionBits = Math.max(0, length - exponent - 1);
  let point = estimate(value, exponent);
  // value = b / s × 10^point, and m is the half: all three over one power of two
  const fives = Math.max(0, -point);
  const over = Math.max(0, point);
  let b2 = fives + fractionBits + exponent;
  let s2 = over + fractionBits;
  let m2 = b2 - bits;
  b2 -= length - 1;
  const common = Math.min(b2, s2);
  b2 -= common;
  s2 -= common;
  m2 -= common;
  if (length === 1) m2--;
  if (m2 < 0) {
    b2 -= m2;
    s2 -= m2;
    m2 = 0;
  }
  const bBits = length + b2 + bitsOfPower(fives);
  const tenBits = s2 + 1 + bitsOfPower(over + 1);
  const widest = Math.max(bBits, tenBits);
  const width = widest < 32 ? 32 : widest < 64 ? 64 : 0;
  const fit = (n: bigint): bigint => (width === 0 ? n : BigInt.asIntN(width, n));
  const s = (5n ** BigInt(over)) << BigInt(s2);
  const ten = s * 10n;
  let b = (significand * 5n ** BigInt(fives)) << BigInt(b2);
  let m = (5n ** BigInt(fives)) << BigInt(m2);

  const digits: number[] = [];
  let low = false;
  let high = false;
  let digit = 0;
  const step = (): void => {
    digit = Number(b / s);
    b = (b % s) * 10n;
    m = fit(m * 10n);
    if (m <= 0n) {
      low = true;
      high = true;
      return;
    }
    low = b < m;
    high = width === 0 ? b + m >= ten : fit(b + m) > ten;
  };
  step();
  if (digit === 0 && !high) point--;
  else digits.push(digit);
  // what is written with an exponent has a digit behind the point
  if (point < -3 || point >= 8) {
    low = false;
    high = false;
  }
  while (!low && !high) {
    step();
    digits.push(digit);
  }
  let text = digits.join('');
  const rest = b * 2n - ten;
  if (high && (!low || rest > 0n || (rest === 0n && digit % 2 === 1))) {
    const up = String(BigInt(text) + 1n).padStart(text.length, '0');
    if (up.length > text.length) point++;
    text = up;
  }
  const kept = text.replace(/^0+/, '');
  return trimmed(kept, point + 1 - (text.length - kept.length));
}

/** `value × 2^n`, which is a whole number of 53 bits; the power alone may be too large. */
const scaled = (value: number, n: number): number => (n > 1000 ? value * 2 ** 1000 * 2 ** (n - 1000) : value * 2 ** n);

/** The exponent of the first digit, or one more: the logarithm's tangent at 1.5, with the constants that Java has. */
function estimate(value: number, exponent: number): number {
  const fraction = scaled(value, -exponent);
  return Math.floor((fraction - 1.5) * 0.289529654 + 0.176091259 + exponent * 0.301029995663981);
}
