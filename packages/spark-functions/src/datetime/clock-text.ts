import { civilDay } from './calendar.js';

export const SECOND = 1_000_000n;
export const DAY = 86_400n * SECOND;
const two = (n: bigint | number): string => String(n).padStart(2, '0');

/** `2024-02-29`; years before 1 are counted as Java does, with a year 0. */
export function dayText(days: number): string {
  const { year, month, day } = civilDay(days);
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `2024-02-29 12:34:56.700000`, of microseconds since 1970 on a clock. */
export function clockText(micros: bigint): string {
  const rest = ((micros % DAY) + DAY) % DAY;
  const second = rest / SECOND;
  const clock = [second / 3600n, (second / 60n) % 60n, second % 60n].map(two).join(':');
  return `${dayText(Number((micros - rest) / DAY))} ${clock}.${String(rest % SECOND).padStart(6, '0')}`;
}
/** The same of an instant, as the clocks of UTC show it. */
export const instantText = (micros: bigint): string => `${clockText(micros)}+00:00`;
