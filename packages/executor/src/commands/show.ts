import { assertNever, fail, type Show, schemaTree } from '@spark-sql-to-snowflake/plan-ir';
import type { StoredTable } from '../catalog/database.js';
import {
  DEFAULT_SCHEMA,
  fold,
  fullName,
  GLOBAL_TEMP,
  matcher,
  namePart,
  quotedName,
  SESSION_CATALOG,
  schemaOf,
} from '../catalog/names.js';
import type { CatalogNames } from '../catalog/session-catalog.js';
import type { TempView } from '../catalog/views.js';
import type { RowSet } from '../session/queries.js';
import { type CommandEnv, namesNow } from './env.js';
import { allFunctionNames } from './functions.js';
import { findAny, findSchema, findTable, qualifiedOf } from './lookup.js';
import { partitionsOf, requireWholePartition, showPartitions } from './partitions.js';
import { redacted } from './redact.js';
import { column, KEY_VALUE, rowSet, TABLES, TABLES_EXTENDED, VIEWS } from './rows.js';
import { createText, type Detail, tableDetails, viewDetails } from './table-text.js';

/** SHOW …, with Spark's columns and texts. */
export async function show(s: Show, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  const matches = matcher(s.pattern);
  switch (s.what) {
    case 'schemas': {
      if (s.from && !(s.from.length === 1 && fold(s.from[0] ?? '') === SESSION_CATALOG))
        fail('schema-not-found', { name: quotedName(s.from) });
      const schemas = [...names.contents.values()].map((x) => x.name).filter(matches);
      return rowSet(
        [column('namespace')],
        schemas.map((n) => [namePart(n)]),
      );
    }
    case 'catalogs':
      return rowSet(
        [column('catalog')],
        [SESSION_CATALOG].filter(matches).map((n) => [n]),
      );
    case 'current schema':
      return rowSet([column('catalog'), column('namespace')], [[SESSION_CATALOG, namePart(env.session.schema)]]);
    case 'tables': {
      const listed = listNames(s.from, env, names);
      return rowSet(TABLES, listedRows(listed, matches, env));
    }
    case 'views': {
      const listed = listNames(s.from, env, names);
      const views = { ...listed, stored: listed.stored.filter((t) => t.kind === 'view') };
      return rowSet(VIEWS, listedRows(views, matches, env));
    }
    case 'table extended':
      return showExtended(s, env, names);
    case 'columns': {
      const name = columnsOwner(s, names);
      const columns = names.columns(findAny(name, names));
      return rowSet(
        [column('col_name')],
        columns.map((c) => [c.name]),
      );
    }
    case 'functions': {
      if (s.from) findSchema(schemaOf(s.from) ?? s.from.join('.'), names, s.from);
      const own = (n: string): boolean => env.session.functions.get(n) !== undefined;
      const scope = { user: own, system: (n: string) => !own(n), all: () => true }[s.scope ?? 'all'];
      const listed = allFunctionNames(env.session).filter((n) => scope(n) && matches(n));
      return rowSet(
        [column('function')],
        listed.map((n) => [n]),
      );
    }
    case 'tblproperties':
      return showProperties(s, names);
    case 'create table': {
      const found = findAny(s.table ?? [], names);
      if (found.kind === 'temp-view') {
        const shown = found.global ? `${GLOBAL_TEMP}.${found.view.name}` : found.view.name;
        return fail('refused', {
          message: `${shown} is a temp view. 'SHOW CREATE TABLE' expects a table or permanent view.`,
        });
      }
      if (s.asSerde && found.table.kind === 'table')
        fail('refused', {
          message: `${quotedName(fullName(qualifiedOf(found.table)))} is a Spark data source table. Use \`SHOW CREATE TABLE\` without \`AS SERDE\` instead.`,
        });
      return rowSet([column('createtab_stmt')], [[createText(found.table, names.columns(found))]]);
    }
    case 'partitions':
      return showPartitions(findTable(s.table ?? [], 'SHOW PARTITIONS', names), s.partition ?? [], env);
    case 'locales':
      return fail('unsupported', { what: 'SHOW LOCALES' });
    default:
      return assertNever(s.what, 'show');
  }
}

