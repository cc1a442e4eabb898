import { type DayTimeIntervalType, isIntegral, type YearMonthIntervalType } from '@spark-sql-to-snowflake/plan-ir';
import { atom, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { type Conversion, castAs, refuseCast } from './conversion.js';

type Interval = YearMonthIntervalType | DayTimeIntervalType;

const MICROS = { day: 86_400_000_000n, hour: 3_600_000_000n, minute: 60_000_000n, second: 1_000_000n } as const;
/** How many months or microseconds the last field of an interval type counts. */
const unitOf = (type: Interval): bigint =>
  type.kind === 'day_time_interval' ? MICROS[type.end] : type.end === 'year' ? 12n : 1n;
const fieldsOf = ({ start, end }: Interval): string => (start === end ? start : `${start} to ${end}`);

/** An interval as the number that it is to Spark: of months, or of microseconds. */
function countOf(value: SqlPiece, type: Interval): string {
  if (type.kind === 'day_time_interval') return `epoch_us(${value.text})`;
  return `list_transform([${value.text}], lambda i: date_part('year', i) * 12 + date_part('month', i))[1]`;
}

/** In Spark's spelling: `INTERVAL '1-2' YEAR TO MONTH`. */
export function intervalText(value: SqlPiece, type: Interval, c: Conversion): SqlPiece {
  const [name, sql] = type.kind === 'day_time_interval' ? ['day_time', 'BIGINT'] : ['year_month', 'INTEGER'];
  const count = `CAST(${countOf(value, type)} AS ${sql})`;
  return atom(`${c.ctx.helper(`${name}_to_string`)}(${count}, ${stringText(fieldsOf(type)).text})`);
}

/** The number of an interval's last fields. */
export function intervalCount(c: Conversion, from: Interval): SqlPiece {
  return castAs(`${countOf(c.value, from)} // ${unitOf(from)}`, c.to);
}

/** From an interval of other fields, where those behind the last are cut off; from a number of the last field's. */
export function toInterval(c: Conversion, to: Interval): SqlPiece {
  const { from, value } = c;
  const unit = unitOf(to);
  const made = (count: string): SqlPiece =>
    atom(to.kind === 'day_time_interval' ? `to_microseconds(${count})` : `to_months(CAST(${count} AS INTEGER))`);
  if (from.kind === to.kind) {
    const source = from as Interval;
    if (unitOf(source) >= unit) return value;
    return made(`${countOf(value, source)} // ${unit} * ${unit}`);
  }
  if (isIntegral(from)) return made(`CAST(${value.text} AS BIGINT) * ${unit}`);
  return refuseCast(c, 'is not there yet');
}
