import { defineHelper } from './define.js';
import { doubleBits, murmurBytes, murmurInt } from './hash.js';
import { hashOfLong } from './scala-hash.js';
import { utf8Bytes } from './utf8.js';

const LOAD = 0.7;
const FIRST_CAPACITY = 64;

/** Counts by key in the places of Spark's `OpenHashMap`, whose order decides among keys that are equally frequent. */
interface Places {
  readonly keys: (string | undefined)[];
  readonly counts: number[];
  used: number;
}
const emptyPlaces = (capacity: number): Places => ({
  keys: new Array<string | undefined>(capacity).fill(undefined),
  counts: new Array<number>(capacity).fill(0),
  used: 0,
});

type HashCode = (key: string) => number;

function placeOf({ keys }: Places, key: string, hash: HashCode): number {
  const mask = keys.length - 1;
  let place = murmurInt(hash(key), 0) & mask;
  for (let step = 1; keys[place] !== undefined && keys[place] !== key; step++) place = (place + step) & mask;
  return place;
}

/** The places after `count` more of the key: twice as many where more than seven in ten are taken. */
function added(places: Places, key: string, count: number, hash: HashCode): Places {
  const place = placeOf(places, key, hash);
  places.counts[place] = (places.counts[place] as number) + count;
  if (places.keys[place] !== undefined) return places;
  places.keys[place] = key;
  places.used++;
  if (places.used <= Math.trunc(LOAD * places.keys.length)) return places;
  return again(places, emptyPlaces(2 * places.keys.length), hash);
}

function again(from: Places, into: Places, hash: HashCode): Places {
  let result = into;
  from.keys.forEach((key, i) => {
    if (key !== undefined) result = added(result, key, from.counts[i] as number, hash);
  });
  return result;
}

/** Java's hash codes of the values that the texts stand for. */
const HASHES: Readonly<Record<string, HashCode>> = {
  int: Number,
  long: (text) => hashOfLong(BigInt(text)),
  double: (text) => hashOfLong(doubleBits(Number(text))),
  boolean: (text) => (text === 'true' ? 1231 : 1237),
  string: (text) => murmurBytes(utf8Bytes(text), 42),
};

/**
 * The most frequent value; of several the one that Spark's map meets first. The map of the partition is written and read once, and
 * merged into another, which moves keys that want the same place.
 */
export const modeHelper = defineHelper({
  name: 'mode',
  params: { values: 'strings', kind: 'string' },
  returns: 'string',
  body: ({ values, kind }) => {
    const hash = HASHES[kind] as HashCode;
    let places = emptyPlaces(FIRST_CAPACITY);
    for (const key of values) if (key !== null) places = added(places, key, 1, hash);
    for (let copy = 0; copy < 2; copy++) places = again(places, emptyPlaces(FIRST_CAPACITY), hash);
    let best = -1;
    places.counts.forEach((count, i) => {
      if (count > 0 && (best < 0 || count > (places.counts[best] as number))) best = i;
    });
    return places.keys[best] ?? null;
  },
});
