import { ExecutionError } from '@spark-sql-to-snowflake/executor';
import { expect, test } from 'vitest';
import { failureOf } from '../src/errors/failure.js';

/** What Snowflake says, and Spark's class, exception and a part of what a client reads. */
const CASES: readonly (readonly [says: string, sparkClass: string, exception: string, part: string])[] = [
  ['Division by zero', 'DIVIDE_BY_ZERO', 'SparkArithmeticException', 'try_divide'],
  ['100051 (22012): Division by zero', 'DIVIDE_BY_ZERO', 'SparkArithmeticException', 'try_divide'],
  ["Numeric value 'abc' is not recognized", 'CAST_INVALID_INPUT', 'SparkNumberFormatException', "The value 'abc'"],
  [
    "Numeric value '[CAST_OVERFLOW] 300' is not recognized",
    'CAST_OVERFLOW',
    'SparkArithmeticException',
    'The value 300',
  ],
  ["Numeric value '1e99' is out of range", 'CAST_OVERFLOW', 'SparkArithmeticException', '1e99'],
  [
    'Number out of representable range: type FIXED[SB16](38,0){nullable}, value 1e40',
    'ARITHMETIC_OVERFLOW',
    'SparkArithmeticException',
    '1e40 does not fit DECIMAL(38,0)',
  ],
  ["Boolean value 'maybe' is not recognized", 'CAST_INVALID_INPUT', 'SparkRuntimeException', '"BOOLEAN"'],
  ["Date '2024-13-01' is not recognized", 'CAST_INVALID_INPUT', 'SparkDateTimeException', '"DATE"'],
  ["Timestamp 'noon' is not recognized", 'CAST_INVALID_INPUT', 'SparkDateTimeException', '"TIMESTAMP"'],
  [
    `JavaScript execution error: Uncaught Error: [INVALID_INDEX_OF_ZERO] The index 0 is invalid. in "spark_raise_error" at 'throw new Error(m)' position 6\nstackstrace:\n"spark_raise_error" line: 3`,
    'INVALID_INDEX_OF_ZERO',
    'SparkRuntimeException',
    'The index 0 is invalid.',
  ],
  ['Single-row subquery returns more than one row.', 'SCALAR_SUBQUERY_TOO_MANY_ROWS', 'SparkException', 'subquery'],
  ['Duplicate row detected during DML action', 'MERGE_CARDINALITY_VIOLATION', 'SparkRuntimeException', 'MERGE'],
];

test.each(CASES)('%s', (says, sparkClass, exception, part) => {
  const failure = failureOf(new ExecutionError(says));
  expect(failure).toMatchObject({ sparkClass, bug: false });
  expect(failure.javaClass.endsWith(`.${exception}`)).toBe(true);
  expect(failure.message).toContain(part);
  expect(failure.message).not.toContain('stackstrace');
});

test('what Spark has no class for stays as it was said', () => {
  expect(failureOf(new ExecutionError('Object T does not exist')).message).toBe('Object T does not exist');
  // another error of Snowflake's with the same words
  expect(failureOf(new ExecutionError('000904 (42000): Division by zero')).sparkClass).toBeUndefined();
});
