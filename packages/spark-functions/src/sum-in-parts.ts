import { defineHelper } from './define.js';
import { inParts } from './in-parts.js';

/** The sum or the average of doubles, of each part for itself and then of these: the order of additions decides the last digits. */
export const sumHelper = defineHelper({
  name: 'sum_in_parts',
  params: { values: 'doubles', parts: 'doubles', average: 'boolean' },
  returns: 'double',
  body: ({ values, parts, average }) => {
    let [all, count] = [0, 0];
    for (const rows of inParts(values.length, parts)) {
      let part = 0;
      for (const i of rows) {
        const x = values[i] ?? null;
        if (x === null) continue;
        part += x;
        count++;
      }
      all += part;
    }
    if (count === 0) return null;
    return average ? all / count : all;
  },
});
