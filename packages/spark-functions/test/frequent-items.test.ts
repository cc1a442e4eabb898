import { describe, expect, test } from 'vitest';
import { frequentItemsHelper } from '../src/frequent-items.js';
import { recordedLines } from './recorded-lines.js';

/** A type, the support, the rows of one partition, and `freqItems` of them (record_frequent_items.py). */
type Texts = readonly (string | null)[];
const recorded = recordedLines<readonly [type: string, support: number, rows: Texts, items: Texts]>('frequent-items');

const KINDS: Readonly<Record<string, string>> = {
  tinyint: 'int',
  date: 'int',
  bigint: 'long',
  timestamp: 'long',
  'decimal(10,2)': 'decimal',
  'decimal(38,10)': 'decimal',
  'decimal(38,0)': 'decimal',
};
const places = (rows: Texts, kind: string, support: number): readonly number[] =>
  (frequentItemsHelper.body(rows, kind, Math.trunc(1 / support)) as readonly string[]).map(Number);

describe.each(recorded)('%s with support %s', (type, support, rows, items) => {
  const found = places(rows, KINDS[type] ?? type, support).map((i) => rows[i]);
  // how Scala hashes nested values is not known here
  const nested = type.includes('<');
  test('the items that Spark keeps', () => {
    expect(nested ? [...found].sort() : found).toEqual(nested ? [...items].sort() : items);
  });
});

// recorded from Spark 3.5.7
test('each NaN is a value of its own', () => {
  expect(places(['NaN', '1.0', 'NaN'], 'double', 0.1).length).toBe(3);
});
test('binary values are compared as objects', () => {
  expect(places(['', '', null, null, ''], 'object', 0.1).length).toBe(4);
});
