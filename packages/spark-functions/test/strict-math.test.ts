import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { helpers } from '../src/index.js';

/**
 * What Spark 3.5.7 gave on Java 17: the bits of the arguments (edges, and numbers of all sizes) and of each function's result; `-` for NULL.
 * Two tables with a line of names on top.
 */
const tables = readFileSync(new URL('recorded/strict-math.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .map((table) => table.trim().split('\n'));

const ofBits = (hex: string): number | null => (hex === '-' ? null : Buffer.from(hex, 'hex').readDoubleBE(0));

describe.each(tables)('%s', (heading, ...lines) => {
  const names = (heading as string).split(' ');
  const rows = lines.map((line) => line.split(' '));
  const places = names.map((name, i) => [name, i] as const);
  const args = places.filter(([name]) => name === 'x' || name === 'y').map(([, i]) => i);
  test.each(places.slice(args.length))('%s is Spark’s to the last bit', (name, column) => {
    const helper = helpers.get(name);
    const different = rows.filter((row) => {
      const given = args.map((i) => ofBits(row[i] as string));
      return !Object.is(helper?.body(...given), ofBits(row[column] as string));
    });
    expect(different.map((row) => `${args.map((i) => ofBits(row[i] as string)).join(', ')}: ${row[column]}`)).toEqual(
      [],
    );
  });
});
