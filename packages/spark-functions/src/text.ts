import { defineHelper, defineNullableHelper, type Helper } from './define.js';
import { lower } from './lower.js';
import { intoRoom, room, roomText } from './room.js';

const INT_MAX = 2147483647;

/** Characters from a 1-based position, as Spark's SUBSTRING has it: 0 is 1, a negative position counts from the end. */
function substring(characters: readonly string[], position: number, length: number): string {
  const start = position > 0 ? position - 1 : position < 0 ? characters.length + position : 0;
  return characters.slice(Math.max(start, 0), Math.max(start + length, 0)).join('');
}

/** Is every UTF-16 unit a character? */
const isOfUnits = (text: string): boolean => !/[\uD800-\uDFFF]/.test(text);

function overlay(text: string, replacement: string, position: number, length: number): string {
  const behind = position - 1 + (length >= 0 ? length : replacement.length);
  if (isOfUnits(text) && isOfUnits(replacement) && position > 0 && behind < INT_MAX) {
    return text.slice(0, position - 1) + replacement + text.slice(behind);
  }
  const characters = [...text];
  const cut = length >= 0 ? length : [...replacement].length;
  // positions are of 32 bits, so sums may come out at the other end
  const left = substring(characters, 1, (position - 1) | 0);
  return left + replacement + substring(characters, (position + cut) | 0, INT_MAX);
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
function initcap(text: string): string {
  if (!intoRoom(text)) return initcapOf(lower(text));
  let first = true;
  for (let i = 0; i < text.length; i++) {
    const unit = room[i] as number;
    const letter = unit | 32;
    if (letter >= 97 && letter <= 122) room[i] = first ? letter - 32 : letter;
    first = unit === 32;
  }
  return roomText(text.length);
}

/** Of a text that is small already. */
function initcapOf(small: string): string {
  let out = '';
  let done = 0;
  for (let at = 0; at >= 0 && at < small.length; ) {
    const first = small.charCodeAt(at);
    // half of a character of two units has no capital
    const letter = small[at] as string;
    const capital = first >= 97 && first <= 122 ? String.fromCharCode(first - 32) : titleCase(letter);
    if (capital !== letter) {
      out += small.slice(done, at) + capital;
      done = at + letter.length;
    }
    const blank = small.indexOf(' ', at);
    at = blank < 0 ? blank : blank + 1;
  }
  return out + small.slice(done);
}

/** Two letters in one character have a title case of their own. */
const TITLES: Readonly<Record<string, string>> = { ǆ: 'ǅ', ǉ: 'ǈ', ǌ: 'ǋ', ǳ: 'ǲ' };

/** Java's title case is one character for one. */
function titleCase(letter: string): string {
  const title = TITLES[letter];
  if (title !== undefined) return title;
  const capital = letter.toUpperCase();
  return [...capital].length === 1 ? capital : letter;
}

const SOUNDEX_DIGITS = '01230127022455012623017202';

/** The unit at a place, as a capital where it is a letter of ASCII. */
function capitalAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 97 && unit <= 122 ? unit - 32 : unit;
}

/** Four characters; text that begins with no ASCII letter is returned as it is. `7` (H, W) does not part equal digits. */
function soundex(text: string): string {
  const first = capitalAt(text, 0);
  if (!(first >= 65 && first <= 90)) return text;
  let out = String.fromCharCode(first);
  let last = SOUNDEX_DIGITS[first - 65];
  for (let i = 1; i < text.length && out.length < 4; i++) {
    const b = capitalAt(text, i);
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
  const a = isOfUnits(left) ? left : [...left];
  const b = isOfUnits(right) ? right : [...right];
  const costs: number[] = [];
  for (let j = 0; j < b.length; j++) costs.push(j + 1);
  for (let i = 0; i < a.length; i++) {
    let diagonal = i;
    let beside = i + 1;
    for (let j = 0; j < b.length; j++) {
      const above = costs[j] as number;
      beside = a[i] === b[j] ? diagonal : 1 + Math.min(diagonal, above, beside);
      diagonal = above;
      costs[j] = beside;
    }
  }
  return costs[b.length - 1] ?? a.length;
}

/** Of each character of ASCII, its kind. */
const KINDS = Uint8Array.from({ length: 128 }, (_, unit) => kindAt(String.fromCharCode(unit), 0));

/** Replaces capitals, small letters, digits and the rest by the given characters; a NULL one leaves its kind alone. */
function mask(text: string, by: readonly (string | null)[]): string {
  const table = tableOf(by);
  if (table && intoRoom(text)) {
    for (let i = 0; i < text.length; i++) room[i] = table[room[i] as number] as number;
    return roomText(text.length);
  }
  let out = '';
  let done = 0;
  for (let i = 0; i < text.length; i++) {
    const as = by[kindAt(text, i)] ?? null;
    if (as === null) continue;
    if (done < i) out += text.slice(done, i);
    out += as;
    done = i + 1;
  }
  return done === 0 ? text : out + text.slice(done);
}
const isByte = (as: string | null): boolean => as === null || (as.length === 1 && as.charCodeAt(0) < 256);

/** Mostly a column is masked by the same characters. */
let latest: { readonly by: readonly (string | null)[]; readonly table: Uint8Array | undefined } | undefined;

/** What each character of ASCII is replaced by; undefined where that is not one byte. */
function tableOf(by: readonly (string | null)[]): Uint8Array | undefined {
  const known = latest?.by;
  if (!latest || by[0] !== known?.[0] || by[1] !== known?.[1] || by[2] !== known?.[2] || by[3] !== known?.[3])
    latest = {
      by,
      table: by.every(isByte) ? KINDS.map((kind, unit) => by[kind]?.charCodeAt(0) ?? unit) : undefined,
    };
  return latest.table;
}

/** 0 a capital, 1 a small letter, 2 a digit, 3 anything else. */
function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80)
    return unit >= 97 && unit <= 122 ? 1 : unit >= 65 && unit <= 90 ? 0 : unit >= 48 && unit <= 57 ? 2 : 3;
  const c = text[at] as string;
  return /\p{Lu}/u.test(c) ? 0 : /\p{Ll}/u.test(c) ? 1 : /\p{Nd}/u.test(c) ? 2 : 3;
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = digits.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return false;
    const n = double ? digit * 2 : digit;
    sum += n > 9 ? n - 9 : n;
  }
  return digits !== '' && sum % 10 === 0;
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
    body: ({ text }) => lower(text),
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
