import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  byHelper,
  type CallSite,
  constantInt,
  constantText,
  infixPiece,
  type Lowering,
  native,
  type SqlPiece,
  STRENGTH,
  template,
  unsupported,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper, viaHelper } from '../helper-call.js';
import { typeName } from '../types.js';
import { findInSet, luhnCheck, soundex, urlEncode } from './characters.js';
import { formatNumber, formatString } from './format-number.js';
import { orRaise } from './guard.js';
import { toChar } from './number-format.js';
import { caseWhen, castAs, fn, notNegative, operand, text } from './pieces.js';

const isBinary = (site: CallSite): boolean => site.types[0]?.kind === 'binary';
const empty = text('');
const one = atom('1');
const plus = (l: SqlPiece, r: SqlPiece): SqlPiece => infixPiece(l, '+', r, STRENGTH.add);
const joined = (parts: readonly SqlPiece[]): SqlPiece =>
  parts.reduce((l, r) => infixPiece(l, '||', r, STRENGTH.concat));

const concat = build((args, site) => {
  if (args.length === 0) return empty;
  return site.types[0]?.kind === 'array' ? args.reduce((l, r) => fn('ARRAY_CAT', l, r)) : joined(args);
});

/** CONCAT_WS gives NULL for any NULL; Spark passes over it. */
const concatWs = build((args, site) => {
  const [separator, ...values] = args as [SqlPiece, ...SqlPiece[]];
  const isArray = (i: number): boolean => site.types[i + 1]?.kind === 'array';
  const someArray = values.some((_, i) => isArray(i));
  if (!someArray && values.length > 0 && site.exprs.slice(1).every((e) => !e.nullable))
    return fn('CONCAT_WS', separator, ...values);
  const all = someArray
    ? values
        .map((v, i) => (isArray(i) ? fn('ARRAY_COMPACT', v) : fn('ARRAY_CONSTRUCT_COMPACT', v)))
        .reduce((l, r) => fn('ARRAY_CAT', l, r))
    : fn('ARRAY_CONSTRUCT_COMPACT', ...values);
  return fn('ARRAY_TO_STRING', all, separator);
});

/** A start before the first character takes from the length what lies before it. */
const substring = build((args, site) => {
  const [value, start, length] = args as [SqlPiece, SqlPiece, SqlPiece?];
  const first = constantInt(site.exprs[1]);
  const count = length && notNegative(length, site.exprs[2]);
  const from = first === 0 ? one : start;
  const plain = count ? fn('SUBSTR', value, from, count) : fn('SUBSTR', value, from);
  if (first !== undefined && first >= 0) return plain;
  const all = fn('LENGTH', value);
  const over =
    first === undefined
      ? `${operand(start)} < 0 AND ${operand(all)} + ${operand(start)} < 0`
      : `${all.text} < ${-first}`;
  // from the least integer the longest part of a text ends before its end, and any of a binary value is the whole
  const least = first === undefined ? site.exprs[1]?.type.kind === 'int' : first === -2147483648;
  const isBytes = site.types[0]?.kind === 'binary';
  const most = length ?? (least && !isBytes ? atom('2147483647') : undefined);
  const part = most ? fn('SUBSTR', value, 1, fn('GREATEST', plus(plus(most, all), start), 0)) : value;
  const whole = least && isBytes && length ? ([[`${operand(start)} = -2147483648`, value]] as const) : [];
  return caseWhen([...whole, [over, part]], plain);
});

const substringIndex = build((args, site) =>
  constantInt(site.exprs[2]) === 1 && constantText(site.exprs[1])
    ? fn('SPLIT_PART', args[0] as SqlPiece, args[1] as SqlPiece, 1)
    : callHelper(site.ctx, 'substring_index', args),
);

const side = (name: 'LEFT' | 'RIGHT'): Lowering =>
  build((args, site) => fn(name, args[0] as SqlPiece, notNegative(args[1] as SqlPiece, site.exprs[1])));

const pad = (name: 'LPAD' | 'RPAD'): Lowering =>
  build((args, site) => {
    const [value, length, by] = args as [SqlPiece, SqlPiece, SqlPiece?];
    const blank = isBinary(site) ? atom("TO_BINARY('00', 'HEX')") : text(' ');
    return fn(name, value, notNegative(length, site.exprs[1]), by ?? blank);
  });

/** Spark names the characters first; both take blanks only where none are named. */
const trim = (name: 'TRIM' | 'LTRIM' | 'RTRIM', charactersFirst: boolean): Lowering =>
  build((args) => {
    const [a, b] = args as [SqlPiece, SqlPiece?];
    if (!b) return fn(name, a);
    return charactersFirst ? fn(name, b, a) : fn(name, a, b);
  });

