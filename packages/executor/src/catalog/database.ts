import {
  type Catalog,
  type Field,
  partitionColumns,
  sameType,
  types as T,
  type TableInfo,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Connection, DatabaseObjects } from '../connection.js';
import { causeText, ExecutionError } from '../execution-error.js';
import { rowsOf } from '../value.js';
import { readSchemaMeta, readTableMeta, type SchemaMeta, type TableMeta } from './metadata.js';
import { DEFAULT_SCHEMA, fold, META_SCHEMA, SESSION_CATALOG } from './names.js';
import { storedForm } from './stored-type.js';

/** A table or view of the database. */
export interface StoredTable {
  readonly kind: 'table' | 'view';
  readonly schema: string;
  readonly name: string;
  readonly comment?: string;
  /** Over files: nothing of it is in the database but what is kept. */
  readonly external?: true;
  /** Absent for what Spark did not make. */
  readonly meta?: TableMeta;
  /** Its columns with Spark's types; a text says why it cannot be read. */
  info(): TableInfo | string;
}
export interface StoredSchema {
  readonly name: string;
  readonly meta?: SchemaMeta;
  /** By folded name, in the order of names. */
  readonly tables: ReadonlyMap<string, StoredTable>;
}
/** What was in the database at one moment: schemas by folded name, in the order of names. */
export type DatabaseContents = ReadonlyMap<string, StoredSchema>;

const text = (name: string): Field => ({ name, type: T.string, nullable: true });

const LISTING = `SELECT 'schema', schema_name, NULL, NULL FROM duckdb_schemas()
WHERE database_name = current_database() AND NOT (internal AND schema_name <> 'main')
UNION ALL SELECT 'table', schema_name, table_name, comment FROM duckdb_tables() WHERE NOT internal AND database_name = current_database()
UNION ALL SELECT 'view', schema_name, view_name, comment FROM duckdb_views() WHERE NOT internal AND database_name = current_database()`;
const LISTED = ['kind', 'schema', 'name', 'comment'].map(text);
const META = `SELECT kind, schema_name, object_name, info FROM ${META_SCHEMA}.objects`;
const KEPT = ['kind', 'schema', 'name', 'info'].map(text);

const key = (...parts: readonly string[]): string => parts.map(fold).join('\0');

/** DuckDB's `main` is Spark's `default`. */
const sparkSchema = (name: string): string => (fold(name) === 'main' ? DEFAULT_SCHEMA : name);

/** Read what there is. Throws ExecutionError. */
export async function readDatabase(connection: Connection): Promise<DatabaseContents> {
  if (connection.objects) return contentsOf(await connection.objects());
  const columns = await connection.catalog();
  const listed = (await rowsOf(await connection.query([LISTING], LISTED))).map((r) => r.map((v) => v ?? ''));
  const kept = new Map<string, string>();
  if (listed.some(([kind, schema, name]) => kind === 'table' && schema === META_SCHEMA && name === 'objects')) {
    for (const [kind, schema, name, info] of await rowsOf(await connection.query([META], KEPT)))
      kept.set(key(String(kind), String(schema), String(name)), String(info));
  }
  const schemas = new Map<string, { name: string; meta?: SchemaMeta; tables: Map<string, StoredTable> }>();
  for (const row of listed.map((r) => r.map(String)).sort(byName)) {
    const [kind = '', stored = '', name = '', comment = ''] = row;
    // a schema that is literally named `default` has no name in Spark, whose `default` is `main`
    if (stored === META_SCHEMA || fold(stored) === DEFAULT_SCHEMA) continue;
    const schema = sparkSchema(stored);
    const info = kept.get(key(kind === 'schema' ? kind : 'table', schema, name));
    if (kind === 'schema') {
      schemas.set(fold(schema), {
        name: fold(schema),
        ...(info !== undefined && { meta: readSchemaMeta(info) }),
        tables: new Map(),
      });
      continue;
    }
    const table = storedTable(kind === 'view' ? 'view' : 'table', schema, name, comment, info, columns);
    schemas.get(fold(schema))?.tables.set(fold(name), table);
  }
  for (const [id, info] of kept) addExternal(id, info, schemas);
  return schemas;
}

const contents = new WeakMap<DatabaseObjects, DatabaseContents>();

