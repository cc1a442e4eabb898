import type { DiagnosticCode } from '@spark-sql-to-snowflake/plan-ir';
import type { JavaClass } from './java-classes.js';

/** The Java class of each of Spark's error classes that is no AnalysisException. `A.B` counts before `A`. */
const BY_SPARK_CLASS: Readonly<Record<string, JavaClass>> = {
  // names
  TABLE_OR_VIEW_ALREADY_EXISTS: 'org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException',
  TEMP_TABLE_OR_VIEW_ALREADY_EXISTS: 'org.apache.spark.sql.catalyst.analysis.TempTableAlreadyExistsException',
  TABLE_OR_VIEW_NOT_FOUND: 'org.apache.spark.sql.catalyst.ExtendedAnalysisException',
  SCHEMA_NOT_FOUND: 'org.apache.spark.sql.catalyst.analysis.NoSuchDatabaseException',
  SCHEMA_ALREADY_EXISTS: 'org.apache.spark.sql.catalyst.analysis.NamespaceAlreadyExistsException',
  ROUTINE_ALREADY_EXISTS: 'org.apache.spark.sql.catalyst.analysis.FunctionAlreadyExistsException',
  ROUTINE_NOT_FOUND: 'org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException',
  DATA_SOURCE_NOT_FOUND: 'org.apache.spark.SparkClassNotFoundException',
  SQL_CONF_NOT_FOUND: 'org.apache.spark.SparkNoSuchElementException',
  // text
  PARSE_SYNTAX_ERROR: 'org.apache.spark.sql.catalyst.parser.ParseException',
  PARSE_EMPTY_STATEMENT: 'org.apache.spark.sql.catalyst.parser.ParseException',
  FAILED_TO_PARSE_TOO_COMPLEX: 'org.apache.spark.sql.catalyst.parser.ParseException',
  INVALID_SQL_SYNTAX: 'org.apache.spark.sql.catalyst.parser.ParseException',
  INVALID_NUMERIC_LITERAL_RANGE: 'org.apache.spark.sql.catalyst.parser.ParseException',
  INVALID_TYPED_LITERAL: 'org.apache.spark.sql.catalyst.parser.ParseException',
  UNSUPPORTED_TYPED_LITERAL: 'org.apache.spark.sql.catalyst.parser.ParseException',
  // in text it is a mistake of syntax, and told as such
  UNSUPPORTED_DATATYPE: 'org.apache.spark.SparkUnsupportedOperationException',
  INCOMPATIBLE_JOIN_TYPES: 'org.apache.spark.sql.catalyst.parser.ParseException',
  // values
  DIVIDE_BY_ZERO: 'org.apache.spark.SparkArithmeticException',
  INTERVAL_DIVIDED_BY_ZERO: 'org.apache.spark.SparkArithmeticException',
  ARITHMETIC_OVERFLOW: 'org.apache.spark.SparkArithmeticException',
  BINARY_ARITHMETIC_OVERFLOW: 'org.apache.spark.SparkArithmeticException',
  INTERVAL_ARITHMETIC_OVERFLOW: 'org.apache.spark.SparkArithmeticException',
  DATETIME_OVERFLOW: 'org.apache.spark.SparkArithmeticException',
  NUMERIC_OUT_OF_SUPPORTED_RANGE: 'org.apache.spark.SparkArithmeticException',
  CAST_OVERFLOW_IN_TABLE_INSERT: 'org.apache.spark.SparkArithmeticException',
  CAST_OVERFLOW: 'org.apache.spark.SparkArithmeticException',
  NUMERIC_VALUE_OUT_OF_RANGE: 'org.apache.spark.SparkArithmeticException',
  DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION: 'org.apache.spark.SparkArithmeticException',
  CAST_INVALID_INPUT: 'org.apache.spark.SparkNumberFormatException',
  CANNOT_PARSE_TIMESTAMP: 'org.apache.spark.SparkDateTimeException',
  INVALID_FRACTION_OF_SECOND: 'org.apache.spark.SparkDateTimeException',
  CONVERSION_INVALID_INPUT: 'org.apache.spark.SparkIllegalArgumentException',
  'INVALID_FORMAT.MISMATCH_INPUT': 'org.apache.spark.SparkIllegalArgumentException',
  CANNOT_DECODE_URL: 'org.apache.spark.SparkIllegalArgumentException',
  INVALID_ARRAY_INDEX: 'org.apache.spark.SparkArrayIndexOutOfBoundsException',
  INVALID_ARRAY_INDEX_IN_ELEMENT_AT: 'org.apache.spark.SparkArrayIndexOutOfBoundsException',
  INVALID_INDEX_OF_ZERO: 'org.apache.spark.SparkRuntimeException',
  INVALID_PARAMETER_VALUE: 'org.apache.spark.SparkRuntimeException',
  NULL_MAP_KEY: 'org.apache.spark.SparkRuntimeException',
  DUPLICATED_MAP_KEY: 'org.apache.spark.SparkRuntimeException',
  NOT_NULL_ASSERT_VIOLATION: 'org.apache.spark.SparkRuntimeException',
  EXCEED_LIMIT_LENGTH: 'org.apache.spark.SparkRuntimeException',
  MERGE_CARDINALITY_VIOLATION: 'org.apache.spark.SparkRuntimeException',
  USER_RAISED_EXCEPTION: 'org.apache.spark.SparkRuntimeException',
  SCALAR_SUBQUERY_TOO_MANY_ROWS: 'org.apache.spark.SparkException',
  INCONSISTENT_BEHAVIOR_CROSS_VERSION: 'org.apache.spark.SparkUpgradeException',
  // the protocol
  INVALID_HANDLE: 'org.apache.spark.SparkSQLException',
  INVALID_CURSOR: 'org.apache.spark.SparkSQLException',
  OPERATION_CANCELED: 'org.apache.spark.SparkSQLException',
};

