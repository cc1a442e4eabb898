import { helpers } from '@spark-sql-to-snowflake/spark-functions';
import { expect, test } from 'vitest';
import { CASES } from '../bench/functions-cases.js';

test('the speed of each helper is measured', () => {
  expect([...helpers.keys()].filter((name) => !(name in CASES))).toEqual([]);
  expect(Object.keys(CASES).filter((name) => !helpers.has(name))).toEqual([]);
});
