import { expect, test } from 'vitest';
import { makeUploads } from '../src/connections/uploads.js';

test('tables of sent rows go when they are too many and nobody has used them for long', async () => {
  const there = new Set<string>();
  const made: string[] = [];
  const drop = async (name: string): Promise<void> => void there.delete(name);
  const uploads = makeUploads(drop, { kept: 120, inUse: 0 });
  const use = (name: string): Promise<void> =>
    uploads.use(name, 60, async () => {
      made.push(name);
      there.add(name);
    });
  await use('a');
  await use('b');
  await use('a');
  expect(made).toEqual(['a', 'b']);
  await use('c');
  expect([...there].sort()).toEqual(['a', 'c']);
  await use('b');
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('a table that was used a moment ago stays, and one that failed is made again', async () => {
  const dropped: string[] = [];
  const uploads = makeUploads(async (name) => void dropped.push(name), { kept: 1 });
  const ok = async (): Promise<void> => undefined;
  await expect(uploads.use('a', 10, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await uploads.use('a', 10, ok);
  await uploads.use('b', 10, ok);
  expect(dropped).toEqual([]);
});
