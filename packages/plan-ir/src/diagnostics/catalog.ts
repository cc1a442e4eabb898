import { error } from './error.js';

const VERIFY_SCHEMA =
  'Verify the spelling; SHOW SCHEMAS lists the schemas there are, and IF EXISTS tolerates that there is none.';

/** What the catalog says of schemas, tables and views. Names come quoted. */
export const catalogDiagnostics = {
  'schema-not-found': error<{ name: string }>(
    'SCHEMA_NOT_FOUND',
    '42704',
    (p) => `The schema ${p.name} cannot be found.`,
    () => VERIFY_SCHEMA,
  ),
  'schema-exists': error<{ name: string }>(
    'SCHEMA_ALREADY_EXISTS',
    '42P06',
    (p) => `Cannot create schema ${p.name} because it already exists.`,
    () => 'Choose another name, or tolerate the existing schema with IF NOT EXISTS.',
  ),
  'schema-not-empty': error<{ name: string }>(
    'SCHEMA_NOT_EMPTY',
    '2BP01',
    (p) => `Cannot drop a schema ${p.name} because it contains objects.`,
    () => 'DROP SCHEMA … CASCADE drops them with it.',
  ),
  'forbidden-operation': error<{ operation: string; kind: string; name: string }>(
    'FORBIDDEN_OPERATION',
    '42809',
    (p) => `The operation ${p.operation} is not allowed on the ${p.kind}: ${p.name}.`,
  ),
  'drop-default-schema': error<{ name: string }>(
    'UNSUPPORTED_FEATURE.DROP_DATABASE',
    '0A000',
    (p) => `The feature is not supported: Drop the default database ${p.name}.`,
  ),
  'catalog-not-found': error<{ name: string }>(
    undefined,
    undefined,
    (p) => `Catalog '${p.name}' plugin class not found: spark.sql.catalog.${p.name} is not defined`,
  ),
  'single-part-namespace': error<{ namespace: string }>(
    'REQUIRES_SINGLE_PART_NAMESPACE',
    '42K05',
    (p) => `spark_catalog requires a single-part namespace, but got ${p.namespace}.`,
  ),
  'table-exists': error<{ name: string }>(
    'TABLE_OR_VIEW_ALREADY_EXISTS',
    '42P07',
    (p) => `Cannot create table or view ${p.name} because it already exists.`,
    () => 'Choose another name, drop or replace the existing object, or tolerate it with IF NOT EXISTS.',
  ),
  'temp-view-exists': error<{ name: string }>(
    'TEMP_TABLE_OR_VIEW_ALREADY_EXISTS',
    '42P07',
    (p) => `Cannot create the temporary view ${p.name} because it already exists.`,
    () => 'Choose another name, or drop or replace the existing view.',
  ),
  'temp-view-name': error<{ name: string }>(
    'TEMP_VIEW_NAME_TOO_MANY_NAME_PARTS',
    '428EK',
    (p) =>
      `CREATE TEMPORARY VIEW or the corresponding Dataset APIs only accept single-part view names, but got: ${p.name}.`,
  ),
  'wrong-object': error<{ operation: string; wanted: string; name: string; found: string; instead: string }>(
    'WRONG_COMMAND_FOR_OBJECT_TYPE',
    undefined,
    (p) =>
      `The operation ${p.operation} requires a ${p.wanted}. But ${p.name} is a ${p.found}. Use ${p.instead} instead.`,
  ),
  'recursive-view': error<{ name: string }>(
    'RECURSIVE_VIEW',
    undefined,
    (p) => `Recursive view ${p.name} detected: it contains itself.`,
  ),
  'view-up-cast': error<{ column: string; from: string; to: string }>(
    'CANNOT_UP_CAST_DATATYPE',
    '42846',
    (p) =>
      `Cannot up cast ${p.column} from "${p.from}" to "${p.to}". The view was made over a column of the second type, and reads one of the first.`,
    () => 'Create the view anew.',
  ),
  'view-changed': error<{ view: string; what: string }>(
    'INCOMPATIBLE_VIEW_SCHEMA_CHANGE',
    '51024',
    (p) => `The view ${p.view} cannot be read: ${p.what}.`,
    () => 'Create the view anew.',
  ),
} as const;

