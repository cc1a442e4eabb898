import type { DatabaseCode } from '@spark-sql-to-snowflake/executor';
import { exceptionOfFailure, sparkClassOf } from './exception-of.js';
import {
  castOverflow,
  malformed,
  ofClass,
  outOfRange,
  type Reworded,
  thrownByHelper,
  tooManyRows,
} from './reworded.js';

interface Rule {
  /** Snowflake's number of the error. */
  readonly code: string;
  /** Which of the errors of the number, and what of it goes into Spark's message. */
  readonly says: RegExp;
  readonly spark: (...groups: readonly string[]) => Reworded;
  /** Where number and text stand: a page of docs.snowflake.com/en, an issue of a public repository, or `found: …`, which transcripts in public repositories hold. */
  readonly source: string;
}

const ANALYSIS = 'org.apache.spark.sql.AnalysisException';

/** A cast raises by having Snowflake read a text that it cannot read: Spark's class and the two types, and then the value. */
const OWN_CAST = /^\[(CAST_INVALID_INPUT|CAST_OVERFLOW)\] "([^"]*)" "([^"]*)" (.*)$/s;

/** A text that was not understood as the type. */
function unread(value: string, type: string): Reworded {
  const own = OWN_CAST.exec(value);
  if (own) {
    const [, what, from = '', to = '', text = ''] = own;
    return what === 'CAST_OVERFLOW' ? castOverflow(text, to, from) : malformed(text, to, from);
  }
  return sparkClassOf(value) === undefined ? malformed(value, type) : ofClass(value);
}

/** Snowflake's types inside its messages on VARIANT. */
const TYPES: Readonly<Record<string, string>> = { FIXED: 'DECIMAL', REAL: 'DOUBLE', TEXT: 'STRING', OBJECT: 'MAP' };
function typeOf(name: string): string {
  const [, kind = name, digits = ''] = /^(\w+)(\(.*\))?$/.exec(name) ?? [];
  return kind.startsWith('TIMESTAMP') ? 'TIMESTAMP' : `${TYPES[kind] ?? kind}${digits}`;
}

const RULES: readonly Rule[] = [
  {
    code: '100051',
    says: /^Division by zero/,
    spark: () =>
      ofClass(
        '[DIVIDE_BY_ZERO] Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead. If necessary set "spark.sql.ansi.enabled" to "false" to bypass this error.',
      ),
    source: 'sql-reference/functions/div0',
  },
  {
    code: '100038',
    says: /^Numeric value '(.*)' is not recognized/s,
    spark: (value = '') => unread(value, 'DECIMAL'),
    source: 'sql-reference/functions/bitand_agg',
  },
  {
    code: '100037',
    says: /^Boolean value '(.*)' is not recognized/s,
    spark: (value = '') => unread(value, 'BOOLEAN'),
    source: 'sql-reference/functions/booland_agg',
  },
  {
    code: '100040',
    says: /^Date '(.*)' is not recognized/s,
    spark: (value = '') => unread(value, 'DATE'),
    source: 'sql-reference/functions/to_date; found: 100040 (22007): Date',
  },
  {
    code: '100035',
    says: /^Timestamp '(.*)' is not recognized/s,
    spark: (value = '') => unread(value, 'TIMESTAMP'),
    source: 'sql-reference/functions/to_timestamp; found: 100035 (22007): Timestamp',
  },
  {
    // make_date and make_timestamp read their fields so; a format of Spark's never reaches Snowflake
    code: '100096',
    says: /^Can't parse '(.*)' as (date|timestamp) with format '[^']*'/s,
    spark: (fields = '', type = '') => ({
      message: `Invalid value for a field of a ${type}: ${fields}. If necessary set "spark.sql.ansi.enabled" to false to bypass this error.`,
      javaClass: 'org.apache.spark.SparkDateTimeException',
    }),
    source: "found: 100096 (22007): Can't parse",
  },
  {
    code: '100039',
    says: /^Numeric value '(.*)' is out of range/s,
    spark: (value = '') => outOfRange(value, 'Decimal'),
    source: 'sql-reference/functions/try_to_decimal',
  },
  {
    code: '100046',
    says: /^Number out of representable range: type \w+(?:\[\w+\]\((\d+),(\d+)\))?.*?value (\S+)/s,
    spark: (precision, scale = '', value = '') =>
      outOfRange(value, precision === undefined ? 'Decimal' : `Decimal(${precision}, ${scale})`),
    source: 'sql-reference/operators-arithmetic; found: 100046 (22003): Number out of representable range',
  },
  {
    code: '100071',
    says: /^Failed to cast variant value (.*) to (\w+(?:\([\d, ]*\))?)$/s,
    spark: (value = '', type = '') => malformed(/^"(.*)"$/s.exec(value)?.[1] ?? value, typeOf(type)),
    source: 'found: 100071 (22000): Failed to cast variant value',
  },
  {
    code: '100115',
    says: /^The following string is not a legal hex-encoded value: '(.*)'/s,
    spark: (value = '') =>
      ofClass(
        `[CONVERSION_INVALID_INPUT] The value '${value}' ('HEX') cannot be converted to "BINARY" because it is malformed. Use \`try_to_binary\` to get NULL instead.`,
      ),
    source: 'user-guide/binary-examples',
  },
  {
    code: '100069',
    says: /^Error parsing JSON: (.*)$/s,
    spark: (why = '') =>
      ofClass(
        `[MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION] Malformed records are detected in record parsing: ${why}.`,
      ),
    source: 'sql-reference/functions/parse_json',
  },
  {
    code: '100103',
    says: /^Duplicate field key '(.*)'/s,
    spark: (key = '') =>
      ofClass(
        `[DUPLICATED_MAP_KEY] Duplicate map key ${key} was found. Set "spark.sql.mapKeyDedupPolicy" to "LAST_WIN" to keep the last of its values.`,
      ),
    source: 'sql-reference/functions/map_construct',
  },
  {
    code: '100078',
    says: /^String\s+'(.*)'\s+is too long and would be truncated/s,
    spark: (value = '') => ofClass(`[EXCEED_LIMIT_LENGTH] Exceeds char/varchar type length limitation: '${value}'.`),
    source: 'sql-reference/functions/cast; superduper-io/superduper#2748',
  },
  {
    code: '100072',
    says: /^NULL result in a non-nullable column/,
    spark: () => ofClass('[NOT_NULL_ASSERT_VIOLATION] NULL value appeared in a column that takes none.'),
    source: 'muatik/flask-profiler#110',
  },
  {
    // what a helper has raised, without the rest
    code: '100132',
    says: /^(?!JavaScript )(.*)$/s,
    spark: (message = '') => ofClass(message),
    source: 'developer-guide/udf/javascript/udf-javascript-introduction',
  },
  {
    code: '090150',
    says: /^Single-row subquery returns more than one row/,
    spark: tooManyRows,
    source: 'found: 090150 (22000): Single-row subquery',
  },
  {
    code: '100090',
    says: /^Duplicate row detected during DML action/,
    spark: () =>
      ofClass(
        '[MERGE_CARDINALITY_VIOLATION] The ON search condition of the MERGE statement matched a single row from the target table with multiple rows of the source table.',
      ),
    source: 'sql-reference/sql/merge',
  },
  {
    code: '002003',
    says: /^SQL compilation error: (?:Schema|Database) '(.*)' does not exist or not authorized/,
    spark: (name = '') => ofClass(`[SCHEMA_NOT_FOUND] The schema ${name} cannot be found, or the role may not see it.`),
    source: 'sql-reference/sql/execute-immediate-from, of a stage',
  },
  {
    code: '002003',
    says: /^SQL compilation error: (?:Object|Table|View) '(.*)' does not exist or not authorized/,
    spark: (name = '') =>
      ofClass(`[TABLE_OR_VIEW_NOT_FOUND] The table or view ${name} cannot be found, or the role may not see it.`),
    source: 'developer-guide/udf/sql/udf-sql-tabular-functions',
  },
  {
    code: '002002',
    says: /^SQL compilation error: Object '(.*)' already exists/,
    spark: (name = '') =>
      ofClass(`[TABLE_OR_VIEW_ALREADY_EXISTS] Cannot create table or view ${name} because it already exists.`),
    source: 'sql-reference/sql/alter-table',
  },
  {
    // a column that another session has dropped since its table was looked at
    code: '000904',
    says: /^SQL compilation error: .*?invalid identifier '(.*)'/s,
    spark: (name = '') => ({
      message: `[UNRESOLVED_COLUMN.WITHOUT_SUGGESTION] A column or function parameter with name ${name} cannot be resolved.`,
      javaClass: ANALYSIS,
    }),
    source: 'found: 000904 (42000): SQL compilation error',
  },
  {
    code: '000604',
    says: /^SQL execution canceled/,
    spark: () => ofClass('[OPERATION_CANCELED] Operation has been canceled.'),
    source: 'found: 000604 (57014): SQL execution canceled',
  },
  {
    // a query of format("snowflake"), since what is written here passes Snowflake's grammar
    code: '001003',
    says: /^(SQL compilation error: .*)$/s,
    spark: (what = '') => ({ message: `${what} (Snowflake 001003)`, javaClass: ANALYSIS }),
    source: 'sql-reference/sql/execute-immediate-from',
  },
  {
    code: '003001',
    says: /^(SQL access control error: .*)$/s,
    spark: (what = '') => ({ message: `${what} (Snowflake 003001)`, javaClass: ANALYSIS }),
    source: 'sql-reference/sql/execute-immediate-from',
  },
];

/** Put before the error of a value by statements that write. */
const IN_WRITING = /^DML operation to table .*? failed on column .*? with error: /s;

/** What Snowflake says, under Spark's classes where Spark has one, else as it was said, with Snowflake's number. */
export function rewordedSnowflake(message: string, { number }: DatabaseCode): Reworded {
  const thrown = thrownByHelper(message);
  if (thrown) return thrown;
  const said = message.replace(IN_WRITING, '');
  for (const { code, says, spark } of RULES) {
    if (code !== number) continue;
    const groups = says.exec(said);
    if (groups) return spark(...groups.slice(1));
  }
  return { message: `${message} (Snowflake ${number})`, javaClass: exceptionOfFailure(message) };
}
