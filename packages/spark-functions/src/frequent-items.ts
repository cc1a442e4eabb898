import { defineHelper } from './define.js';
import { SCALA_HASHES } from './scala-hash.js';
import { addEntry, emptyScalaMap, entriesOf, entryOf, retainEntries, type ScalaMap } from './scala-map.js';

/** The text that stands for the value (NULL for none), and the place of the first row that brought it, from 0. */
interface Item {
  readonly text: string | null;
  readonly row: number;
}

/** Values that Java compares as objects: each is another, however alike. */
const OBJECTS = 'object';

interface Keys {
  readonly hash: (item: Item) => number;
  /** The text by which values are compared. */
  readonly same: (a: Item, b: Item) => boolean;
}

function keysOf(kind: string): Keys {
  const code = SCALA_HASHES[kind];
  const hash = ({ text }: Item): number => (text === null || !code ? 0 : code(text));
  if (kind === OBJECTS) return { hash, same: (a, b) => a.text === null && b.text === null };
  if (kind !== 'double' && kind !== 'float') return { hash, same: (a, b) => a.text === b.text };
  // both zeros are one value, and NaN is never the same
  return {
    hash,
    same: (a, b) => (a.text === null || b.text === null ? a.text === b.text : Number(a.text) === Number(b.text)),
  };
}

/** One value more, or `count` of them: where all counters are taken, each gives as many away as the least of them has. */
function count(map: ScalaMap<Item>, item: Item, times: number, size: number, keys: Keys): void {
  const hash = keys.hash(item);
  const found = entryOf(map, hash, (key) => keys.same(key, item));
  if (found) {
    found.count += times;
    return;
  }
  if (map.size < size) {
    addEntry(map, { key: item, hash, count: times });
    return;
  }
  const entries = entriesOf(map);
  const least = entries.reduce((n, e) => Math.min(n, e.count), Number.POSITIVE_INFINITY);
  const lost = Math.min(least, times);
  if (times >= least) {
    addEntry(map, { key: item, hash, count: times });
    retainEntries(map, (e) => e.count > least);
  }
  for (const e of entriesOf(map)) e.count -= lost;
}

/** What is written between the steps of the aggregate is put into a map anew. */
function again(map: ScalaMap<Item>, size: number, keys: Keys): ScalaMap<Item> {
  const made = emptyScalaMap<Item>();
  for (const e of entriesOf(map)) count(made, e.key, e.count, size, keys);
  return made;
}

/**
 * `freqItems` of rows in their order (Karp, Shenker and Papadimitriou, "A simple algorithm for finding frequent elements in streams
 * and bags", 2003): at most `size` counters; in the end the places, from 0, of the rows whose values have one, in the order in which
 * Spark's map gives its keys.
 */
export const frequentItemsHelper = defineHelper({
  name: 'frequent_items',
  params: { keys: 'strings', kind: 'string', size: 'int' },
  returns: 'strings',
  body: ({ keys: texts, kind, size }) => {
    const keys = keysOf(kind);
    let map = emptyScalaMap<Item>();
    texts.forEach((text, row) => {
      count(map, { text, row }, 1, size, keys);
    });
    for (let copy = 0; copy < 2; copy++) map = again(map, size, keys);
    return entriesOf(map).map((e) => String(e.key.row));
  },
});
