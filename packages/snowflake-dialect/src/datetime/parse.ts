import { types } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  type CallSite,
  constantText,
  infixPiece,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn, text } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { parsing } from './format.js';

/** Spark's default pattern of `unix_timestamp` and `from_unixtime`. */
export const DEFAULT_PATTERN = 'yyyy-MM-dd HH:mm:ss';
export type Target = 'DATE' | 'TIMESTAMP_NTZ(6)' | 'TIMESTAMP_LTZ(6)';

/** A value read from text by the pattern; NULL (in ANSI mode an error, unless `lenient`) for text of another shape. */
export function parseText(value: SqlPiece, pattern: string, site: CallSite, target: Target, lenient = false): SqlPiece {
  const how = parsing(pattern);
  if ('why' in how) return site.ctx.refuse(site.call, how.why);
  const whole = how.century ? infixPiece(text('20'), '||', value, STRENGTH.concat) : value;
  const direct = target === 'DATE' && !how.time;
  const read = fn(direct ? 'TRY_TO_DATE' : 'TRY_TO_TIMESTAMP_NTZ', whole, how.format);
  const typed = direct || target === 'TIMESTAMP_NTZ(6)' ? read : castAs(read, target);
  const otherwise =
    site.ctx.conf.ansi && !lenient
      ? castAs(
          callHelper(site.ctx, 'raise_error', [text('[CANNOT_PARSE_TIMESTAMP] The text does not fit the pattern.')]),
          target,
        )
      : atom('NULL');
  return fn('IFF', fn('REGEXP_LIKE', value, how.shape), typed, otherwise);
}

/** The pattern argument; it must be a constant. */
export function patternArgument(site: CallSite, i: number): string | undefined {
  if (site.exprs.length <= i) return undefined;
  const pattern = constantText(site.exprs[i]);
  if (pattern === undefined) return site.ctx.refuse(site.call, 'the pattern must be a constant');
  return pattern;
}

/** `to_date`, `to_timestamp` and their kin: text by the pattern, or else a cast. What is no text is cast whatever the pattern. */
export function parseTo(args: readonly SqlPiece[], site: CallSite, target: Target, lenient = false): SqlPiece {
  const [value] = args as [SqlPiece];
  const pattern = patternArgument(site, 1);
  const from = site.types[0] ?? types.string;
  if (pattern !== undefined && from.kind === 'string') return parseText(value, pattern, site, target, lenient);
  if (lenient && site.ctx.conf.ansi) return site.ctx.refuse(site.call, 'in ANSI mode it needs a pattern');
  const to = target === 'DATE' ? types.date : target === 'TIMESTAMP_NTZ(6)' ? types.timestampNtz : types.timestamp;
  return site.ctx.cast(value, from, to);
}
