import { type DataType, literal } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  type DatetimeWord,
  daysFromToday,
  infixPiece,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { isSteady, sessionInstant, sessionZone } from '../datetime/zone.js';
import { lowerBits } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { bound, type Conversion, castAs, failing, refuseCast } from './conversion.js';

/** Whether Spark's casts of text raise: an argument of the helpers. */
const raises = (c: Conversion): SqlPiece => atom(c.mode === 'ansi' ? 'TRUE' : 'FALSE');

/** Text of the usual shape is DuckDB's to read, which it reads as Spark does. What else Spark reads is left to a helper. */
function usual(c: Conversion, shape: string, other: (text: SqlPiece) => SqlPiece): SqlPiece {
  return bound(
    c,
    (v) =>
      `CASE WHEN regexp_full_match(${v}, '${shape}') THEN ${failing(v, c.to, c.mode).text} ELSE ${other(atom(v)).text} END`,
  );
}

const DAY = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const CLOCK = '(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,6})?';

/** To DATE. In a string the day may be followed by a T or blank and anything. */
export function toDate(c: Conversion): SqlPiece {
  const { value, from, to } = c;
  switch (from.kind) {
    case 'timestamp':
    case 'timestamp_ntz':
      return castAs(value.text, to);
    case 'string':
    case 'char':
    case 'varchar':
      return usual(c, DAY, (v) =>
        infixPiece(atom("DATE '1970-01-01'"), '+', callHelper(c.ctx, 'text_to_date', [v, raises(c)]), STRENGTH.add),
      );
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** To TIMESTAMPTZ (an instant) and TIMESTAMP (a clock's reading). */
export function toTimestamp(c: Conversion): SqlPiece {
  const { value, from, to, mode } = c;
  const instant = to.kind === 'timestamp';
  switch (from.kind) {
    case 'date':
      return castAs(value.text, to);
    case 'timestamp':
      return castAs(value.text, to);
    case 'timestamp_ntz':
      return instant ? sessionInstant(value, c.ctx) : value;
    case 'string':
    case 'char':
    case 'varchar':
      return fromText(c);
    case 'boolean':
      if (instant) return atom(`make_timestamptz(CAST(${value.text} AS BIGINT))`);
      break;
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      if (instant && c.far) return farInstant(`CAST(${value.text} AS HUGEINT) * 1000000`);
      if (instant) return atom(`make_timestamptz(CAST(${value.text} AS BIGINT) * 1000000)`);
      break;
    case 'decimal':
      if (instant) {
        const micros = `trunc(${at(value, STRENGTH.multiply)} * 1000000)`;
        // Spark takes the lower 64 bits
        const bits = c.far ? lowerBits(`CAST(${micros} AS HUGEINT)`) : micros;
        return atom(`make_timestamptz(CAST(${bits} AS BIGINT))`);
      }
      break;
    case 'float':
    case 'double':
      if (instant) {
        // a float is multiplied as a double
        const value = from.kind === 'float' ? castAs(c.value.text, { kind: 'double' }) : c.value;
        if (c.far && mode === 'legacy')
          return farInstant(
            bound({ ...c, value }, (v) => `CASE WHEN isfinite(${v}) THEN trunc(${v} * 1000000) END`).text,
          );
        const cast = mode === 'try' ? 'TRY_CAST' : 'CAST';
        const micros = bound({ ...c, value }, (v) => {
          const told = mode === 'ansi' ? ` ELSE ${notFinite(v, c.from)}` : '';
          return `CASE WHEN isfinite(${v}) THEN ${cast}(trunc(${v} * 1000000) AS BIGINT)${told} END`;
        });
        return atom(`make_timestamptz(${micros.text})`);
      }
      break;
    default:
      break;
  }
  return refuseCast(c, 'is not there yet');
}

/** A number of microseconds that Spark takes for the nearest BIGINT. The largest one is DuckDB's infinity, so it is refused. */
function farInstant(micros: string): SqlPiece {
  const none =
    "error('DuckDB has no timestamp for +294247-01-10T04:00:54.775807Z, which is what Spark makes of this number')";
  const least = '-9223372036854775808';
  const near = `CASE WHEN m__ >= 9223372036854775807 THEN ${none} WHEN m__ < ${least} THEN ${least} ELSE CAST(m__ AS BIGINT) END`;
  return atom(`make_timestamptz(list_transform([${micros}], lambda m__: ${near})[1])`);
}

const notFinite = (v: string, from: DataType): string =>
  `error('[CAST_INVALID_INPUT] The value ' || ${v} || ' of the type "${from.kind.toUpperCase()}" cannot be cast to "TIMESTAMP" because it is malformed.')`;

function fromText(c: Conversion): SqlPiece {
  const { to, ctx } = c;
  if (to.kind === 'timestamp_ntz')
    return usual(c, `${DAY} ${CLOCK}`, (v) =>
      atom(`make_timestamp(${callHelper(ctx, 'text_to_timestamp_ntz', [v, raises(c)]).text})`),
    );
  const zone = sessionZone(ctx);
  const read = (v: SqlPiece): SqlPiece =>
    atom(`make_timestamptz(${callHelper(ctx, 'text_to_timestamp', [v, stringText(zone), raises(c)]).text})`);
  // the clocks of other zones show some times twice, and DuckDB takes the later
  return isSteady(zone) ? usual(c, `${DAY} ${CLOCK}`, read) : read(c.value);
}

/** What a word such as `today` means in a constant. */
export function ofWord(word: DatetimeWord, c: Conversion): SqlPiece {
  const { to, ctx } = c;
  if (word === 'epoch') {
    const value = to.kind === 'date' ? 0 : 0n;
    return ctx.dialect.literal(literal(value, to), ctx);
  }
  if (word === 'now' && to.kind !== 'date')
    return atom(to.kind === 'timestamp' ? 'CURRENT_TIMESTAMP' : 'LOCALTIMESTAMP');
  const days = daysFromToday(word);
  const today = atom('CURRENT_DATE');
  const day = days === 0 ? today : infixPiece(today, days < 0 ? '-' : '+', atom('1'), STRENGTH.add);
  return to.kind === 'date' ? day : castAs(day.text, to);
}
