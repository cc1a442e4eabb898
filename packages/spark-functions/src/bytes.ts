import { defineHelper, type Helper } from './define.js';
import { hexDigit } from './hex.js';
import { room, roomText } from './room.js';
import { isAscii, singleByteText, utf8Bytes, utf8Text } from './utf8.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The value of each digit by its code; -1 where there is none. */
const digitOf = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) digitOf[ALPHABET.charCodeAt(i)] = i;

/** MIME's base64: characters outside the alphabet are passed over, padding ends the text. */
export function decodeBase64(text: string): Uint8Array {
  const most = (text.length * 3) >> 2;
  const out = most <= room.length ? room : new Uint8Array(most);
  let length = 0;
  let bits = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === PADDING) break;
    const value = unit < 128 ? (digitOf[unit] as number) : -1;
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out[length++] = (bits >> count) & 0xff;
    }
  }
  return out.slice(0, length);
}
const PADDING = 61;

/** Java passes over what is no digit, but raises where the last four digits are not whole. */
function checkEnd(text: string): void {
  const end = text.indexOf('=');
  const digits = (end < 0 ? text : text.slice(0, end)).replace(/[^A-Za-z0-9+/]/g, '').length % 4;
  if (end >= 0 && (digits === 0 || (digits === 2 && text[end + 1] !== '=')))
    throw new Error('Input byte array has wrong 4-byte ending unit');
  if (digits === 1) throw new Error('Last unit does not have enough valid bits');
  const rest = end < 0 ? -1 : text.slice(end + (digits === 2 ? 2 : 1)).search(/[A-Za-z0-9+/]/);
  if (rest >= 0)
    throw new Error(`Input byte array has incorrect ending byte at ${end + (digits === 2 ? 2 : 1) + rest + 1}`);
}

function singleByte(text: string, limit: number): Uint8Array {
  const out = new Uint8Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) as number;
    out[length++] = code < limit ? code : 63;
    if (code > 0xffff) i++;
  }
  return out.subarray(0, length);
}
function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const out = new Uint8Array((text.length + (mark ? 1 : 0)) * 2);
  if (mark) out.set([0xfe, 0xff]);
  let at = mark ? 2 : 0;
  const shift = little ? 0 : 8;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    out[at++] = unit >> shift;
    out[at++] = unit >> (8 - shift);
  }
  return out;
}
function fromUtf16(bytes: Uint8Array, charset: string): string {
  let little = charset === 'UTF-16LE';
  let from = 0;
  if (charset === 'UTF-16' && bytes.length >= 2) {
    const mark = ((bytes[0] as number) << 8) | (bytes[1] as number);
    little = mark === 0xfffe;
    if (mark === 0xfeff || mark === 0xfffe) from = 2;
  }
  let out = '';
  for (let i = from; i + 1 < bytes.length; i += 2) {
    const [high, low] = little ? [bytes[i + 1], bytes[i]] : [bytes[i], bytes[i + 1]];
    out += String.fromCharCode(((high as number) << 8) | (low as number));
  }
  return (bytes.length - from) % 2 === 1 ? `${out}\uFFFD` : out;
}

function encode(text: string, charset: string): Uint8Array {
  switch (charset.toUpperCase()) {
    case 'UTF-8':
      return utf8Bytes(text);
    case 'US-ASCII':
      return singleByte(text, 128);
    case 'ISO-8859-1':
      return singleByte(text, 256);
    case 'UTF-16':
      return text === '' ? new Uint8Array(0) : utf16(text, false, true);
    case 'UTF-16BE':
      return utf16(text, false, false);
    case 'UTF-16LE':
      return utf16(text, true, false);
    default:
      throw new Error(`[INVALID_PARAMETER_VALUE.CHARSET] The charset ${charset} is not known.`);
  }
}
function decode(bytes: Uint8Array, charset: string): string {
  const name = charset.toUpperCase();
  switch (name) {
    case 'UTF-8':
      return utf8Text(bytes);
    case 'US-ASCII':
      return isAscii(bytes)
        ? singleByteText(bytes)
        : Array.from(bytes, (b) => (b < 128 ? String.fromCharCode(b) : '\uFFFD')).join('');
    case 'ISO-8859-1':
      return singleByteText(bytes);
    case 'UTF-16':
    case 'UTF-16BE':
    case 'UTF-16LE':
      return fromUtf16(bytes, name);
    default:
      throw new Error(`[INVALID_PARAMETER_VALUE.CHARSET] The charset ${charset} is not known.`);
  }
}

