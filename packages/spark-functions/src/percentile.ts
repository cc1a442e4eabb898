import { defineHelper } from './define.js';

/** The value at a place of the sorted values, each of which stands there `count` times; between two places, between their values. */
function at(sorted: readonly (readonly [value: number, upTo: number])[], place: number): number {
  const [low, high] = [Math.floor(place), Math.ceil(place)];
  const value = (i: number): number => (sorted.find(([, upTo]) => upTo > i) ?? [Number.NaN])[0];
  const [below, above] = [value(low), value(high)];
  if (low === high || below === above) return below;
  return (high - place) * below + (place - low) * above;
}

/** NaN is the greatest number. */
const byValue = ([a]: readonly [number, number], [b]: readonly [number, number]): number =>
  a < b || (Number.isNaN(b) && !Number.isNaN(a)) ? -1 : Object.is(a, b) || a === b ? 0 : 1;

/** `percentile` of values with frequencies, for each percentage. Rows with a NULL or the frequency 0 do not count. */
export const percentileHelper = defineHelper({
  name: 'percentile_counted',
  params: { values: 'doubles', frequencies: 'doubles', percentages: 'doubles' },
  returns: 'doubles',
  body: ({ values, frequencies, percentages }) => {
    const rows = values.flatMap((value, i): [number, number][] => {
      const count = frequencies[i] ?? 0;
      if (value === null || count === 0) return [];
      if (count < 0) throw new Error(`Negative values found in frequency column: ${count}`);
      return [[value, count]];
    });
    if (rows.length === 0) return null;
    let total = 0;
    const sorted = rows.sort(byValue).map(([value, count]) => {
      total += count;
      return [value, total] as const;
    });
    return percentages.map((p) => (p === null ? null : at(sorted, (total - 1) * p)));
  },
});
