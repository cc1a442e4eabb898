import { defineHelper } from './define.js';
import { randomAt } from './random.js';

/** The numbers below `size` in an order by chance: each place takes one of those that are left. */
function permutation(size: number, seed: bigint): readonly string[] {
  const numbers = Array.from({ length: size }, (_, i) => i);
  for (let last = size - 1; last > 0; last--) {
    const taken = Math.floor(randomAt(seed, size - last) * (last + 1));
    const number = numbers[taken] as number;
    numbers[taken] = numbers[last] as number;
    numbers[last] = number;
  }
  return numbers.map(String);
}

/** The places of a shuffled array's elements, from 0. */
export const permutationHelper = defineHelper({
  name: 'permutation',
  params: { size: 'int', seed: 'long' },
  returns: 'strings',
  body: ({ size, seed }) => permutation(size, seed),
});
