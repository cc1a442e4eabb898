import { defineHelper } from './define.js';
import { inParts } from './in-parts.js';
import { javaRandom, nextDouble } from './java-random.js';

interface Bin {
  x: number;
  y: number;
}

/** The place of the bin at `v`, or of the one to come. NaN is neither above nor below, and ends the search. */
function placeOf(bins: readonly Bin[], v: number): number {
  let place = 0;
  for (let left = 0, right = bins.length; left < right; ) {
    place = (left + right) >> 1;
    const x = (bins[place] as Bin).x;
    if (x > v) right = place;
    else if (x < v) left = ++place;
    else break;
  }
  return place;
}

/** Merge the two bins that lie closest; which of several such pairs is left to chance. */
function mergeClosest(bins: Bin[], chance: () => number): void {
  const gap = (i: number): number => (bins[i + 1] as Bin).x - (bins[i] as Bin).x;
  let [closest, smallest, ties] = [0, gap(0), 1];
  for (let i = 1; i < bins.length - 1; i++) {
    const found = gap(i);
    if (found < smallest) [closest, smallest, ties] = [i, found, 1];
    else if (found === smallest && chance() <= 1 / ++ties) closest = i;
  }
  const [left, right] = bins.slice(closest, closest + 2) as [Bin, Bin];
  const y = left.y + right.y;
  bins.splice(closest, 2, { x: left.x * (left.y / y) + (right.x / y) * right.y, y });
}

/** The seed that Spark's class takes from Hive's. */
const SEED = 31183;

interface Histogram {
  readonly bins: Bin[];
  readonly chance: () => number;
}
const noBins = (): Histogram => {
  const next = javaRandom(SEED);
  return { bins: [], chance: () => nextDouble(next) };
};

function add({ bins, chance }: Histogram, v: number, most: number): void {
  const place = placeOf(bins, v);
  const bin = bins[place];
  if (bin?.x === v) bin.y++;
  else {
    bins.splice(place, 0, { x: v, y: 1 });
    if (bins.length > most) mergeClosest(bins, chance);
  }
}

/** The bins of both beside each other, those of one value too, as far as there is room. */
function merge(into: Histogram, from: Histogram, most: number): void {
  const { bins, chance } = into;
  const empty = bins.length === 0;
  bins.push(...from.bins.map((bin) => ({ ...bin })));
  if (empty) return;
  bins.sort((a, b) => compared(a.x, b.x));
  while (bins.length > most) mergeClosest(bins, chance);
}
/** As Java compares doubles: NaN is the greatest. */
const compared = (a: number, b: number): number => {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : a > b ? 1 : Number(Object.is(b, -0)) - Number(Object.is(a, -0));
};

type Doubles = readonly (number | null)[];
/** The bins as pairs of a number and a count, one text each. `whole` numbers are cut towards zero, as those of integers, dates and intervals are. */
function histogram(values: Doubles, parts: Doubles, most: number, whole: boolean): readonly string[] | null {
  const pieces = inParts(values.length, parts).map((rows) => {
    const piece = noBins();
    for (const i of rows) {
      const v = values[i] ?? null;
      if (v !== null) add(piece, v, most);
    }
    return piece;
  });
  const all = noBins();
  for (const piece of pieces) if (piece.bins.length > 0) merge(all, piece, most);
  return all.bins.length === 0
    ? null
    : all.bins.map(({ x, y }) => `${whole ? wholeText(x) : Object.is(x, -0) ? '-0' : x} ${y}`);
}

/** The bins of Spark's `histogram_numeric` in the order of the values' arrival. */
export const histogramHelpers = [
  defineHelper({
    name: 'histogram',
    params: { values: 'doubles', bins: 'int', whole: 'boolean' },
    returns: 'strings',
    body: ({ values, bins, whole }) => histogram(values, [], bins, whole),
  }),
  defineHelper({
    name: 'histogram_in_parts',
    params: { values: 'doubles', parts: 'doubles', bins: 'int', whole: 'boolean' },
    returns: 'strings',
    body: ({ values, parts, bins, whole }) => histogram(values, parts, bins, whole),
  }),
];

const LONG = 2 ** 63;
/** As Java makes a long of a double. */
function wholeText(x: number): string {
  if (Number.isNaN(x)) return '0';
  return x >= LONG ? '9223372036854775807' : x <= -LONG ? '-9223372036854775808' : BigInt(Math.trunc(x)).toString();
}
