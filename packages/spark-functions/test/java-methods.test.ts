import { JAVA_METHODS } from '@spark-sql-to-snowflake/plan-ir';
import { expect, test } from 'vitest';
import { javaMethodHelper, METHODS } from '../src/java-method.js';
import { recordedLines } from './recorded-lines.js';

/** A signature, arguments as texts, and the answer; null where Java raises (record_java_methods.py). */
const recorded =
  recordedLines<readonly [signature: string, values: readonly string[], answer: string | null]>('java-methods');

test.each(recorded)('%s of %j', (signature, values, answer) => {
  const found = () => javaMethodHelper.body(signature, values);
  if (answer === null) expect(found).toThrow();
  else expect(found()).toBe(answer);
});

test('what is said to be known is known, and recorded', () => {
  expect(Object.keys(METHODS).sort()).toEqual([...JAVA_METHODS].sort());
  expect(new Set(recorded.map(([signature]) => signature))).toEqual(JAVA_METHODS);
});
