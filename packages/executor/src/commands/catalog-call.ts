import { textParsers } from '@spark-sql-to-snowflake/compiler';
import {
  assertNever,
  type CatalogCall,
  type Field,
  partitionColumns,
  types as T,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import type { StoredSchema, StoredTable } from '../catalog/database.js';
import { fold, GLOBAL_TEMP, matcher, SESSION_CATALOG, schemaOf } from '../catalog/names.js';
import type { CatalogNames, Found, SessionCatalog } from '../catalog/session-catalog.js';
import type { TempView } from '../catalog/views.js';
import type { RowSet } from '../session/queries.js';
import type { Row, SparkValue } from '../value.js';
import { cacheKey, clearCache, forgetCached, noteCached, refreshCached, refreshPath } from './caching.js';
import { createFromCatalog } from './catalog-create.js';
import { schemaComment } from './describe.js';
import { type CommandEnv, namesNow } from './env.js';
import { recoverPartitions } from './file-tables.js';
import { allFunctionNames, checkFunction, isFunction, REGISTERED_CLASS, registered } from './functions.js';
import { findAny, findSchema, findTable } from './lookup.js';
import { checkPartitioned } from './partitions.js';
import { column, nullable, rowSet } from './rows.js';
import { useCatalog, useSchema } from './settings.js';
import { listNames } from './show.js';
import { tableType } from './table-text.js';

// Columns as Spark Connect 3.5.7 sends them.
const TEXT = [nullable('value')];
const FLAG = [column('value', T.boolean)];
const NOTHING = [column('value')];
const CATALOGS = [nullable('name'), nullable('description')];
const DATABASES = [nullable('name'), nullable('catalog'), nullable('description'), nullable('locationUri')];
const TABLES = [
  nullable('name'),
  nullable('catalog'),
  nullable('namespace', T.array(T.string)),
  nullable('description'),
  nullable('tableType'),
  column('isTemporary', T.boolean),
];
const FUNCTIONS = [
  nullable('name'),
  nullable('catalog'),
  nullable('namespace', T.array(T.string)),
  nullable('description'),
  nullable('className'),
  column('isTemporary', T.boolean),
];
const COLUMNS = [
  nullable('name'),
  nullable('description'),
  nullable('dataType'),
  column('nullable', T.boolean),
  column('isPartition', T.boolean),
  column('isBucket', T.boolean),
];

const text = (value: string): RowSet => rowSet(TEXT, [[value]]);
const flag = (value: boolean): RowSet => rowSet(FLAG, [[value]]);
const nothing = (): RowSet => rowSet(NOTHING, []);

/** A call of `spark.catalog`. The rows are what Spark Connect 3.5.7 gives for it. Throws CompileError, ExecutionError. */
export async function runCatalogCall(call: CatalogCall, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  const parse = (name: string): readonly string[] => textParsers(env.conf.spark).name(name);
  const { server, views } = env.session;
  switch (call.call) {
    case 'currentDatabase':
      return text(env.session.schema);
    case 'currentCatalog':
      return text(SESSION_CATALOG);
    case 'setCurrentDatabase':
      await useSchema(call.name, env);
      return nothing();
    case 'setCurrentCatalog':
      useCatalog(call.name);
      return nothing();
    case 'listCatalogs':
      return rowSet(
        CATALOGS,
        [SESSION_CATALOG].filter(matcher(call.pattern)).map((n) => [n, null]),
      );
    case 'listDatabases': {
      const matches = matcher(call.pattern);
      const found = [...names.contents.values()].filter((s) => matches(s.name));
      return rowSet(
        DATABASES,
        found.map((s) => databaseRow(s, s.name)),
      );
    }
    case 'getDatabase': {
      const name = parse(call.name);
      const schema = findSchema(schemaOf(name) ?? '', names, name);
      return rowSet(DATABASES, [databaseRow(schema, schemaOf(name) ?? schema.name)]);
    }
    case 'databaseExists': {
      const name = schemaOf(parse(call.name));
      return flag(name !== undefined && names.storedSchema(name) !== undefined);
    }
    case 'listTables': {
      const listed = listNames(call.database === undefined ? undefined : parse(call.database), env, names);
      const matches = matcher(call.pattern);
      return rowSet(TABLES, [
        ...listed.stored.filter((t) => matches(t.name)).map((t) => storedRow(t, t.name)),
        ...listed.global.filter((v) => matches(v.name)).map((v) => viewRow(v, true, v.name)),
        ...listed.session.filter((v) => matches(v.name)).map((v) => viewRow(v, false, v.name)),
      ]);
    }
    case 'getTable': {
      const name = nameIn(call, parse);
      const found = findAny(name, names);
      const shown = name.at(-1) ?? '';
      return rowSet(TABLES, [
        found.kind === 'temp-view' ? viewRow(found.view, found.global, shown) : storedRow(found.table, shown),
      ]);
    }
    case 'tableExists':
      return flag(names.find(nameIn(call, parse)) !== undefined);
    case 'listColumns': {
      const found = findAny(nameIn(call, parse), names);
      return rowSet(COLUMNS, columnRows(found, names));
    }
    case 'listFunctions': {
      if (call.database !== undefined) {
        const name = parse(call.database);
        findSchema(schemaOf(name) ?? '', names, name);
      }
      const found = allFunctionNames(env.session).filter(matcher(call.pattern));
      return rowSet(
        FUNCTIONS,
        found.map((n) => functionEntry(n, env.session)),
      );
    }
    case 'getFunction':
      return rowSet(FUNCTIONS, [functionEntry(named(nameIn(call, parse), env.session), env.session)]);
    case 'functionExists': {
      const name = nameIn(call, parse);
      const [only = '', second] = name;
      return flag(second === undefined && (registered(name, env.session) !== undefined || isFunction(only)));
    }
    case 'createTable':
    case 'createExternalTable':
      return createFromCatalog(call, parse(call.name), env);
    case 'dropTempView':
      return flag(views.drop(call.name));
    case 'dropGlobalTempView':
      return flag(server.globalViews.drop(call.name));
    case 'recoverPartitions': {
      const table = findTable(parse(call.name), 'recoverPartitions()', names);
      checkPartitioned(table, 'ALTER TABLE RECOVER PARTITIONS');
      await recoverPartitions(table, env);
      return nothing();
    }
    case 'isCached':
      return flag(server.cached.has(cacheKey(findAny(parse(call.name), names))));
    case 'cacheTable':
      await noteCached(findAny(parse(call.name), names), undefined, env);
      return nothing();
    case 'uncacheTable':
      await forgetCached(findAny(parse(call.name), names), env);
      return nothing();
    case 'clearCache':
      await clearCache(env);
      return nothing();
    case 'refreshTable':
      await refreshCached(findAny(parse(call.name), names), env);
      return nothing();
    case 'refreshByPath':
      await refreshPath(call.path, env);
      return nothing();
    default:
      return assertNever(call, 'catalog call');
  }
}

/** A database named apart makes the name a full one: temporary views are not meant. */
function nameIn(
  call: { readonly name: string; readonly database?: string },
  parse: (name: string) => readonly string[],
): readonly string[] {
  return call.database === undefined ? parse(call.name) : [SESSION_CATALOG, call.database, call.name];
}

const databaseRow = (s: StoredSchema, shown: string): Row => [
  shown,
  SESSION_CATALOG,
  schemaComment(s),
  s.meta?.location ?? null,
];

function storedRow(t: StoredTable, shown: string): Row {
  const comment = t.meta ? t.meta.definition.spec.comment : t.comment;
  return [shown, SESSION_CATALOG, [t.schema], comment ?? null, tableType(t), false];
}

const viewRow = (v: TempView, global: boolean, shown: string): Row => [
  shown,
  null,
  global ? [GLOBAL_TEMP] : [],
  v.comment ?? null,
  'TEMPORARY',
  true,
];

function columnRows(found: Found, names: CatalogNames): readonly Row[] {
  const columns = names.columns(found);
  const spec = found.kind === 'stored' && found.table.kind === 'table' ? found.table.meta?.definition.spec : undefined;
  const partition = new Set((spec ? partitionColumns(spec) : []).map(fold));
  const buckets = new Set((spec?.clusteredBy?.columns ?? []).map(fold));
  return columns.map(
    (c: Field): Row => [
      c.name,
      c.comment ?? null,
      typeText(c.type.kind === 'char' || c.type.kind === 'varchar' ? T.string : c.type),
      c.nullable,
      partition.has(fold(c.name)),
      buckets.has(fold(c.name)),
    ],
  );
}

/** Descriptions and classes are Spark's own: there are none. */
const functionEntry = (name: string, { functions }: SessionCatalog): readonly SparkValue[] =>
  functions.get(name) ? [name, null, null, 'N/A.', REGISTERED_CLASS, true] : [name, null, null, null, null, true];

const named = (name: readonly string[], session: SessionCatalog): string =>
  registered(name, session)?.name.toLowerCase() ?? checkFunction(name);
