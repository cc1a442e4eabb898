/** The SQLSTATE of each of Spark's error classes that come up while a query runs. Source: Spark's error conditions, which name it beside the class. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  '21000': ['SCALAR_SUBQUERY_TOO_MANY_ROWS'],
  '22003': [
    'ARITHMETIC_OVERFLOW',
    'BINARY_ARITHMETIC_OVERFLOW',
    'NUMERIC_OUT_OF_SUPPORTED_RANGE',
    'CAST_OVERFLOW',
    'CAST_OVERFLOW_IN_TABLE_INSERT',
    'NUMERIC_VALUE_OUT_OF_RANGE',
    'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION',
    'INVALID_ARRAY_INDEX',
    'INVALID_ARRAY_INDEX_IN_ELEMENT_AT',
    'INVALID_INDEX_OF_ZERO',
  ],
  '22007': ['CANNOT_PARSE_TIMESTAMP'],
  '22008': ['DATETIME_OVERFLOW'],
  '2200E': ['NULL_MAP_KEY'],
  '22012': ['DIVIDE_BY_ZERO', 'INTERVAL_DIVIDED_BY_ZERO'],
  '22015': ['INTERVAL_ARITHMETIC_OVERFLOW'],
  '22018': ['CAST_INVALID_INPUT', 'CONVERSION_INVALID_INPUT'],
  '22023': ['INVALID_FRACTION_OF_SECOND', 'INVALID_PARAMETER_VALUE', 'MALFORMED_RECORD_IN_PARSING'],
  '22546': ['CANNOT_DECODE_URL'],
  '23505': ['DUPLICATED_MAP_KEY'],
  '23K01': ['MERGE_CARDINALITY_VIOLATION'],
  '42601': ['INVALID_FORMAT'],
  '42703': ['UNRESOLVED_COLUMN'],
  '42704': ['SCHEMA_NOT_FOUND'],
  '42K0B': ['INCONSISTENT_BEHAVIOR_CROSS_VERSION'],
  '42P01': ['TABLE_OR_VIEW_NOT_FOUND'],
  '42P07': ['TABLE_OR_VIEW_ALREADY_EXISTS'],
  HY000: ['INVALID_HANDLE'],
  HY008: ['OPERATION_CANCELED'],
  HY109: ['INVALID_CURSOR'],
};
const STATES: ReadonlyMap<string, string> = new Map(
  Object.entries(CLASSES).flatMap(([state, classes]) => classes.map((c) => [c, state] as const)),
);

/** Of `A` or `A.B`; undefined: Spark gives none, or the class is one of analysis. */
export const sqlStateOf = (sparkClass: string): string | undefined => STATES.get(sparkClass.split('.', 1)[0] ?? '');
