import { type DiagnosticSpec, spec } from './define.js';
import { error } from './error.js';

/** `sql`: the expression as Spark prints it; `why`: what is wrong with it. */
export interface Mismatch {
  readonly sql: string;
  readonly why: string;
}
const mismatch = (subclass: string): DiagnosticSpec<Mismatch> =>
  error<Mismatch>(
    `DATATYPE_MISMATCH.${subclass}`,
    '42K09',
    (p) => `Cannot resolve "${p.sql}" due to data type mismatch: ${p.why}.`,
  );

const numberFormat = (subclass: string): DiagnosticSpec<Mismatch> =>
  error<Mismatch>(`INVALID_FORMAT.${subclass}`, '42601', (p) => `The format of "${p.sql}" is invalid. ${p.why}.`);

const badArgument = (sparkClass: string, sqlState: string): DiagnosticSpec<Mismatch> =>
  error<Mismatch>(sparkClass, sqlState, (p) => `${p.why}.`);

/** Types of arguments and operands. */
export const typeDiagnostics = {
  /** Of a type; in a literal it is a mistake of syntax. */
  'decimal-type-precision': error<{ precision: number }>(
    'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION',
    '22003',
    (p) => `Decimal precision ${p.precision} exceeds max precision 38.`,
  ),
  'unexpected-input-type': mismatch('UNEXPECTED_INPUT_TYPE'),
  'binary-operands-differ': mismatch('BINARY_OP_DIFF_TYPES'),
  'binary-wrong-type': mismatch('BINARY_OP_WRONG_TYPE'),
  'arguments-differ': mismatch('DATA_DIFF_TYPES'),
  'cast-impossible': mismatch('CAST_WITHOUT_SUGGESTION'),
  'cast-needs-conf': mismatch('CAST_WITH_CONF_SUGGESTION'),
  'cast-needs-function': mismatch('CAST_WITH_FUNC_SUGGESTION'),
  'filter-not-boolean': mismatch('FILTER_NOT_BOOLEAN'),
  'join-not-boolean': error<{ sql: string; type: string }>(
    'JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE',
    '42K0E',
    (p) => `The join condition "${p.sql}" has the invalid type "${p.type}", expected "BOOLEAN".`,
  ),
  'in-subquery-length': mismatch('IN_SUBQUERY_LENGTH_MISMATCH'),
  'in-subquery-types': mismatch('IN_SUBQUERY_DATA_TYPE_MISMATCH'),
  'not-foldable': mismatch('NON_FOLDABLE_INPUT'),
  'out-of-range': mismatch('VALUE_OUT_OF_RANGE'),
  'bad-argument': mismatch('INVALID_ARG_VALUE'),
  'unexpected-null': mismatch('UNEXPECTED_NULL'),
  'unordered-type': mismatch('INVALID_ORDERING_TYPE'),
  'array-types-differ': mismatch('ARRAY_FUNCTION_DIFF_TYPES'),
  'arrays-differ': mismatch('BINARY_ARRAY_DIFF_TYPES'),
  'null-typed': mismatch('NULL_TYPE'),
  'hash-of-map': mismatch('HASH_MAP_TYPE'),
  'map-key-type': mismatch('INVALID_MAP_KEY_TYPE'),
  'map-keys-differ': mismatch('CREATE_MAP_KEY_DIFF_TYPES'),
  'map-values-differ': mismatch('CREATE_MAP_VALUE_DIFF_TYPES'),
  'sequence-types': mismatch('SEQUENCE_WRONG_INPUT_TYPES'),
  'struct-name-not-foldable': mismatch('CREATE_NAMED_STRUCT_WITHOUT_FOLDABLE_STRING'),
  'unsupported-input-type': mismatch('UNSUPPORTED_INPUT_TYPE'),
  'map-types-differ': mismatch('MAP_FUNCTION_DIFF_TYPES'),
  'map-concat-types-differ': mismatch('MAP_CONCAT_DIFF_TYPES'),
  'map-zip-types-differ': mismatch('MAP_ZIP_WITH_DIFF_TYPES'),
  'stack-types-differ': mismatch('STACK_COLUMN_DIFF_TYPES'),
  'format-zero-index': badArgument('INVALID_PARAMETER_VALUE.ZERO_INDEX', '22023'),
  /** Spark has no class for it. */
  'argument-not-literal': error<Mismatch>(undefined, undefined, (p) => `${p.why}.`),
  'seed-not-constant': badArgument('SEED_EXPRESSION_IS_UNFOLDABLE', '42K08'),
  'lambda-returns': mismatch('UNEXPECTED_RETURN_TYPE'),
  'maps-differ': mismatch('MAP_CONCAT_DIFF_TYPES'),
  'days-not-whole': badArgument('SECOND_FUNCTION_ARGUMENT_NOT_INTEGER', '22023'),
  'json-schema-type': mismatch('INVALID_JSON_SCHEMA'),
  'schema-not-literal': badArgument('INVALID_SCHEMA.NON_STRING_LITERAL', '42K07'),
  'schema-not-struct': badArgument('INVALID_SCHEMA.NON_STRUCT_TYPE', '42K07'),
  'schema-syntax': badArgument('PARSE_SYNTAX_ERROR', '42601'),
  'schema-type': badArgument('UNSUPPORTED_DATATYPE', '0A000'),
  'options-not-map': badArgument('INVALID_OPTIONS.NON_MAP_FUNCTION', '42K06'),
  'options-not-strings': badArgument('INVALID_OPTIONS.NON_STRING_TYPE', '42K06'),
  'schema-computed': spec<Mismatch>({
    severity: 'unsupported',
    spark: 'UNSUPPORTED_FEATURE',
    sqlState: '0A000',
    message: (p) => `The computed schema of "${p.sql}" is not supported: ${p.why}.`,
    hint: () => 'Write the schema as text.',
  }),
  'number-format-empty': numberFormat('EMPTY'),
  'number-format-token': numberFormat('UNEXPECTED_TOKEN'),
  'number-format-repeated': numberFormat('WRONG_NUM_TOKEN'),
  'number-format-digits': numberFormat('WRONG_NUM_DIGIT'),
  'number-format-separators': numberFormat('CONT_THOUSANDS_SEPS'),
  'number-format-fraction': numberFormat('THOUSANDS_SEPS_MUST_BEFORE_DEC'),
  'number-format-currency': numberFormat('CUR_MUST_BEFORE_DIGIT'),
  'parameter-constraint': mismatch('PARAMETER_CONSTRAINT_VIOLATION'),
  'input-not-one': mismatch('INPUT_SIZE_NOT_ONE'),
  'non-string-type': mismatch('NON_STRING_TYPE'),
  'range-frame-type': mismatch('RANGE_FRAME_INVALID_TYPE'),
  'range-frame-no-order': mismatch('RANGE_FRAME_WITHOUT_ORDER'),
  'range-frame-many-orders': mismatch('RANGE_FRAME_MULTI_ORDER'),
  'frame-bound-type': mismatch('SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE'),
  'frame-bound': mismatch('SPECIFIED_WINDOW_FRAME_INVALID_BOUND'),
  'frame-types-differ': mismatch('SPECIFIED_WINDOW_FRAME_DIFF_TYPES'),
  'frame-order': mismatch('SPECIFIED_WINDOW_FRAME_WRONG_COMPARISON'),
  'frame-bound-not-foldable': mismatch('SPECIFIED_WINDOW_FRAME_WITHOUT_FOLDABLE'),
  'union-column-types': error<{ operator: string; left: string; right: string; column: number; table: number }>(
    'INCOMPATIBLE_COLUMN_TYPE',
    '42825',
    (p) =>
      `${p.operator} can only be performed on tables with compatible column types. Column ${p.column} of table ${p.table} is "${p.right}", which is not compatible with "${p.left}" at the same column of the first table.`,
  ),
  'invalid-extract-base': error<{ base: string; type: string }>(
    'INVALID_EXTRACT_BASE_FIELD_TYPE',
    '42000',
    (p) => `Can't extract a value from ${p.base}. Need a complex type [STRUCT, ARRAY, MAP] but got ${p.type}.`,
  ),
  'extract-part': error<{ why: string }>('INVALID_EXTRACT_FIELD', '42601', (p) => `${p.why}.`),
  'invalid-extract-field': error<{ field: string }>(
    'INVALID_EXTRACT_FIELD_TYPE',
    '42000',
    (p) => `Cannot extract ${p.field}: the field name must be a non-null string literal.`,
  ),
  'field-not-found': error<{ field: string; fields: readonly string[] }>(
    'FIELD_NOT_FOUND',
    '42704',
    (p) => `No such struct field ${p.field} in ${p.fields.join(', ')}.`,
  ),
  'ambiguous-field': error<{ field: string; count: number }>(
    'AMBIGUOUS_REFERENCE_TO_FIELDS',
    '42000',
    (p) => `Ambiguous reference to the field ${p.field}. It appears ${p.count} times in the schema.`,
  ),
  'wrong-argument-count': error<{ name: string; expected: string; actual: number }>(
    'WRONG_NUM_ARGS.WITHOUT_SUGGESTION',
    '42605',
    (p) =>
      `The ${p.name} requires ${p.expected} parameters but the actual number is ${p.actual}. The documentation of the function has what they are.`,
  ),
  'invalid-lambda-call': error<{ name: string }>(
    'INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION',
    '42K0D',
    (p) => `A lambda function should only be used in a higher order function. However, its class is ${p.name}.`,
  ),
  'lambda-argument-count': error<{ expected: number; actual: number }>(
    'INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH',
    '42K0D',
    (p) =>
      `A higher order function expects ${p.actual} lambda parameters, but this one gets ${p.expected} values for them.`,
  ),
  'duplicate-lambda-names': error<{ names: readonly string[] }>(
    'INVALID_LAMBDA_FUNCTION_CALL.DUPLICATE_ARG_NAMES',
    '42K0D',
    (p) => `The lambda function has duplicate arguments ${p.names.join(', ')}.`,
  ),
  'unbound-parameter': error<{ name: string }>(
    'UNBOUND_SQL_PARAMETER',
    '42P02',
    (p) => `Found the unbound parameter: ${p.name}.`,
    () => 'Give it a value.',
  ),
  'named-arguments-not-supported': error<{ name: string }>(
    'NAMED_PARAMETERS_NOT_SUPPORTED',
    '4274K',
    (p) => `Named parameters are not supported for function ${p.name}.`,
  ),
  'unrecognized-parameter': error<{ name: string; argument: string }>(
    'UNRECOGNIZED_PARAMETER_NAME',
    '4274K',
    (p) => `Cannot invoke function ${p.name}: it has no parameter named ${p.argument}.`,
  ),
  'required-parameter': error<{ name: string; argument: string }>(
    'REQUIRED_PARAMETER_NOT_FOUND',
    '4274K',
    (p) => `Cannot invoke function ${p.name}: its parameter ${p.argument} is required and was not given.`,
  ),
  'duplicate-parameter': error<{ name: string; argument: string }>(
    'DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.DOUBLE_NAMED_ARGUMENT_REFERENCE',
    '4274K',
    (p) => `Call to function ${p.name} gives its parameter ${p.argument} twice.`,
  ),
  'not-constant': error<{ what: string }>(
    'NON_FOLDABLE_ARGUMENT',
    '22023',
    (p) => `${p.what} must be a constant that can be computed before the query runs.`,
  ),
} as const;

