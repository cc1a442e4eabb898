import { defineNullableHelper, type Helper, type HelperValue } from './define.js';
import { hashHelpers } from './hash.js';
import { bytesOfHex } from './hex.js';

/** An element as the helper of its kind takes it. */
function read(text: string, kind: string): HelperValue {
  switch (kind) {
    case 'int':
      return Number(text);
    case 'long':
      return BigInt(text);
    case 'float':
    case 'double':
      return /^-?inf/.test(text) ? Number(text.replace('inf', 'Infinity')) : Number(text);
    case 'binary':
      return bytesOfHex(text);
    default:
      return text;
  }
}

/** The hash of one element after the other; NULL elements are passed over. */
function chained<S extends number | bigint>(
  values: readonly (string | null)[],
  helper: string,
  kind: string,
  seed: S,
): S {
  const by = hashHelpers.find((h) => h.name === `${helper}_${kind}`);
  if (!by) throw new Error(`values of kind ${kind} are not hashed`);
  return values.reduce<S>((so, text) => (text === null ? so : (by.body(read(text, kind), so) as S)), seed);
}

/** Hashes of arrays, whose elements come as text; a NULL array gives the seed back. */
export const hashListHelpers: readonly Helper[] = [
  defineNullableHelper({
    name: 'hash_list',
    params: { values: 'strings', kind: 'string', seed: 'int' },
    returns: 'int',
    body: ({ values, kind, seed }) => (values === null ? seed : chained(values, 'hash', kind ?? '', seed ?? 0)),
  }),
  defineNullableHelper({
    name: 'xxhash64_list',
    params: { values: 'strings', kind: 'string', seed: 'long' },
    returns: 'long',
    body: ({ values, kind, seed }) => (values === null ? seed : chained(values, 'xxhash64', kind ?? '', seed ?? 0n)),
  }),
];