interface Listed {
  readonly schema: string;
  readonly stored: readonly StoredTable[];
  readonly global: readonly TempView[];
  readonly session: readonly TempView[];
}

/** Tables and views of a schema, and the temporary views, which are of none. */
export function listNames(from: readonly string[] | undefined, env: CommandEnv, names: CatalogNames): Listed {
  const schema = from ? schemaOf(from) : env.session.schema;
  if (schema === undefined)
    return fail('refused', {
      message: `Nested databases are not supported by v1 session catalog: ${(from ?? []).join('.')}.`,
    });
  const session = env.session.views.list();
  if (fold(schema) === GLOBAL_TEMP)
    return { schema, stored: [], global: env.session.server.globalViews.list(), session };
  const found = findSchema(schema, names);
  return { schema: found.name, stored: [...found.tables.values()], global: [], session };
}

const listedRows = (l: Listed, matches: (name: string) => boolean, _env: CommandEnv) => [
  ...l.stored.filter((t) => matches(t.name)).map((t) => [namePart(t.schema), t.name, false] as const),
  ...l.global.filter((v) => matches(v.name)).map((v) => [GLOBAL_TEMP, v.name, true] as const),
  ...l.session.filter((v) => matches(v.name)).map((v) => ['', v.name, true] as const),
];

/** The table of SHOW COLUMNS, whose schema may stand apart from it. */
function columnsOwner(s: Show, names: CatalogNames): readonly string[] {
  const name = s.table ?? [];
  if (!s.from) return name;
  const schema = s.from.at(-1) ?? DEFAULT_SCHEMA;
  if (name.length > 1) {
    const q = names.qualified(name);
    if (fold(q.schema) !== fold(schema))
      fail('refused', { message: `SHOW COLUMNS with conflicting databases: '${schema}' != '${q.schema}'.` });
    return name;
  }
  return [...s.from, ...name];
}

const information = (details: readonly Detail[]): string => details.map(([k, v]) => `${k}: ${v}\n`).join('');

async function showExtended(s: Show, env: CommandEnv, names: CatalogNames): Promise<RowSet> {
  const zone = env.conf.spark.timeZone;
  const listed = listNames(s.from, env, names);
  if (s.partition && s.partition.length > 0) {
    const table = findTable([SESSION_CATALOG, listed.schema, s.pattern ?? ''], 'SHOW TABLE EXTENDED', names);
    partitionsOf(table);
    await requireWholePartition(table, s.partition, env);
    return fail('unsupported', {
      what: 'SHOW TABLE EXTENDED … PARTITION',
      why: 'the database keeps nothing of single partitions',
    });
  }
  const matches = matcher(s.pattern);
  const temporary = (v: TempView, schema: string) =>
    [schema, v.name, true, `${information(viewDetails(v, zone))}Schema: ${schemaTree(v.columns)}\n`] as const;
  const stored = (t: StoredTable) =>
    [
      namePart(t.schema),
      t.name,
      false,
      `${information(tableDetails(t, zone))}Schema: ${schemaTree(names.columns({ kind: 'stored', table: t }))}\n`,
    ] as const;
  return rowSet(TABLES_EXTENDED, [
    ...listed.stored.filter((t) => matches(t.name)).map(stored),
    ...listed.global.filter((v) => matches(v.name)).map((v) => temporary(v, GLOBAL_TEMP)),
    ...listed.session.filter((v) => matches(v.name)).map((v) => temporary(v, '')),
  ]);
}

function showProperties(s: Show, names: CatalogNames): RowSet {
  const found = findAny(s.table ?? [], names);
  const properties = found.kind === 'temp-view' ? [] : redacted(found.table.meta?.definition.spec.properties ?? []);
  if (found.kind === 'temp-view') return rowSet(KEY_VALUE, []);
  const { key } = s;
  if (key !== undefined) {
    const value = properties.find((p) => p.key === key)?.value;
    const none = `Table ${fullName(qualifiedOf(found.table)).join('.')} does not have property: ${key}`;
    return rowSet(KEY_VALUE, [[key, value ?? none]]);
  }
  return rowSet(
    KEY_VALUE,
    [...properties].sort((a, b) => (a.key < b.key ? -1 : 1)).map((p) => [p.key, p.value]),
  );
}
