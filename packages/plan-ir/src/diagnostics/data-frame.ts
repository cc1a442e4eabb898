import { error } from './error.js';

/** What only DataFrames can get wrong. Rows without a class are the ones Spark itself raises without one (`requirement failed: …`). */
export const dataFrameDiagnostics = {
  'frame-not-found': error<{ column: string; plan: number }>(
    undefined,
    undefined,
    (p) => `When resolving '${p.column}, fail to find subplan with plan_id=${p.plan}.`,
    () => 'The column belongs to a DataFrame that this one is not made of.',
  ),
  'ambiguous-column-reference': error<{ column: string }>(
    'AMBIGUOUS_COLUMN_REFERENCE',
    '42702',
    (p) =>
      `Column ${p.column} is ambiguous. It points to one of several DataFrames that were joined and are the same, and it cannot be told which one is meant. Give each its own name with DataFrame.alias before the join, and name the column with it: df.alias("a").join(df.alias("b"), col("a.id") > col("b.id")).`,
  ),
  'missing-attributes': error<{ columns: readonly string[]; input: readonly string[]; operator: string }>(
    'MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT',
    'XX000',
    (p) =>
      `Resolved attribute(s) ${p.columns.join(', ')} missing from ${p.input.join(', ')} in operator ${p.operator}.`,
  ),
  'shadowed-attributes': error<{ columns: readonly string[]; input: readonly string[]; operator: string }>(
    'MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_APPEAR_IN_OPERATION',
    'XX000',
    (p) =>
      `Resolved attribute(s) ${p.columns.join(', ')} missing from ${p.input.join(', ')} in operator ${p.operator}. Attribute(s) with the same name appear in the operation: ${p.columns.join(', ')}. Please check if the right attribute(s) are used.`,
  ),
  'to-df-count': error<{ before: readonly string[]; after: readonly string[] }>(
    undefined,
    undefined,
    (p) =>
      `requirement failed: The number of columns doesn't match.\nOld column names (${p.before.length}): ${p.before.join(', ')}\nNew column names (${p.after.length}): ${p.after.join(', ')}`,
  ),
  'nullable-column': error<{ name: string }>(
    'NULLABLE_COLUMN_OR_FIELD',
    '42000',
    (p) => `Column or field ${p.name} is nullable while it's required to be non-nullable.`,
  ),
  'nullable-element': error<{ name: string }>(
    'NOT_NULL_CONSTRAINT_VIOLATION',
    '42000',
    (p) => `The array element or map value ${p.name} may be NULL while it's required to be non-nullable.`,
  ),
  'column-data-type': error<{ name: string; type: string; expected: string }>(
    'INVALID_COLUMN_OR_FIELD_DATA_TYPE',
    '42000',
    (p) => `Column or field ${p.name} is of type "${p.type}" while it's required to be "${p.expected}".`,
  ),
  'ambiguous-column-or-field': error<{ name: string; count: number }>(
    'AMBIGUOUS_COLUMN_OR_FIELD',
    '42702',
    (p) => `Column or field ${p.name} is ambiguous and has ${p.count} matches.`,
  ),
  'unresolved-field': error<{ field: string; column: string; near: readonly string[] }>(
    'UNRESOLVED_FIELD.WITH_SUGGESTION',
    '42703',
    (p) =>
      `A field with name ${p.field} cannot be resolved with the struct-type column ${p.column}. Did you mean one of the following? [${p.near.join(', ')}].`,
  ),
  'deduplicate-column': error<{ name: string }>(undefined, undefined, (p) => `Invalid deduplicate column ${p.name}`),
  'by-name-column': error<{ name: string; names: readonly string[] }>(
    undefined,
    undefined,
    (p) => `Cannot resolve column name "${p.name}" among (${p.names.join(', ')}).`,
  ),
  'drop-all-fields': error<{ sql: string }>(
    'DATATYPE_MISMATCH.CANNOT_DROP_ALL_FIELDS',
    '42K09',
    (p) => `Cannot resolve "${p.sql}" due to data type mismatch: Cannot drop all fields in struct.`,
  ),
  'unpivot-values': error<Record<string, never>>(
    'UNPIVOT_REQUIRES_VALUE_COLUMNS',
    '42K0A',
    () => 'At least one value column needs to be specified for UNPIVOT, all columns specified as ids.',
  ),
  'observed-attribute': error<Record<string, never>>(
    'INVALID_OBSERVED_METRICS.NON_AGGREGATE_FUNC_ARG_IS_ATTRIBUTE',
    undefined,
    () => 'An observed metric has a column outside an aggregate function.',
  ),
  'replace-nested': error<{ column: string }>(
    'UNSUPPORTED_FEATURE.REPLACE_NESTED_COLUMN',
    '0A000',
    (p) => `The feature is not supported: The replace function does not support nested column ${p.column}.`,
  ),
  /** Arguments that Spark checks with `require`. */
  'frame-argument': error<{ why: string }>(undefined, undefined, (p) => p.why),
  /** Spark has no class for it. */
  'streaming-source': error<{ source: string }>(
    undefined,
    undefined,
    (p) => `Queries with streaming sources must be executed with writeStream.start();\n${p.source}`,
  ),
  'streaming-call': error<{ method: string }>(
    'CALL_ON_STREAMING_DATASET_UNSUPPORTED',
    '42KDE',
    (p) => `The method \`${p.method}\` can not be called on streaming Dataset/DataFrame.`,
  ),
  'streaming-view': error<{ name: string }>(
    undefined,
    undefined,
    (p) =>
      `${p.name} is not a temp view of streaming logical plan, please use batch API such as \`DataFrameReader.table\` to read it.`,
  ),
  /** A source of streams that Spark cannot set up: its IllegalArgumentException. */
  'streaming-option': error<{ why: string }>(undefined, undefined, (p) => p.why),
  'streaming-number': error<{ why: string }>(undefined, undefined, (p) => p.why),
  'streaming-source-use': error<{ why: string }>(undefined, undefined, (p) => p.why),
  'batch-watermark': error<Record<string, never>>(
    undefined,
    undefined,
    () => 'dropDuplicatesWithinWatermark is not supported with batch DataFrames/DataSets.',
  ),
  'event-time-type': error<{ column: string; type: string }>(
    'EVENT_TIME_IS_NOT_ON_TIMESTAMP_TYPE',
    '42K09',
    (p) => `The event time \`${p.column}\` has the invalid type "${p.type}", but expected "TIMESTAMP".`,
  ),
  'interval-text': error<{ text: string }>(
    'CANNOT_PARSE_INTERVAL',
    '22006',
    (p) =>
      `Unable to parse '${p.text}'. Please ensure that the value provided is in a valid format for defining an interval.`,
  ),
} as const;