/** Diagnostics that have no class of Spark's, and are no AnalysisException. */
const BY_CODE: Partial<Readonly<Record<DiagnosticCode, JavaClass>>> = {
  'conf-kind': 'java.lang.IllegalArgumentException',
  'conf-size': 'java.lang.NumberFormatException',
  'conf-limit': 'java.lang.IllegalArgumentException',
  'conf-word': 'java.lang.IllegalArgumentException',
  'conf-zone': 'java.lang.IllegalArgumentException',
  'conf-without-value': 'java.lang.IllegalArgumentException',
  'file-codec': 'java.lang.IllegalArgumentException',
  'frame-argument': 'java.lang.IllegalArgumentException',
  'streaming-option': 'java.lang.IllegalArgumentException',
  'streaming-number': 'java.lang.NumberFormatException',
  'streaming-source-use': 'java.lang.UnsupportedOperationException',
  'to-df-count': 'java.lang.IllegalArgumentException',
  'deduplicate-column': 'org.apache.spark.sql.connect.common.InvalidPlanInput',
  'invalid-plan': 'org.apache.spark.sql.connect.common.InvalidPlanInput',
  'decimal-text': 'java.lang.NumberFormatException',
  'catalog-not-found': 'org.apache.spark.sql.connector.catalog.CatalogNotFoundException',
};

/** Of a mistake that was found before anything ran. */
export function exceptionOfDiagnostic(code: DiagnosticCode, sparkClass: string | undefined): JavaClass {
  return BY_CODE[code] ?? ofSparkClass(sparkClass) ?? 'org.apache.spark.sql.AnalysisException';
}

/** Of what went wrong while a query ran, by its text: `[CLASS] …`, as the dialects and helpers write it. */
export function exceptionOfFailure(message: string): JavaClass {
  const sparkClass = sparkClassOf(message);
  if (sparkClass === 'CAST_INVALID_INPUT') return ofCast(message);
  return ofSparkClass(sparkClass) ?? 'org.apache.spark.SparkException';
}

/** The class that a text begins with. */
export const sparkClassOf = (message: string): string | undefined => /^\[([A-Z][A-Z0-9_.]*)\] /.exec(message)?.[1];

function ofSparkClass(sparkClass: string | undefined): JavaClass | undefined {
  if (sparkClass === undefined) return undefined;
  const top = sparkClass.split('.', 1)[0] ?? sparkClass;
  const found = (key: string): JavaClass | undefined =>
    Object.hasOwn(BY_SPARK_CLASS, key) ? BY_SPARK_CLASS[key] : undefined;
  return found(sparkClass) ?? found(top);
}

/** The exception of a cast goes by the type that the value was to become. */
function ofCast(message: string): JavaClass {
  const target = /^.*cannot be cast to "(\w+)/s.exec(message)?.[1];
  if (target === 'DATE' || target?.startsWith('TIMESTAMP')) return 'org.apache.spark.SparkDateTimeException';
  return target === 'BOOLEAN'
    ? 'org.apache.spark.SparkRuntimeException'
    : 'org.apache.spark.SparkNumberFormatException';
}
