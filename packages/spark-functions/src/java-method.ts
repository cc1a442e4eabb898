import { urlDecode, urlEncode } from './bytes.js';
import { defineNullableHelper } from './define.js';
import { doubleToText, floatToText } from './double-text.js';

type Method = (...args: readonly string[]) => string;
type Numbers = (...args: readonly number[]) => number;

const ofInts =
  (answer: Numbers): Method =>
  (...args) =>
    String(answer(...args.map(Number)) | 0);
const ofLongs =
  (answer: (...args: readonly bigint[]) => bigint): Method =>
  (...args) =>
    BigInt.asIntN(64, answer(...args.map(BigInt))).toString();
const ofDoubles =
  (answer: Numbers): Method =>
  (...args) =>
    doubleToText(answer(...args.map(Number)));
const ofFloats =
  (answer: Numbers): Method =>
  (...args) =>
    floatToText(Math.fround(answer(...args.map((a) => Math.fround(Number(a))))));

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);
const floorMod = (a: bigint, b: bigint): bigint => ((a % b) + b) % b;
const floorDiv = (a: bigint, b: bigint): bigint => (a - floorMod(a, b)) / b;
/** In two's complement of so many bits. */
const bitsOf = (text: string, bits: number): bigint => BigInt.asUintN(bits, BigInt(text));

/** The nearest whole number, the even one of two. */
function rint(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x;
  const below = Math.floor(x);
  const rest = x - below;
  const near = rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
  return near === 0 ? x * 0 : near;
}

const PART = /^\+?[0-9a-fA-F]+$/;
const WIDTHS = [8, 4, 4, 4, 12];
/** Five hexadecimal numbers, each cut to its width. At most 36 characters in all. */
function uuid(text: string): string {
  const parts = text.split('-');
  const valid = text.length <= 36 && parts.length === WIDTHS.length && parts.every((p) => PART.test(p));
  if (!valid) throw new Error(text.length > 36 ? 'UUID string too large' : `Invalid UUID string: ${text}`);
  return parts
    .map((part, i) => {
      const width = WIDTHS[i] as number;
      return bitsOf(`0x${part.replace('+', '')}`, width * 4)
        .toString(16)
        .padStart(width, '0');
    })
    .join('-');
}

const WHOLE = /^[+-]?\d+$/;
function parsed(text: string, bits: number): string {
  const value = WHOLE.test(text) ? BigInt(text.replace('+', '')) : undefined;
  if (value === undefined || BigInt.asIntN(bits, value) !== value) throw new Error(`For input string: "${text}"`);
  return value.toString();
}

function inUtf8(charset: string, answer: string): string {
  if (!/^utf-?8$/i.test(charset)) throw new Error(`The charset ${charset} is not known here: use UTF-8.`);
  return answer;
}

const inBase =
  (bits: number, base: number): Method =>
  (n = '') =>
    bitsOf(n, bits).toString(base);
const ones =
  (bits: number): Method =>
  (n = '') =>
    String(bitsOf(n, bits).toString(2).replaceAll('0', '').length);
const itself: Method = (text = '') => text;

/** A class of whole numbers of so many bits. */
const whole = (type: string, bits: number, name: string): Readonly<Record<string, Method>> => ({
  [`java.lang.${name}.toHexString(${type})`]: inBase(bits, 16),
  [`java.lang.${name}.toBinaryString(${type})`]: inBase(bits, 2),
  [`java.lang.${name}.toOctalString(${type})`]: inBase(bits, 8),
  [`java.lang.${name}.toString(${type})`]: itself,
  [`java.lang.${name}.bitCount(${type})`]: ones(bits),
});

const MATH = 'java.lang.Math';
/** What static methods answer to arguments that are written as Spark's casts to string write them. */
export const METHODS: Readonly<Record<string, Method>> = {
  'java.util.UUID.fromString(string)': (text = '') => uuid(text),
  [`${MATH}.abs(int)`]: ofInts((n = 0) => Math.abs(n)),
  [`${MATH}.abs(bigint)`]: ofLongs((n = 0n) => absolute(n)),
  [`${MATH}.abs(float)`]: ofFloats(Math.abs as Numbers),
  [`${MATH}.abs(double)`]: ofDoubles(Math.abs as Numbers),
  [`${MATH}.max(int,int)`]: ofInts(Math.max),
  [`${MATH}.max(bigint,bigint)`]: ofLongs((a = 0n, b = 0n) => (a > b ? a : b)),
  [`${MATH}.max(float,float)`]: ofFloats(Math.max),
  [`${MATH}.max(double,double)`]: ofDoubles(Math.max),
  [`${MATH}.min(int,int)`]: ofInts(Math.min),
  [`${MATH}.min(bigint,bigint)`]: ofLongs((a = 0n, b = 0n) => (a < b ? a : b)),
  [`${MATH}.min(float,float)`]: ofFloats(Math.min),
  [`${MATH}.min(double,double)`]: ofDoubles(Math.min),
  [`${MATH}.floorMod(int,int)`]: ofLongs((a = 0n, b = 0n) => floorMod(a, b)),
  [`${MATH}.floorMod(bigint,bigint)`]: ofLongs((a = 0n, b = 0n) => floorMod(a, b)),
  [`${MATH}.floorDiv(int,int)`]: (a = '', b = '') => BigInt.asIntN(32, floorDiv(BigInt(a), BigInt(b))).toString(),
  [`${MATH}.floorDiv(bigint,bigint)`]: ofLongs((a = 0n, b = 0n) => floorDiv(a, b)),
  [`${MATH}.ceil(double)`]: ofDoubles(Math.ceil as Numbers),
  [`${MATH}.floor(double)`]: ofDoubles(Math.floor as Numbers),
  [`${MATH}.rint(double)`]: ofDoubles(rint as Numbers),
  [`${MATH}.sqrt(double)`]: ofDoubles(Math.sqrt as Numbers),
  [`${MATH}.signum(double)`]: ofDoubles(Math.sign as Numbers),
  ...whole('int', 32, 'Integer'),
  ...whole('bigint', 64, 'Long'),
  'java.lang.Integer.parseInt(string)': (text = '') => parsed(text, 32),
  'java.lang.Long.parseLong(string)': (text = '') => parsed(text, 64),
  'java.lang.Boolean.parseBoolean(string)': (text = '') => String(text.toLowerCase() === 'true'),
  ...Object.fromEntries(
    ['boolean', 'int', 'bigint', 'double'].map((type) => [`java.lang.String.valueOf(${type})`, itself]),
  ),
  'java.lang.String.valueOf(float)': ofFloats((x = 0) => x),
  'java.net.URLEncoder.encode(string,string)': (text = '', charset = '') => inUtf8(charset, urlEncode(text)),
  'java.net.URLDecoder.decode(string,string)': (text = '', charset = '') => inUtf8(charset, urlDecode(text)),
};

export const javaMethodHelper = defineNullableHelper({
  name: 'java_method',
  params: { method: 'string', values: 'strings' },
  returns: 'string',
  body: ({ method, values }) => {
    const call = METHODS[method ?? ''];
    if (!call || !values || values.includes(null)) throw new Error(`${method} takes no NULL`);
    return call(...(values as readonly string[]));
  },
});
