import type { Expr } from '../expr/expr.js';
import { array, binary, boolean, type DataType, decimal, int, string } from '../types/type.js';
import { commonType } from '../types/widen.js';
import { type CallFacts, defineFunctions } from './define.js';
import { filled, shownAs } from './display.js';
import { constantOf, nullWithoutFormat, numberFormatCheck } from './number-format.js';
import { alike, allOf, isConstant, ofOneType, strictly } from './strict.js';

const TEXT = ['string', 'binary'] as const;
const kind = (call: CallFacts, i: number): DataType['kind'] | undefined => call.types[i]?.kind;
const allBinary = (types: readonly DataType[]): boolean => types.length > 0 && types.every((t) => t.kind === 'binary');

/** The type of the first argument, where that is text of either kind. */
const textOfFirst = (call: CallFacts): DataType => (kind(call, 0) === 'binary' ? binary : string);

/** Binary if all of the listed arguments are; otherwise those become strings. */
const sameText =
  (...positions: readonly number[]) =>
  (call: CallFacts): readonly DataType[] | undefined => {
    const chosen = positions.flatMap((i) => call.types[i] ?? []);
    if (allBinary(chosen)) return undefined;
    return call.types.map((t, i) => (positions.includes(i) ? string : t));
  };

/** With binary operands Spark calls a static method, whose result it takes for nullable. */
const nullableUnlessStrings = (call: CallFacts): boolean =>
  kind(call, 0) === 'binary' || call.args.some((a) => a.nullable);

/** `concat` of arrays stays an array, of binaries a binary; everything else becomes a string. */
function concatTypes(call: CallFacts): readonly DataType[] | undefined {
  if (allBinary(call.types) && !call.conf.concatBinaryAsString) return undefined;
  if (call.types.some((t) => t.kind === 'array')) {
    const common = call.types.some((t) => t.kind === 'null') ? undefined : commonType(call.types, call.conf);
    return common && call.types.map(() => common);
  }
  return call.types.map(() => string);
}

/** Arrays go with arrays: beside one NULL is text, too. */
const concatCheck = (call: CallFacts): string | undefined =>
  call.types.some((t) => t.kind === 'array') ? ofOneType('concat')(call) : undefined;

function concatResult(call: CallFacts): DataType {
  const arrays = call.types.flatMap((t) => (t.kind === 'array' ? [t] : []));
  const first = arrays[0];
  if (first)
    return array(
      first.element,
      arrays.some((t) => t.containsNull),
    );
  return allBinary(call.types) ? binary : string;
}

/** `elt` and `decode` with results that differ in type: one type for all from argument `from` on, each `step`-th. */
function eltTypes(call: CallFacts): readonly DataType[] | undefined {
  const values = call.types.slice(1);
  if (eltCheck(call) !== undefined) return undefined;
  return allBinary(values) && !call.conf.eltOutputAsString ? [int, ...values] : [int, ...values.map(() => string)];
}

/** What is nested is no text to choose. */
const eltCheck = ({ types }: CallFacts): string | undefined =>
  types.slice(1).some((t) => t.kind === 'array' || t.kind === 'map' || t.kind === 'struct')
    ? 'Parameter 2... requires the "STRING" or "BINARY" type'
    : undefined;

/** Of searches and results: without a default, or if a result is. */
function decodeNullable(call: CallFacts): boolean {
  if (call.args.length === 2) return call.args.some((a) => a.nullable);
  const hasDefault = call.args.length % 2 === 0;
  return !hasDefault || call.args.some((a, i) => i > 0 && (i % 2 === 0 || i === call.args.length - 1) && a.nullable);
}

/** The decimal that a constant number format describes: `9`, `0` and the digits behind `.` or `D`. */
function formatDecimal(call: CallFacts): DataType {
  const format = constantOf(call.args[1]);
  if (typeof format !== 'string') return decimal(10, 0);
  const [whole = '', fraction = ''] = format.toUpperCase().split(/[.D]/);
  const digits = (text: string): number => text.replace(/[^09]/g, '').length;
  return decimal(digits(whole) + digits(fraction), digits(fraction));
}

const trimDisplay =
  (words: string) =>
  (args: readonly string[], call: CallFacts): string =>
    args.length === 2 ? `TRIM(${words} ${args[0]} FROM ${args[1]})` : `${call.written}(${args[0]})`;

const textOnly = strictly([string]);

/** The letters that MASK puts in are constants of one character, or NULL. */
function maskCharacters({ args }: CallFacts): string | undefined {
  const names = ['upperChar', 'lowerChar', 'digitChar', 'otherChar'];
  for (const [i, arg] of args.slice(1).entries()) {
    if (!isConstant(arg)) return `the input ${names[i]} should be a foldable "STRING" expression`;
    if (arg.kind === 'literal' && typeof arg.value === 'string' && arg.value.length !== 1)
      return `Length of ${names[i]} should be 1.`;
  }
  return undefined;
}

