import { expect, test } from 'vitest';
import { type Attribute, constantRows, idSource, intLiteral, type Plan, types as T } from '../src/index.js';

const ids = idSource();
const attribute = (name: string): Attribute => ({ id: ids.column(), name, type: T.int, nullable: false });
const [a, b] = [attribute('a'), attribute('b')];
const values: Plan = {
  kind: 'values',
  rows: [
    [intLiteral(1), intLiteral(2)],
    [intLiteral(3), intLiteral(4)],
  ],
  output: [a, b],
};
const swapped: Plan = {
  kind: 'project',
  child: values,
  columns: [
    { ...b, expr: { kind: 'column', ...b } },
    { ...attribute('c'), expr: intLiteral(7) },
    { ...a, expr: { kind: 'column', ...a } },
  ],
};

test('literals, renamed, rearranged and cut, are the rows of a plan', () => {
  expect(constantRows({ kind: 'one-row' })).toEqual([[]]);
  expect(constantRows(swapped)).toEqual([
    [2, 7, 1],
    [4, 7, 3],
  ]);
  expect(constantRows({ kind: 'limit', child: swapped, limit: intLiteral(1) })).toEqual([[2, 7, 1]]);
  expect(constantRows({ kind: 'limit', child: swapped, offset: intLiteral(1) })).toEqual([[4, 7, 3]]);
  expect(constantRows({ kind: 'alias', child: { ...values, rows: [] }, name: 't' })).toEqual([]);
});

test('what is left to compute is not', () => {
  const table: Plan = { kind: 'relation', table: ['t'], output: [a] };
  expect(constantRows(table)).toBeUndefined();
  expect(constantRows({ kind: 'distinct', child: values })).toBeUndefined();
  const outer = { ...attribute('o'), expr: { kind: 'column' as const, ...attribute('o') } };
  expect(constantRows({ kind: 'project', child: values, columns: [outer] })).toBeUndefined();
});
