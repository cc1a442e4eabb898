import { defineHelper } from './define.js';
import { javaRandom, nextLong } from './java-random.js';
import { memo } from './memo.js';
import { poisson } from './poisson.js';
import { sequences } from './sequences.js';
import { copyOfWell, type Well, wellOf } from './well.js';

const MOST = 0x7fffffff;

const countsOf = memo((text: string) => {
  const mean = Number(text);
  return sequences<bigint, Well, number>({
    startOf: (seed) => wellOf(nextLong(javaRandom(seed))),
    next: (well) => [well, Math.min(poisson(mean, well), MOST)],
    copyOf: copyOfWell,
  });
});

/** How often `sample(withReplacement=True, mean, seed)` takes the row of this place (from 1) of the first partition. */
export const sampleCountAt = (seed: bigint, row: number, mean: number): number => countsOf(String(mean))(seed, row);

export const sampleCountHelper = defineHelper({
  name: 'sample_count_at',
  params: { seed: 'long', row: 'long', mean: 'double' },
  returns: 'int',
  body: ({ seed, row, mean }) => sampleCountAt(seed, Number(row), mean),
});
