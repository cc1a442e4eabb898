import { type DatetimeOptions, readDatetime, secondsText } from '../datetime/read-text.js';
import { Refusal } from '../datetime/refusal.js';
import { decimalToScale } from '../decimal-scale.js';
import { doubleToText, floatToText } from '../double-text.js';
import { base64Bytes } from './base64.js';
import { copyText } from './copy.js';
import type { JsonReader } from './json-reader.js';
import { jsonQuoted } from './quote.js';
import { decimalDigits } from './value-type.js';

/** How single values are read. */
export interface ScalarOptions extends DatetimeOptions {
  /** False: `"NaN"` and its like in quotes are no numbers. */
  readonly words?: boolean;
}

/** A token of the wrong kind, or a text that is none of the type. */
const misfit = (): never => {
  throw new Error('the value is not of this type');
};

/** Text where a floating-point number is asked for: Spark fails, unless the value is a struct's field. */
export class NoNumber extends Error {
  constructor(text: string, type: string) {
    super(`[UNSUPPORTED_FEATURE] Cannot parse the value '${text}' as target Spark data type "${type.toUpperCase()}".`);
  }
}

const RANGES: Readonly<Record<string, readonly [low: bigint, high: bigint]>> = {
  // Spark's reader takes bytes without a sign too
  tinyint: [-128n, 255n],
  smallint: [-32768n, 32767n],
  int: [-2147483648n, 2147483647n],
  bigint: [-(2n ** 63n), 2n ** 63n - 1n],
};
const NOT_NUMBERS: Readonly<Record<string, string>> = {
  NaN: 'NaN',
  '+INF': 'Infinity',
  '+Infinity': 'Infinity',
  Infinity: 'Infinity',
  '-INF': '-Infinity',
  '-Infinity': '-Infinity',
};

function integer(type: string, reader: JsonReader): string {
  const [low, high] = RANGES[type] as readonly [bigint, bigint];
  const { content } = reader;
  if (content.length < 10 && type !== 'tinyint' && type !== 'smallint') return content === '-0' ? '0' : content;
  const value = BigInt(content);
  if (value < low || value > high) return misfit();
  return String(type === 'tinyint' ? BigInt.asIntN(8, value) : value);
}

function fractional(type: string, reader: JsonReader, words: boolean): string {
  const { token, content } = reader;
  const special = token === 'string' && !words ? undefined : NOT_NUMBERS[content];
  if (special !== undefined) return `"${special}"`;
  if (token === 'string') throw new NoNumber(content, type);
  // minus zero is one only where it is written with a point
  const value = Number(token === 'int' && /^-0+$/.test(content) ? '0' : content);
  const text = type === 'float' ? floatToText(Math.fround(value)) : doubleToText(value);
  return /^-?\d/.test(text) && text !== '-0.0' ? text : `"${text}"`;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Java reads the digits of all scripts. */
export function refuseOtherDigits(text: string): void {
  if (/[^\0-\x7f]/.test(text) && /^[+-]?[\p{Nd}.]+$/u.test(text))
    throw new Refusal(`Digits such as those of '${text}' are not read here.`);
}

/** A decimal's text, its digits cut to the scale by rounding; nothing where the text is no number or has too many digits. */
export function decimalField(text: string, precision: number, scale: number): string {
  const plain = text.replaceAll(',', '');
  refuseOtherDigits(plain);
  if (!NUMBER.test(plain)) return misfit();
  return decimalToScale(plain, precision, scale) ?? misfit();
}

/** The text that a cast makes the value of, as JSON. */
export function readField(type: string, reader: JsonReader, options: ScalarOptions): string {
  const { token } = reader;
  if (type === 'string') return jsonQuoted(token === 'string' ? reader.content : copyText(reader));
  if (type === 'boolean') return token === 'true' || token === 'false' ? token : misfit();
  if (type in RANGES) return token === 'int' ? integer(type, reader) : misfit();
  if (token !== 'int' && token !== 'float' && token !== 'string') return misfit();
  if (type === 'binary') return token === 'string' ? `"${base64Bytes(reader.bytesContent) ?? misfit()}"` : misfit();
  if (token === 'string' && reader.content === '') return misfit();
  const digits = decimalDigits(type);
  if (digits) return `"${decimalField(reader.content, ...digits)}"`;
  if (type === 'float' || type === 'double') return fractional(type, reader, options.words !== false);
  if (token === 'int' && type === 'timestamp') return `"${secondsText(reader.content) ?? misfit()}"`;
  if (token !== 'string') return misfit();
  const time = readDatetime(type, reader.content, options);
  return time === undefined ? misfit() : `"${time}"`;
}
