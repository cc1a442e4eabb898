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
  'view-changed': error<{ view: string; what: string }>(
    'INCOMPATIBLE_VIEW_SCHEMA_CHANGE',
    '51024',
    (p) => `The view ${p.view} cannot be read: ${p.what}.`,
    () => 'Create the view anew.',
  ),
} as const;
