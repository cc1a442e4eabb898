import { type DatabaseCode, ExecutionError } from '@spark-sql-to-snowflake/executor';
import { expect, test } from 'vitest';
import { failureOf } from '../src/errors/failure.js';

const code = (number: string): DatabaseCode => ({ number, sqlState: undefined });

/** Snowflake's number and text, as the sources in snowflake-failure.ts have them; Spark's class, SQLSTATE and exception, and a part of what a client reads. */
const CASES: readonly (readonly [
  number: string,
  says: string,
  sparkClass: string,
  sqlState: string | undefined,
  exception: string,
  part: string,
])[] = [
  ['100051', 'Division by zero', 'DIVIDE_BY_ZERO', '22012', 'SparkArithmeticException', 'try_divide'],
  [
    '100038',
    "Numeric value 'abc' is not recognized",
    'CAST_INVALID_INPUT',
    '22018',
    'SparkNumberFormatException',
    `The value 'abc' of the type "STRING" cannot be cast to "DECIMAL"`,
  ],
  [
    '100038',
    `Numeric value '[CAST_INVALID_INPUT] "STRING" "INT" a 'b'\nc' is not recognized`,
    'CAST_INVALID_INPUT',
    '22018',
    'SparkNumberFormatException',
    `The value 'a 'b'\nc' of the type "STRING" cannot be cast to "INT"`,
  ],
  [
    '100038',
    `Numeric value '[CAST_OVERFLOW] "BIGINT" "TINYINT" 300' is not recognized`,
    'CAST_OVERFLOW',
    '22003',
    'SparkArithmeticException',
    'The value 300L of the type "BIGINT" cannot be cast to "TINYINT"',
  ],
  [
    '100039',
    "Numeric value '345.123' is out of range",
    'NUMERIC_VALUE_OUT_OF_RANGE',
    '22003',
    'SparkArithmeticException',
    '345.123',
  ],
  [
    '100046',
    'Number out of representable range: type FIXED[SB2](3,2){nullable}, value 11.11',
    'NUMERIC_VALUE_OUT_OF_RANGE',
    '22003',
    'SparkArithmeticException',
    '11.11 cannot be represented as Decimal(3, 2)',
  ],
  [
    '100046',
    'DML operation to table SKA.DB.SCH.FOO failed on column C1 with error: Number out of representable range: type FIXED, value 123456',
    'NUMERIC_VALUE_OUT_OF_RANGE',
    '22003',
    'SparkArithmeticException',
    '123456 cannot be represented as Decimal.',
  ],
  [
    '100037',
    `Boolean value '[CAST_INVALID_INPUT] "STRING" "BOOLEAN" on' is not recognized`,
    'CAST_INVALID_INPUT',
    '22018',
    'SparkRuntimeException',
    `The value 'on' of the type "STRING" cannot be cast to "BOOLEAN"`,
  ],
  [
    '100040',
    "Date '09-23-2023' is not recognized",
    'CAST_INVALID_INPUT',
    '22018',
    'SparkDateTimeException',
    'cast to "DATE"',
  ],
  [
    '100035',
    "Timestamp '2024-12-03 21:44:32.101045 UTC' is not recognized",
    'CAST_INVALID_INPUT',
    '22018',
    'SparkDateTimeException',
    '"TIMESTAMP"',
  ],
  [
    '100035',
    `Timestamp '[CAST_INVALID_INPUT] "DOUBLE" "TIMESTAMP" NaN' is not recognized`,
    'CAST_INVALID_INPUT',
    '22018',
    'SparkDateTimeException',
    'The value NaN of the type "DOUBLE" cannot be cast to "TIMESTAMP"',
  ],
  [
    '100071',
    'Failed to cast variant value "not-a-date" to DATE',
    'CAST_INVALID_INPUT',
    '22018',
    'SparkDateTimeException',
    `The value 'not-a-date' of the type "STRING" cannot be cast to "DATE"`,
  ],
  [
    '100071',
    'Failed to cast variant value not-a-number to FIXED(10,0)',
    'CAST_INVALID_INPUT',
    '22018',
    'SparkNumberFormatException',
    'cast to "DECIMAL(10,0)"',
  ],
  [
    '100071',
    'Failed to cast variant value 1693440000000000 to TIMESTAMP_NTZ',
    'CAST_INVALID_INPUT',
    '22018',
    'SparkDateTimeException',
    'cast to "TIMESTAMP"',
  ],
  [
    '100115',
    "The following string is not a legal hex-encoded value: 'HELP'",
    'CONVERSION_INVALID_INPUT',
    '22018',
    'SparkIllegalArgumentException',
    "'HELP'",
  ],
  [
    '100069',
    'Error parsing JSON: duplicate object attribute "a", pos 31',
    'MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION',
    '22023',
    'SparkException',
    'pos 31',
  ],
  [
    '100103',
    "Duplicate field key 'a'",
    'DUPLICATED_MAP_KEY',
    '23505',
    'SparkRuntimeException',
    'Duplicate map key a was found',
  ],
  [
    '100078',
    "DML operation to table SKA.DB.SCH.FOO failed on column C1 with error: String 'aa' is too long and would be truncated",
    'EXCEED_LIMIT_LENGTH',
    undefined,
    'SparkRuntimeException',
    "'aa'",
  ],
  [
    '100072',
    'NULL result in a non-nullable column',
    'NOT_NULL_ASSERT_VIOLATION',
    undefined,
    'SparkRuntimeException',
    'NULL',
  ],
  [
    '100132',
    '[INVALID_INDEX_OF_ZERO] The index 0 is invalid.',
    'INVALID_INDEX_OF_ZERO',
    '22003',
    'SparkRuntimeException',
    'The index 0 is invalid.',
  ],
  [
    '090150',
    'Single-row subquery returns more than one row.',
    'SCALAR_SUBQUERY_TOO_MANY_ROWS',
    '21000',
    'SparkException',
    'subquery',
  ],
  [
    '100090',
    'Duplicate row detected during DML action\nRow Values: ["Gina", 1]',
    'MERGE_CARDINALITY_VIOLATION',
    '23K01',
    'SparkRuntimeException',
    'MERGE',
  ],
  [
    '002003',
    "SQL compilation error: Object 'DB.SC.MYTABLE' does not exist or not authorized.",
    'TABLE_OR_VIEW_NOT_FOUND',
    '42P01',
    'ExtendedAnalysisException',
    'DB.SC.MYTABLE',
  ],
  [
    '002003',
    "SQL compilation error: Schema 'DB.SC' does not exist or not authorized.",
    'SCHEMA_NOT_FOUND',
    '42704',
    'NoSuchDatabaseException',
    'DB.SC',
  ],
  [
    '002002',
    "SQL compilation error: Object 'T_SALES' already exists.",
    'TABLE_OR_VIEW_ALREADY_EXISTS',
    '42P07',
    'TableAlreadyExistsException',
    'T_SALES',
  ],
  [
    '000904',
    "SQL compilation error: error line 1 at position 7 invalid identifier 'NOSUCH'",
    'UNRESOLVED_COLUMN.WITHOUT_SUGGESTION',
    '42703',
    'AnalysisException',
    'NOSUCH',
  ],
  ['000604', 'SQL execution canceled', 'OPERATION_CANCELED', 'HY008', 'SparkSQLException', 'canceled'],
];