/** What statements that make and change tables and views are refused for. */
export const definitionDiagnostics = {
  'invalid-table-name': error<{ name: string }>(
    undefined,
    undefined,
    (p) =>
      `${p.name} is not a valid name for tables/databases. Valid names only contain alphabet characters, numbers and _.`,
  ),
  'data-source-not-found': error<{ format: string }>(
    'DATA_SOURCE_NOT_FOUND',
    '42K02',
    (p) => `Failed to find the data source: ${p.format}.`,
  ),
  'format-type': error<{ format: string; column: string; type: string }>(
    'UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE',
    undefined,
    (p) => `The ${p.format} datasource doesn't support the column ${p.column} of the type "${p.type}".`,
  ),
  'partition-column': error<{ column: string; table: string; columns: string }>(
    'COLUMN_NOT_DEFINED_IN_TABLE',
    undefined,
    (p) => `partition column ${p.column} is not defined in table ${p.table}, defined table columns are: ${p.columns}.`,
  ),
  'partitions-without-schema': error<Record<string, never>>(
    'SPECIFY_PARTITION_IS_NOT_ALLOWED',
    '42601',
    () =>
      'It is not allowed to specify partition columns when the table schema is not defined. When the table schema is not provided, schema and partition columns will be inferred.',
  ),
  'all-columns-partition': error<Record<string, never>>(
    'ALL_PARTITION_COLUMNS_NOT_ALLOWED',
    undefined,
    () => 'Cannot use all columns for partition columns.',
  ),
  'view-too-few': error<{ view: string; columns: string; data: string }>(
    'CREATE_VIEW_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS',
    '21S01',
    (p) =>
      `Cannot create view ${p.view}, the reason is not enough data columns: view columns: ${p.columns}, data columns: ${p.data}.`,
  ),
  'view-too-many': error<{ view: string; columns: string; data: string }>(
    'CREATE_VIEW_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS',
    '21S01',
    (p) =>
      `Cannot create view ${p.view}, the reason is too many data columns: view columns: ${p.columns}, data columns: ${p.data}.`,
  ),
  'view-without-alias': error<{ view: string; expression: string }>(
    'CREATE_PERMANENT_VIEW_WITHOUT_ALIAS',
    undefined,
    (p) =>
      `Not allowed to create the permanent view ${p.view} without explicitly assigning an alias for the expression "${p.expression}".`,
  ),
  'view-of-temporary': error<{ view: string; name: string; kind: string }>(
    'INVALID_TEMP_OBJ_REFERENCE',
    undefined,
    (p) =>
      `Cannot create the persistent object ${p.view} of the type VIEW because it references to the temporary object ${p.name} of the type ${p.kind}.`,
    () => 'Make what it refers to persistent, or this view temporary.',
  ),
  'unset-properties': error<{ keys: string; table: string }>(
    'UNSET_NONEXISTENT_PROPERTIES',
    undefined,
    (p) => `Attempted to unset non-existent properties [${p.keys}] in table ${p.table}.`,
  ),
  'column-not-found': error<{ column: string }>(
    'COLUMN_NOT_FOUND',
    '42703',
    (p) => `The column ${p.column} cannot be found.`,
  ),
  'change-column': error<{ table: string; column: string; from: string; to: string }>(
    'NOT_SUPPORTED_CHANGE_COLUMN',
    undefined,
    (p) =>
      `ALTER TABLE ALTER/CHANGE COLUMN is not supported for changing ${p.table}'s column ${p.column} with type "${p.from}" to ${p.column} with type "${p.to}".`,
  ),
  'table-operation': error<{ table: string; operation: string }>(
    'UNSUPPORTED_FEATURE.TABLE_OPERATION',
    '0A000',
    (p) => `The feature is not supported: Table ${p.table} does not support ${p.operation}.`,
  ),
  'not-partitioned': error<{ operation: string; table: string }>(
    'NOT_A_PARTITIONED_TABLE',
    undefined,
    (p) => `Operation ${p.operation} is not allowed for ${p.table} because it is not a partitioned table.`,
  ),
  'no-partition-schema': error<{ table: string }>(
    'INVALID_PARTITION_OPERATION.PARTITION_SCHEMA_IS_EMPTY',
    undefined,
    (p) => `The partition command is invalid. Table ${p.table} is not partitioned.`,
  ),
  'partitions-not-found': error<{ partition: string; table: string }>(
    'PARTITIONS_NOT_FOUND',
    '428FT',
    (p) => `The partition(s) ${p.partition} cannot be found in table ${p.table}.`,
  ),
  'partitions-exist': error<{ partition: string; table: string }>(
    'PARTITIONS_ALREADY_EXIST',
    '428FT',
    (p) => `Cannot ADD or RENAME TO partition(s) ${p.partition} in table ${p.table} because they already exist.`,
  ),
  'overwrite-read': error<{ table: string }>(
    'UNSUPPORTED_OVERWRITE.TABLE',
    undefined,
    (p) => `Can't overwrite the target that is also being read from. The target table is ${p.table}.`,
  ),
  'cannot-infer-schema': error<{ format: string }>(
    'UNABLE_TO_INFER_SCHEMA',
    '42KD9',
    (p) => `Unable to infer schema for ${p.format}. It must be specified manually.`,
  ),
  'analyze-view': error<Record<string, never>>(
    'UNSUPPORTED_FEATURE.ANALYZE_VIEW',
    '0A000',
    () => 'The feature is not supported: The ANALYZE TABLE command does not support views.',
  ),
  'routine-not-found': error<{ name: string }>(
    'ROUTINE_NOT_FOUND',
    '42883',
    (p) => `The function ${p.name} cannot be found.`,
  ),
  /** Spark gives these no class; the words are its message. */
  refused: error<{ message: string }>(undefined, undefined, (p) => p.message),
} as const;
