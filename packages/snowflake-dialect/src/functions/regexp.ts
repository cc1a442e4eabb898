import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
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
  build,
  byHelper,
  type CallSite,
  constantInt,
  constantText,
  type Lowering,
  piece,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { castAs, fn, operand, text } from './pieces.js';

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

/** Does the escape stand before anything but `%`, `_` and itself? Spark raises there. */
function badEscape(like: string, escaping: string): boolean {
  for (let i = 0; i < like.length; i++) {
    if (like[i] !== escaping) continue;
    const next = like[++i];
    if (next === undefined || (next !== '%' && next !== '_' && next !== escaping)) return true;
  }
  return false;
}

/** ` ESCAPE '\\'` where a pattern may hold one: Snowflake has no escape by itself. */
function escapeClause(site: CallSite, from: number, to: number, escaping: string): string {
  let needed = false;
  for (let i = from; i < to; i++) {
    const constant = constantText(site.exprs[i]);
    if (constant !== undefined && badEscape(constant, escaping))
      site.ctx.refuse(
        site.call,
        `the escape character ${escaping} stands before an ordinary character in the pattern, which is an error in Spark`,
      );
    needed ||= constant === undefined || constant.includes(escaping);
  }
  return needed ? ` ESCAPE ${stringText(escaping)}` : '';
}

const like = (words: string): Lowering =>
  build((args, site) => {
    const escaping = args.length < 3 ? BACKSLASH : constantText(site.exprs[2]);
    if (escaping === undefined) return site.ctx.refuse(site.call, 'the escape character must be a constant');
    const [value, p] = args as [SqlPiece, SqlPiece];
    const tail = escapeClause(site, 1, 2, escaping);
    return piece(`${at(value, STRENGTH.bitwise)} ${words} ${at(p, STRENGTH.bitwise)}${tail}`, STRENGTH.compare);
  });

const quantified = (words: string): Lowering =>
  build((args, site) => {
    const [value, ...patterns] = args as [SqlPiece, ...SqlPiece[]];
    const list = patterns.map((p) => p.text).join(', ');
    const tail = escapeClause(site, 1, args.length, BACKSLASH);
    return piece(`${at(value, STRENGTH.bitwise)} ${words} (${list})${tail}`, STRENGTH.compare);
  });

/** Negated and ILIKE ALL forms are no words of Snowflake's: a chain. */
const chained = (words: string, join: 'AND' | 'OR'): Lowering =>
  build((args, site) => {
    const [value, ...patterns] = args as [SqlPiece, ...SqlPiece[]];
    const strength = join === 'AND' ? STRENGTH.and : STRENGTH.or;
    const all = patterns.map((p, i) => {
      const tail = escapeClause(site, i + 1, i + 2, BACKSLASH);
      return piece(`${at(value, STRENGTH.bitwise)} ${words} ${at(p, STRENGTH.bitwise)}${tail}`, STRENGTH.compare);
    });
    if (all.length === 1) return all[0] as SqlPiece;
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
  like: { ...like('LIKE'), negated: like('NOT LIKE') },
  ilike: { ...folding(like('ILIKE')), negated: folding(like('NOT ILIKE')) },
  like_all: quantified('LIKE ALL'),
  like_any: quantified('LIKE ANY'),
  not_like_all: chained('NOT LIKE', 'AND'),
  not_like_any: chained('NOT LIKE', 'OR'),
  ilike_all: folding(chained('ILIKE', 'AND')),
  ilike_any: folding(quantified('ILIKE ANY')),
  not_ilike_all: folding(chained('NOT ILIKE', 'AND')),
  not_ilike_any: folding(chained('NOT ILIKE', 'OR')),
  rlike: byHelper(rlike, 'sometimes'),
  regexp_count: byHelper(onTwo('REGEXP_COUNT', 'regexp_count'), 'sometimes'),
  regexp_extract: byHelper(extract, 'sometimes'),
  regexp_extract_all: byHelper(extractAll, 'sometimes'),
  regexp_instr: byHelper(onTwo('REGEXP_INSTR', 'regexp_instr'), 'sometimes'),
  regexp_replace: byHelper(replace, 'sometimes'),
  regexp_substr: byHelper(onTwo('REGEXP_SUBSTR', 'regexp_substr'), 'sometimes'),
  split: byHelper(split, 'sometimes'),
} satisfies Record<NeedsLowering<(typeof families)['regexp']>, Lowering>;
