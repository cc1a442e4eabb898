import { castOverflow, malformed, overflow, type Reworded } from './duckdb-failure.js';
import { exceptionOfFailure } from './exception-of.js';
import type { JavaClass } from './java-classes.js';

interface Rule {
  /** Snowflake's number of the error, and the SQLSTATE that its documentation puts beside it. */
  readonly code: string;
  readonly sqlState: string;
  readonly says: RegExp;
  readonly spark: (...groups: readonly string[]) => Reworded;
}

const RUNTIME: JavaClass = 'org.apache.spark.SparkRuntimeException';
const DATE_TIME: JavaClass = 'org.apache.spark.SparkDateTimeException';
const NUMBER_FORMAT: JavaClass = 'org.apache.spark.SparkNumberFormatException';

/** A message of ours that has travelled through an error of Snowflake's. */
const own = (message: string): Reworded => ({ message, javaClass: exceptionOfFailure(message) });

const TEXT_OVERFLOW = /^\[CAST_OVERFLOW\] (.*)$/s;

/**
 * What can go wrong with a value in the SQL that is written for Snowflake, by the texts that it documents: docs.snowflake.com/en/sql-reference/
 * {functions/to_decimal, functions/to_date, functions/to_boolean, functions/div0, operators-arithmetic, functions/parse_json, sql/merge} and
 * docs.snowflake.com/en/developer-guide/udf/javascript/udf-javascript-introduction.
 */
const RULES: readonly Rule[] = [
  {
    code: '100051',
    sqlState: '22012',
    says: /^Division by zero/,
    spark: () =>
      own(
        '[DIVIDE_BY_ZERO] Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead. If necessary set "spark.sql.ansi.enabled" to "false" to bypass this error.',
      ),
  },
  {
    code: '100038',
    sqlState: '22018',
    says: /^Numeric value '(.*)' is not recognized/s,
    spark: (value = '') => {
      // a cast raises by reading such a text as a number, since plain SQL has no other way
      const beyond = TEXT_OVERFLOW.exec(value);
      return beyond ? castOverflow(beyond[1] ?? '', 'INTEGER') : malformed(value, 'NUMERIC', NUMBER_FORMAT);
    },
  },
  {
    code: '100039',
    sqlState: '22003',
    says: /^Numeric value '(.*)' is out of range/s,
    spark: (value = '') => castOverflow(value, 'NUMERIC'),
  },
  {
    code: '100046',
    sqlState: '22003',
    says: /^Number out of representable range: type \w+\[\w+\]\((\d+),(\d+)\).*?value (\S+)/s,
    spark: (precision = '', scale = '', value = '') => overflow(`${value} does not fit DECIMAL(${precision},${scale})`),
  },
  {
    code: '100037',
    sqlState: '22018',
    says: /^Boolean value '(.*)' is not recognized/s,
    spark: (value = '') => malformed(value, 'BOOLEAN', RUNTIME),
  },
  {
    code: '100040',
    sqlState: '22007',
    says: /^Date '(.*)' is not recognized/s,
    spark: (value = '') => malformed(value, 'DATE', DATE_TIME),
  },
  {
    code: '100035',
    sqlState: '22007',
    says: /^Timestamp '(.*)' is not recognized/s,
    spark: (value = '') => malformed(value, 'TIMESTAMP', DATE_TIME),
  },
  {
    code: '100132',
    sqlState: 'P0000',
    says: /^JavaScript execution error: Uncaught (?:Error: )?(.*?)(?: in \S+ at '.*)?$/s,
    spark: (message = '') => own(message),
  },
  {
    code: '100090',
    sqlState: '42P18',
    says: /^Duplicate row detected during DML action/,
    spark: () => ({
      message:
        '[MERGE_CARDINALITY_VIOLATION] The ON search condition of the MERGE statement matched a single row from the target table with multiple rows of the source table.',
      javaClass: RUNTIME,
    }),
  },
  {
    code: '090150',
    sqlState: '22000',
    says: /^Single-row subquery returns more than one row/,
    spark: () => own('[SCALAR_SUBQUERY_TOO_MANY_ROWS] More than one row returned by a subquery used as an expression.'),
  },
];

/** What Snowflake says of a value, under Spark's classes; undefined: nothing that Spark has a class for. */
export function rewordedSnowflake(message: string): Reworded | undefined {
  // clients put the number and the state in front: 100051 (22012): Division by zero
  const [, code, state, said = message] = /^(\d{6}) \((\w{5})\): (.*)$/s.exec(message) ?? [];
  for (const rule of RULES) {
    if (code !== undefined && (rule.code !== code || rule.sqlState !== state)) continue;
    const groups = rule.says.exec(said);
    if (groups) return rule.spark(...groups.slice(1));
  }
  return undefined;
}