export interface DefaultPlace {
  readonly command: string;
  readonly column: string;
}
const failedDefault = (p: DefaultPlace): string =>
  `Failed to execute ${p.command} command because the column ${p.column} has a DEFAULT value`;

/** Statements that write. */
export const writeDiagnostics = {
  'insert-too-many': error<{ table: string; columns: string; data: string }>(
    'INSERT_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS',
    '21S01',
    (p) =>
      `Cannot write to ${p.table}, the reason is too many data columns: table columns: ${p.columns}; data columns: ${p.data}.`,
  ),
  'insert-too-few': error<{ table: string; columns: string; data: string }>(
    'INSERT_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS',
    '21S01',
    (p) =>
      `Cannot write to ${p.table}, the reason is not enough data columns: table columns: ${p.columns}; data columns: ${p.data}.`,
  ),
  'insert-unsafe-cast': error<{ table: string; column: string; from: string; to: string }>(
    'INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST',
    'KD000',
    (p) =>
      `Cannot write incompatible data for the table ${p.table}: cannot safely cast ${p.column} "${p.from}" to "${p.to}".`,
  ),
  'insert-missing-column': error<{ table: string; column: string }>(
    'INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_FIND_DATA',
    'KD000',
    (p) =>
      `Cannot write incompatible data for the table ${p.table}: cannot find data for the output column ${p.column}.`,
  ),
  'insert-extra-column': error<{ table: string; columns: string }>(
    'INCOMPATIBLE_DATA_FOR_TABLE.EXTRA_COLUMNS',
    'KD000',
    (p) => `Cannot write incompatible data for the table ${p.table}: cannot write extra columns ${p.columns}.`,
  ),
  'default-unresolved': error<DefaultPlace>(
    'INVALID_DEFAULT_VALUE.UNRESOLVED_EXPRESSION',
    '42623',
    (p) => `${failedDefault(p)} that cannot be resolved as an expression of its own.`,
  ),
  'default-subquery': error<DefaultPlace>(
    'INVALID_DEFAULT_VALUE.SUBQUERY_EXPRESSION',
    '42623',
    (p) => `${failedDefault(p)} with a subquery in it.`,
  ),
  'default-not-constant': error<DefaultPlace>(
    'INVALID_DEFAULT_VALUE.NOT_CONSTANT',
    '42623',
    (p) => `${failedDefault(p)} that is no constant known when the query is planned.`,
  ),
  'default-type': error<DefaultPlace & { to: string; from: string }>(
    'INVALID_DEFAULT_VALUE.DATA_TYPE',
    '42623',
    (p) => `${failedDefault(p)} of the type "${p.from}", where "${p.to}" is needed.`,
  ),
  'duplicate-column': error<{ column: string }>(
    'COLUMN_ALREADY_EXISTS',
    '42711',
    (p) => `The column ${p.column} already exists. Consider to choose another name or rename the existing column.`,
  ),
  'star-needs-schema': spec<{ table: string; what: string }>({
    severity: 'unsupported',
    spark: 'UNSUPPORTED_FEATURE',
    sqlState: '0A000',
    message: (p) => `${p.what} needs the columns of ${p.table}, which are not known.`,
    hint: () => 'Give the table’s schema with --schema, or create the table earlier in the script.',
  }),
} as const;

/** Schemas that nobody knows. */
export const openDiagnostics = {
  'open-ambiguous': spec<{ column: string; tables: readonly string[]; assumed: string }>({
    severity: 'approximate',
    message: (p) =>
      `${p.column} may belong to any of ${p.tables.join(', ')}, whose columns are not known; ${p.assumed} is assumed.`,
    hint: () => 'Qualify the column, or give the schemas with --schema.',
  }),
} as const;
