import type { Literal } from '../expr/literal.js';
import { dateText, localText } from '../time-zone.js';

/** An unscaled decimal as digits: 150n at scale 2 is `1.50`. */
export function decimalText(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const numberText = (n: number): string => (Object.is(n, -0) ? '-0' : String(n));

/** A constant as explain shows it: strings in quotes, the rest as Spark prints its values. For people, not for a database. */
export function literalText({ value, type }: Literal): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
    case 'boolean':
      return String(value);
    case 'number':
      if (type.kind === 'date') return dateText(value);
      if (type.kind === 'year_month_interval') return `INTERVAL ${value} months`;
      return numberText(value);
    case 'bigint':
      if (type.kind === 'decimal') return decimalText(value, type.scale);
      if (type.kind === 'timestamp') return `${localText(value)}Z`;
      if (type.kind === 'timestamp_ntz') return localText(value);
      if (type.kind === 'day_time_interval') return `INTERVAL ${value} microseconds`;
      return String(value);
    default:
      if (value instanceof Uint8Array) {
        return `X'${Array.from(value, (b) => b.toString(16).toUpperCase().padStart(2, '0')).join('')}'`;
      }
      return `INTERVAL ${value.months} months ${value.days} days ${value.microseconds} microseconds`;
  }
}