/** Pairs of hexadecimal digits; an odd first digit stands alone. Undefined where a character is none. */
function fromHex(text: string): Uint8Array | undefined {
  const out = new Uint8Array((text.length + 1) >> 1);
  for (let i = text.length - 1, at = out.length - 1; at >= 0; i -= 2, at--) {
    const low = hexDigit(text.charCodeAt(i));
    const high = i > 0 ? hexDigit(text.charCodeAt(i - 1)) : 0;
    if (low < 0 || high < 0) return undefined;
    out[at] = (high << 4) | low;
  }
  return out;
}
/** Strict base64: the alphabet, blanks, and right padding. */
function strictBase64(text: string): Uint8Array | undefined {
  const solid = text.replace(/[ \t\r\n\f]/g, '');
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(solid)
    ? decodeBase64(solid)
    : undefined;
}

function toBinary(text: string, format: string): Uint8Array | undefined {
  switch (format.toLowerCase()) {
    case 'hex':
      return fromHex(text);
    case 'base64':
      return strictBase64(text);
    case 'utf-8':
    case 'utf8':
      return utf8Bytes(text);
    default:
      return undefined;
  }
}

/** The form encoding of Java's URLEncoder: a blank is `+`; `*` stays, `~` does not. */
export function urlEncode(text: string): string {
  const bytes = utf8Bytes(text);
  let out = '';
  let filled = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (isPlain(byte)) room[filled++] = byte;
    else if (byte === BLANK) room[filled++] = PLUS;
    else {
      room[filled++] = PERCENT;
      room[filled++] = HEX.charCodeAt(byte >> 4);
      room[filled++] = HEX.charCodeAt(byte & 15);
    }
    if (filled > room.length - 3) {
      out += roomText(filled);
      filled = 0;
    }
  }
  return out + roomText(filled);
}
const PLUS = 43;
const PERCENT = 37;
const HEX = '0123456789ABCDEF';
const BLANK = 32;
/** Letters and digits of ASCII, and `*-._`. */
const isPlain = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 42 ||
  code === 45 ||
  code === 46 ||
  code === 95;
/** What is escaped one byte behind the other is decoded together. */
export function urlDecode(text: string): string {
  const blanks = text.includes('+') ? text.replaceAll('+', ' ') : text;
  let at = blanks.indexOf('%');
  if (at < 0) return blanks;
  let out = '';
  let done = 0;
  for (; at >= 0; at = blanks.indexOf('%', done)) {
    out += blanks.slice(done, at);
    const bytes: number[] = [];
    for (; blanks[at] === '%'; at += 3) {
      const high = hexDigit(blanks.charCodeAt(at + 1));
      const low = hexDigit(blanks.charCodeAt(at + 2));
      if (!(high >= 0 && low >= 0)) throw new Error(`[CANNOT_DECODE_URL] The provided URL cannot be decoded: ${text}.`);
      bytes.push((high << 4) | low);
    }
    out += utf8Text(Uint8Array.from(bytes));
    done = at;
  }
  return out + blanks.slice(done);
}

export const bytesHelpers: readonly Helper[] = [
  defineHelper({
    name: 'unbase64',
    params: { text: 'string' },
    returns: 'binary',
    body: ({ text }) => {
      checkEnd(text);
      return decodeBase64(text);
    },
  }),
  defineHelper({
    name: 'encode',
    params: { text: 'string', charset: 'string' },
    returns: 'binary',
    body: ({ text, charset }) => encode(text, charset),
  }),
  defineHelper({
    name: 'decode',
    params: { bytes: 'binary', charset: 'string' },
    returns: 'string',
    body: ({ bytes, charset }) => decode(bytes, charset),
  }),
  defineHelper({
    name: 'to_binary',
    params: { text: 'string', format: 'string' },
    returns: 'binary',
    body: ({ text, format }) => {
      const bytes = toBinary(text, format);
      if (!bytes)
        throw new Error(
          `[CONVERSION_INVALID_INPUT] The value '${text}' ('${format.toUpperCase()}') cannot be converted to "BINARY" because it is malformed.`,
        );
      return bytes;
    },
  }),
  defineHelper({
    name: 'try_to_binary',
    params: { text: 'string', format: 'string' },
    returns: 'binary',
    body: ({ text, format }) => toBinary(text, format) ?? null,
  }),
  defineHelper({
    name: 'url_encode',
    params: { text: 'string' },
    returns: 'string',
    body: ({ text }) => urlEncode(text),
  }),
  defineHelper({
    name: 'url_decode',
    params: { text: 'string' },
    returns: 'string',
    body: ({ text }) => urlDecode(text),
  }),
];