/** What a database lists by itself. Nothing is kept of it that Spark alone knows. */
function contentsOf(objects: DatabaseObjects): DatabaseContents {
  const known = contents.get(objects);
  if (known) return known;
  const made = arranged(objects);
  contents.set(objects, made);
  return made;
}

function arranged({ schemas, tables }: DatabaseObjects): DatabaseContents {
  const sorted = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
    [...list].sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
  const found = new Map(
    sorted(schemas).map(({ name, comment }) => {
      const meta: SchemaMeta | undefined = comment === undefined ? undefined : { comment, properties: [] };
      return [fold(name), { name, ...(meta && { meta }), tables: new Map<string, StoredTable>() }] as const;
    }),
  );
  for (const { kind, schema, name, comment, info } of sorted(tables)) {
    found
      .get(fold(schema))
      ?.tables.set(fold(name), { kind, schema, name, ...(comment !== undefined && { comment }), info: () => info });
  }
  return found;
}

/** Tables over files, of which there is only what is kept. */
function addExternal(
  id: string,
  kept: string,
  schemas: ReadonlyMap<string, { readonly tables: Map<string, StoredTable> }>,
): void {
  const [kind, schema = '', name = ''] = id.split('\0');
  const tables = schemas.get(schema)?.tables;
  if (kind !== 'table' || !tables || tables.has(name)) return;
  const meta = readTableMeta(kept);
  if (!meta.definition.external) return;
  tables.set(name, {
    kind: 'table',
    external: true,
    schema,
    name,
    meta,
    info: () => `The files of ${schema}.${name} cannot be read here.`,
  });
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  tables.clear();
  for (const [key, table] of sorted) tables.set(key, table);
}

/** Schemas before what is in them, then by name. */
function byName(a: readonly string[], b: readonly string[]): number {
  const rank = (r: readonly string[]): number => (r[0] === 'schema' ? 0 : 1);
  const order = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return (
    rank(a) - rank(b) ||
    order(fold(sparkSchema(a[1] ?? '')), fold(sparkSchema(b[1] ?? ''))) ||
    order(fold(a[2] ?? ''), fold(b[2] ?? ''))
  );
}

function storedTable(
  kind: 'table' | 'view',
  schema: string,
  name: string,
  comment: string,
  kept: string | undefined,
  columns: Catalog,
): StoredTable {
  let meta: TableMeta | undefined;
  let broken: string | undefined;
  try {
    meta = kept === undefined ? undefined : readTableMeta(kept);
  } catch (error) {
    broken = `What is kept of ${schema}.${name} cannot be read: ${causeText(error)}.`;
  }
  let info: TableInfo | string | undefined;
  return {
    kind,
    schema: fold(schema),
    name: fold(name),
    ...(comment !== '' && { comment }),
    ...(meta && { meta }),
    info() {
      info ??= broken ?? columnsOf(schema, name, meta, columns);
      return info;
    },
  };
}

function columnsOf(schema: string, name: string, meta: TableMeta | undefined, columns: Catalog): TableInfo | string {
  let found: ReturnType<Catalog['table']>;
  try {
    found = columns.table([SESSION_CATALOG, schema, name]);
  } catch (error) {
    if (error instanceof ExecutionError) return error.message;
    throw error;
  }
  if (typeof found === 'string') return `Cannot read ${schema}.${name}.`;
  const declared = new Map(meta?.definition.columns.map((c) => [fold(c.name), c]));
  const partition = meta ? partitionColumns(meta.definition.spec) : [];
  return {
    ...found,
    name: [SESSION_CATALOG, fold(schema), fold(name)],
    columns: found.columns.map((c) => {
      const known = declared.get(fold(c.name));
      // a table that another program has made anew is what the database says
      if (!known || !sameType(storedForm(known.type), c.type, 'ignore')) return c;
      return { ...c, type: known.type, ...(known.comment !== undefined && commented(known.comment)) };
    }),
    ...(partition.length > 0 && { partitionColumns: partition }),
    ...(meta && {
      defaults: new Map(meta.definition.columns.flatMap((c) => (c.default ? [[fold(c.name), c.default]] : []))),
    }),
  };
}

/** A column's comment, which is also part of its metadata, as `df.schema` shows it. */
export const commented = (comment: string): Pick<Field, 'comment' | 'metadata'> => ({
  comment,
  metadata: JSON.stringify({ comment }),
});
