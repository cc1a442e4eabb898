import { type DayTimeIntervalType, isIntegral, type YearMonthIntervalType } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { type Conversion, castAs, LONG, refuseCast, repeatable } from './conversion.js';

/** Intervals are carried as the number of their months or microseconds. */
type Interval = YearMonthIntervalType | DayTimeIntervalType;

const MICROS = { day: 86_400_000_000n, hour: 3_600_000_000n, minute: 60_000_000n, second: 1_000_000n } as const;
/** How many months or microseconds the last field of an interval type counts. */
const unitOf = (type: Interval): bigint =>
  type.kind === 'day_time_interval' ? MICROS[type.end] : type.end === 'year' ? 12n : 1n;
const fieldsOf = ({ start, end }: Interval): string => (start === end ? start : `${start} to ${end}`);

/** In Spark's spelling: `INTERVAL '1-2' YEAR TO MONTH`. */
export function intervalText(value: SqlPiece, type: Interval, c: Conversion): SqlPiece {
  const daytime = type.kind === 'day_time_interval';
  return callHelper(c.ctx, `${daytime ? 'day_time' : 'year_month'}_to_string`, [value, atom(`'${fieldsOf(type)}'`)]);
}

/** A multiple of the unit, cut toward zero. A quotient would be rounded at its sixth digit, so the rest is taken away instead. */
function multiple(c: Conversion, unit: bigint): SqlPiece {
  if (unit === 1n) return c.value;
  if (!repeatable(c)) return refuseCast(c, LONG);
  return piece(`${at(c.value, STRENGTH.add)} - MOD(${c.value.text}, ${unit})`, STRENGTH.add);
}

/** The number of an interval's last fields. */
export function intervalCount(c: Conversion, from: Interval): SqlPiece {
  const unit = unitOf(from);
  if (unit === 1n) return castAs(c.value, c.to);
  return castAs(piece(`${at(multiple(c, unit), STRENGTH.multiply)} / ${unit}`, STRENGTH.multiply), c.to);
}

/** From an interval of other fields, where those behind the last are cut off; from a number of the last field's. */
export function toInterval(c: Conversion, to: Interval): SqlPiece {
  const { from, value } = c;
  const unit = unitOf(to);
  if (from.kind === to.kind) {
    const finer = unitOf(from as Interval) < unit;
    return finer ? multiple(c, unit) : value;
  }
  if (!isIntegral(from)) return refuseCast(c, 'is not there yet');
  return unit === 1n ? value : piece(`${at(value, STRENGTH.multiply)} * ${unit}`, STRENGTH.multiply);
}
