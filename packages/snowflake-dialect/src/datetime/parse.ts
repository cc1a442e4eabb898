import { type Cast, type DataType, type Expr, types } from '@spark-sql-to-snowflake/plan-ir';
import { unreadPattern } from '@spark-sql-to-snowflake/spark-functions';
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
import { hasZone, micros } from './clock.js';
import { parsing } from './format.js';

/** Spark's default pattern of `unix_timestamp` and `from_unixtime`. */
export const DEFAULT_PATTERN = 'yyyy-MM-dd HH:mm:ss';
export const LTZ = 'TIMESTAMP_LTZ(6)';
export const NTZ = 'TIMESTAMP_NTZ(6)';
export type Target = 'DATE' | typeof LTZ | typeof NTZ;

/** A text, the pattern that it is read by, and whether text that does not fit is an error. */
interface Reading {
  readonly value: SqlPiece;
  readonly pattern: SqlPiece;
  /** The pattern where all rows have the same. */
  readonly constant: string | undefined;
  readonly raises: boolean;
}

/** By the helper, which reads any pattern of Java's and raises what Spark raises. */
function readByHelper({ value, pattern, constant, raises }: Reading, site: CallSite, target: Target): SqlPiece {
  const unread = constant === undefined ? undefined : unreadPattern(constant);
  if (unread !== undefined) return site.ctx.refuse(site.call, unread);
  const ansi = atom(raises ? 'TRUE' : 'FALSE');
  // what names a zone is an instant; the session's zone, which is the database's to know, is that of the rest
  if (target !== NTZ && hasZone(constant)) {
    const instant = castAs(callHelper(site.ctx, 'read_timestamp_text', [value, pattern, ansi]), LTZ);
    return target === 'DATE' ? castAs(instant, target) : instant;
  }
  const clock = fn('TO_TIMESTAMP_NTZ', callHelper(site.ctx, 'read_timestamp', [value, pattern, text(''), ansi]), 6);
  return castAs(clock, target);
}

const OLD_PARSER =
  'text of another shape is NULL, where Spark raises INCONSISTENT_BEHAVIOR_CROSS_VERSION if Spark 2 would have read it (2024-2-9 by yyyy-MM-dd)';

/** In SQL where Snowflake's formats say what the pattern says; NULL for text of another shape. */
function readText(reading: Reading, site: CallSite, target: Target): SqlPiece {
  const { value, constant, raises } = reading;
  const how = constant === undefined || raises ? undefined : parsing(constant);
  if (how === undefined) return readByHelper(reading, site, target);
  const given = constantText(site.exprs[0]);
  if (given === undefined || !how.fits(given)) site.ctx.approximate(site.call, OLD_PARSER);
  const whole = how.century ? infixPiece(text('20'), '||', value, STRENGTH.concat) : value;
  const filled = how.width === undefined ? whole : fn('RPAD', whole, how.width, text('0'));
  const direct = target === 'DATE' && !how.time;
  const read = fn(direct ? 'TRY_TO_DATE' : 'TRY_TO_TIMESTAMP_NTZ', filled, how.format);
  const typed = direct || target === NTZ ? read : castAs(read, target);
  return fn('IFF', fn('REGEXP_LIKE', value, how.shape), typed, atom('NULL'));
}

/** The pattern argument of a call, or Spark's default one. */
export function patternOf(args: readonly SqlPiece[], site: CallSite): Pick<Reading, 'pattern' | 'constant'> {
  const given = args[1];
  return given
    ? { pattern: given, constant: constantText(site.exprs[1]) }
    : { pattern: text(DEFAULT_PATTERN), constant: DEFAULT_PATTERN };
}

/** A value read from the text of the first argument by the pattern of the second; in ANSI mode other text is an error, unless `lenient`. */
export function parseText(args: readonly SqlPiece[], site: CallSite, target: Target, lenient = false): SqlPiece {
  const raises = site.ctx.conf.ansi && !lenient;
  return readText({ value: args[0] as SqlPiece, ...patternOf(args, site), raises }, site, target);
}

/** A cast of the first argument as the session casts, which may be a constant word or stand in a lambda. */
function castArgument(value: SqlPiece, type: DataType, site: CallSite): SqlPiece {
  const mode = site.ctx.conf.ansi ? 'ansi' : 'legacy';
  const cast: Cast = { kind: 'cast', expr: site.exprs[0] as Expr, type, nullable: true, mode, implicit: true };
  return site.ctx.dialect.cast(value, cast, site.ctx);
}

/** `to_date`, `to_timestamp` and their kin: text by the pattern, or else a cast. What is no text is cast whatever the pattern. */
export function parseTo(args: readonly SqlPiece[], site: CallSite, target: Target, lenient = false): SqlPiece {
  const [value] = args as [SqlPiece];
  const from = site.types[0] ?? types.string;
  if (args.length > 1 && from.kind === 'string') return parseText(args, site, target, lenient);
  if (lenient && site.ctx.conf.ansi) return site.ctx.refuse(site.call, 'in ANSI mode it needs a pattern');
  const to = target === 'DATE' ? types.date : target === NTZ ? types.timestampNtz : types.timestamp;
  // with a pattern Spark takes the microseconds of the one for those of the other, whatever the zone (observed)
  if (args.length > 1 && target !== NTZ && from.kind === 'timestamp_ntz') {
    const instant = fn('TO_TIMESTAMP_LTZ', micros(value), 6);
    return target === 'DATE' ? castAs(instant, target) : instant;
  }
  if (args.length > 1 && target === NTZ && (from.kind === 'timestamp' || from.kind === 'date'))
    return fn('TO_TIMESTAMP_NTZ', micros(castArgument(value, types.timestamp, site)), 6);
  return castArgument(value, to, site);
}
