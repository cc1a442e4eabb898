import type { Expr, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  constantInt,
  constantText,
  FORMAT_LETTERS,
  infixPiece,
  isNullConstant,
  type Lowering,
  native,
  piece,
  type SqlPiece,
  STRENGTH,
  template,
  unsupported,
} from '@spark-sql-to-snowflake/sql-emit';
import { plainDecimalText } from '../cast/plain-decimal.js';
import { callHelper, viaHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';
import { asInt, caseWhen, castAs, fn, notNegative, operand } from './pieces.js';

const isBinary = (site: CallSite, i = 0): boolean => site.types[i]?.kind === 'binary';
const one = atom('1');
const empty = atom("''");

/** `bytes[from:to]`, both counted from 1. */
const bytes = (value: SqlPiece, from: SqlPiece, to: SqlPiece): SqlPiece => fn('ARRAY_SLICE', value, from, to);

const concat = build((args) => {
  if (args.length === 0) return empty;
  return args.reduce((l, r) => infixPiece(l, '||', r, STRENGTH.concat));
});

/** Arrays are put end to end; the join passes over NULLs. Its separator must be a constant. */
const concatWs = build((args, site) => {
  const [separator, ...values] = args as [SqlPiece, ...SqlPiece[]];
  const isArray = (i: number): boolean => site.types[i + 1]?.kind === 'array';
  if (values.length === 0) return fn('CONCAT_WS', separator, atom('NULL'));
  if (!values.some((_, i) => isArray(i))) return fn('CONCAT_WS', separator, ...values);
  if (constantText(site.exprs[0]) === undefined)
    return site.ctx.refuse(site.call, 'arrays are joined by a constant separator only');
  const lists = values.map((v, i) => (isArray(i) ? v : atom(`[${v.text}]`)));
  const all = lists.length === 1 ? (lists[0] as SqlPiece) : fn('LIST_CONCAT', ...lists);
  return fn('COALESCE', fn('ARRAY_TO_STRING', all, separator), empty);
});

/** From the least integer even the longest part does not reach the text's end. */
const mayBeLeast = (position: Expr | undefined, constant: number | undefined): boolean =>
  constant === undefined ? position?.type.kind === 'int' : constant === -2147483648;

/** SUBSTR counts as Spark does but for a start of 0, which is 1, and a negative length. */
const substring = build((args, site) => {
  const [text, start, length] = args as [SqlPiece, SqlPiece, SqlPiece?];
  const first = constantInt(site.exprs[1]);
  if (isBinary(site)) {
    if (first === undefined || first < 0)
      return callHelper(site.ctx, 'substring_bytes', [text, start, length ?? atom('2147483647')]);
    const from = Math.max(first, 1);
    const count = constantInt(site.exprs[2]);
    if (!length) return bytes(text, atom(String(from)), fn('OCTET_LENGTH', text));
    const to =
      count === undefined
        ? piece(`${from - 1} + ${at(notNegative(length, site.exprs[2]), 61)}`, 60)
        : atom(String(from - 1 + Math.max(count, 0)));
    return bytes(text, atom(String(from)), to);
  }
  const from = first === undefined ? caseWhen([[`${operand(start)} = 0`, one]], start) : first === 0 ? one : start;
  if (length) return fn('SUBSTR', text, from, notNegative(length, site.exprs[2]));
  return mayBeLeast(site.exprs[1], first) ? fn('SUBSTR', text, from, 2147483647) : fn('SUBSTR', text, from);
});

const substringIndex = build((args, site) => {
  const [text, delimiter] = args as [SqlPiece, SqlPiece, SqlPiece];
  const by = constantText(site.exprs[1]);
  return constantInt(site.exprs[2]) === 1 && by
    ? fn('SPLIT_PART', text, delimiter, 1)
    : callHelper(site.ctx, 'substring_index', args);
});

const left = build((args, site) => {
  const [text, length] = args as [SqlPiece, SqlPiece];
  const count = notNegative(length, site.exprs[1]);
  return isBinary(site) ? bytes(text, one, count) : fn('LEFT', text, count);
});
const right = build((args, site) => fn('RIGHT', args[0] as SqlPiece, notNegative(args[1] as SqlPiece, site.exprs[1])));

/** An empty pad leaves the text short; DuckDB would raise. */
const pad = (name: 'LPAD' | 'RPAD'): Lowering =>
  build((args, site) => {
    const [text, length, by] = args as [SqlPiece, SqlPiece, SqlPiece?];
    if (isBinary(site)) {
      const left = atom(name === 'LPAD' ? 'TRUE' : 'FALSE');
      return callHelper(site.ctx, 'pad_bytes', [text, length, by ?? atom("'\\x00'::BLOB"), left]);
    }
    if (!by) return fn(name, text, length, atom("' '"));
    const constant = constantText(site.exprs[2]);
    const cut = fn('LEFT', text, notNegative(length, site.exprs[1]));
    if (constant !== undefined) return constant === '' ? cut : fn(name, text, length, by);
    return caseWhen([[`${operand(by)} = ''`, cut]], fn(name, text, length, by));
  });

/** Only blanks, or the given characters: DuckDB's own default takes every Unicode space. */
const trim = (name: 'TRIM' | 'LTRIM' | 'RTRIM', charactersFirst: boolean): Lowering =>
  build((args) => {
    const [a, b] = args as [SqlPiece, SqlPiece?];
    if (!b) return fn(name, a, atom("' '"));
    return charactersFirst ? fn(name, b, a) : fn(name, a, b);
  });

const length = asInt(build((args, site) => fn(isBinary(site) ? 'OCTET_LENGTH' : 'LENGTH', args[0] as SqlPiece)));
const octetLength = asInt(build((args, site) => fn(isBinary(site) ? 'OCTET_LENGTH' : 'STRLEN', args[0] as SqlPiece)));
const bitLength = asInt(
  build((args, site) =>
    isBinary(site)
      ? piece(`8 * OCTET_LENGTH(${args[0]?.text})`, STRENGTH.multiply)
      : fn('BIT_LENGTH', args[0] as SqlPiece),
  ),
);

/** An empty part is at 1 from wherever the search starts. */
const locate = asInt(
  build((args, site) => {
    const [part, text, start] = args as [SqlPiece, SqlPiece, SqlPiece?];
    const from = constantInt(site.exprs[2]);
    if (!start || from === 1) return fn('INSTR', text, part);
    const found = fn('INSTR', fn('SUBSTR', text, start), part);
    // a NULL for a start decides before NULLs of the texts do, a start below 1 after them
    const nulls = [part, text].flatMap((p, i) => (site.exprs[i]?.nullable ? [`${operand(p)} IS NULL`] : []));
    const missing: readonly (readonly [string, SqlPiece])[] = [
      ...(from === undefined && site.exprs[2]?.nullable ? [[`${operand(start)} IS NULL`, atom('0')] as const] : []),
      ...(from === undefined && nulls.length > 0 ? [[nulls.join(' OR '), atom('NULL')] as const] : []),
      ...(from === undefined ? [[`${operand(start)} < 1`, atom('0')] as const] : []),
      ...(constantText(site.exprs[0])
        ? []
        : [[`${operand(part)} = '' AND ${operand(text)} IS NOT NULL`, one] as const]),
      [`${found.text} = 0`, atom('0')],
    ];
    if (from !== undefined && from < 1)
      return caseWhen([[`${operand(part)} IS NOT NULL AND ${operand(text)} IS NOT NULL`, atom('0')]]);
    return caseWhen(missing, infixPiece(infixPiece(found, '+', start, STRENGTH.add), '-', one, STRENGTH.add));
  }),
);

const replace = build((args) => fn('REPLACE', args[0] as SqlPiece, args[1] as SqlPiece, args[2] ?? empty));

/** Code points in reverse; DuckDB's REVERSE keeps combined characters together. */
const reverse = build((args, site) => {
  const [value] = args as [SqlPiece];
  if (site.types[0]?.kind === 'array') return fn('LIST_REVERSE', value);
  return fn('ARRAY_TO_STRING', fn('LIST_REVERSE', fn('REGEXP_EXTRACT_ALL', value, atom("'(?s).'"))), empty);
});

const char = build((args, site) => {
  const [code] = args as [SqlPiece];
  const value = constantInt(site.exprs[0]);
  if (value !== undefined) return value < 0 ? empty : fn('CHR', ((value % 256) + 256) % 256);
  return caseWhen([[`${operand(code)} < 0`, empty]], fn('CHR', castAs(fn('MOD', code, 256), 'INTEGER')));
});

const ZERO_INDEX = fn('ERROR', stringText('[INVALID_INDEX_OF_ZERO] The index 0 is invalid.'));
const splitPart = build((args, site) => {
  const [text, delimiter, part] = args as [SqlPiece, SqlPiece, SqlPiece];
  const index = constantInt(site.exprs[2]);
  const whole = `${operand(delimiter)} = ''`;
  const branches: (readonly [string, SqlPiece])[] = [];
  if (index === undefined || index === 0) branches.push([`${operand(part)} = 0`, ZERO_INDEX]);
  // no delimiter: one part, the whole
  if (!constantText(site.exprs[1]))
    branches.push(
      [`${whole} AND ${operand(part)} IN (1, -1)`, text],
      [`${whole} AND ${operand(text)} IS NOT NULL`, empty],
    );
  const plain = fn('SPLIT_PART', text, delimiter, part);
  return branches.length === 0 ? plain : caseWhen(branches, plain);
});

/** Of bytes: on their hexadecimal text, whose places are even at both ends. */
const affix = (name: 'STARTS_WITH' | 'ENDS_WITH'): Lowering =>
  build((args, site) => fn(name, ...args.map((a) => (isBinary(site) ? fn('HEX', a) : a))));
const contains = build((args, site) =>
  isBinary(site) ? callHelper(site.ctx, 'contains_bytes', args) : fn('CONTAINS', ...args),
);

const levenshtein = build((args, site) => {
  const distance = callHelper(site.ctx, 'levenshtein', args.slice(0, 2));
  const [, , threshold] = args;
  if (!threshold) return distance;
  const [, , given] = site.exprs;
  if (isNullConstant(given?.kind === 'cast' ? given.expr : given)) return castAs(atom('NULL'), 'INTEGER');
  // Spark does not look whether a row has a threshold, and reads 0 where it has none
  const most = given?.nullable ? fn('COALESCE', threshold, 0) : threshold;
  return caseWhen([[`${distance.text} > ${operand(most)}`, atom('-1')]], distance);
});

const overlay = build((args, site) => {
  const [text, replacement, position, count] = args as [SqlPiece, SqlPiece, SqlPiece, SqlPiece?];
  return callHelper(site.ctx, isBinary(site) ? 'overlay_bytes' : 'overlay', [
    text,
    replacement,
    position,
    count ?? atom('-1'),
  ]);
});

/** MIME's lines of 76 characters, the last without its line end. */
const base64 = build((args) => {
  const lineEnd = atom('CHR(13) || CHR(10)');
  const pattern = stringText('(.{76})');
  const by = atom("'\\1' || CHR(13) || CHR(10)");
  return fn('RTRIM', fn('REGEXP_REPLACE', fn('TO_BASE64', args[0] as SqlPiece), pattern, by, stringText('g')), lineEnd);
});

const isUtf8 = (charset: string | undefined): boolean => charset?.toUpperCase() === 'UTF-8';
const encode = build((args, site) =>
  isUtf8(constantText(site.exprs[1])) ? fn('ENCODE', args[0] as SqlPiece) : callHelper(site.ctx, 'encode', args),
);

/** `decode(bytes, charset)`, or a list of searches and results that finds NULL by NULL. */
const decode = build((args, site) => {
  if (args.length === 2) return callHelper(site.ctx, 'decode', args);
  const [value, ...rest] = args as [SqlPiece, ...SqlPiece[]];
  const branches: (readonly [string, SqlPiece])[] = [];
  for (let i = 0; i + 1 < rest.length; i += 2)
    branches.push([`${operand(value)} IS NOT DISTINCT FROM ${operand(rest[i] as SqlPiece)}`, rest[i + 1] as SqlPiece]);
  return caseWhen(branches, rest.length % 2 === 1 ? rest.at(-1) : undefined);
});

/** Out of bounds: NULL, in ANSI mode an error. */
const elt = build((args, site) => {
  const [index, ...values] = args as [SqlPiece, ...SqlPiece[]];
  const constant = constantInt(site.exprs[0]);
  const chosen = constant === undefined ? undefined : values[constant - 1];
  const picked = site.exprs[constant ?? 0];
  if (chosen && !(picked?.kind === 'literal' && picked.value === null)) return chosen;
  const branches = values.map((v, i) => `WHEN ${i + 1} THEN ${v.text}`);
  if (site.ctx.conf.ansi)
    branches.push(`ELSE CASE WHEN ${operand(index)} IS NOT NULL THEN ${outOfBounds(index, values)} END`);
  else if (constant !== undefined) return castAs(atom('NULL'), isBinary(site, 1) ? 'BLOB' : 'VARCHAR');
  return atom(`CASE ${index.text} ${branches.join(' ')} END`);
});
const outOfBounds = (index: SqlPiece, values: readonly SqlPiece[]): string => {
  const [before, after] = [
    '[INVALID_ARRAY_INDEX] The index ',
    ` is out of bounds. The array has ${values.length} elements.`,
  ];
  return `ERROR(${stringText(before).text} || ${at(index, STRENGTH.postfix)} || ${stringText(after).text})`;
};

const mask = build((args, site) => {
  const given = ["'X'", "'x'", "'n'", 'NULL'].map((d, i) => args[i + 1] ?? atom(d));
  return callHelper(site.ctx, 'mask', [args[0] as SqlPiece, ...given]);
});

const toBinary = (name: string): Lowering =>
  build((args, site) => {
    const format = args.length < 2 ? 'hex' : constantText(site.exprs[1]);
    if (format !== undefined && /^utf-?8$/i.test(format)) return fn('ENCODE', args[0] as SqlPiece);
    return callHelper(site.ctx, name, [args[0] as SqlPiece, args[1] ?? stringText('hex')]);
  });

const parseUrl = build((args, site) => {
  const [url, part, key] = args as [SqlPiece, SqlPiece, SqlPiece?];
  const flags = [key !== undefined, site.ctx.conf.ansi].map((on) => atom(on ? 'TRUE' : 'FALSE'));
  return callHelper(site.ctx, 'parse_url', [url, part, key ?? atom('NULL'), ...flags]);
});

const formatString = build((args, site) => {
  const [format, ...given] = args as [SqlPiece, ...SqlPiece[]];
  let letters = '';
  const values = given.map((value, i) => {
    const type = site.types[i + 1];
    const kind = type?.kind ?? 'null';
    const letter = FORMAT_LETTERS[kind];
    if (letter === undefined) return site.ctx.refuse(site.call, `values of type ${kind} are not formatted yet`);
    letters += letter;
    if (letter === 'd' || letter === 'f') return callHelper(site.ctx, `${kind}_to_string`, [value]);
    if (type?.kind === 'decimal') return atom(plainDecimalText(value.text, type));
    return letter === 's' ? value : castAs(value, 'VARCHAR');
  });
  const list = atom(`[${values.map((v) => v.text).join(', ')}]::VARCHAR[]`);
  return callHelper(site.ctx, 'format_string', [format, stringText(letters), list]);
});

const formatNumber = build((args, site) => {
  const kind = site.types[0]?.kind;
  const name = kind === 'float' || kind === 'double' ? 'format_double' : 'format_number';
  return callHelper(site.ctx, site.types[1]?.kind === 'string' ? `${name}_pattern` : name, args);
});

const toNumber = (name: string): Lowering =>
  build((args, site) => castAs(callHelper(site.ctx, name, args), typeName(site.type)));

export const stringLowerings = {
  concat,
  concat_ws: concatWs,
  substring,
  substring_index: substringIndex,
  left,
  right,
  lpad: pad('LPAD'),
  rpad: pad('RPAD'),
  trim: trim('TRIM', true),
  ltrim: trim('LTRIM', true),
  rtrim: trim('RTRIM', true),
  btrim: trim('TRIM', false),
  // DuckDB's own change letter for letter: ß stays one
  upper: viaHelper('upper'),
  lower: viaHelper('lower'),
  initcap: viaHelper('initcap'),
  length,
  octet_length: octetLength,
  bit_length: bitLength,
  instr: asInt(native('INSTR')),
  locate,
  replace,
  translate: native('TRANSLATE'),
  repeat: native('REPEAT'),
  reverse,
  space: template("REPEAT(' ', {count})"),
  ascii: native('ASCII'),
  char,
  split_part: splitPart,
  startswith: affix('STARTS_WITH'),
  endswith: affix('ENDS_WITH'),
  contains,
  soundex: viaHelper('soundex'),
  levenshtein,
  overlay,
  format_string: formatString,
  format_number: formatNumber,
  base64,
  unbase64: viaHelper('unbase64'),
  encode,
  decode,
  elt,
  find_in_set: viaHelper('find_in_set'),
  sentences: unsupported('its rules of words and sentences are those of a Java library'),
  mask,
  to_char: viaHelper('to_char'),
  to_number: toNumber('to_number'),
  try_to_number: toNumber('try_to_number'),
  to_binary: toBinary('to_binary'),
  try_to_binary: toBinary('try_to_binary'),
  url_encode: viaHelper('url_encode'),
  url_decode: viaHelper('url_decode'),
  parse_url: parseUrl,
  luhn_check: viaHelper('luhn_check'),
} satisfies Record<NeedsLowering<(typeof families)['string']>, Lowering>;
