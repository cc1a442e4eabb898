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
import { dayTimeText, doubleToText, floatToText, yearMonthText } from '@spark-sql-to-snowflake/spark-functions';
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
      return yearMonthText(value as number, fieldsOf(type));
    case 'day_time_interval':
      return dayTimeText(value as bigint, fieldsOf(type));
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

const fieldsOf = ({ start, end }: YearMonthIntervalType | DayTimeIntervalType): string =>
  start === end ? start : `${start} to ${end}`;

const UNITS = { hour: 3_600_000_000n, minute: 60_000_000n } as const;

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
