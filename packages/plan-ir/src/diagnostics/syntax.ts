import { type DiagnosticSpec, spec } from './define.js';

function refusal<P>(
  spark: string | undefined,
  sqlState: string,
  message: (p: P) => string,
  hint?: (p: P) => string | undefined,
): DiagnosticSpec<P> {
  return spec<P>({
    severity: 'error',
    ...(spark !== undefined && { spark }),
    sqlState,
    message,
    ...(hint && { hint }),
  });
}

/** What the parser says of text. Rows without a class are errors to which Spark 3.5 gives none either. */
export const syntaxDiagnostics = {
  'syntax-error': refusal<{ near: string; what?: string; hint?: string }>(
    'PARSE_SYNTAX_ERROR',
    '42601',
    (p) => `Syntax error at or near ${p.near}${p.what ? `: ${p.what}` : ''}.`,
    (p) => p.hint,
  ),
  'unclosed-comment': refusal<Record<string, never>>(
    'UNCLOSED_BRACKETED_COMMENT',
    '42601',
    () => 'Found an unclosed bracketed comment.',
    () => 'Append */ at the end of the comment.',
  ),
  'invalid-identifier': refusal<{ name: string }>(
    'INVALID_IDENTIFIER',
    '42602',
    (p) => `The identifier ${p.name} is invalid.`,
    (p) => `Quote it with back-quotes: \`${p.name}\`.`,
  ),
  'invalid-typed-literal': refusal<{ type: string; value: string }>(
    'INVALID_TYPED_LITERAL',
    '42604',
    (p) => `The value of the typed literal "${p.type}" is invalid: ${p.value}.`,
  ),
  'unsupported-typed-literal': refusal<{ type: string }>(
    'UNSUPPORTED_TYPED_LITERAL',
    '0A000',
    (p) =>
      `Literals of the type "${p.type}" are not supported. Supported types are "DATE", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP", "INTERVAL", "X".`,
  ),
  'numeric-literal-range': refusal<{ literal: string; type: string; min: string; max: string }>(
    'INVALID_NUMERIC_LITERAL_RANGE',
    '22003',
    (p) =>
      `Numeric literal ${p.literal} is outside the valid range for ${p.type} with minimum value of ${p.min} and maximum value of ${p.max}.`,
  ),
  'decimal-literal-precision': refusal<{ precision: number }>(
    'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION',
    '22003',
    (p) => `Decimal precision ${p.precision} exceeds max precision 38.`,
  ),
  'invalid-interval': refusal<{ what: string }>(undefined, '22006', (p) => `Cannot read the interval: ${p.what}.`),
  'unsupported-data-type': refusal<{ type: string }>(
    'UNSUPPORTED_DATATYPE',
    '0A000',
    (p) => `Unsupported data type "${p.type}".`,
  ),
  'data-type-size': refusal<{ type: string }>(
    'DATATYPE_MISSING_SIZE',
    '42K01',
    (p) => `DataType "${p.type}" requires a length parameter, for example "${p.type}"(10).`,
  ),
  'incomplete-array-type': refusal<Record<string, never>>(
    'INCOMPLETE_TYPE_DEFINITION.ARRAY',
    '42K01',
    () => 'The definition of "ARRAY" type is incomplete. You must provide an element type, for example "ARRAY<INT>".',
  ),
  'incomplete-map-type': refusal<Record<string, never>>(
    'INCOMPLETE_TYPE_DEFINITION.MAP',
    '42K01',
    () =>
      'The definition of "MAP" type is incomplete. You must provide a key type and a value type, for example "MAP<INT, STRING>".',
  ),
  'incomplete-struct-type': refusal<Record<string, never>>(
    'INCOMPLETE_TYPE_DEFINITION.STRUCT',
    '42K01',
    () =>
      'The definition of "STRUCT" type is incomplete. You must provide at least one field type, for example "STRUCT<name STRING>".',
  ),
  'datetime-unit': refusal<{ function: string; value: string }>(
    'INVALID_PARAMETER_VALUE.DATETIME_UNIT',
    '22023',
    (p) =>
      `The value of the parameter unit in ${p.function} is invalid: expects one of the units without quotes YEAR, QUARTER, MONTH, WEEK, DAY, DAYOFYEAR, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, but got the string literal ${p.value}.`,
  ),
  'clause-combination': refusal<Record<string, never>>(
    'UNSUPPORTED_FEATURE.COMBINATION_QUERY_RESULT_CLAUSES',
    '0A000',
    () => 'The combination of ORDER BY, SORT BY, DISTRIBUTE BY and CLUSTER BY is not supported.',
  ),
  'transform-distinct': refusal<Record<string, never>>(
    'UNSUPPORTED_FEATURE.TRANSFORM_DISTINCT_ALL',
    '0A000',
    () => 'TRANSFORM with the DISTINCT or ALL clause is not supported.',
  ),
  'lateral-join-using': refusal<Record<string, never>>(
    'UNSUPPORTED_FEATURE.LATERAL_JOIN_USING',
    '0A000',
    () => 'JOIN USING with LATERAL correlation is not supported.',
  ),
  'lateral-join-type': refusal<{ type: string }>(
    'INVALID_LATERAL_JOIN_TYPE',
    '42613',
    (p) =>
      `The ${p.type} JOIN with LATERAL correlation is not allowed because an OUTER subquery cannot correlate to its join partner.`,
  ),
  'repeated-window': refusal<{ name: string }>(
    'INVALID_SQL_SYNTAX.REPETITIVE_WINDOW_DEFINITION',
    '42000',
    (p) => `The definition of window ${p.name} is repetitive.`,
  ),
  'unknown-window-reference': refusal<{ name: string }>(
    'INVALID_SQL_SYNTAX.UNRESOLVED_WINDOW_REFERENCE',
    '42000',
    (p) => `Cannot resolve window reference ${p.name}.`,
  ),
  'table-function-name': refusal<{ name: string }>(
    'INVALID_SQL_SYNTAX.INVALID_TABLE_VALUED_FUNC_NAME',
    '42000',
    (p) => `Table valued function cannot specify database name: ${p.name}.`,
  ),
  'table-argument-parentheses': refusal<{ table: string }>(
    'INVALID_SQL_SYNTAX.INVALID_TABLE_FUNCTION_IDENTIFIER_ARGUMENT_MISSING_PARENTHESES',
    '42000',
    (p) =>
      `Call to table-valued function is invalid because parentheses are missing around the provided TABLE argument ${p.table}.`,
  ),
  'empty-partition-value': refusal<{ column: string }>(
    'INVALID_SQL_SYNTAX.EMPTY_PARTITION_VALUE',
    '42000',
    (p) => `Partition key ${p.column} must set value.`,
  ),
  'duplicate-key': refusal<{ key: string }>('DUPLICATE_KEY', '23505', (p) => `Found duplicate keys ${p.key}.`),
  'duplicate-clause': refusal<{ clause: string }>(
    'DUPLICATE_CLAUSES',
    '42614',
    (p) => `Found duplicate clauses: ${p.clause}. Please, remove one of them.`,
  ),
  'operation-not-allowed': refusal<{ what: string }>(undefined, '0A000', (p) => `Operation not allowed: ${p.what}.`),
  'escape-length': refusal<{ text: string }>(
    'INVALID_ESC',
    '42604',
    (p) => `Found an invalid escape string: ${p.text}. The escape string must contain only one character.`,
  ),
  'temporary-view-name': refusal<{ name: string }>(
    'TEMP_VIEW_NAME_TOO_MANY_NAME_PARTS',
    '428EK',
    (p) => `CREATE TEMPORARY VIEW takes a name of one part only, but got: ${p.name}.`,
  ),
  'statement-refused': refusal<{ what: string }>(undefined, '42601', (p) => `${p.what}.`),
} as const;
