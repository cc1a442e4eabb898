import { defineHelper, type Helper } from '../define.js';
import { printClock } from './print-fields.js';

/**
 * The same text where the database knows the zones, and its JavaScript may have no table of them: it tells the time that the zone's
 * clock shows, in microseconds since 1970 of that clock.
 */
export const printClockHelpers: readonly Helper[] = [
  // by a pattern in which no zone and no offset is printed
  defineHelper({
    name: 'format_clock',
    params: { local: 'long', pattern: 'string' },
    returns: 'string',
    body: ({ local, pattern }) => printClock(local, 0, pattern, ''),
  }),
  defineHelper({
    name: 'format_zoned_clock',
    params: { local: 'long', instant: 'long', pattern: 'string', zone: 'string' },
    returns: 'string',
    body: ({ local, instant, pattern, zone }) =>
      printClock(local, Number((local - instant) / 1_000_000n), pattern, zone),
  }),
];
