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

/** Microseconds of each unit. */
const UNITS = [86_400_000_000, 3_600_000_000, 60_000_000, 1_000_000] as const;
const UNIT_NAMES: readonly string[] = ['day', 'hour', 'minute', 'second'];

/** An interval of microseconds as Spark's cast to string spells it: `INTERVAL '1 02:03:04.5' DAY TO SECOND`. */
export function dayTimeText(micros: bigint, fields: Fields): string {
  const [start, end] = ends(fields);
  const from = UNIT_NAMES.indexOf(start);
  const to = UNIT_NAMES.indexOf(end);
  const size = micros < 0n ? -micros : micros;
  // the first unit takes what the others leave; the rest is small
  const whole = size / BigInt(UNITS[from] as number);
  let rest = Number(size % BigInt(UNITS[from] as number));
  let text = micros < 0n ? '-' : '';
  for (let i = from; i <= to; i++) {
    const unit = UNITS[i] as number;
    const count = i === from ? String(whole) : String(Math.floor(rest / unit));
    if (i > from) rest %= unit;
    text += (i === from ? '' : i === 1 ? ' ' : ':') + (i === 0 ? count : count.padStart(2, '0'));
  }
  if (end === 'second' && rest > 0) text += `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
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
