import {
  type CastMode,
  type DayTimeIntervalType,
  type DecimalType,
  isIntegral,
  isStringType,
  types,
  typeText,
  type YearMonthIntervalType,
} from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { bound, type Conversion, checked, failing, refuseCast } from './conversion.js';

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

/** An interval of mixed units: the parts that there are, each with its unit. */
export function calendarText(value: SqlPiece): SqlPiece {
  const part = (count: string, unit: string): string => `CASE WHEN ${count} <> 0 THEN ${count} || ' ${unit}' END`;
  const seconds = "date_part('microseconds', i)";
  const digits = `rtrim(rtrim(CAST(${seconds} * 0.000001 AS VARCHAR), '0'), '.')`;
  const parts = [
    ...['year', 'month', 'day', 'hour', 'minute'].map((unit) => part(`date_part('${unit}', i)`, `${unit}s`)),
    `CASE WHEN ${seconds} <> 0 THEN ${digits} || ' seconds' END`,
  ];
  const text = `coalesce(nullif(concat_ws(' ', ${parts.join(', ')}), ''), '0 seconds')`;
  return atom(`list_transform([${value.text}], lambda i: CASE WHEN i IS NOT NULL THEN ${text} END)[1]`);
}

/** What leaves the range of the other raises without ANSI mode as well. */
const fitting = (c: Conversion): CastMode => (c.mode === 'try' ? 'try' : 'ansi');

/** The number of an interval's last fields. */
export function intervalCount(c: Conversion, from: Interval): SqlPiece {
  return checked(`${countOf(c.value, from)} // ${unitOf(from)}`, c.to, fitting(c));
}

/** The same as a decimal; seconds with their fraction. */
export function intervalDecimal(c: Conversion<DecimalType>, from: Interval): SqlPiece {
  if (from.end !== 'second') return intervalCount(c, from);
  // Spark takes 18 digits of microseconds on the way
  const micros = failing(countOf(c.value, from), types.decimal(18, 0), fitting(c)).text;
  return failing(`${micros} * 0.000001`, c.to, fitting(c));
}

/** From an interval of other fields, where those behind the last are cut off; from a number of the last field's; from text. */
export function toInterval(c: Conversion, to: Interval): SqlPiece {
  const { from, value } = c;
  const unit = unitOf(to);
  const micros = to.kind === 'day_time_interval';
  const made = (count: string): SqlPiece => atom(`${micros ? 'to_microseconds' : 'to_months'}(${count})`);
  const whole = (count: string): SqlPiece => made(failing(count, micros ? types.long : types.int, fitting(c)).text);
  if (from.kind === to.kind) {
    const source = from as Interval;
    if (unitOf(source) >= unit) return value;
    return made(
      `${micros ? '' : 'CAST('}${countOf(value, source)} // ${unit} * ${unit}${micros ? '' : ' AS INTEGER)'}`,
    );
  }
  if (isStringType(from)) {
    const args = [value, stringText(fieldsOf(to)), atom(c.mode === 'try' ? 'FALSE' : 'TRUE')];
    return made(callHelper(c.ctx, micros ? 'text_to_day_time' : 'text_to_year_month', args).text);
  }
  if (isIntegral(from)) {
    // a product that a BIGINT holds whatever the number is, or one of decimals
    const narrow = from.kind !== 'long' && unit < 4_294_967_296n;
    const count = `CAST(${value.text} AS ${narrow ? 'BIGINT' : 'DECIMAL(19, 0)'}) * ${unit}`;
    return narrow && micros ? made(count) : whole(count);
  }
  if (from.kind === 'decimal') return whole(decimalCount(c, from, unit, micros ? 63n : 31n));
  return refuseCast(c, 'has no form here');
}

/** A decimal's product with the unit, rounded half up: where 38 digits may not hold it, what is too large is told first. */
function decimalCount(c: Conversion, from: DecimalType, unit: bigint, bits: bigint): string {
  const most = 2n ** bits / unit + 1n;
  const room = 38 - String(unit).length;
  if (from.precision <= room) return `round(${at(c.value, STRENGTH.multiply)} * ${unit})`;
  const whole = Math.min(String(most).length, from.precision - from.scale);
  if (whole + from.scale > room) return refuseCast(c, `needs more digits than the ${room} that are left of a DECIMAL`);
  const narrow = (v: string): string => `round(CAST(${v} AS DECIMAL(${room}, ${from.scale})) * ${unit})`;
  const [source, target] = [from, c.to].map((t) => typeText(t).toUpperCase());
  const far = `error('[CAST_OVERFLOW] A value of the type "${source}" cannot be cast to "${target}" due to an overflow.')`;
  const other = c.mode === 'try' ? 'NULL' : far;
  return bound(c, (v) => `CASE WHEN abs(${v}) > ${most} THEN ${other} ELSE ${narrow(v)} END`).text;
}
