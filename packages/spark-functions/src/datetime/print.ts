import { defineHelper } from '../define.js';
import { printClock } from './print-fields.js';
import { offsetOf, secondOf } from './zone.js';

/** Java's text of an instant in a zone. */
export const printTimeHelper = defineHelper({
  name: 'format_timestamp',
  params: { instant: 'long', pattern: 'string', zone: 'string' },
  returns: 'string',
  body: ({ instant, pattern, zone }) => {
    const offset = offsetOf(zone)(secondOf(instant));
    return printClock(instant + BigInt(offset) * 1_000_000n, offset, pattern, zone);
  },
});
