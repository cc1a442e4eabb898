import { defineHelper, defineNullableHelper, type Helper } from './define.js';
import { utf8Bytes } from './utf8.js';

const INT_MAX = 2147483647;

/** Characters from a 1-based position, as Spark's SUBSTRING has it: 0 is 1, a negative position counts from the end. */
function substring(characters: readonly string[], position: number, length: number): string {
  const start = position > 0 ? position - 1 : position < 0 ? characters.length + position : 0;
  return characters.slice(Math.max(start, 0), Math.max(start + length, 0)).join('');
}

function overlay(text: string, replacement: string, position: number, length: number): string {
  const characters = [...text];
  const cut = length >= 0 ? length : [...replacement].length;
  return substring(characters, 1, position - 1) + replacement + substring(characters, position + cut, INT_MAX);
}

function substringIndex(text: string, delimiter: string, count: number): string {
  if (delimiter === '' || count === 0) return '';
  if (count > 0) {
    let at = -1;
    for (let n = count; n > 0; n--) {
      at = text.indexOf(delimiter, at + 1);
      if (at < 0) return text;
    }
    return text.slice(0, at);
  }
  let at = text.length - delimiter.length + 1;
  for (let n = -count; n > 0; n--) {
    at = at > 0 ? text.lastIndexOf(delimiter, at - 1) : -1;
    if (at < 0) return text;
  }
  return text.slice(at + delimiter.length);
}

/** Words are parted by blanks; the first letter of each becomes a capital, the rest small. */
const initcap = (text: string): string =>
  text
    .toLowerCase()
    .split(' ')
    .map((word) => {
      const first = word.codePointAt(0);
      if (first === undefined) return word;
      const letter = String.fromCodePoint(first);
      const capital = letter.toUpperCase();
      // Java's title case is one character for one
      return ([...capital].length === 1 ? capital : letter) + word.slice(letter.length);
    })
    .join(' ');

const SOUNDEX_DIGITS = '01230127022455012623017202';

/** Four characters; text that begins with no ASCII letter is returned as it is. `7` (H, W) does not part equal digits. */
function soundex(text: string): string {
  const bytes = utf8Bytes(text);
  const upper = (b: number | undefined): number => (b !== undefined && b >= 97 && b <= 122 ? b - 32 : (b ?? 0));
  const first = upper(bytes[0]);
  if (first < 65 || first > 90) return text;
  let out = String.fromCharCode(first);
  let last = SOUNDEX_DIGITS[first - 65];
  for (let i = 1; i < bytes.length && out.length < 4; i++) {
    const b = upper(bytes[i]);
    if (b < 65 || b > 90) {
      last = '0';
      continue;
    }
    const digit = SOUNDEX_DIGITS[b - 65] as string;
    if (digit === '7') continue;
    if (digit !== '0' && digit !== last) out += digit;
    last = digit;
  }
  return out.padEnd(4, '0');
}

function levenshtein(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  let previous = b.map((_, i) => i + 1);
  for (let i = 0; i < a.length; i++) {
    let diagonal = i;
    let beside = i + 1;
    previous = previous.map((above, j) => {
      const cost = a[i] === b[j] ? diagonal : 1 + Math.min(diagonal, above, beside);
      diagonal = above;
      beside = cost;
      return cost;
    });
  }
  return previous[b.length - 1] ?? a.length;
}

/** Replaces capitals, small letters, digits and the rest by the given characters; a NULL one leaves its kind alone. */
function mask(text: string, by: readonly (string | null)[]): string {
  const [upper = null, lower = null, digit = null, other = null] = by;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    const as = /\p{Lu}/u.test(c) ? upper : /[\p{Ll}ªº]/u.test(c) ? lower : /\p{Nd}/u.test(c) ? digit : other;
    out += as ?? c;
  }
  return out;
}

function luhn(digits: string): boolean {
  if (!/^[0-9]+$/.test(digits)) return false;
  let sum = 0;
  [...digits].reverse().forEach((d, i) => {
    const n = Number(d) * (i % 2 === 0 ? 1 : 2);
    sum += n > 9 ? n - 9 : n;
  });
  return sum % 10 === 0;
}

export const textHelpers: readonly Helper[] = [
  // Unicode's full case mapping, as Java has it: ß becomes SS
  defineHelper({
    name: 'upper',
    params: { text: 'string' },
    returns: 'string',
    body: ({ text }) => text.toUpperCase(),
  }),
  defineHelper({
    name: 'lower',
    params: { text: 'string' },
    returns: 'string',
    body: ({ text }) => text.toLowerCase(),
  }),
  defineHelper({ name: 'initcap', params: { text: 'string' }, returns: 'string', body: ({ text }) => initcap(text) }),
  defineHelper({ name: 'soundex', params: { text: 'string' }, returns: 'string', body: ({ text }) => soundex(text) }),
  defineHelper({
    name: 'levenshtein',
    params: { left: 'string', right: 'string' },
    returns: 'int',
    body: ({ left, right }) => levenshtein(left, right),
  }),
  defineHelper({
    name: 'substring_index',
    params: { text: 'string', delimiter: 'string', count: 'int' },
    returns: 'string',
    body: ({ text, delimiter, count }) => substringIndex(text, delimiter, count),
  }),
  defineHelper({
    name: 'overlay',
    params: { text: 'string', replacement: 'string', position: 'int', length: 'int' },
    returns: 'string',
    body: (a) => overlay(a.text, a.replacement, a.position, a.length),
  }),
  defineHelper({
    name: 'find_in_set',
    params: { word: 'string', list: 'string' },
    returns: 'int',
    body: ({ word, list }) => (word.includes(',') ? 0 : list.split(',').indexOf(word) + 1),
  }),
  defineNullableHelper({
    name: 'mask',
    params: { text: 'string', upper: 'string', lower: 'string', digit: 'string', other: 'string' },
    returns: 'string',
    body: (a) => (a.text === null ? null : mask(a.text, [a.upper, a.lower, a.digit, a.other])),
  }),
  defineHelper({
    name: 'luhn_check',
    params: { digits: 'string' },
    returns: 'boolean',
    body: ({ digits }) => luhn(digits),
  }),
];
