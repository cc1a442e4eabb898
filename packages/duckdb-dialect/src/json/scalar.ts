import { type DataType, hasPlainText, types, typeText } from '@spark-sql-to-snowflake/plan-ir';
import type { WriteFormats } from '@spark-sql-to-snowflake/spark-functions';
import { atom, type CallSite, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { hasPlainYear, signedYear } from '../datetime/far-year.js';
import { formatTime } from '../datetime/format.js';
import { sessionZone } from '../datetime/zone.js';
import { caseWhen, castAs, fn } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';

/** The text of a value that has nothing inside, as JSON and CSV have it. */
export function scalarText(value: SqlPiece, type: DataType, formats: WriteFormats, site: CallSite): SqlPiece {
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar':
      return value;
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return castAs(value, 'VARCHAR');
    case 'decimal':
      if (!hasPlainText(type)) return callHelper(site.ctx, 'decimal_to_string', [castAs(value, 'VARCHAR')]);
      return site.ctx.cast(value, type, types.string);
    case 'float':
    case 'double':
      return callHelper(site.ctx, `${type.kind}_to_string`, [value]);
    case 'date':
      return formats.date === undefined
        ? atom(signedYear(value.text, site.ctx))
        : formatted(castAs(value, 'TIMESTAMP'), formats.date, undefined, site);
    case 'timestamp':
      return formatted(value, formats.timestamp ?? `${LOCAL}XXX`, formats.zone ?? sessionZone(site.ctx), site);
    case 'timestamp_ntz':
      return formatted(value, formats.ntz ?? LOCAL, undefined, site);
    case 'year_month_interval':
    case 'day_time_interval':
      return site.ctx.cast(value, type, types.string);
    default:
      return site.ctx.refuse(site.call, `values of type ${typeText(type)} are not written as text`);
  }
}

const LOCAL = "yyyy-MM-dd'T'HH:mm:ss.SSS";
/** The pattern without what is optional in it: all of it is there when a time is written. */
const whole = (pattern: string): string => pattern.replaceAll('[.SSS]', '.SSS').replaceAll('[XXX]', 'XXX');

/** A time by a pattern, as the clock of the zone shows it; without a zone it is such a reading itself. */
function formatted(time: SqlPiece, pattern: string, zone: string | undefined, site: CallSite): SqlPiece {
  const native = zone === undefined ? formatTime(time, whole(pattern)) : undefined;
  const parts = [fn('EPOCH_US', time), stringText(whole(pattern)), stringText(zone ?? 'UTC')];
  const exact = callHelper(site.ctx, 'format_timestamp', parts);
  return native ? caseWhen([[hasPlainYear(time.text), native]], exact) : exact;
}
