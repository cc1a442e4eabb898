import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { doubleToText, floatToText } from '../src/index.js';

/** Pairs of a number's bits and of what Spark 3.5 on Java 17 gives for `CAST(number AS STRING)`. */
const recorded = (name: string): readonly (readonly [bits: bigint, text: string])[] =>
  readFileSync(new URL(`recorded/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [bits = '', text = ''] = line.split(' ');
      return [BigInt(`0x${bits}`), text];
    });

/** What differs from the record. */
function wrong(name: string, shown: (bits: bigint) => string): readonly string[] {
  const pairs = recorded(name);
  expect(pairs.length).toBeGreaterThan(1500);
  return pairs.flatMap(([bits, text]) => (shown(bits) === text ? [] : [`${text}, not ${shown(bits)}`]));
}

const view = new DataView(new ArrayBuffer(8));

test('doubles are spelled as Java 17 spells them', () => {
  const shown = (bits: bigint): string => {
    view.setBigUint64(0, bits);
    return doubleToText(view.getFloat64(0));
  };
  expect(wrong('double-text', shown)).toEqual([]);
});

test('floats are spelled as Java 17 spells them', () => {
  const shown = (bits: bigint): string => {
    view.setUint32(0, Number(bits));
    return floatToText(view.getFloat32(0));
  };
  expect(wrong('float-text', shown)).toEqual([]);
});

test('what is no number, and zeros', () => {
  expect([NaN, Infinity, -Infinity, 0, -0].map(doubleToText)).toEqual(['NaN', 'Infinity', '-Infinity', '0.0', '-0.0']);
});
