import { type DiagnosticSpec, spec } from './define.js';

const error = <P>(
  spark: string | undefined,
  sqlState: string | undefined,
  message: (p: P) => string,
  hint?: (p: P) => string | undefined,
): DiagnosticSpec<P> =>
  spec<P>({
    severity: 'error',
    ...(spark !== undefined && { spark }),
    ...(sqlState !== undefined && { sqlState }),
    message,
    ...(hint && { hint }),
  });

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

/** Types of arguments and operands. */
export const typeDiagnostics = {
  'unexpected-input-type': mismatch('UNEXPECTED_INPUT_TYPE'),
  'binary-operands-differ': mismatch('BINARY_OP_DIFF_TYPES'),
  'binary-wrong-type': mismatch('BINARY_OP_WRONG_TYPE'),
  'arguments-differ': mismatch('DATA_DIFF_TYPES'),
  'cast-impossible': mismatch('CAST_WITHOUT_SUGGESTION'),
  'cast-needs-conf': mismatch('CAST_WITH_CONF_SUGGESTION'),
  'filter-not-boolean': mismatch('FILTER_NOT_BOOLEAN'),
  'in-subquery-length': mismatch('IN_SUBQUERY_LENGTH_MISMATCH'),
  'in-subquery-types': mismatch('IN_SUBQUERY_DATA_TYPE_MISMATCH'),
  'not-foldable': mismatch('NON_FOLDABLE_INPUT'),
  'out-of-range': mismatch('VALUE_OUT_OF_RANGE'),
  'bad-argument': mismatch('INVALID_ARG_VALUE'),
  'unexpected-null': mismatch('UNEXPECTED_NULL'),
  'unordered-type': mismatch('INVALID_ORDERING_TYPE'),
  'array-types-differ': mismatch('ARRAY_FUNCTION_DIFF_TYPES'),
  'map-types-differ': mismatch('MAP_FUNCTION_DIFF_TYPES'),
  'map-concat-types-differ': mismatch('MAP_CONCAT_DIFF_TYPES'),
  'map-zip-types-differ': mismatch('MAP_ZIP_WITH_DIFF_TYPES'),
  'stack-types-differ': mismatch('STACK_COLUMN_DIFF_TYPES'),
  'input-not-one': mismatch('INPUT_SIZE_NOT_ONE'),
  'non-string-type': mismatch('NON_STRING_TYPE'),
  'range-frame-type': mismatch('RANGE_FRAME_INVALID_TYPE'),
  'range-frame-no-order': mismatch('RANGE_FRAME_WITHOUT_ORDER'),
  'range-frame-many-orders': mismatch('RANGE_FRAME_MULTI_ORDER'),
  'frame-bound-type': mismatch('SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE'),
  'frame-bound': mismatch('SPECIFIED_WINDOW_FRAME_INVALID_BOUND'),
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
  'invalid-extract-field': error<{ field: string }>(
    'INVALID_EXTRACT_FIELD',
    '42601',
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
    (p) => `The ${p.name} requires ${p.expected} parameters but the actual number is ${p.actual}.`,
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

/** Shapes of queries: aggregates, windows, subqueries, set operations, generators. */
export const queryDiagnostics = {
  'missing-aggregation': error<{ sql: string; any: string }>(
    'MISSING_AGGREGATION',
    '42803',
    (p) =>
      `The non-aggregating expression "${p.sql}" is based on columns which are not participating in the GROUP BY clause.`,
    (p) => `Add it to GROUP BY, or use "${p.any}" if any value of the group will do.`,
  ),
  'missing-group-by': error<Record<string, never>>(
    'MISSING_GROUP_BY',
    '42803',
    () =>
      'The query does not include a GROUP BY clause. Add GROUP BY or turn it into the window functions using OVER clauses.',
  ),
  'group-by-aggregate': error<{ sql: string }>(
    'GROUP_BY_AGGREGATE',
    '42903',
    (p) => `Aggregate functions are not allowed in GROUP BY, but found ${p.sql}.`,
  ),
  'group-by-position-aggregate': error<{ index: number; sql: string }>(
    'GROUP_BY_POS_AGGREGATE',
    '42903',
    (p) => `GROUP BY ${p.index} refers to an expression ${p.sql} that contains an aggregate function.`,
  ),
  'group-by-position': error<{ index: number; size: number }>(
    'GROUP_BY_POS_OUT_OF_RANGE',
    '42805',
    (p) => `GROUP BY position ${p.index} is not in select list (valid range is [1, ${p.size}]).`,
  ),
  'order-by-position': error<{ index: number; size: number }>(
    'ORDER_BY_POS_OUT_OF_RANGE',
    '42805',
    (p) => `ORDER BY position ${p.index} is not in select list (valid range is [1, ${p.size}]).`,
  ),
  'group-by-all-unresolved': error<Record<string, never>>(
    'UNRESOLVED_ALL_IN_GROUP_BY',
    '42803',
    () =>
      'Cannot infer grouping columns for GROUP BY ALL based on the select clause. Please explicitly specify the grouping columns.',
  ),
  'nested-aggregate': error<Record<string, never>>(
    'NESTED_AGGREGATE_FUNCTION',
    '42607',
    () =>
      'It is not allowed to use an aggregate function in the argument of another aggregate function. Please use the inner aggregate function in a sub-query.',
  ),
  'invalid-where': error<{ sql: string; functions: string }>(
    'INVALID_WHERE_CONDITION',
    '42903',
    (p) => `The WHERE condition "${p.sql}" contains invalid expressions: ${p.functions}.`,
    () => 'Aggregates belong in HAVING or in a subquery.',
  ),
  'unsupported-place': error<{ operator: string; sql: string }>(
    'UNSUPPORTED_EXPR_FOR_OPERATOR',
    '42K0E',
    (p) => `A query operator contains one or more unsupported expressions: ${p.sql} in ${p.operator}.`,
  ),
  'window-in-window': error<{ sql: string }>(
    undefined,
    undefined,
    (p) => `It is not allowed to use a window function inside an aggregate or window function: ${p.sql}.`,
  ),
  'window-in-clause': error<{ clause: string }>(
    undefined,
    undefined,
    (p) => `It is not allowed to use window functions inside ${p.clause} clause.`,
  ),
  'missing-window': error<{ name: string }>(
    'MISSING_WINDOW_SPECIFICATION',
    '42P20',
    (p) => `Window specification is not defined in the WINDOW clause for ${p.name}.`,
  ),
  'window-without-order': error<{ sql: string }>(
    undefined,
    undefined,
    (p) => `Window function ${p.sql} requires window to be ordered, please add ORDER BY clause.`,
  ),
  'window-without-over': error<{ name: string }>(
    'WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE',
    '42601',
    (p) => `Window function "${p.name}" requires an OVER clause.`,
  ),
  'unsupported-window-function': error<{ sql: string }>(
    'UNSUPPORTED_EXPR_FOR_WINDOW',
    '42P20',
    (p) => `Expression "${p.sql}" not supported within a window function.`,
  ),
  'window-frame-required': error<{ sql: string }>(
    undefined,
    undefined,
    (p) => `Cannot specify window frame for ${p.sql} function.`,
  ),
  'window-filter': error<Record<string, never>>(
    undefined,
    undefined,
    () => 'Window aggregate function with filter predicate is not supported yet.',
  ),
  'distinct-window': error<{ sql: string }>(
    'DISTINCT_WINDOW_FUNCTION_UNSUPPORTED',
    '0A000',
    (p) => `Distinct window functions are not supported: "${p.sql}".`,
  ),
  'ordered-aggregate-window': error<{ name: string }>(
    'INVALID_WINDOW_SPEC_FOR_AGGREGATION_FUNC',
    '42601',
    (p) => `Cannot specify ORDER BY or a window frame for ${p.name}.`,
  ),
  'function-syntax': error<{ name: string; syntax: string }>(
    'FUNCTION_WITH_UNSUPPORTED_SYNTAX',
    '42000',
    (p) => `The function ${p.name} does not support ${p.syntax}.`,
  ),
  'grouping-misplaced': error<Record<string, never>>(
    'UNSUPPORTED_GROUPING_EXPRESSION',
    '42K0E',
    () => 'grouping()/grouping_id() can only be used with GroupingSets/Cube/Rollup.',
  ),
  'grouping-column': error<{ column: string; columns: string }>(
    'GROUPING_COLUMN_MISMATCH',
    '42803',
    (p) => `Column of grouping (${p.column}) can't be found in grouping columns ${p.columns}.`,
  ),
  'grouping-id-columns': error<{ given: string; columns: string }>(
    'GROUPING_ID_COLUMN_MISMATCH',
    '42803',
    (p) => `Columns of grouping_id (${p.given}) does not match grouping columns (${p.columns}).`,
  ),
  'grouping-size': error<{ size: number }>(
    'GROUPING_SIZE_LIMIT_EXCEEDED',
    '54000',
    (p) => `Grouping sets size cannot be greater than ${p.size}.`,
  ),
  'column-count': error<{ operator: string; first: number; index: number; actual: number }>(
    'NUM_COLUMNS_MISMATCH',
    '42826',
    (p) =>
      `${p.operator} can only be performed on inputs with the same number of columns, but the first input has ${p.first} columns and input ${p.index} has ${p.actual} columns.`,
  ),
  'set-operation-map': error<{ column: string; type: string }>(
    'UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE',
    '0A000',
    (p) =>
      `Cannot have MAP type columns in DataFrame which calls set operations (INTERSECT, EXCEPT, DISTINCT): ${p.column} is ${p.type}.`,
  ),
  'column-alias-count': error<{ name: string; given: number; actual: number }>(
    undefined,
    undefined,
    (p) =>
      `Number of column aliases does not match number of columns. Number of column aliases: ${p.given}; number of columns of ${p.name}: ${p.actual}.`,
  ),
  'table-function-alias-count': error<{ name: string; given: number; actual: number }>(
    'NUM_TABLE_VALUE_ALIASES_MISMATCH',
    '42826',
    (p) =>
      `Number of given aliases does not match number of output columns. Function name: ${p.name}; number of aliases: ${p.given}; number of output columns: ${p.actual}.`,
  ),
  'generator-alias-count': error<{ expected: number; actual: number }>(
    undefined,
    undefined,
    (p) =>
      `The number of aliases supplied in the AS clause does not match the number of columns output by the UDTF: expected ${p.expected}, got ${p.actual}.`,
  ),
  'multi-alias': error<{ sql: string }>(
    'MULTI_ALIAS_WITHOUT_GENERATOR',
    '42K0E',
    (p) => `Multi part aliasing is not supported with ${p.sql} as it is not a generator function.`,
  ),
  'multiple-generators': error<{ clause: string; sql: string }>(
    'UNSUPPORTED_GENERATOR.MULTI_GENERATOR',
    '42K0E',
    (p) => `The generator is not supported: only one generator allowed per ${p.clause}, found: ${p.sql}.`,
  ),
  'nested-generator': error<{ sql: string }>(
    'UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS',
    '42K0E',
    (p) => `The generator is not supported: nested in expressions "${p.sql}".`,
  ),
  'misplaced-generator': error<{ clause: string }>(
    'UNSUPPORTED_GENERATOR.OUTSIDE_SELECT',
    '42K0E',
    (p) => `The generator is not supported: outside the SELECT clause, found: ${p.clause}.`,
  ),
  'not-a-generator': error<{ name: string }>(
    'UNSUPPORTED_GENERATOR.NOT_GENERATOR',
    '42K0E',
    (p) => `The generator is not supported: ${p.name} is expected to be a generator. However, its class is not.`,
  ),
  'star-expand': error<{ target: string; columns: string }>(
    'CANNOT_RESOLVE_STAR_EXPAND',
    '42704',
    (p) =>
      `Cannot resolve ${p.target}.* given input columns ${p.columns}. Please check that the specified table or struct exists and is accessible in the input columns.`,
  ),
  'star-of-no-struct': error<{ name: string }>(
    undefined,
    undefined,
    (p) => `Can only star expand struct data types. Attribute: ${p.name}.`,
  ),
  'star-misplaced': error<{ where: string }>(
    'INVALID_USAGE_OF_STAR_OR_REGEX',
    '42000',
    (p) => `Invalid usage of '*' in ${p.where}.`,
  ),
  'star-group-by-position': error<Record<string, never>>(
    'STAR_GROUP_BY_POS',
    '0A000',
    () => 'Star (*) is not allowed in a select list when GROUP BY an ordinal position is used.',
  ),
  'scalar-subquery-columns': error<{ count: number }>(
    'INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN',
    '42823',
    (p) => `Invalid subquery: Scalar subquery must return only one column, but got ${p.count}.`,
  ),
  'correlated-scalar-not-aggregated': error<Record<string, never>>(
    'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.MUST_AGGREGATE_CORRELATED_SCALAR_SUBQUERY',
    '0A000',
    () => 'Unsupported subquery expression: Correlated scalar subqueries must be aggregated to return at most one row.',
  ),
  'correlated-reference': error<{ sql: string }>(
    'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_REFERENCE',
    '0A000',
    (p) =>
      `Unsupported subquery expression: Expressions referencing the outer query are not supported outside of WHERE/HAVING clauses: ${p.sql}.`,
  ),
  'ambiguous-cte': error<{ name: string }>(
    'AMBIGUOUS_ALIAS_IN_NESTED_CTE',
    '42KD0',
    (p) => `Name ${p.name} is ambiguous in nested CTE.`,
    () => 'Rename the inner one.',
  ),
  'lateral-alias-ambiguous': error<{ name: string; count: number }>(
    'AMBIGUOUS_LATERAL_COLUMN_ALIAS',
    '42702',
    (p) => `Lateral column alias ${p.name} is ambiguous and has ${p.count} matches.`,
  ),
  'lateral-alias-in-aggregate': error<{ name: string; sql: string }>(
    'UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_AGGREGATE_FUNC',
    '0A000',
    (p) => `Referencing a lateral column alias ${p.name} in the aggregate function ${p.sql} is not supported.`,
  ),
  'lateral-alias-in-window': error<{ name: string; sql: string }>(
    'UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_WINDOW',
    '0A000',
    (p) => `Referencing a lateral column alias ${p.name} in window expression ${p.sql} is not supported.`,
  ),
  'lateral-alias-in-group-by': error<Record<string, never>>(
    'UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_GROUP_BY',
    '0A000',
    () => 'Referencing a lateral column alias via GROUP BY alias/ALL is not supported yet.',
  ),
  'using-column': error<{ column: string; side: string; near: readonly string[] }>(
    'UNRESOLVED_USING_COLUMN_FOR_JOIN',
    '42703',
    (p) =>
      `USING column ${p.column} cannot be resolved on the ${p.side} side of the join. The ${p.side}-side columns: [${p.near.join(', ')}].`,
  ),
  'limit-expression': error<{ sub: string; why: string }>(
    'INVALID_LIMIT_LIKE_EXPRESSION',
    '42K0E',
    (p) => `The limit like expression is invalid: ${p.why}.`,
  ),
  'limit-not-constant': error<{ sql: string }>(
    'INVALID_LIMIT_LIKE_EXPRESSION.IS_UNFOLDABLE',
    '42K0E',
    (p) => `The limit like expression "${p.sql}" is invalid: it must evaluate to a constant value.`,
  ),
  'limit-type': error<{ sql: string }>(
    'INVALID_LIMIT_LIKE_EXPRESSION.DATA_TYPE',
    '42K0E',
    (p) => `The limit like expression "${p.sql}" is invalid: it must be integer type.`,
  ),
  'limit-null': error<{ sql: string }>(
    'INVALID_LIMIT_LIKE_EXPRESSION.IS_NULL',
    '42K0E',
    (p) => `The limit like expression "${p.sql}" is invalid: the evaluated expression must not be null.`,
  ),
  'limit-negative': error<{ sql: string }>(
    'INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE',
    '42K0E',
    (p) => `The limit like expression "${p.sql}" is invalid: it must be equal to or greater than 0.`,
  ),
  'values-width': error<{ expected: number; actual: number; row: number }>(
    'INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH',
    '42000',
    (p) => `Invalid inline table: it has ${p.expected} columns in its first row but row ${p.row} has ${p.actual}.`,
  ),
  'values-types': error<{ column: string }>(
    'INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE',
    '42000',
    (p) => `Invalid inline table: found incompatible types in the column ${p.column}.`,
  ),
  'values-expression': error<{ sql: string }>(
    'INVALID_INLINE_TABLE.CANNOT_EVALUATE_EXPRESSION_IN_INLINE_TABLE',
    '42000',
    (p) => `Invalid inline table: cannot evaluate the expression ${p.sql} in inline table definition.`,
  ),
  'unknown-table-function': error<{ name: string }>(
    'UNRESOLVABLE_TABLE_VALUED_FUNCTION',
    '42883',
    (p) =>
      `Could not resolve ${p.name} to a table-valued function. Please make sure that it is defined as one and that all required parameters are provided correctly.`,
  ),
  'table-function-arguments': error<{ name: string; count: number }>(
    undefined,
    undefined,
    (p) => `The table function ${p.name} cannot be called with these ${p.count} arguments.`,
  ),
  'pivot-value-type': error<{ value: string; type: string; column: string }>(
    'PIVOT_VALUE_DATA_TYPE_MISMATCH',
    '42K09',
    (p) =>
      `Invalid pivot value '${p.value}': value data type ${p.type} does not match pivot column data type ${p.column}.`,
  ),
  'pivot-value-not-constant': error<{ sql: string }>(
    'NON_LITERAL_PIVOT_VALUES',
    '42K08',
    (p) => `Literal expressions required for pivot values, found "${p.sql}".`,
  ),
  'pivot-aggregate': error<{ sql: string }>(
    undefined,
    undefined,
    (p) => `Aggregate expression required for pivot, but '${p.sql}' did not appear in any aggregate function.`,
  ),
  'unpivot-types': error<{ types: string }>(
    'UNPIVOT_VALUE_DATA_TYPE_MISMATCH',
    '42K09',
    (p) => `Unpivot value columns must share a least common type, some types do not: [${p.types}].`,
  ),
  'unpivot-size': error<{ names: number }>(
    'UNPIVOT_VALUE_SIZE_MISMATCH',
    '428C4',
    (p) => `All unpivot value columns must have the same size as there are value column names (${p.names}).`,
  ),
  'unpivot-not-column': error<{ sql: string }>(
    'UNPIVOT_REQUIRES_ATTRIBUTES',
    '42K0A',
    (p) => `UNPIVOT requires all given expressions to be columns, found: ${p.sql}.`,
  ),
  'natural-cross': error<{ first: string; second: string }>(
    'INCOMPATIBLE_JOIN_TYPES',
    '42613',
    (p) => `The join types ${p.first} and ${p.second} are incompatible.`,
  ),
} as const;

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
