import {
  assertNever,
  type CalendarInterval,
  type DataType,
  type DayTimeIntervalType,
  dateText,
  decimalText,
  instantToLocal,
  localText,
  type YearMonthIntervalType,
} from '@spark-sql-to-snowflake/plan-ir';
import { doubleToText, floatToText } from '@spark-sql-to-snowflake/spark-functions';
import type { SparkMap, SparkValue } from '../value.js';

/** A value as Spark's `show` prints it: a cast to string, but for NULL and binary. */
export function cellText(value: SparkValue, type: DataType, zone: string): string {
  if (value === null) return 'NULL';
  switch (type.kind) {
    case 'float':
      return floatToText(value as number);
    case 'double':
      return doubleToText(value as number);
    case 'decimal':
      return decimalText(value as bigint, type.scale);
    case 'binary':
      return `[${[...(value as Uint8Array)].map((b) => b.toString(16).toUpperCase().padStart(2, '0')).join(' ')}]`;
    case 'date':
      return dateText(value as number);
    case 'timestamp':
      return localText(instantToLocal(zone, value as bigint));
    case 'timestamp_ntz':
      return localText(value as bigint);
    case 'array':
      return `[${(value as readonly SparkValue[]).map((v) => cellText(v, type.element, zone)).join(', ')}]`;
    case 'map': {
      const { entries } = value as SparkMap;
      const texts = entries.map(([k, v]) => `${cellText(k, type.key, zone)} -> ${cellText(v, type.value, zone)}`);
      return `{${texts.join(', ')}}`;
    }
    case 'struct': {
      const fields = value as readonly SparkValue[];
      return `{${type.fields.map((f, i) => cellText(fields[i] ?? null, f.type, zone)).join(', ')}}`;
    }
    case 'year_month_interval':
      return yearMonthText(value as number, type);
    case 'day_time_interval':
      return dayTimeText(value as bigint, type);
    case 'calendar_interval':
      return calendarText(value as CalendarInterval);
    case 'null':
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'string':
    case 'char':
    case 'varchar':
    case 'unknown':
      return String(value);
    default:
      return assertNever(type, 'cellText');
  }
}

function yearMonthText(months: number, type: YearMonthIntervalType): string {
  const sign = months < 0 ? '-' : '';
  const size = Math.abs(months);
  const { start, end } = type;
  const words = start === end ? start.toUpperCase() : `${start} TO ${end}`.toUpperCase();
  const text =
    end === 'year'
      ? `${Math.floor(size / 12)}`
      : start === 'month'
        ? `${size}`
        : `${Math.floor(size / 12)}-${size % 12}`;
  return `INTERVAL '${sign}${text}' ${words}`;
}

const UNITS = { day: 86_400_000_000n, hour: 3_600_000_000n, minute: 60_000_000n, second: 1_000_000n } as const;
const UNIT_NAMES = ['day', 'hour', 'minute', 'second'] as const;

function dayTimeText(micros: bigint, type: DayTimeIntervalType): string {
  const first = UNIT_NAMES.indexOf(type.start);
  const units = UNIT_NAMES.slice(first, UNIT_NAMES.indexOf(type.end) + 1);
  let rest = micros < 0n ? -micros : micros;
  let text = micros < 0n ? '-' : '';
  units.forEach((unit, i) => {
    const count = String(rest / UNITS[unit]);
    rest %= UNITS[unit];
    text += (i === 0 ? '' : unit === 'hour' ? ' ' : ':') + (unit === 'day' ? count : count.padStart(2, '0'));
    if (unit === 'second' && rest > 0n) text += `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
  });
  const words = type.start === type.end ? type.start : `${type.start} TO ${type.end}`;
  return `INTERVAL '${text}' ${words.toUpperCase()}`;
}

function calendarText({ months, days, microseconds }: CalendarInterval): string {
  const parts: string[] = [];
  const add = (count: number | bigint, unit: string): void => {
    if (count !== 0 && count !== 0n) parts.push(`${count} ${unit}`);
  };
  add(Math.trunc(months / 12), 'years');
  add(months % 12, 'months');
  add(days, 'days');
  add(microseconds / UNITS.hour, 'hours');
  add((microseconds % UNITS.hour) / UNITS.minute, 'minutes');
  const seconds = microseconds % UNITS.minute;
  if (seconds !== 0n) {
    const text = decimalText(seconds, 6).replace(/\.?0+$/, '');
    parts.push(`${text} seconds`);
  }
  return parts.length > 0 ? parts.join(' ') : '0 seconds';
}
