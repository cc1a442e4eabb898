import { describe, expect, it } from 'vitest';
import { helpers } from '../src/index.js';

const run = (name: string, ...args: readonly (number | bigint | string)[]): unknown => helpers.get(name)?.body(...args);

// every expected value was observed on Spark 3.5
describe('mathematics', () => {
  it('rounds doubles by their decimal text', () => {
    for (const [value, digits, expected] of [
      [1.005, 2, 1.01],
      [2.675, 2, 2.68],
      [-2.5, 0, -3],
      [0.285, 2, 0.29],
      [5.015, 2, 5.02],
      [1.0000000000000002, 15, 1],
      [1234567.891, -3, 1235000],
      [1e300, 2, 1e300],
      [-0.4, 0, 0],
      [1e-10, 5, 0],
    ] as const) {
      expect(run('round_double', value, digits)).toBe(expected);
    }
    expect(run('bround_double', 0.125, 2)).toBe(0.12);
    expect(run('bround_double', 2.675, 2)).toBe(2.68);
    expect(run('bround_decimal', '-2.5', 0)).toBe('-2');
    expect(run('bround_decimal', '35', -1)).toBe('40');
    expect(['2.5', '3.5', '-0.4'].map((x) => run('rint', Number(x)))).toEqual([2, 4, -0]);
  });

  it('writes decimals as Java does', () => {
    expect(
      ['0.0000001', '0.0000000', '0.000000', '1.0000000000', '-0.00000012', '0.0000000000'].map((x) =>
        run('decimal_to_string', x),
      ),
    ).toEqual(['1E-7', '0E-7', '0.000000', '1.0000000000', '-1.2E-7', '0E-10']);
  });

  it('converts between bases', () => {
    for (const [number, from, to, expected] of [
      ['100', 2, 10, '4'],
      ['-10', 16, -10, '-16'],
      ['ff', 16, 10, '255'],
      ['zz', 16, 10, '0'],
      ['1z', 16, 10, '1'],
      ['', 10, 2, null],
      ['-1', 10, 16, 'FFFFFFFFFFFFFFFF'],
      ['18446744073709551616', 10, 16, 'FFFFFFFFFFFFFFFF'],
      [' 15 ', 10, 16, 'F'],
      ['15', 1, 10, null],
      ['9223372036854775808', 10, -10, '-9223372036854775808'],
      ['1.5', 10, 10, '1'],
      ['-15', 10, -16, '-F'],
      ['-', 10, 10, '0'],
      ['+5', 10, 10, '0'],
      ['7fffffffffffffff', 16, -2, '1'.repeat(63)],
    ] as const) {
      expect(run('conv', number, from, to)).toBe(expected);
    }
  });

  it('finds the bucket of a histogram', () => {
    for (const [value, low, high, count, expected] of [
      [5.3, 0.2, 10.6, 5n, 3n],
      [-2.1, 1.3, 3.4, 3n, 0n],
      [8.1, 0, 5.7, 4n, 5n],
      [-0.9, 5.2, 0.5, 2n, 3n],
      [5, 1, 1, 3n, null],
      [5, 1, 10, 0n, null],
      [Number.NaN, 1, 10, 3n, null],
      [1, 1, 10, 3n, 1n],
      [10, 1, 10, 3n, 4n],
      [10, 10, 1, 3n, 1n],
    ] as const) {
      expect(run('width_bucket', value, low, high, count)).toBe(expected);
    }
  });

  it('counts bits over 64 of them', () => {
    expect([run('bit_count', -1n), run('bit_count', 7n)]).toEqual([64, 3]);
    expect([run('bin', 13n), run('bin', 0n)]).toEqual(['1101', '0']);
  });
});
