import { expect, test } from 'vitest';
import { randomAt } from '../src/random.js';

// recorded from Spark 3.5.7: spark.range(0, 5, 1, 1).select(rand(seed))
const RECORDED: readonly (readonly [bigint, readonly number[]])[] = [
  [42n, [0.619189370225301, 0.5096018842446481, 0.8325259388871524, 0.26322809041172357, 0.6702867696264135]],
  [0n, [0.7604953758285915, 0.5234194256885571, 0.0953472826424725, 0.3163249920547614, 0.7141011170991605]],
  [7n, [0.28188121484885875, 0.45998819035056326, 0.7690971666031955, 0.6631414615273216, 0.520550428327607]],
  [-1n, [0.3030262136082562, 0.32113796770929537, 0.9042833431841623, 0.9119626015545944, 0.1794424716998898]],
  [
    1234567890123n,
    [0.7471451158088548, 0.42623945050622525, 0.4120423064501709, 0.9462294402270927, 0.8340719684689125],
  ],
];

test.each(RECORDED)('rand(%s) gives Spark’s sequence', (seed, values) => {
  expect(values.map((_, i) => randomAt(seed, i + 1))).toEqual(values);
});

test('rows may be asked for in any order', () => {
  const forward = Array.from({ length: 10_000 }, (_, i) => randomAt(5n, i + 1));
  for (const row of [9_999, 1, 4_096, 4_097, 8_192, 2, 10_000]) expect(randomAt(5n, row)).toBe(forward[row - 1]);
});

// recorded from Spark 3.5.7: spark.range(0, 20, 1, 1).sample(fraction, seed)
test.each([
  [0.5, 7n, [0, 1, 6, 8, 11, 13, 15, 17, 19]],
  [0.3, 42n, [3, 7, 16, 18]],
] as const)('sample(%s, %s) takes the rows that Spark takes', (fraction, seed, rows) => {
  const taken = Array.from({ length: 20 }, (_, i) => i).filter((i) => randomAt(seed, i + 1) < fraction);
  expect(taken).toEqual(rows);
});
