import {
  type CalendarInterval,
  type DataType,
  type DayTimeIntervalType,
  instantToLocal,
  type Literal,
  type YearMonthIntervalType,
} from '@spark-sql-to-snowflake/plan-ir';

const pad = (n: number | bigint, width: number): string => n.toString().padStart(width, '0');

/** A double as Java prints it: `1.0`, `1.0E10`, `1.0E-4`. */
export function javaDouble(value: number, single = false): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const shortest = single ? shortestFloat(value) : value.toExponential();
  const [mantissa = '0', exponentText = '0'] = shortest.split('e');
  const exponent = Number(exponentText);
  if (exponent >= -3 && exponent < 7) {
    const sign = mantissa.startsWith('-') ? '-' : '';
    const digits = mantissa.replace('-', '').replace('.', '');
    if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
    const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
    return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
  }
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${exponent}`;
}

/** The fewest digits that give the same 32-bit float. */
function shortestFloat(value: number): string {
  for (let digits = 0; digits < 9; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === Math.fround(value)) return text;
  }
  return value.toExponential();
}

function decimalText(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString();
  if (scale === 0) return sign + digits;
  const adjusted = digits.length - 1 - scale;
  if (adjusted < -6) {
    const fraction = digits.slice(1);
    return `${sign}${digits[0]}${fraction ? `.${fraction}` : ''}E${adjusted}`;
  }
  const padded = digits.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** Days since 1970-01-01 as year, month and day of the proleptic Gregorian calendar. */
function civil(days: number): readonly [year: number, month: number, day: number] {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1];
}

export function dateText(days: number): string {
  const [year, month, day] = civil(days);
  const size = pad(Math.abs(year), 4);
  return `${year < 0 ? '-' : year > 9999 ? '+' : ''}${size}-${pad(month, 2)}-${pad(day, 2)}`;
}

const fraction = (micros: bigint): string => (micros === 0n ? '' : `.${pad(micros, 6).replace(/0+$/, '')}`);

function localText(micros: bigint): string {
  const day = 86_400_000_000n;
  const rest = ((micros % day) + day) % day;
  const seconds = rest / 1_000_000n;
  const time = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map((n) => pad(n, 2)).join(':');
  return `${dateText(Number((micros - rest) / day))} ${time}${fraction(rest % 1_000_000n)}`;
}

function yearMonthText(months: number, type: YearMonthIntervalType): string {
  const sign = months < 0 ? '-' : '';
  const size = Math.abs(months);
  if (type.start !== type.end) return `INTERVAL '${sign}${Math.floor(size / 12)}-${size % 12}' YEAR TO MONTH`;
  return `INTERVAL '${sign}${type.start === 'year' ? Math.floor(size / 12) : size}' ${type.start.toUpperCase()}`;
}

function dayTimeText(micros: bigint, type: DayTimeIntervalType): string {
  const sign = micros < 0n ? '-' : '';
  const size = micros < 0n ? -micros : micros;
  const seconds = size / 1_000_000n;
  const units = { day: 86_400n, hour: 3_600n, minute: 60n, second: 1n };
  const order = ['day', 'hour', 'minute', 'second'] as const;
  let text = '';
  let rest = seconds;
  for (const unit of order.slice(order.indexOf(type.start), order.indexOf(type.end) + 1)) {
    const count = rest / units[unit];
    rest %= units[unit];
    if (unit === type.start) text += unit === 'day' ? count.toString() : pad(count, 2);
    else text += `${unit === 'hour' ? ' ' : ':'}${pad(count, 2)}`;
    if (unit === 'second') text += fraction(size % 1_000_000n);
  }
  const field = type.start === type.end ? type.start : `${type.start} TO ${type.end}`;
  return `INTERVAL '${sign}${text}' ${field.toUpperCase()}`;
}

function calendarText(value: CalendarInterval): string {
  const parts: string[] = [];
  const years = Math.trunc(value.months / 12);
  if (years !== 0) parts.push(`${years} years`);
  if (value.months % 12 !== 0) parts.push(`${value.months % 12} months`);
  if (value.days !== 0) parts.push(`${value.days} days`);
  const micros = value.microseconds;
  const hours = micros / 3_600_000_000n;
  const minutes = (micros / 60_000_000n) % 60n;
  const rest = micros % 60_000_000n;
  if (hours !== 0n) parts.push(`${hours} hours`);
  if (minutes !== 0n) parts.push(`${minutes} minutes`);
  if (rest !== 0n) {
    const size = rest < 0n ? -rest : rest;
    parts.push(`${rest < 0n ? '-' : ''}${size / 1_000_000n}${fraction(size % 1_000_000n)} seconds`);
  }
  return `INTERVAL '${parts.length > 0 ? parts.join(' ') : '0 seconds'}'`;
}

/** A constant as Spark prints it in a column name: strings bare, numbers without suffix. */
export function literalText(literal: Literal, zone: string): string {
  const { value } = literal;
  if (value === null) return 'NULL';
  const type: DataType = literal.type;
  switch (type.kind) {
    case 'decimal':
      return decimalText(value as bigint, type.scale);
    case 'float':
    case 'double':
      return javaDouble(value as number, type.kind === 'float');
    case 'date':
      return `DATE '${dateText(value as number)}'`;
    case 'timestamp':
      return `TIMESTAMP '${localText(instantToLocal(zone, value as bigint))}'`;
    case 'timestamp_ntz':
      return `TIMESTAMP_NTZ '${localText(value as bigint)}'`;
    case 'binary':
      return `X'${[...(value as Uint8Array)].map((b) => b.toString(16).padStart(2, '0').toUpperCase()).join('')}'`;
    case 'year_month_interval':
      return yearMonthText(value as number, type);
    case 'day_time_interval':
      return dayTimeText(value as bigint, type);
    case 'calendar_interval':
      return calendarText(value as CalendarInterval);
    default:
      return String(value);
  }
}