const locate = build((args, site) => {
  const [part, value, start] = args as [SqlPiece, SqlPiece, SqlPiece?];
  const from = constantInt(site.exprs[2]);
  if (!start || from === 1) return fn('CHARINDEX', part, value);
  const found = fn('CHARINDEX', part, value, start);
  if (from !== undefined && from < 1)
    return caseWhen([[`${operand(part)} IS NOT NULL AND ${operand(value)} IS NOT NULL`, atom('0')]]);
  const branches: (readonly [string, SqlPiece])[] = [];
  // a NULL for a start decides before NULLs of the texts do, a start below 1 after them
  if (from === undefined) {
    const nulls = [part, value].flatMap((p, i) => (site.exprs[i]?.nullable ? [`${operand(p)} IS NULL`] : []));
    if (site.exprs[2]?.nullable) branches.push([`${operand(start)} IS NULL`, atom('0')]);
    if (nulls.length > 0) branches.push([nulls.join(' OR '), atom('NULL')]);
    branches.push([`${operand(start)} < 1`, atom('0')]);
  }
  // an empty part is at 1 from wherever the search starts
  if (!constantText(site.exprs[0])) branches.push([`${operand(part)} = '' AND ${operand(value)} IS NOT NULL`, one]);
  return branches.length === 0 ? found : caseWhen(branches, found);
});

const replace = build((args) => fn('REPLACE', args[0] as SqlPiece, args[1] as SqlPiece, args[2] ?? empty));

/** Snowflake wants each character once, and no more targets than sources. */
const translate = build((args, site) => {
  const [from, to] = [constantText(site.exprs[1]), constantText(site.exprs[2])];
  if (from === undefined || to === undefined) return site.ctx.refuse(site.call, 'the characters must be constants');
  const sources = [...from];
  const targets = [...to];
  const kept = sources.map((c, i) => [c, targets[i]] as const).filter(([c], i) => sources.indexOf(c) === i);
  const replaced = kept.filter(([, t]) => t !== undefined);
  const dropped = kept.filter(([, t]) => t === undefined);
  const source = [...replaced, ...dropped].map(([c]) => c).join('');
  return fn('TRANSLATE', args[0] as SqlPiece, text(source), text(replaced.map(([, t]) => t).join('')));
});

const char = build((args, site) => {
  const [code] = args as [SqlPiece];
  const value = constantInt(site.exprs[0]);
  if (value !== undefined) return value < 0 ? empty : fn('CHR', value % 256);
  return fn('IFF', atom(`${operand(code)} < 0`), empty, fn('CHR', fn('MOD', code, 256)));
});

/** Part 0 is an error in Spark and the first part in Snowflake. */
const splitPart = build((args, site) => {
  const [value, delimiter, part] = args as [SqlPiece, SqlPiece, SqlPiece];
  const index = constantInt(site.exprs[2]);
  const branches: (readonly [string, SqlPiece])[] = [];
  if (index === undefined || index === 0)
    branches.push([
      `${operand(part)} = 0`,
      callHelper(site.ctx, 'raise_error', [text('[INVALID_INDEX_OF_ZERO] The index 0 is invalid.')]),
    ]);
  if (!constantText(site.exprs[1])) {
    const whole = `${operand(delimiter)} = ''`;
    branches.push(
      [`${whole} AND ${operand(part)} IN (1, -1)`, value],
      [`${whole} AND ${operand(value)} IS NOT NULL`, empty],
    );
  }
  const plain = fn('SPLIT_PART', value, delimiter, part);
  return branches.length === 0 ? plain : caseWhen(branches, plain);
});

const levenshtein = build((args) => {
  const [left, right, threshold] = args as [SqlPiece, SqlPiece, SqlPiece?];
  const distance = fn('EDITDISTANCE', left, right);
  return threshold ? fn('IFF', atom(`${distance.text} > ${operand(threshold)}`), atom('-1'), distance) : distance;
});

const overlay = build((args, site) => {
  const [value, by, position, length] = args as [SqlPiece, SqlPiece, SqlPiece, SqlPiece?];
  const first = constantInt(site.exprs[2]);
  const count = length ? constantInt(site.exprs[3]) : -1;
  // sums of positions are of 32 bits
  if (first === undefined || first < 1 || first > 1e9 || count === undefined || count > 1e9) {
    return callHelper(site.ctx, isBinary(site) ? 'overlay_bytes' : 'overlay', [
      value,
      by,
      position,
      length ?? atom('-1'),
    ]);
  }
  const rest = count < 0 ? plus(atom(String(first)), fn('LENGTH', by)) : atom(String(first + count));
  return joined([fn('LEFT', value, first - 1), by, fn('SUBSTR', value, rest)]);
});

/** MIME's lines of 76 characters, the last without its line end. */
const base64 = build((args) => {
  const lines = fn('REGEXP_REPLACE', fn('BASE64_ENCODE', args[0] as SqlPiece), text('(.{76})'), atom("'\\\\1\\r\\n'"));
  return fn('RTRIM', lines, atom("'\\r\\n'"));
});

const isUtf8 = (charset: string | undefined): boolean => charset?.toUpperCase() === 'UTF-8';
const encode = build((args, site) =>
  isUtf8(constantText(site.exprs[1]))
    ? fn('TO_BINARY', args[0] as SqlPiece, text('UTF-8'))
    : callHelper(site.ctx, 'encode', args),
);
const decode = build((args, site) =>
  args.length === 2 ? callHelper(site.ctx, 'decode', args) : fn('DECODE', ...args),
);

