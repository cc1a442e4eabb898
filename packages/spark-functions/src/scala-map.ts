/**
 * The part of Scala 2.12's `mutable.HashMap` that decides in which order its keys come: buckets of chains, newest entry first, read
 * from the last bucket to the first.
 */
export interface Entry<K> {
  readonly key: K;
  readonly hash: number;
  count: number;
}
export interface ScalaMap<K> {
  /** Each chain's newest entry stands last. */
  buckets: Entry<K>[][];
  size: number;
}

const FIRST_BUCKETS = 16;
/** The ones among the bits of the first size less one: it stays, whatever the size. */
const ROTATION = 4;
const FILLED = 0.75;
const MULTIPLIER = 0x9e3775cd;

const chains = <K>(n: number): Entry<K>[][] => Array.from({ length: n }, () => []);
export const emptyScalaMap = <K>(): ScalaMap<K> => ({ buckets: chains(FIRST_BUCKETS), size: 0 });

function swapped(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

function bucketOf(hash: number, buckets: number): number {
  const mixed = Math.imul(swapped(Math.imul(hash, MULTIPLIER)), MULTIPLIER);
  const turned = (mixed >>> ROTATION) | (mixed << (32 - ROTATION));
  return (turned >>> Math.clz32(buckets - 1)) & (buckets - 1);
}

/** The entry of a key. */
export const entryOf = <K>({ buckets }: ScalaMap<K>, hash: number, same: (key: K) => boolean): Entry<K> | undefined =>
  buckets[bucketOf(hash, buckets.length)]?.find((e) => e.hash === hash && same(e.key));

/** A new entry, for a key that is not there. */
export function addEntry<K>(map: ScalaMap<K>, entry: Entry<K>): void {
  map.buckets[bucketOf(entry.hash, map.buckets.length)]?.push(entry);
  map.size++;
  if (map.size <= Math.trunc(map.buckets.length * FILLED)) return;
  const wider = chains<K>(2 * map.buckets.length);
  for (const entry of entriesOf(map)) wider[bucketOf(entry.hash, wider.length)]?.push(entry);
  map.buckets = wider;
}

/** All entries, as an iterator of the map gives them. */
export function entriesOf<K>({ buckets, size }: ScalaMap<K>): readonly Entry<K>[] {
  const entries = new Array<Entry<K>>(size);
  let place = size;
  // from the end, since the first bucket's oldest entry comes last
  for (const chain of buckets) for (const entry of chain) entries[--place] = entry;
  return entries;
}

/** Leave out what does not hold. */
export function retainEntries<K>(map: ScalaMap<K>, holds: (entry: Entry<K>) => boolean): void {
  map.buckets = map.buckets.map((chain) => chain.filter(holds));
  map.size = map.buckets.reduce((n, chain) => n + chain.length, 0);
}
