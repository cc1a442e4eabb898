import type { Expr, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  matchesEmpty,
  parseRegex,
  plainText,
  printRegex,
  type Regex,
  re2,
} from '@spark-sql-to-snowflake/spark-functions';
import {
  at,
  atom,
  badEscape,
  build,
  type CallSite,
  constantInt,
  constantText,
  isNullConstant,
  type Lowering,
  nullWith,
  piece,
  type SqlPiece,
  STRENGTH,
  WIDE_LIKE,
  wideLike,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { caseWhen, fn } from './pieces.js';

/** The constant pattern, read. A constant that Spark would refuse when it runs is left to the helper, which raises. */
function constantRegex(site: CallSite): Regex | undefined {
  const text = constantText(site.exprs[1]);
  const regex = text === undefined ? undefined : parseRegex(text);
  return typeof regex === 'object' ? regex : undefined;
}

/** The pattern as RE2 has it, where it means the same there. */
function re2Pattern(site: CallSite, end: 'consume' | 'refuse'): SqlPiece | undefined {
  const regex = constantRegex(site);
  const printed = regex && printRegex(regex, re2(end));
  return printed && 'text' in printed ? stringText(printed.text) : undefined;
}

/** The same of a pattern for each of whose matches something is done: RE2 passes over empty ones behind others, and inside of characters, where Java finds them. */
function re2PatternForAll(site: CallSite): SqlPiece | undefined {
  const regex = constantRegex(site);
  return regex && !matchesEmpty(regex.root) ? re2Pattern(site, 'refuse') : undefined;
}

/** The constant group, if the pattern has it; its absence is an error that the helper raises. */
function constantGroup(site: CallSite): number | undefined {
  const group = site.exprs.length < 3 ? 1 : constantInt(site.exprs[2]);
  const groups = constantRegex(site)?.groups ?? 0;
  return group !== undefined && group >= 0 && group <= groups ? group : undefined;
}
const group = (args: readonly SqlPiece[]): SqlPiece => args[2] ?? atom('1');

const rlike = build((args, site) => {
  const pattern = re2Pattern(site, 'consume');
  return pattern ? fn('REGEXP_MATCHES', args[0] as SqlPiece, pattern) : callHelper(site.ctx, 'regexp_like', args);
});

const extract = build((args, site) => {
  const pattern = re2Pattern(site, 'refuse');
  const n = constantGroup(site);
  if (!pattern || n === undefined) return callHelper(site.ctx, 'regexp_extract', [...args.slice(0, 2), group(args)]);
  return n === 0
    ? fn('REGEXP_EXTRACT', args[0] as SqlPiece, pattern)
    : fn('REGEXP_EXTRACT', args[0] as SqlPiece, pattern, n);
});

/** RE2's list has NULL for a group that took no part, so only the whole match goes to it. */
const extractAll = build((args, site) => {
  const pattern = re2PatternForAll(site);
  if (pattern && constantGroup(site) === 0) return fn('REGEXP_EXTRACT_ALL', args[0] as SqlPiece, pattern);
  return callHelper(site.ctx, 'regexp_extract_all', [...args.slice(0, 2), group(args)]);
});

/** `$1` as RE2's `\1`; undefined where the replacement holds what cannot be said so. */
function re2Replacement(text: string, groups: number): string | undefined {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === '$') {
      const digit = text[i + 1] ?? '';
      if (!/\d/.test(digit) || Number(digit) > groups || /\d/.test(text[i + 2] ?? '')) return undefined;
      out += `\\${digit}`;
      i++;
    } else if (c === '\\') {
      const taken = text[++i];
      if (taken === undefined) return undefined;
      out += taken === '\\' ? '\\\\' : taken;
    } else out += c;
  }
  return out;
}

const replace = build((args, site) => {
  const [text, , replacement, position] = args as [SqlPiece, SqlPiece, SqlPiece, SqlPiece?];
  const pattern = re2PatternForAll(site);
  const by = constantText(site.exprs[2]);
  const printed = by === undefined ? undefined : re2Replacement(by, constantRegex(site)?.groups ?? 0);
  const fromStart = !position || constantInt(site.exprs[3]) === 1;
  if (pattern && printed !== undefined && fromStart)
    return fn('REGEXP_REPLACE', text, pattern, stringText(printed), stringText('g'));
  return callHelper(site.ctx, 'regexp_replace', [...args.slice(0, 2), replacement, position ?? atom('1')]);
});

/** Plain text is split by itself; everything else by the helper, whose empty matches part as Java's do. */
const split = build((args, site) => {
  const regex = constantRegex(site);
  const text = regex && plainText(regex);
  const limit = site.exprs.length < 3 ? -1 : constantInt(site.exprs[2]);
  if (text && limit !== undefined && limit <= 0) return fn('STRING_SPLIT', args[0] as SqlPiece, stringText(text));
  return callHelper(site.ctx, 'split', [...args.slice(0, 2), args[2] ?? atom('-1')]);
});

const helperOnTwo = (name: string): Lowering => build((args, site) => callHelper(site.ctx, name, args.slice(0, 2)));

