import { types } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  type CallSite,
  constantText,
  infixPiece,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn } from '../functions/pieces.js';
import { stringText } from '../literals.js';
import { parsing } from './format.js';
import { sessionInstant } from './zone.js';

/** Spark's default pattern of `unix_timestamp` and `from_unixtime`. */
export const DEFAULT_PATTERN = 'yyyy-MM-dd HH:mm:ss';

/** A TIMESTAMP read from text by the pattern; NULL (in ANSI mode an error, unless `lenient`) for text of another shape. */
export function parseText(text: SqlPiece, pattern: string, site: CallSite, lenient: boolean): SqlPiece {
  const how = parsing(pattern);
  if ('why' in how) return site.ctx.refuse(site.call, how.why);
  const value = how.century ? infixPiece(atom("'20'"), '||', text, STRENGTH.concat) : text;
  const read = fn('TRY_STRPTIME', value, how.format);
  const otherwise =
    site.ctx.conf.ansi && !lenient
      ? ` ELSE ERROR(${stringText('[CANNOT_PARSE_TIMESTAMP] The text does not fit the pattern.').text})`
      : '';
  return atom(`CASE WHEN ${fn('REGEXP_FULL_MATCH', text, how.shape).text} THEN ${read.text}${otherwise} END`);
}

/** The pattern argument; it must be a constant. */
export function patternArgument(site: CallSite, i: number): string | undefined {
  if (site.exprs.length <= i) return undefined;
  const pattern = constantText(site.exprs[i]);
  if (pattern === undefined) return site.ctx.refuse(site.call, 'the pattern must be a constant');
  return pattern;
}

/**
 * `to_date`, `to_timestamp` and their kin: text by the pattern, or else a cast. What is no text is cast whatever the pattern.
 * `target`: the SQL type of the result.
 */
export function parseTo(
  args: readonly SqlPiece[],
  site: CallSite,
  target: 'DATE' | 'TIMESTAMP' | 'TIMESTAMPTZ',
  lenient = false,
): SqlPiece {
  const [value] = args as [SqlPiece];
  const pattern = patternArgument(site, 1);
  const from = site.types[0] ?? types.string;
  if (pattern === undefined || from.kind !== 'string') {
    const to = target === 'DATE' ? types.date : target === 'TIMESTAMP' ? types.timestampNtz : types.timestamp;
    if (lenient && site.ctx.conf.ansi) return site.ctx.refuse(site.call, 'in ANSI mode it needs a pattern');
    return site.ctx.cast(value, from, to);
  }
  const read = parseText(value, pattern, site, lenient);
  if (target === 'TIMESTAMPTZ') return sessionInstant(read, site.ctx);
  return target === 'TIMESTAMP' ? read : castAs(read, target);
}
