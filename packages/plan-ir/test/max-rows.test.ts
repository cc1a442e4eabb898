import { expect, test } from 'vitest';
import { intLiteral, maxRows, type Plan, types as T } from '../src/index.js';

const one: Plan = { kind: 'one-row' };
const table: Plan = { kind: 'relation', table: ['t'], output: [] };
const values: Plan = { kind: 'values', rows: [[intLiteral(1)], [intLiteral(2)]], output: [] };
const limit = (child: Plan, rows: number): Plan => ({ kind: 'limit', child, limit: intLiteral(rows) });
const aggregate = (child: Plan, groups: number): Plan => ({
  kind: 'aggregate',
  child,
  groupings: Array.from({ length: groups }, () => intLiteral(1)),
  columns: [],
});

test('what rows a plan cannot exceed', () => {
  expect(maxRows(one)).toBe(1);
  expect(maxRows(table)).toBe(Infinity);
  expect(maxRows(values)).toBe(2);
  expect(maxRows(limit(table, 7))).toBe(7);
  expect(maxRows(limit(values, 7))).toBe(2);
  expect(maxRows({ kind: 'filter', child: values, condition: { ...intLiteral(1), type: T.boolean } })).toBe(2);
  expect(maxRows(aggregate(table, 0))).toBe(1);
  expect(maxRows(aggregate(table, 1))).toBe(Infinity);
  expect(maxRows(aggregate(values, 1))).toBe(2);
});

test('grouping sets give rows of each set', () => {
  const plan = aggregate(values, 1);
  if (plan.kind !== 'aggregate') throw new Error('no aggregate');
  expect(maxRows({ ...plan, sets: { form: 'sets', sets: [[0], []] } })).toBe(Infinity);
});
