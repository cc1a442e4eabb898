import { defineHelper, type Helper } from '../define.js';

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

/** Whole months between, truncated toward zero, as java.time counts them. */
function monthsDifference(start: bigint, end: bigint): bigint {
  const a = fields(start);
  const b = fields(end);
  const months = b.month - a.month;
  const later = b.day - a.day || (b.time > a.time ? 1 : b.time < a.time ? -1 : 0);
  if (months > 0 && later < 0) return BigInt(months - 1);
  return BigInt(months < 0 && later > 0 ? months + 1 : months);
}

/** Whole where the days are the same or both the last of their month; otherwise with 31 days a month, in seconds. */
function monthsBetween(end: bigint, start: bigint, round: boolean): number {
  const a = fields(end);
  const b = fields(start);
  const months = a.month - b.month;
  if (a.day === b.day || (a.last && b.last)) return months;
  const seconds = (a.day - b.day) * 86_400 + Number(a.time / 1_000_000n) - Number(b.time / 1_000_000n);
  const difference = months + seconds / (31 * 86_400);
  return round ? Math.round(difference * 1e8) / 1e8 : difference;
}

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
    body: ({ end, start, round }) => monthsBetween(end, start, round),
  }),
];