test.each(CASES)('%s: %s', (number, says, sparkClass, sqlState, exception, part) => {
  const failure = failureOf(new ExecutionError(says, { code: code(number) }));
  expect(failure).toMatchObject({ sparkClass, bug: false });
  expect(failure.sqlState).toBe(sqlState);
  expect(failure.javaClass.endsWith(`.${exception}`)).toBe(true);
  expect(failure.message).toContain(part);
});

test('what Spark has no class for stays as it was said, with the number', () => {
  const failure = (number: string, says: string) => failureOf(new ExecutionError(says, { code: code(number) }));
  expect(failure('100082', 'Max LOB size (16777216) exceeded').message).toBe(
    'Max LOB size (16777216) exceeded (Snowflake 100082)',
  );
  // another error of Snowflake's with the same words
  expect(failure('000904', 'Division by zero').sparkClass).toBeUndefined();
  expect(failure('003001', 'SQL access control error: Insufficient privileges to operate on schema').javaClass).toBe(
    'org.apache.spark.sql.AnalysisException',
  );
  // of this side
  expect(failureOf(new ExecutionError('There is no warehouse to run on.')).message).toBe(
    'There is no warehouse to run on.',
  );
});

test('what a helper raises in its own words has no number', () => {
  const boom = failureOf(new ExecutionError('boom', { code: code('100132') }));
  expect(boom).toMatchObject({ message: 'boom', javaClass: 'org.apache.spark.SparkException' });
  const bounds = failureOf(new ExecutionError('Illegal sequence boundaries: 1 to 5 by -1', { code: code('100132') }));
  expect(bounds.javaClass).toBe('java.lang.IllegalArgumentException');
});
