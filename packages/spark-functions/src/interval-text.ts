import { defineHelper } from './define.js';

/** The fields of an interval type, as `year`, `day to second`. */
type Fields = string;

const ends = (fields: Fields): readonly [start: string, end: string] => {
  const [start = '', end = start] = fields.toLowerCase().split(' to ');
  return [start, end];
};
const literal = (text: string, fields: Fields): string => `INTERVAL '${text}' ${fields.toUpperCase()}`;

/** An interval of months as Spark's cast to string spells it: `INTERVAL '1-2' YEAR TO MONTH`. */
export function yearMonthText(months: number, fields: Fields): string {
  const [start, end] = ends(fields);
  const size = Math.abs(months);
  const years = Math.floor(size / 12);
  const text = end === 'year' ? years : start === 'month' ? size : `${years}-${size % 12}`;
  return literal(`${months < 0 ? '-' : ''}${text}`, fields);
}

const UNITS = { day: 86_400_000_000n, hour: 3_600_000_000n, minute: 60_000_000n, second: 1_000_000n } as const;
const UNIT_NAMES = ['day', 'hour', 'minute', 'second'] as const;

/** An interval of microseconds as Spark's cast to string spells it: `INTERVAL '1 02:03:04.5' DAY TO SECOND`. */
export function dayTimeText(micros: bigint, fields: Fields): string {
  const [start, end] = ends(fields);
  const first = UNIT_NAMES.findIndex((u) => u === start);
  const units = UNIT_NAMES.slice(first, UNIT_NAMES.findIndex((u) => u === end) + 1);
  let rest = micros < 0n ? -micros : micros;
  let text = micros < 0n ? '-' : '';
  for (const [i, unit] of units.entries()) {
    const count = String(rest / UNITS[unit]);
    rest %= UNITS[unit];
    text += (i === 0 ? '' : unit === 'hour' ? ' ' : ':') + (unit === 'day' ? count : count.padStart(2, '0'));
    if (unit === 'second' && rest > 0n) text += `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
  }
  return literal(text, fields);
}

export const yearMonthTextHelper = defineHelper({
  name: 'year_month_to_string',
  params: { months: 'int', fields: 'string' },
  returns: 'string',
  body: ({ months, fields }) => yearMonthText(months, fields),
});

export const dayTimeTextHelper = defineHelper({
  name: 'day_time_to_string',
  params: { micros: 'long', fields: 'string' },
  returns: 'string',
  body: ({ micros, fields }) => dayTimeText(micros, fields),
});
