import { error } from './error.js';

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
  'group-by-unordered': error<{ sql: string; type: string }>(
    'GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE',
    '42822',
    (p) =>
      `The expression ${p.sql} cannot be used as a grouping expression because its data type ${p.type} is not orderable.`,
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
  'nondeterministic-aggregate': error<{ sql: string }>(
    'AGGREGATE_FUNCTION_WITH_NONDETERMINISTIC_EXPRESSION',
    '42845',
    (p) => `An aggregate function takes no argument that may be another each time: "${p.sql}".`,
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
    undefined,
    undefined,
    (p) => `Window specification ${p.name} is not defined in the WINDOW clause.`,
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
  'python-syntax': error<{ syntax: string }>(
    undefined,
    undefined,
    (p) => `Function pythonudf does not support ${p.syntax}.`,
  ),
  'python-join-condition': error<{ type: string }>(
    'UNSUPPORTED_FEATURE.PYTHON_UDF_IN_ON_CLAUSE',
    '0A000',
    (p) => `The feature is not supported: Python UDF in the ON clause of a ${p.type} JOIN.`,
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
  'generator-alias-count': error<{ expected: number; names: string }>(
    'UDTF_ALIAS_NUMBER_MISMATCH',
    '42802',
    (p) =>
      `The number of aliases in the AS clause is not that of the columns of the UDTF. Expected ${p.expected} aliases, but got ${p.names}.`,
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
  'correlated-scalar-groups': error<{ columns: readonly string[] }>(
    'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.NON_CORRELATED_COLUMNS_IN_GROUP_BY',
    '0A000',
    (p) =>
      `Unsupported subquery expression: A GROUP BY clause in a scalar correlated subquery cannot contain non-correlated columns: ${p.columns.join(',')}.`,
  ),
  'correlated-reference': error<{ sql: string }>(
    'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_REFERENCE',
    '0A000',
    (p) =>
      `Unsupported subquery expression: Expressions referencing the outer query are not supported outside of WHERE/HAVING clauses: ${p.sql}.`,
  ),
  'outer-column-place': error<Record<string, never>>(
    'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED',
    '0A000',
    () =>
      'Unsupported subquery expression: Accessing outer query column is not allowed below a set operation, a window function or a limit.',
  ),
  'lateral-not-deterministic': error<Record<string, never>>(
    'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.NON_DETERMINISTIC_LATERAL_SUBQUERIES',
    '0A000',
    () =>
      'Unsupported subquery expression: Non-deterministic lateral subqueries are not supported when joining with outer relations that produce more than one row.',
  ),
  'lateral-condition-not-deterministic': error<{ sql: string }>(
    'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.LATERAL_JOIN_CONDITION_NON_DETERMINISTIC',
    '0A000',
    (p) => `Unsupported subquery expression: Lateral join condition cannot be non-deterministic: ${p.sql}.`,
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
  'table-function-type': error<{ name: string; index: number; wanted: string; sql: string; type: string }>(
    'UNEXPECTED_INPUT_TYPE',
    '42K09',
    (p) =>
      `Parameter ${p.index} of function \`${p.name}\` requires the "${p.wanted}" type, however "${p.sql}" has the type "${p.type}".`,
  ),
  'table-function-failed': error<{ name: string; why: string }>(
    'FAILED_FUNCTION_CALL',
    '38000',
    (p) => `Failed preparing of the function \`${p.name}\` for call: ${p.why}.`,
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
  'aggregate-filter-not-boolean': error<Record<never, never>>(
    '_LEGACY_ERROR_TEMP_1025',
    undefined,
    () => 'FILTER expression is not of type boolean. It cannot be used in an aggregate function.',
  ),
  /** Spark's IllegalArgumentException. */
  'natural-existence': error<{ type: string }>(
    undefined,
    undefined,
    (p) => `NATURAL stands before no ${p.type} JOIN.`,
    (p) => `Name the columns: LEFT ${p.type} JOIN … USING (…).`,
  ),
  'count-table-star': error<{ target: string }>(
    '_LEGACY_ERROR_TEMP_1021',
    undefined,
    (p) => `count(${p.target}.*) is not allowed.`,
    () => 'Use count(*), or name the columns: count(a, b).',
  ),
} as const;
