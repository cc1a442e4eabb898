import type { Expr, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  matchesEmpty,
  parseRegex,
  plainText,
  posix,
  printRegex,
  type Regex,
} from '@spark-sql-to-snowflake/spark-functions';
import {
  at,
  atom,
  badEscape,
  build,
  byHelper,
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
import { caseWhen, castAs, fn, operand, text } from './pieces.js';

function constantRegex(site: CallSite): Regex | undefined {
  const constant = constantText(site.exprs[1]);
  const regex = constant === undefined ? undefined : parseRegex(constant);
  return typeof regex === 'object' ? regex : undefined;
}

/** Control characters and the rarer line ends as escapes of the literal, so that they can be seen. */
const visible = (literal: string): string =>
  literal.replace(/[\n\r\t\v\f\u0085\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The pattern as Snowflake has it, where it means the same there. A pattern that matches nothing is another one there. */
function pattern(site: CallSite): SqlPiece | undefined {
  const regex = constantRegex(site);
  if (!regex || matchesEmpty(regex.root)) return undefined;
  const printed = printRegex(regex, posix);
  return 'text' in printed ? atom(visible(stringText(printed.text))) : undefined;
}

function constantGroup(site: CallSite): number | undefined {
  const group = site.exprs.length < 3 ? 1 : constantInt(site.exprs[2]);
  const groups = constantRegex(site)?.groups ?? 0;
  return group !== undefined && group >= 0 && group <= groups ? group : undefined;
}
const group = (args: readonly SqlPiece[]): SqlPiece => args[2] ?? atom('1');

/** RLIKE there wants the whole text to match: what Spark asks is whether a match is anywhere. */
const rlike = build((args, site) => {
  const p = pattern(site);
  if (!p) return callHelper(site.ctx, 'regexp_like', args);
  return piece(`${fn('REGEXP_INSTR', args[0] as SqlPiece, p).text} > 0`, STRENGTH.compare);
});

/** No match is NULL there and '' in Spark, where only a NULL text gives NULL. */
const extract = build((args, site) => {
  const [value] = args as [SqlPiece];
  const p = pattern(site);
  const n = constantGroup(site);
  if (!p || n === undefined) return callHelper(site.ctx, 'regexp_extract', [...args.slice(0, 2), group(args)]);
  const found = n === 0 ? fn('REGEXP_SUBSTR', value, p) : fn('REGEXP_SUBSTR', value, p, 1, 1, text('e'), n);
  const filled = fn('COALESCE', found, text(''));
  return site.exprs[0]?.nullable ? fn('IFF', atom(`${operand(value)} IS NULL`), atom('NULL'), filled) : filled;
});

const extractAll = build((args, site) => {
  const p = pattern(site);
  const n = constantGroup(site);
  if (!p || n === undefined) return callHelper(site.ctx, 'regexp_extract_all', [...args.slice(0, 2), group(args)]);
  const [value] = args as [SqlPiece];
  return n === 0 ? fn('REGEXP_SUBSTR_ALL', value, p) : fn('REGEXP_SUBSTR_ALL', value, p, 1, 1, text('e'), n);
});

/** `$1` as `\1`; undefined where the replacement holds what cannot be said so. */
function replacementText(java: string, groups: number): string | undefined {
  let out = '';
  for (let i = 0; i < java.length; i++) {
    const c = java[i] as string;
    if (c === '$') {
      const digit = java[i + 1] ?? '';
      if (!/\d/.test(digit) || Number(digit) > groups || /\d/.test(java[i + 2] ?? '')) return undefined;
      out += `\\${digit}`;
      i++;
    } else if (c === '\\') {
      const taken = java[++i];
      if (taken === undefined || taken === '\\') return undefined;
      out += taken;
    } else out += c;
  }
  return out;
}

const replace = build((args, site) => {
  const [value, , replacement, position] = args as [SqlPiece, SqlPiece, SqlPiece, SqlPiece?];
  const p = pattern(site);
  const java = constantText(site.exprs[2]);
  const printed = java === undefined ? undefined : replacementText(java, constantRegex(site)?.groups ?? 0);
  const fromStart = !position || constantInt(site.exprs[3]) === 1;
  if (p && printed !== undefined && fromStart) return fn('REGEXP_REPLACE', value, p, text(printed));
  return callHelper(site.ctx, 'regexp_replace', [...args.slice(0, 2), replacement, position ?? atom('1')]);
});

const onTwo = (name: string, helper: string): Lowering =>
  build((args, site) => {
    const p = pattern(site);
    return p ? fn(name, args[0] as SqlPiece, p) : callHelper(site.ctx, helper, args.slice(0, 2));
  });

/** SPLIT takes its separator as it is: a pattern without metacharacters. */
const split = build((args, site) => {
  const regex = constantRegex(site);
  const plain = regex && plainText(regex);
  const limit = site.exprs.length < 3 ? -1 : constantInt(site.exprs[2]);
  if (plain && limit !== undefined && limit <= 0) return fn('SPLIT', args[0] as SqlPiece, text(plain));
  return castAs(callHelper(site.ctx, 'split', [...args.slice(0, 2), args[2] ?? atom('-1')]), 'ARRAY');
});

// ---- LIKE

const BACKSLASH = '\\';
const isNull = (e: Expr | undefined): boolean => isNullConstant(e?.kind === 'cast' ? e.expr : e);

/** `value LIKE pattern`, naming the escape where the pattern holds one: Snowflake has none by itself. */
function likeOne(
  words: string,
  value: SqlPiece,
  p: SqlPiece,
  site: CallSite,
  i: number,
  escaping = BACKSLASH,
): SqlPiece {
  const constant = constantText(site.exprs[i]);
  if (constant === undefined && !isNull(site.exprs[i])) return likeAnything(words, value, p, site, escaping);
  refuseBadEscape(constant ?? '', escaping, site);
  const wide = wideLike(constant ?? '', escaping);
  if (wide === 'never')
    return caseWhen([[`${at(value, STRENGTH.postfix)} IS NOT NULL`, atom(words.startsWith('NOT') ? 'TRUE' : 'FALSE')]]);
  if (wide === 'perhaps') site.ctx.approximate(site.call, WIDE_LIKE);
  const tail = constant?.includes(escaping) ? ` ESCAPE ${stringText(escaping)}` : '';
  return piece(`${at(value, STRENGTH.bitwise)} ${words} ${at(p, STRENGTH.bitwise)}${tail}`, STRENGTH.compare);
}

function refuseBadEscape(constant: string, escaping: string, site: CallSite): void {
  if (!badEscape(constant, escaping)) return;
  const why = `the escape character ${escaping} stands before an ordinary character in the pattern, which is an error in Spark`;
  site.ctx.refuse(site.call, why);
}

/** A pattern that the rows say: one with escapes may be an error, and one with characters of four bytes matches nothing. */
function likeAnything(words: string, value: SqlPiece, p: SqlPiece, site: CallSite, escaping: string): SqlPiece {
  const folded = (x: SqlPiece): SqlPiece => (words.endsWith('ILIKE') ? fn('LOWER', x) : x);
  const looked = callHelper(site.ctx, 'like', [folded(value), folded(p), text(escaping)]);
  const asked = words.startsWith('NOT') ? piece(`NOT ${looked.text}`, STRENGTH.not) : looked;
  const odd = `CONTAINS(${p.text}, ${stringText(escaping)}) OR OCTET_LENGTH(${p.text}) > LENGTH(${p.text}) + 2`;
  const plain = piece(`${at(value, STRENGTH.bitwise)} ${words} ${at(p, STRENGTH.bitwise)}`, STRENGTH.compare);
  return caseWhen([[odd, asked]], plain);
}

const like = (words: string): Lowering =>
  build((args, site) => {
    const escaping = args.length < 3 ? BACKSLASH : constantText(site.exprs[2]);
    if (escaping === undefined) return site.ctx.refuse(site.call, 'the escape character must be a constant');
    return likeOne(words, args[0] as SqlPiece, args[1] as SqlPiece, site, 1, escaping);
  });

/** The forms over several patterns. */
const chained = (words: string, join: 'AND' | 'OR'): Lowering =>
  build((args, site) => {
    const [value, ...patterns] = args as [SqlPiece, ...SqlPiece[]];
    const strength = join === 'AND' ? STRENGTH.and : STRENGTH.or;
    const all = patterns.map((p, i) => likeOne(words, value, p, site, i + 1));
    if (all.length === 1) return all[0] as SqlPiece;
    return piece(all.map((p) => at(p, strength)).join(` ${join} `), strength);
  });

/** LIKE ALL, LIKE ANY and ILIKE ANY are words of Snowflake's, for patterns without anything odd. */
const quantified = (words: string, join: 'AND' | 'OR'): Lowering =>
  build((args, site) => {
    const [value, ...patterns] = args as [SqlPiece, ...SqlPiece[]];
    const constants = patterns.map((_, i) => constantText(site.exprs[i + 1]));
    if (constants.some((c) => c === undefined || wideLike(c, BACKSLASH) !== undefined))
      return chained(words, join).render(args, site, []);
    for (const c of constants) refuseBadEscape(c ?? '', BACKSLASH, site);
    const list = patterns.map((p) => p.text).join(', ');
    const tail = constants.some((c) => c?.includes(BACKSLASH)) ? ` ESCAPE ${stringText(BACKSLASH)}` : '';
    const all = `${words} ${join === 'AND' ? 'ALL' : 'ANY'}`;
    return piece(`${at(value, STRENGTH.bitwise)} ${all} (${list})${tail}`, STRENGTH.compare);
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

/** The rows' patterns are looked at by a helper where there is anything odd in them. */
const looking = (lowering: Lowering): Lowering => byHelper(lowering, 'sometimes');

export const regexpLowerings = {
  like: { ...looking(like('LIKE')), negated: like('NOT LIKE') },
  ilike: { ...folding(looking(like('ILIKE'))), negated: folding(like('NOT ILIKE')) },
  like_all: looking(quantified('LIKE', 'AND')),
  like_any: looking(quantified('LIKE', 'OR')),
  not_like_all: looking(chained('NOT LIKE', 'AND')),
  not_like_any: looking(chained('NOT LIKE', 'OR')),
  ilike_all: folding(looking(chained('ILIKE', 'AND'))),
  ilike_any: folding(looking(quantified('ILIKE', 'OR'))),
  not_ilike_all: folding(looking(chained('NOT ILIKE', 'AND'))),
  not_ilike_any: folding(looking(chained('NOT ILIKE', 'OR'))),
  rlike: byHelper(rlike, 'sometimes'),
  regexp_count: byHelper(onTwo('REGEXP_COUNT', 'regexp_count'), 'sometimes'),
  regexp_extract: byHelper(extract, 'sometimes'),
  regexp_extract_all: byHelper(extractAll, 'sometimes'),
  regexp_instr: nullWith(2, byHelper(onTwo('REGEXP_INSTR', 'regexp_instr'), 'sometimes')),
  regexp_replace: byHelper(replace, 'sometimes'),
  regexp_substr: byHelper(onTwo('REGEXP_SUBSTR', 'regexp_substr'), 'sometimes'),
  split: byHelper(split, 'sometimes'),
} satisfies Record<NeedsLowering<(typeof families)['regexp']>, Lowering>;
