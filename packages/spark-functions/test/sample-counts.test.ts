import { expect, test } from 'vitest';
import { sampleCountAt } from '../src/sample-counts.js';
import { recordedLines } from './recorded-lines.js';

/** Fraction, seed, and how often `spark.range(0, n, 1, 1).sample(True, fraction, seed)` gave each row (record_samples.py). */
type Recorded = readonly [fraction: number, seed: string, counts: readonly number[]];
const recorded = recordedLines<Recorded>('sample-counts');

test.each(recorded)('a sample of %s with seed %s has each row as often as Spark’s', (fraction, seed, counts) => {
  expect(counts.map((_, i) => sampleCountAt(BigInt(seed), i + 1, fraction))).toEqual(counts);
});

test('rows may be asked for in any order', () => {
  const forward = Array.from({ length: 10_000 }, (_, i) => sampleCountAt(5n, i + 1, 1.5));
  for (const row of [9_999, 1, 4_096, 4_097, 8_192, 2, 10_000])
    expect(sampleCountAt(5n, row, 1.5)).toBe(forward[row - 1]);
});