const ELT_NOTE = 'an index out of bounds gives NULL inside a lambda, and raises in Spark';
const elt = build((args, site) => {
  const [index, ...values] = args as [SqlPiece, ...SqlPiece[]];
  const constant = constantInt(site.exprs[0]);
  if (!site.ctx.conf.ansi) {
    if (constant !== undefined) return values[constant - 1] ?? castAs(atom('NULL'), 'VARCHAR');
  } else if (constant !== undefined && values[constant - 1]) return values[constant - 1] as SqlPiece;
  const found = `CASE ${index.text} ${values.map((v, i) => `WHEN ${i + 1} THEN ${v.text}`).join(' ')} END`;
  if (!site.ctx.conf.ansi) return atom(found);
  const why = `'[INVALID_ARRAY_INDEX] The index ' || ${operand(index)} || ' is out of bounds. The array has ${values.length} elements.'`;
  const test = `${operand(index)} NOT BETWEEN 1 AND ${values.length}`;
  return castAs(atom(orRaise('TO_VARIANT', test, why, `TO_VARIANT(${found})`, ELT_NOTE, site)), typeName(site.type));
});

const mask = build((args, site) => {
  const given = ["'X'", "'x'", "'n'", 'NULL'].map((d, i) => args[i + 1] ?? atom(d));
  return callHelper(site.ctx, 'mask', [args[0] as SqlPiece, ...given]);
});

const toBinary = (name: string): Lowering =>
  build((args, site) => {
    const format = args.length < 2 ? 'hex' : constantText(site.exprs[1]);
    if (format !== undefined && /^utf-?8$/i.test(format)) return fn('TO_BINARY', args[0] as SqlPiece, text('UTF-8'));
    return callHelper(site.ctx, name, [args[0] as SqlPiece, args[1] ?? text('hex')]);
  });

const parseUrl = build((args, site) => {
  const [url, part, key] = args as [SqlPiece, SqlPiece, SqlPiece?];
  const flags = [key !== undefined, site.ctx.conf.ansi].map((on) => atom(on ? 'TRUE' : 'FALSE'));
  return callHelper(site.ctx, 'parse_url', [url, part, key ?? atom('NULL'), ...flags]);
});

const reverse = build((args, site) =>
  fn(site.types[0]?.kind === 'array' ? 'ARRAY_REVERSE' : 'REVERSE', args[0] as SqlPiece),
);
const repeat = build((args, site) =>
  fn('REPEAT', args[0] as SqlPiece, notNegative(args[1] as SqlPiece, site.exprs[1])),
);
const space = build((args, site) => fn('SPACE', notNegative(args[0] as SqlPiece, site.exprs[0])));

const toNumber = (name: string): Lowering =>
  build((args, site) => castAs(callHelper(site.ctx, name, args), typeName(site.type)));

export const stringLowerings = {
  concat,
  concat_ws: concatWs,
  substring,
  substring_index: byHelper(substringIndex, 'sometimes'),
  left: side('LEFT'),
  right: side('RIGHT'),
  lpad: pad('LPAD'),
  rpad: pad('RPAD'),
  trim: trim('TRIM', true),
  ltrim: trim('LTRIM', true),
  rtrim: trim('RTRIM', true),
  btrim: trim('TRIM', false),
  upper: native('UPPER'),
  lower: native('LOWER'),
  initcap: template("INITCAP({text}, ' ')"),
  length: native('LENGTH'),
  octet_length: native('OCTET_LENGTH'),
  bit_length: native('BIT_LENGTH'),
  instr: template('CHARINDEX({part}, {text})'),
  locate,
  replace,
  translate,
  repeat,
  reverse,
  space,
  ascii: native('UNICODE'),
  char,
  split_part: byHelper(splitPart, 'sometimes'),
  startswith: native('STARTSWITH'),
  endswith: native('ENDSWITH'),
  contains: native('CONTAINS'),
  soundex,
  levenshtein,
  overlay: byHelper(overlay, 'sometimes'),
  format_string: formatString,
  format_number: formatNumber,
  base64,
  unbase64: viaHelper('unbase64'),
  encode: byHelper(encode, 'sometimes'),
  decode: byHelper(decode, 'sometimes'),
  elt: byHelper(elt, 'sometimes'),
  find_in_set: findInSet,
  sentences: unsupported('its rules of words and sentences are those of a Java library'),
  mask: byHelper(mask),
  to_char: toChar,
  to_number: byHelper(toNumber('to_number')),
  try_to_number: byHelper(toNumber('try_to_number')),
  to_binary: byHelper(toBinary('to_binary'), 'sometimes'),
  try_to_binary: byHelper(toBinary('try_to_binary'), 'sometimes'),
  url_encode: urlEncode,
  url_decode: viaHelper('url_decode'),
  parse_url: byHelper(parseUrl),
  luhn_check: luhnCheck,
} satisfies Record<NeedsLowering<(typeof families)['string']>, Lowering>;
