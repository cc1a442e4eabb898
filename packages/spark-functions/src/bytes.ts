import { defineHelper, type Helper } from './define.js';
import { utf8Bytes, utf8Text } from './utf8.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digitOf = new Map([...ALPHABET].map((c, i) => [c, i] as const));

/** MIME's base64: characters outside the alphabet are passed over, padding ends the text. */
export function decodeBase64(text: string): Uint8Array {
  const out: number[] = [];
  let bits = 0;
  let count = 0;
  for (const c of text) {
    if (c === '=') break;
    const value = digitOf.get(c);
    if (value === undefined) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out.push((bits >> count) & 0xff);
    }
  }
  return Uint8Array.from(out);
}

function singleByte(text: string, limit: number): Uint8Array {
  return Uint8Array.from([...text], (c) => {
    const code = c.codePointAt(0) as number;
    return code < limit ? code : 63;
  });
}
function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? '\uFEFF' : ''), ...text].join('');
  const out = new Uint8Array(units.length * 2);
  for (let i = 0; i < units.length; i++) {
    const unit = units.charCodeAt(i);
    out[2 * i + (little ? 1 : 0)] = unit >> 8;
    out[2 * i + (little ? 0 : 1)] = unit & 0xff;
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
      return Array.from(bytes, (b) => (b < 128 ? String.fromCharCode(b) : '\uFFFD')).join('');
    case 'ISO-8859-1':
      return Array.from(bytes, (b) => String.fromCharCode(b)).join('');
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
  if (!/^[0-9A-Fa-f]*$/.test(text)) return undefined;
  const even = text.length % 2 === 0 ? text : `0${text}`;
  return Uint8Array.from({ length: even.length / 2 }, (_, i) => Number.parseInt(even.slice(2 * i, 2 * i + 2), 16));
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
const urlEncode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function urlDecode(text: string): string {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; ) {
    const c = String.fromCodePoint(text.codePointAt(i) as number);
    if (c === '%') {
      const hex = text.slice(i + 1, i + 3);
      if (!/^[0-9A-Fa-f]{2}$/.test(hex))
        throw new Error(`[CANNOT_DECODE_URL] The provided URL cannot be decoded: ${text}.`);
      bytes.push(Number.parseInt(hex, 16));
      i += 3;
      continue;
    }
    bytes.push(...utf8Bytes(c === '+' ? ' ' : c));
    i += c.length;
  }
  return utf8Text(Uint8Array.from(bytes));
}

export const bytesHelpers: readonly Helper[] = [
  defineHelper({
    name: 'unbase64',
    params: { text: 'string' },
    returns: 'binary',
    body: ({ text }) => decodeBase64(text),
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
