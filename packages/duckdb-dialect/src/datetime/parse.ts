import { types } from '@spark-sql-to-snowflake/plan-ir';
import { unreadPattern } from '@spark-sql-to-snowflake/spark-functions';
import {
  atom,
  type CallSite,
  constantText,
  datetimeWord,
  infixPiece,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { once } from '../functions/guard.js';
import { castAs, fn } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { parsing } from './format.js';
import { sessionZone } from './zone.js';

/** Spark's default pattern of `unix_timestamp` and `from_unixtime`. */
export const DEFAULT_PATTERN = 'yyyy-MM-dd HH:mm:ss';

/** Microseconds that the helper reads; it raises what Spark raises. `zone`: empty for a clock's reading. */
function byHelper(args: readonly SqlPiece[], site: CallSite, zone: string, lenient: boolean): SqlPiece {
  const [text, pattern = stringText(DEFAULT_PATTERN)] = args as [SqlPiece, SqlPiece?];
  const constant = args.length < 2 ? DEFAULT_PATTERN : constantText(site.exprs[1]);
  const unread = constant === undefined ? undefined : unreadPattern(constant);
  if (unread !== undefined) return site.ctx.refuse(site.call, unread);
  const raises = site.ctx.conf.ansi && !lenient;
  return callHelper(site.ctx, 'read_timestamp', [text, pattern, stringText(zone), atom(raises ? 'TRUE' : 'FALSE')]);
}

/** One strptime for text of the pattern's very shape, the helper for any other: Spark reads some of it, and raises for some. */
function usual(args: readonly SqlPiece[], site: CallSite, other: SqlPiece): SqlPiece {
  const constant = args.length < 2 ? DEFAULT_PATTERN : constantText(site.exprs[1]);
  // quoted text stands in any case, and a fraction takes digits from what is before it
  const plain = constant !== undefined && !/'|[A-RT-Za-z]S/.test(constant) && !site.ctx.conf.ansi;
  const how = plain ? parsing(constant) : undefined;
  if (how === undefined || 'why' in how) return other;
  return once(args[0] as SqlPiece, site.exprs[0], (text) => {
    const value = how.century ? infixPiece(atom("'20'"), '||', text, STRENGTH.concat) : text;
    const read = fn('TRY_STRPTIME', value, how.format);
    return `CASE WHEN ${fn('REGEXP_FULL_MATCH', text, how.shape).text} THEN ${read.text} ELSE ${other.text} END`;
  });
}

/** The instant that text names by a pattern, which may be of a row's own. */
export function readInstant(args: readonly SqlPiece[], site: CallSite, lenient: boolean): SqlPiece {
  const zone = sessionZone(site.ctx);
  const read = fn('MAKE_TIMESTAMPTZ', byHelper(args, site, zone, lenient));
  return zone === 'UTC' && !hasZone(site) ? castAs(usual(args, site, castAs(read, 'TIMESTAMP')), 'TIMESTAMPTZ') : read;
}
const hasZone = (site: CallSite): boolean => /[XxZOVz]/.test(constantText(site.exprs[1]) ?? '');

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
  const from = site.types[0] ?? types.string;
  if (args.length < 2 || from.kind !== 'string') {
    const to = target === 'DATE' ? types.date : target === 'TIMESTAMP' ? types.timestampNtz : types.timestamp;
    if (lenient && site.ctx.conf.ansi) return site.ctx.refuse(site.call, 'in ANSI mode it needs a pattern');
    const word = site.exprs[0];
    // a constant word such as today is more to a cast than its text
    if (word !== undefined && datetimeWord(word) !== undefined)
      return site.ctx.emit({ kind: 'cast', expr: word, type: to, nullable: true, mode: 'legacy' });
    const moved = args.length < 2 ? from : to;
    // with a pattern Spark takes the microseconds of the one for those of the other, whatever the zone (observed)
    if (moved.kind !== 'timestamp_ntz' && from.kind === 'timestamp_ntz') {
      const instant = fn('timezone', stringText('UTC'), value);
      return to.kind === 'date' ? castAs(instant, 'DATE') : instant;
    }
    if (moved.kind === 'timestamp_ntz' && (from.kind === 'timestamp' || from.kind === 'date'))
      return fn('timezone', stringText('UTC'), site.ctx.cast(value, from, types.timestamp));
    return site.ctx.cast(value, from, to);
  }
  if (target === 'TIMESTAMPTZ') return readInstant(args, site, lenient);
  if (target === 'TIMESTAMP') return usual(args, site, fn('MAKE_TIMESTAMP', byHelper(args, site, '', lenient)));
  const day = fn('MAKE_TIMESTAMPTZ', byHelper(args, site, sessionZone(site.ctx), lenient));
  return castAs(hasZone(site) ? day : usual(args, site, castAs(day, 'TIMESTAMP')), 'DATE');
}
