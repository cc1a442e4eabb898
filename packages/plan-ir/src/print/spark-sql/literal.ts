import type { Literal } from '../../expr/literal.js';
import { dateText, localText } from '../../time-zone.js';
import { typeSql } from '../../types/text.js';
import type { DataType, DayTimeIntervalType, YearMonthIntervalType } from '../../types/type.js';
import { decimalText } from '../literal.js';

/** A string literal that Spark's default escapes read back as it is. */
export function stringText(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\0', '\\0')
    .replaceAll('\u001a', '\\Z');
  return `'${escaped}'`;
}

const SUFFIX: Partial<Record<DataType['kind'], string>> = { byte: 'Y', short: 'S', int: '', long: 'L' };

/** A constant as Spark SQL that parses to it, whatever the session's zone is. */
export function literalSql(literal: Literal): string {
  const { value, type } = literal;
  if (value === null) return type.kind === 'null' ? 'NULL' : `CAST(NULL AS ${typeSql(type)})`;
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Uint8Array) return `X'${Array.from(value, (b) => b.toString(16).padStart(2, '0')).join('')}'`;
  switch (type.kind) {
    case 'decimal':
      return `${decimalText(value as bigint, type.scale)}BD`;
    case 'double':
      return `${String(value)}D`;
    case 'float':
      return `${String(value)}F`;
    case 'date':
      return `DATE '${dateText(value as number)}'`;
    case 'timestamp':
      return `TIMESTAMP_LTZ '${localText(value as bigint)}Z'`;
    case 'timestamp_ntz':
      return `TIMESTAMP_NTZ '${localText(value as bigint)}'`;
    case 'year_month_interval':
      return yearMonthSql(value as number, type);
    case 'day_time_interval':
      return dayTimeSql(value as bigint, type);
    case 'calendar_interval': {
      const { months, days, microseconds } = value as Exclude<typeof value, number | bigint>;
      return `INTERVAL '${months}' MONTH '${days}' DAY '${microseconds}' MICROSECOND`;
    }
    default:
      return `${String(value)}${SUFFIX[type.kind] ?? ''}`;
  }
}

const fields = (type: YearMonthIntervalType | DayTimeIntervalType): string =>
  (type.start === type.end ? type.start : `${type.start} TO ${type.end}`).toUpperCase();

function yearMonthSql(months: number, type: YearMonthIntervalType): string {
  const size = Math.abs(months);
  const years = Math.floor(size / 12);
  const text = type.end === 'year' ? `${years}` : type.start === 'month' ? `${size}` : `${years}-${size % 12}`;
  return `INTERVAL '${months < 0 ? '-' : ''}${text}' ${fields(type)}`;
}

const UNITS = [
  ['day', 86_400_000_000n],
  ['hour', 3_600_000_000n],
  ['minute', 60_000_000n],
  ['second', 1_000_000n],
] as const;

/** The first field holds all that is larger than it; the others stay below one of the field before. */
function dayTimeSql(micros: bigint, type: DayTimeIntervalType): string {
  const at = (unit: string): number => UNITS.findIndex(([name]) => name === unit);
  let rest = micros < 0n ? -micros : micros;
  let text = micros < 0n ? '-' : '';
  UNITS.slice(at(type.start), at(type.end) + 1).forEach(([unit, size], i) => {
    const count = String(rest / size);
    rest %= size;
    text += i === 0 ? count : (unit === 'hour' ? ' ' : ':') + count.padStart(2, '0');
    if (unit === 'second') text += `.${String(rest).padStart(6, '0')}`;
  });
  return `INTERVAL '${text}' ${fields(type)}`;
}