// ---- LIKE

const BACKSLASH = '\\';
const isNull = (e: Expr | undefined): boolean => isNullConstant(e?.kind === 'cast' ? e.expr : e);

/** `text LIKE pattern`, naming the escape where the pattern may hold one. */
function like(
  words: string,
  text: SqlPiece,
  pattern: SqlPiece,
  site: CallSite,
  i: number,
  escaping = BACKSLASH,
): SqlPiece {
  const constant = constantText(site.exprs[i]);
  if (constant !== undefined && badEscape(constant, escaping))
    return site.ctx.refuse(
      site.call,
      `the escape character ${escaping} stands before an ordinary character in the pattern, which is an error in Spark`,
    );
  if (constant === undefined && !isNull(site.exprs[i])) return likeAnything(words, text, pattern, site, escaping);
  const wide = wideLike(constant ?? '', escaping);
  if (wide === 'never')
    return caseWhen([[`${at(text, STRENGTH.postfix)} IS NOT NULL`, atom(words.startsWith('NOT') ? 'TRUE' : 'FALSE')]]);
  if (wide === 'perhaps') site.ctx.approximate(site.call, WIDE_LIKE);
  const tail = constant?.includes(escaping) ? ` ESCAPE ${stringText(escaping).text}` : '';
  return piece(`${at(text, STRENGTH.bitwise)} ${words} ${at(pattern, STRENGTH.bitwise)}${tail}`, STRENGTH.compare);
}

/** A pattern that the rows say: one with escapes may be an error, and one with characters of four bytes matches nothing. */
function likeAnything(words: string, text: SqlPiece, pattern: SqlPiece, site: CallSite, escaping: string): SqlPiece {
  const folded = (p: SqlPiece): SqlPiece => (words.endsWith('ILIKE') ? fn('LOWER', p) : p);
  const looked = callHelper(site.ctx, 'like', [folded(text), folded(pattern), stringText(escaping)]);
  const asked = words.startsWith('NOT') ? piece(`NOT ${looked.text}`, STRENGTH.not) : looked;
  const odd = `contains(${pattern.text}, ${stringText(escaping).text}) OR strlen(${pattern.text}) > length(${pattern.text}) + 2`;
  const plain = piece(`${at(text, STRENGTH.bitwise)} ${words} ${at(pattern, STRENGTH.bitwise)}`, STRENGTH.compare);
  return caseWhen([[odd, asked]], plain);
}

const likeWith = (words: string): Lowering =>
  build((args, site) => {
    const escaping = args.length < 3 ? BACKSLASH : constantText(site.exprs[2]);
    if (escaping === undefined) return site.ctx.refuse(site.call, 'the escape character must be a constant');
    return like(words, args[0] as SqlPiece, args[1] as SqlPiece, site, 1, escaping);
  });

const quantified = (words: string, join: 'AND' | 'OR'): Lowering =>
  build((args, site) => {
    const [text, ...patterns] = args as [SqlPiece, ...SqlPiece[]];
    const all = patterns.map((p, i) => like(words, text, p, site, i + 1));
    if (all.length === 1) return all[0] as SqlPiece;
    const strength = join === 'AND' ? STRENGTH.and : STRENGTH.or;
    return piece(all.map((p) => at(p, strength)).join(` ${join} `), strength);
  });

const FOLDED = 'a dotted capital I, and a capital sigma at the end of a word, fold in another way';
/** ILIKE, which differs in letters that no constant pattern of ASCII asks for. */
const folding = (lowering: Lowering): Lowering => ({
  ...lowering,
  render(args, site, params) {
    const ascii = site.exprs.slice(1).every((e) => /^[\x00-\x7f]+$/.test(constantText(e) ?? 'ß'));
    if (!ascii) site.ctx.approximate(site.call, FOLDED);
    return lowering.render(args, site, params);
  },
});

export const regexpLowerings = {
  like: { ...likeWith('LIKE'), negated: likeWith('NOT LIKE') },
  ilike: { ...folding(likeWith('ILIKE')), negated: folding(likeWith('NOT ILIKE')) },
  like_all: quantified('LIKE', 'AND'),
  like_any: quantified('LIKE', 'OR'),
  not_like_all: quantified('NOT LIKE', 'AND'),
  not_like_any: quantified('NOT LIKE', 'OR'),
  ilike_all: folding(quantified('ILIKE', 'AND')),
  ilike_any: folding(quantified('ILIKE', 'OR')),
  not_ilike_all: folding(quantified('NOT ILIKE', 'AND')),
  not_ilike_any: folding(quantified('NOT ILIKE', 'OR')),
  rlike,
  regexp_count: helperOnTwo('regexp_count'),
  regexp_extract: extract,
  regexp_extract_all: extractAll,
  regexp_instr: nullWith(2, helperOnTwo('regexp_instr')),
  regexp_replace: replace,
  regexp_substr: helperOnTwo('regexp_substr'),
  split,
} satisfies Record<NeedsLowering<(typeof families)['regexp']>, Lowering>;
