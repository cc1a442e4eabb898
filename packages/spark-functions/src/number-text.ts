import { defineHelper, type Helper } from './define.js';
import { doubleToText } from './double-text.js';

/** Of Unicode's decimal digits, which run in tens from each zero, the value. Java reads them all in a BigDecimal. */
const asciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (c) => {
    if (c <= '9') return c;
    let zero = c.codePointAt(0) as number;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (c.codePointAt(0) as number) - zero < 9) zero--;
    return String((c.codePointAt(0) as number) - zero);
  });

/** Java's BigDecimal cannot move the point further: 10 to this power has more bits than a BigInteger. */
const FURTHEST = 646_456_993;
const INT = 2 ** 31;

/**
 * What Java's BigDecimal reads from a text, without an exponent; empty where it is no number. An exponent that leaves nothing of
 * 38 digits on either side of the point is cut down to one that does the same. Throws where Java runs out of bits.
 */
export function plainNumber(text: string): string {
  const match = /^[\x00-\x20]*([+-]?)(\d*)(\.?)(\d*)(?:[eE]([+-]?\d{1,10}))?[\x00-\x20]*$/.exec(asciiDigits(text));
  if (!match) return '';
  const [, sign = '', whole = '', , fraction = '', power = '0'] = match;
  const exponent = Number(power);
  const digits = whole + fraction;
  if (digits === '' || exponent >= INT || exponent <= -INT) return '';
  const significant = digits.replace(/^0+(?=\d)/, '');
  const scale = fraction.length - exponent;
  // more digits before the point than an int counts are none to Spark's test of their number
  if (scale > FURTHEST || significant.length - scale >= INT)
    throw new Error('BigInteger would overflow supported range');
  const zeros = -scale;
  // a zero has as many digits before the point as its exponent says
  if (significant.replace('0', '') === '' && zeros > 37) return '9'.repeat(80);
  const minus = sign === '-' ? '-' : '';
  if (zeros >= 0) return minus + significant + '0'.repeat(Math.min(zeros, 80));
  const least = Math.min(-zeros, significant.length + 80);
  const padded = significant.padStart(least + 1, '0');
  return `${minus}${padded.slice(0, padded.length - least)}.${padded.slice(padded.length - least)}`;
}

/** The digits and the exponent of a hexadecimal number; the exponent is not left out in Java. */
const HEXADECIMAL = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?\d+)[dDfF]?$/;

/** Rounded once, half to even, to a double or to a 32-bit float. */
function hexadecimal(match: RegExpExecArray, single: boolean): number | null {
  const [, sign, whole = '', fraction = '', power] = match;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  if (whole === '' && fraction === '') return null;
  if (digits === '') return sign === '-' ? -0 : 0;
  let bits = BigInt(`0x${digits}`);
  let exponent = Math.max(-100_000, Math.min(100_000, Number(power))) - 4 * fraction.length;
  const [precision, least] = single ? [24, -149] : [53, -1074];
  const drop = Math.max(bits.toString(2).length - precision, least - exponent, 0);
  if (drop > 0) {
    const half = 1n << BigInt(drop - 1);
    const rest = bits & ((1n << BigInt(drop)) - 1n);
    bits >>= BigInt(drop);
    if (rest > half || (rest === half && (bits & 1n) === 1n)) bits += 1n;
    exponent += drop;
  }
  const value = Number(bits) * 2 ** Math.max(exponent, -1000) * 2 ** Math.min(exponent + 1000, 0);
  const sized = single ? Math.fround(value) : value;
  return sign === '-' ? -sized : sized;
}

/** A hexadecimal number as Java reads it; null for what is none. */
export function hexadecimalNumber(text: string, single: boolean): number | null {
  const match = HEXADECIMAL.exec(text);
  return match && hexadecimal(match, single);
}

/** What Spark reads as a floating-point number beside digits: names of infinity and NaN, and Java's hexadecimal numbers. */
export function namedNumber(text: string, single: boolean): number | null {
  const trimmed = text.replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, '');
  const named = /^([+-]?)(?:inf|infinity)$/i.exec(trimmed);
  if (named) return named[1] === '-' ? -Infinity : Infinity;
  // with a sign it is Java's word, which has one spelling
  if (/^nan$/i.test(trimmed) || /^[+-]NaN$/.test(trimmed)) return Number.NaN;
  return hexadecimalNumber(trimmed, single);
}

function namedOrRaise(text: string, type: 'DOUBLE' | 'FLOAT', ansi: boolean): number | null {
  const value = namedNumber(text, type === 'FLOAT');
  if (value !== null || !ansi) return value;
  const tolerate = 'To return NULL instead, use `try_cast`.';
  throw new Error(
    `[CAST_INVALID_INPUT] The value '${text}' of the type "STRING" cannot be cast to "${type}" because it is malformed. ${tolerate}`,
  );
}

export const numberTextHelpers: readonly Helper[] = [
  defineHelper({
    name: 'plain_number',
    params: { text: 'string' },
    returns: 'string',
    body: ({ text }) => plainNumber(text),
  }),
  defineHelper({
    name: 'plain_double',
    params: { value: 'double' },
    returns: 'string',
    body: ({ value }) => (Number.isFinite(value) ? plainNumber(doubleToText(value)).replace(/^-?\d+$/, '$&.0') : null),
  }),
  defineHelper({
    name: 'named_double',
    params: { text: 'string', ansi: 'boolean' },
    returns: 'double',
    body: ({ text, ansi }) => namedOrRaise(text, 'DOUBLE', ansi),
  }),
  defineHelper({
    name: 'named_float',
    params: { text: 'string', ansi: 'boolean' },
    returns: 'float',
    body: ({ text, ansi }) => namedOrRaise(text, 'FLOAT', ansi),
  }),
];
