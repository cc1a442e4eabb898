import type { Regex } from './parse.js';
import { asciiSet, escaped, type RegexTarget } from './print.js';

const re2Wide = (code: number): string => `\\x{${code.toString(16).toUpperCase()}}`;
const re2Char = (code: number, inClass: boolean): string =>
  code > 126 && !/[\p{L}\p{N}]/u.test(String.fromCodePoint(code)) ? re2Wide(code) : escaped(code, inClass, re2Wide);

/** One-letter and two-letter Unicode categories, spelled alike in Java, RE2 and JavaScript. */
const CATEGORY = /^p\{(Is)?([LMNPSZC][a-z]?)\}$/;

/**
 * RE2, DuckDB's engine: leftmost-first like Java's. Its `$` is the very end; Java's stands before a last line end too, which
 * can only be said by taking that into the match: for a test that does not matter ('consume').
 */
export const re2 = (end: 'consume' | 'refuse'): RegexTarget => ({
  name: 'RE2',
  lazy: true,
  plainGroups: true,
  lookaround: false,
  backreferences: false,
  namedGroups: false,
  allCodes: true,
  char: re2Char,
  set(name) {
    const ascii = asciiSet(name, (c) => (c === 32 ? ' ' : re2Wide(c)));
    if (ascii !== undefined) return ascii;
    const category = CATEGORY.exec(name)?.[2];
    return category === undefined ? undefined : `\\p{${category}}`;
  },
  anchor(which, regex) {
    if (regex.multiline && (which === '^' || which === '$')) return undefined;
    switch (which) {
      case '^':
      case 'A':
        return '^';
      case 'z':
        return '$';
      case '$':
      case 'Z':
        return end === 'consume' ? '(?:\\r\\n|[\\n\\r\\x{85}\\x{2028}\\x{2029}])?$' : undefined;
      default:
        // Java's \b knows letters beyond ASCII, RE2's does not
        return undefined;
    }
  },
});

const itself = (code: number): string => String.fromCodePoint(code);

/**
 * Snowflake: POSIX extended with Perl's \d \w \s; no lazy quantifiers (they run, greedily), no lookaround, no backreferences, no
 * groups without capture. Source: docs.snowflake.com/en/sql-reference/functions-regexp#general-usage-notes
 */
export const posix: RegexTarget = {
  name: 'POSIX',
  lazy: false,
  plainGroups: false,
  lookaround: false,
  backreferences: false,
  namedGroups: false,
  allCodes: false,
  char: (code, inClass) => {
    if (!inClass) return escaped(code, false, itself);
    const c = String.fromCodePoint(code);
    return c === ']' || c === '[' || c === '\\' || c === '^' || c === '-' ? `\\${c}` : c;
  },
  set: (name) => asciiSet(name, itself),
  anchor(which: string, regex: Regex) {
    if (regex.multiline) return undefined;
    if (which === '^' || which === 'A') return '^';
    return which === '$' || which === 'z' ? '$' : undefined;
  },
};

const jsWide = (code: number): string => `\\u{${code.toString(16)}}`;
/** What Java's `\\b` takes for a word's: letters, digits and `_`, and marks that stand over a letter or a digit. */
const BASE = '[\\p{L}\\p{Nd}]';
const WORD = '[\\p{L}\\p{Nd}_]';
const MARKED = `(?<=${BASE}\\p{Mn}*)`;
const BEHIND = `${BASE}\\p{Mn}*|_`;
const BOUNDARY: Readonly<Record<string, string>> = {
  '^': '^',
  A: '^',
  z: '$',
  $: '(?=(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])?$)',
  Z: '(?=(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])?$)',
  b: `(?:(?<=_)(?!${WORD})|${MARKED}(?![\\p{L}\\p{Nd}\\p{Mn}_])|(?<!${BEHIND})(?=${WORD}))`,
  B: `(?:(?<=${BEHIND})(?=${WORD})|${MARKED}(?=\\p{Mn})|(?<!${BEHIND})(?!${WORD}))`,
};

/** Scripts that Java and JavaScript name alike. */
const SCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  ['Latin', 'Greek', 'Cyrillic', 'Han', 'Hiragana', 'Katakana', 'Arabic', 'Hebrew', 'Thai', 'Hangul'].map((script) => [
    `p{Is${script}}`,
    `Script=${script}`,
  ]),
);

/** Lines begin behind every line end but one at the very end; `\\r\\n` is one line end. */
const LINES: Readonly<Record<string, string>> = {
  '^': '(?:(?<![^])|(?<=[\\n\\u0085\\u2028\\u2029]|\\r(?!\\n)))(?=[^])',
  $: '(?=[\\r\\u0085\\u2028\\u2029]|(?<!\\r)\\n|(?![^]))',
};

/** JavaScript with the flag `u`: what the helpers run for patterns that a database's own engine cannot take. */
export const javaScript: RegexTarget = {
  name: 'JavaScript',
  lazy: true,
  plainGroups: true,
  lookaround: true,
  backreferences: true,
  namedGroups: true,
  allCodes: true,
  char: (code, inClass) => {
    const c = String.fromCodePoint(code);
    if (c === '&' || c === '~') return c;
    return c === '/' ? '\\/' : escaped(code, inClass, jsWide);
  },
  set(name) {
    const ascii = asciiSet(name, jsWide);
    if (ascii !== undefined) return ascii;
    if (name === 'p{IsAlphabetic}') return '\\p{Alphabetic}';
    const category = CATEGORY.exec(name)?.[2] ?? SCRIPTS[name];
    return category === undefined ? undefined : `\\p{${category}}`;
  },
  anchor: (which, regex) => (regex.multiline ? (LINES[which] ?? BOUNDARY[which]) : BOUNDARY[which]),
};