const foldableFormat = ({ args: [, format] }: CallFacts): string | undefined =>
  format === undefined || isConstant(format) ? undefined : 'the input fmt should be a foldable "STRING" expression';
const BINARY_FORMATS: ReadonlySet<string> = new Set(['hex', 'utf-8', 'utf8', 'base64']);
function binaryFormat(call: CallFacts): string | undefined {
  const format = call.args[1];
  const why = foldableFormat(call);
  if (format === undefined || why !== undefined) return why;
  const value = constantText(format);
  return value === undefined || BINARY_FORMATS.has(value.toLowerCase())
    ? undefined
    : `The fmt value must to be a case-insensitive "STRING" literal of 'hex', 'utf-8', 'utf8', or 'base64', but got '${value.toLowerCase()}'.`;
}

/** The text of a constant, of a number's cast to text as well. */
function constantText(e: Expr): string | undefined {
  if (e.kind === 'cast') return constantText(e.expr);
  return e.kind === 'literal' && e.value !== null && typeof e.value !== 'object' ? String(e.value) : undefined;
}

/** Spark 3.5's string functions. Positions count characters from 1. */
export const stringFunctions = defineFunctions({
  concat: {
    params: { 'values...?': ['string', 'binary', 'array'] },
    coerce: concatTypes,
    check: concatCheck,
    returns: concatResult,
    aliases: ['||'],
    display: shownAs('concat'),
  },
  /** Skips NULLs; takes strings and arrays of strings. */
  concat_ws: {
    params: { separator: 'string', 'values...?': ['string', array(string)] },
    returns: string,
    nullable: (c) => c.args[0]?.nullable ?? true,
  },
  substring: {
    params: { text: TEXT, start: 'int', 'length?': 'int' },
    returns: textOfFirst,
    aliases: ['substr'],
    display: filled(3, '2147483647'),
  },
  substring_index: { params: { text: 'string', delimiter: 'string', count: 'int' }, returns: string },
  left: { params: { text: TEXT, length: 'int' }, returns: textOfFirst },
  right: { params: { text: 'string', length: 'int' }, returns: string, nullable: 'always' },
  lpad: {
    params: { text: TEXT, length: 'int', 'pad?': TEXT },
    coerce: sameText(0, 2),
    returns: textOfFirst,
    display: (a, c) => `lpad(${[...a, ...(a.length < 3 ? [kind(c, 0) === 'binary' ? "X'00'" : ' '] : [])].join(', ')})`,
  },
  rpad: {
    params: { text: TEXT, length: 'int', 'pad?': TEXT },
    coerce: sameText(0, 2),
    returns: textOfFirst,
    display: (a, c) => `rpad(${[...a, ...(a.length < 3 ? [kind(c, 0) === 'binary' ? "X'00'" : ' '] : [])].join(', ')})`,
  },
  /** `trim(text)`, or `trim(characters, text)`: the characters come first, as TRIM(… FROM …) has them. */
  trim: { params: { first: 'string', 'text?': 'string' }, returns: string, display: trimDisplay('BOTH') },
  ltrim: { params: { first: 'string', 'text?': 'string' }, returns: string, display: trimDisplay('LEADING') },
  rtrim: { params: { first: 'string', 'text?': 'string' }, returns: string, display: trimDisplay('TRAILING') },
  /** Here the text comes first. */
  btrim: { params: { text: 'string', 'characters?': 'string' }, returns: string },
  upper: { params: { text: 'string' }, returns: string, aliases: ['ucase'] },
  lower: { params: { text: 'string' }, returns: string, aliases: ['lcase'] },
  /** Words are parted by the space character only. */
  initcap: { params: { text: 'string' }, returns: string },
  /** Characters of a string, bytes of a binary. */
  length: { params: { text: TEXT }, returns: int, aliases: ['char_length', 'character_length', 'len'] },
  octet_length: { params: { text: TEXT }, returns: int },
  bit_length: { params: { text: TEXT }, returns: int },
  instr: { params: { text: 'string', part: 'string' }, returns: int },
  /** 0 where `part` is not found, or where `start` is NULL or below 1. */
  locate: {
    params: { part: 'string', text: 'string', 'start?': 'int' },
    returns: int,
    aliases: ['position'],
    display: filled(3, '1'),
  },
  replace: {
    params: { text: 'string', search: 'string', 'replacement?': 'string' },
    returns: string,
    display: filled(3, ''),
  },
  translate: { params: { text: 'string', from: 'string', to: 'string' }, returns: string },
  repeat: { params: { text: 'string', times: 'int' }, returns: string },
  reverse: {
    params: { value: ['string', 'array'] },
    returns: (c) => (kind(c, 0) === 'array' ? (c.types[0] as DataType) : string),
  },
  space: { params: { count: 'int' }, returns: string },
  /** The code point of the first character; 0 for the empty string. */
  ascii: { params: { text: 'string' }, returns: int },
  /** The character of a code, modulo 256; the empty string below 0. */
  char: { params: { code: 'long' }, returns: string, aliases: ['chr'] },
  split_part: {
    params: { text: 'string', delimiter: 'string', part: 'int' },
    returns: string,
    nullable: 'always',
  },
  startswith: {
    params: { text: TEXT, part: TEXT },
    coerce: sameText(0, 1),
    returns: boolean,
    nullable: nullableUnlessStrings,
  },
  endswith: {
    params: { text: TEXT, part: TEXT },
    coerce: sameText(0, 1),
    returns: boolean,
    nullable: nullableUnlessStrings,
  },
  contains: {
    params: { text: TEXT, part: TEXT },
    coerce: sameText(0, 1),
    returns: boolean,
    nullable: nullableUnlessStrings,
  },
  soundex: { params: { text: 'any' }, ...textOnly, returns: string },
  /** With a threshold: -1 above it. */
  levenshtein: { params: { left: 'string', right: 'string', 'threshold?': 'int' }, returns: int },
  overlay: {
    params: { text: TEXT, replacement: TEXT, position: 'int', 'length?': 'int' },
    check: alike(0, 1),
    returns: textOfFirst,
    display: filled(4, '-1'),
  },
  /** Java's `String.format`; a NULL argument prints as `null`. */
  format_string: {
    params: { format: 'string', 'values...?': 'any' },
    returns: string,
    nullable: (c) => c.args[0]?.nullable ?? true,
    check: ({ args: [format] }) =>
      format?.kind === 'literal' && String(format.value).includes('%0$')
        ? 'ZERO_INDEX: The arguments of a format are counted from %1$'
        : undefined,
    aliases: ['printf'],
  },
  format_number: {
    params: { value: 'numeric', format: ['int', 'string'] },
    strict: true,
    returns: string,
    nullable: 'always',
  },
  base64: { params: { bytes: 'binary' }, returns: string },
  unbase64: { params: { text: 'string' }, returns: binary },
  encode: { params: { text: 'string', charset: 'string' }, returns: binary },
  /**
   * Two arguments: bytes to text. More: pairs of a search and a result, then perhaps a default; NULL finds NULL.
   */
  decode: {
    params: { value: 'any', 'rest...': 'any' },
    coerce: (c) => (c.types.length === 2 ? [binary, string] : undefined),
    returns: (c) => (c.types.length === 2 ? string : (c.types[2] ?? string)),
    nullable: decodeNullable,
  },
  elt: {
    params: { index: 'int', 'values...': 'any' },
    coerce: eltTypes,
    check: eltCheck,
    returns: (c) => (allBinary(c.types.slice(1)) ? binary : string),
    nullable: 'always',
  },
  /** The place of a word in a comma-separated list; 0 if absent or if the word holds a comma. */
  find_in_set: { params: { word: 'string', list: 'string' }, returns: int },
  sentences: {
    params: { text: 'string', 'language?': 'string', 'country?': 'string' },
    returns: array(array(string, false), false),
    nullable: 'always',
    display: filled(3, '', ''),
  },
  mask: {
    params: {
      str: 'any',
      'upperChar?': 'any',
      'lowerChar?': 'any',
      'digitChar?': 'any',
      'otherChar?': 'any',
    },
    coerce: textOnly.coerce,
    check: allOf(textOnly.check, maskCharacters),
    returns: string,
    nullable: 'always',
    display: filled(5, 'X', 'x', 'n', 'NULL'),
  },
  to_char: {
    params: { value: 'decimal', format: 'string' },
    returns: string,
    aliases: ['to_varchar'],
    display: shownAs('to_char'),
    nullable: nullWithoutFormat,
    check: numberFormatCheck,
  },
  to_number: {
    params: { text: 'string', format: 'string' },
    returns: formatDecimal,
    nullable: nullWithoutFormat,
    check: numberFormatCheck,
  },
  try_to_number: {
    params: { text: 'string', format: 'string' },
    returns: formatDecimal,
    nullable: 'always',
    check: numberFormatCheck,
  },
  to_binary: {
    params: { text: 'string', 'format?': 'string' },
    returns: binary,
    nullable: (c) => mayBeHex(c) || c.args.some((a) => a.nullable),
    check: binaryFormat,
  },
  try_to_binary: {
    params: { text: 'string', 'format?': 'string' },
    returns: binary,
    nullable: 'always',
    check: foldableFormat,
  },
  url_encode: { params: { text: 'string' }, returns: string, nullable: 'always' },
  url_decode: { params: { text: 'string' }, returns: string, nullable: 'always' },
  parse_url: {
    params: { url: 'string', part: 'string', 'key?': 'string' },
    strict: true,
    returns: string,
    nullable: 'always',
  },
  luhn_check: { params: { digits: 'string' }, returns: boolean, nullable: 'always' },
});

/** Spark takes the result of reading hexadecimal digits for nullable. */
function mayBeHex(call: CallFacts): boolean {
  const format = call.args[1];
  if (format === undefined) return true;
  return format.kind !== 'literal' || typeof format.value !== 'string' || format.value.toLowerCase() === 'hex';
}
