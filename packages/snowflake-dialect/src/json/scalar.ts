import { type DataType, hasPlainText, types, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { javaZone, type WriteFormats } from '@spark-sql-to-snowflake/spark-functions';
import { at, atom, type CallSite, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { formatTime } from '../datetime/format.js';
import { castAs, fn, text as literal } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';

/**
 * The text of a value that has nothing inside, as JSON and CSV have it. `inLambda`: no helper can be called there
 * (docs.snowflake.com/en/sql-reference/functions/transform).
 */
export function scalarText(
  value: SqlPiece,
  type: DataType,
  formats: WriteFormats,
  site: CallSite,
  inLambda = false,
): SqlPiece {
  const helped = (name: string, v: SqlPiece): SqlPiece =>
    inLambda
      ? site.ctx.refuse(
          site.call,
          `the text of ${typeText(type)} values inside arrays and maps needs a helper, which no lambda can call there`,
        )
      : callHelper(site.ctx, name, [v]);
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
      return hasPlainText(type) ? castAs(value, 'VARCHAR') : helped('decimal_to_string', value);
    case 'float':
    case 'double':
      return helped(`${type.kind}_to_string`, value);
    case 'date':
      return formatted(value, formats.date ?? 'yyyy-MM-dd', site);
    case 'timestamp':
      return inZone(value, formats, site);
    case 'timestamp_ntz':
      return formatted(value, formats.ntz ?? LOCAL, site);
    case 'year_month_interval':
    case 'day_time_interval':
      return site.ctx.cast(value, type, types.string);
    default:
      return site.ctx.refuse(site.call, `values of type ${typeText(type)} are not written as text`);
  }
}

const LOCAL = "yyyy-MM-dd'T'HH:mm:ss.SSS";
const ISO = `${LOCAL}XXX`;

function formatted(time: SqlPiece, pattern: string, site: CallSite, zone = site.ctx.conf.timeZone): SqlPiece {
  const text = formatTime(time, pattern.replaceAll('[.SSS]', '.SSS'), zone);
  return text ?? site.ctx.refuse(site.call, `a field of the pattern ${pattern} has no like in Snowflake’s formats`);
}

/** A timestamp as the clocks of the option's zone show it, or those of the session's. */
function inZone(value: SqlPiece, formats: WriteFormats, site: CallSite): SqlPiece {
  const pattern = formats.timestamp ?? ISO;
  if (formats.zone === undefined || formats.zone === site.ctx.conf.timeZone) return zoned(value, pattern, site);
  const zone = javaZone(formats.zone);
  if (zone === undefined || /^[+-]/.test(zone))
    return site.ctx.refuse(site.call, `the time zone ${formats.zone} has no name there`);
  return zoned(fn('CONVERT_TIMEZONE', literal(zone), value), pattern, site, zone);
}

/** A timestamp by a pattern that may end in the zone's offset. */
function zoned(value: SqlPiece, pattern: string, site: CallSite, zone?: string): SqlPiece {
  const plain = pattern.replace(/(?:\[XXX\]|XXX)$/, '');
  const text = formatted(value, plain, site, zone);
  if (plain === pattern) return text;
  const offset = `REPLACE(TO_VARCHAR(${value.text}, 'TZH:TZM'), '+00:00', 'Z')`;
  return atom(`(${at(text, STRENGTH.concat)} || ${offset})`);
}
