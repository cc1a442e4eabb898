import {
  type DataType,
  type DayTimeIntervalType,
  type DecimalType,
  isIntegral,
  isStringType,
  types,
  type YearMonthIntervalType,
} from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  type IntegerRange,
  piece,
  rangeOfType,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { type Conversion, castAs, LONG, refuseCast, repeatable, unreadable } from './conversion.js';

/** Intervals are carried as the number of their months or microseconds. */
export type Interval = YearMonthIntervalType | DayTimeIntervalType;

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

/** What leaves the range of the other raises without ANSI mode as well. */
export const strict = <To extends DataType>(c: Conversion<To>): Conversion<To> =>
  c.mode === 'legacy' ? { ...c, mode: 'ansi' } : c;

/** The number of an interval's last fields, and the greatest there is. */
export function intervalCount(c: Conversion, from: Interval): readonly [count: SqlPiece, most: bigint] {
  const unit = unitOf(from);
  const most = (from.kind === 'day_time_interval' ? 2n ** 63n : 2n ** 31n) / unit;
  if (unit === 1n) return [c.value, most];
  return [piece(`${at(multiple(c, unit), STRENGTH.multiply)} / ${unit}`, STRENGTH.multiply), most];
}

/** The same as a decimal, still to be cast; seconds with their fraction, in the 18 digits that Spark has for them. */
export function intervalDecimal(c: Conversion<DecimalType>, from: Interval): Conversion<DecimalType> {
  const given = (value: SqlPiece, type: DataType): Conversion<DecimalType> =>
    strict({ ...c, value, from: type, cast: { ...c.cast, expr: { ...c.cast.expr, type } } });
  if (from.end !== 'second') return given(intervalCount(c, from)[0], types.long);
  if (c.mode === 'try' && !repeatable(c)) return refuseCast(c, LONG);
  const held = castAs(c.value, types.decimal(18, 0));
  const digits = c.mode === 'try' ? atom(`IFF(ABS(${c.value.text}) < 1${'0'.repeat(18)}, ${held.text}, NULL)`) : held;
  return given(piece(`${at(digits, STRENGTH.multiply)} * 0.000001`, STRENGTH.multiply), types.decimal(18, 6));
}

/** From an interval of other fields, where those behind the last are cut off; from a number of the last field's; from text. */
export function toInterval(c: Conversion, to: Interval): SqlPiece {
  const { from, value } = c;
  const unit = unitOf(to);
  const micros = to.kind === 'day_time_interval';
  if (from.kind === to.kind) {
    const finer = unitOf(from as Interval) < unit;
    return finer ? multiple(c, unit) : value;
  }
  if (isStringType(from)) {
    if (c.plain) return refuseCast(c, 'needs a helper');
    const args = [value, atom(`'${fieldsOf(to)}'`), atom(c.mode === 'try' ? 'FALSE' : 'TRUE')];
    return callHelper(c.ctx, micros ? 'text_to_day_time' : 'text_to_year_month', args);
  }
  if (!isIntegral(from) && from.kind !== 'decimal') return refuseCast(c, 'has no form here');
  const product = unit === 1n ? value : piece(`${at(value, STRENGTH.multiply)} * ${unit}`, STRENGTH.multiply);
  const range = rangeOfType(micros ? types.long : types.int) as IntegerRange;
  const most = mostOf(from);
  if (isIntegral(from) && most * unit <= range.most + 1n) return product;
  const whole = from.kind === 'decimal' ? atom(`ROUND(${product.text})`) : product;
  if (!repeatable({ ...c, value: whole })) return refuseCast(c, LONG);
  const otherwise = c.mode === 'try' ? 'NULL' : `TO_NUMBER(${unreadable('CAST_OVERFLOW', value, c)})`;
  return atom(`IFF(${whole.text} BETWEEN ${range.least} AND ${range.most}, ${whole.text}, ${otherwise})`);
}

/** The size of the greatest number of an integral type. */
const mostOf = (type: DataType): bigint => -(rangeOfType(type)?.least ?? 0n);
