import { defineHelper, type Helper } from '../define.js';
import { instantToLocal, localToInstant } from './zone.js';

const DAY = 86_400_000_000n;

/** Year and month as one count, day of the month, microseconds of the day; of a local time in microseconds since 1970. */
function fields(local: bigint): { month: number; day: number; time: bigint; last: boolean } {
  const days = local >= 0n ? local / DAY : -((-local + DAY - 1n) / DAY);
  const date = new Date(Number(days) * 86_400_000);
  const next = new Date((Number(days) + 1) * 86_400_000);
  return {
    month: date.getUTCFullYear() * 12 + date.getUTCMonth(),
    day: date.getUTCDate(),
    time: local - days * DAY,
    last: next.getUTCDate() === 1,
  };
}

/** Whole months between, truncated toward zero. java.time first takes a day off the way to a time of day that is not reached. */
function monthsDifference(start: bigint, end: bigint): bigint {
  const a = fields(start);
  const clock = fields(end).time - a.time;
  const b = fields(end > start && clock < 0n ? end - DAY : end < start && clock > 0n ? end + DAY : end);
  const packed = (b.month - a.month) * 32 + b.day - a.day;
  return BigInt(Math.trunc(packed / 32));
}

type Fields = ReturnType<typeof fields>;
/** Whole where the days are the same or both the last of their month; otherwise with 31 days a month, in seconds. */
function monthsBetween(a: Fields, b: Fields, round: boolean): number {
  const months = a.month - b.month;
  if (a.day === b.day || (a.last && b.last)) return months;
  const seconds = (a.day - b.day) * 86_400 + Number(a.time / 1_000_000n) - Number(b.time / 1_000_000n);
  const difference = months + seconds / (31 * 86_400);
  return round ? Math.round(difference * 1e8) / 1e8 : difference;
}

/** Of an instant. The time of the day is what has gone by since midnight, which may be more or less than the clock shows. */
function fieldsIn(instant: bigint, zone: string): Fields {
  const shown = fields(instantToLocal(instant, zone));
  const midnight = instantToLocal(instant, zone) - shown.time;
  return { ...shown, time: instant - localToInstant(midnight, zone) };
}

const MICROS = 1_000_000;
const fieldsOf = (days: number, seconds: number): Fields => ({
  ...fields(BigInt(days) * DAY),
  time: BigInt(Math.trunc(seconds * MICROS)),
});

/** Of local times, in microseconds since 1970-01-01T00:00 on the same clock. */
export const monthsHelpers: readonly Helper[] = [
  defineHelper({
    name: 'months_difference',
    params: { start: 'long', end: 'long' },
    returns: 'long',
    body: ({ start, end }) => monthsDifference(start, end),
  }),
  defineHelper({
    name: 'months_between',
    params: { end: 'long', start: 'long', round: 'boolean' },
    returns: 'double',
    body: ({ end, start, round }) => monthsBetween(fields(end), fields(start), round),
  }),
  // of days since 1970, and of the seconds since their midnight
  defineHelper({
    name: 'months_between_days',
    params: { end: 'int', end_second: 'double', start: 'int', start_second: 'double', round: 'boolean' },
    returns: 'double',
    body: ({ end, end_second, start, start_second, round }) =>
      monthsBetween(fieldsOf(end, end_second), fieldsOf(start, start_second), round),
  }),
  defineHelper({
    name: 'months_between_in',
    params: { end: 'long', start: 'long', round: 'boolean', zone: 'string' },
    returns: 'double',
    body: ({ end, start, round, zone }) => monthsBetween(fieldsIn(end, zone), fieldsIn(start, zone), round),
  }),
];
