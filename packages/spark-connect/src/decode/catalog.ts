import { type CatalogCall, typeToJson } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { unknownMessage } from './refuse.js';
import { optionsOf } from './relation-source.js';
import { decodeType } from './type.js';

type Kind = NonNullable<proto.Catalog['catType']>;
type Values = { readonly [C in Kind['$case']]: Extract<Kind, { $case: C }>['value'] };

const CALLS: { readonly [C in keyof Values]: (value: Values[C], parsers: PlanParsers) => CatalogCall } = {
  currentDatabase: () => ({ call: 'currentDatabase' }),
  setCurrentDatabase: ({ dbName }) => ({ call: 'setCurrentDatabase', name: dbName }),
  listDatabases: ({ pattern }) => ({ call: 'listDatabases', ...given({ pattern }) }),
  listTables: ({ dbName, pattern }) => ({ call: 'listTables', ...given({ database: dbName, pattern }) }),
  listFunctions: ({ dbName, pattern }) => ({ call: 'listFunctions', ...given({ database: dbName, pattern }) }),
  listColumns: ({ tableName, dbName }) => ({ call: 'listColumns', name: tableName, ...given({ database: dbName }) }),
  getDatabase: ({ dbName }) => ({ call: 'getDatabase', name: dbName }),
  getTable: ({ tableName, dbName }) => ({ call: 'getTable', name: tableName, ...given({ database: dbName }) }),
  getFunction: ({ functionName, dbName }) => ({
    call: 'getFunction',
    name: functionName,
    ...given({ database: dbName }),
  }),
  databaseExists: ({ dbName }) => ({ call: 'databaseExists', name: dbName }),
  tableExists: ({ tableName, dbName }) => ({ call: 'tableExists', name: tableName, ...given({ database: dbName }) }),
  functionExists: ({ functionName, dbName }) => ({
    call: 'functionExists',
    name: functionName,
    ...given({ database: dbName }),
  }),
  createExternalTable: ({ tableName, path, source, schema, options }, parsers) => ({
    call: 'createExternalTable',
    name: tableName,
    ...given({ path, source, schema: schemaText(schema, parsers) }),
    options: optionsOf(options),
  }),
  createTable: ({ tableName, path, source, description, schema, options }, parsers) => ({
    call: 'createTable',
    name: tableName,
    ...given({ path, source, description, schema: schemaText(schema, parsers) }),
    options: optionsOf(options),
  }),
  dropTempView: ({ viewName }) => ({ call: 'dropTempView', name: viewName }),
  dropGlobalTempView: ({ viewName }) => ({ call: 'dropGlobalTempView', name: viewName }),
  recoverPartitions: ({ tableName }) => ({ call: 'recoverPartitions', name: tableName }),
  isCached: ({ tableName }) => ({ call: 'isCached', name: tableName }),
  cacheTable: ({ tableName, storageLevel }) => ({
    call: 'cacheTable',
    name: tableName,
    ...(storageLevel && { storageLevel }),
  }),
  uncacheTable: ({ tableName }) => ({ call: 'uncacheTable', name: tableName }),
  clearCache: () => ({ call: 'clearCache' }),
  refreshTable: ({ tableName }) => ({ call: 'refreshTable', name: tableName }),
  refreshByPath: ({ path }) => ({ call: 'refreshByPath', path }),
  currentCatalog: () => ({ call: 'currentCatalog' }),
  setCurrentCatalog: ({ catalogName }) => ({ call: 'setCurrentCatalog', name: catalogName }),
  listCatalogs: ({ pattern }) => ({ call: 'listCatalogs', ...given({ pattern }) }),
};

/** A call of `spark.catalog`. Throws CompileError. */
export function catalogCallOf({ catType }: proto.Catalog, parsers: PlanParsers): CatalogCall {
  if (!catType) return unknownMessage('catalog call');
  const decode = CALLS[catType.$case] as (value: unknown, parsers: PlanParsers) => CatalogCall;
  return decode(catType.value, parsers);
}

/** Those that are there. */
const given = <K extends string>(
  texts: { readonly [key in K]: string | undefined },
): { readonly [key in K]?: string } =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as {
    readonly [key in K]?: string;
  };

const schemaText = (schema: proto.DataType | undefined, parsers: PlanParsers): string | undefined =>
  schema && typeToJson(decodeType(schema, parsers));
