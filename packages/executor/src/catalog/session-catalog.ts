import { queryOf, typedQuery } from '@spark-sql-to-snowflake/compiler';
import { type Catalog, type Field, fail, type Plan, type TableInfo } from '@spark-sql-to-snowflake/plan-ir';
import { type Connection, ExecutionError } from '../connection.js';
import { commented, type DatabaseContents, type StoredSchema, type StoredTable } from './database.js';
import type { TableMeta, ViewText } from './metadata.js';
import {
  DEFAULT_SCHEMA,
  fold,
  fullName,
  GLOBAL_TEMP,
  type QualifiedName,
  qualified,
  quotedName,
  SESSION_CATALOG,
} from './names.js';
import type { ServerCatalog } from './server-catalog.js';
import { storedView } from './stored-view.js';
import { type TempView, type TempViews, tempViews } from './views.js';

/** What a name stands for. */
export type Found =
  | { readonly kind: 'temp-view'; readonly global: boolean; readonly view: TempView }
  | { readonly kind: 'stored'; readonly table: StoredTable };

/** The names that one session sees. Temporary views and the current schema are the session's, everything else is the server's. */
export interface SessionCatalog {
  readonly server: ServerCatalog;
  readonly views: TempViews;
  readonly catalog: string;
  schema: string;
  /** The names there are now. What is created later does not appear in it. Throws ExecutionError. */
  names(connection: Connection): Promise<CatalogNames>;
}

/** The names of a session at one moment; the compiler's window on them. */
export interface CatalogNames extends Catalog {
  readonly contents: DatabaseContents;
  /** As Spark looks a name up: temporary views first, then the current schema. */
  find(name: readonly string[]): Found | undefined;
  /** A table or view of the database, never a temporary view. */
  stored(name: QualifiedName): StoredTable | undefined;
  /** Where a name without its schema points at. Throws CompileError. */
  qualified(name: readonly string[]): QualifiedName;
  storedSchema(name: string): StoredSchema | undefined;
  /** The columns of what was found: those that a view had when it was made, whatever became of the tables below. Throws ExecutionError. */
  columns(found: Found): readonly Field[];
  /** What the analyzer is told of what was found. Throws ExecutionError, and CompileError for views that no longer fit. */
  describe(found: Found): TableInfo;
}

export function sessionCatalog(server: ServerCatalog): SessionCatalog {
  const views = tempViews();
  const session: SessionCatalog = {
    server,
    views,
    catalog: SESSION_CATALOG,
    schema: DEFAULT_SCHEMA,
    async names(connection) {
      const contents = await server.contents(connection);
      return makeNames(contents, session.schema, { session: views, global: server.globalViews });
    },
  };
  return session;
}

interface Temporary {
  readonly session: TempViews;
  readonly global: TempViews;
}

/** Names as seen from a schema. Views of the database see no temporary ones. */
function makeNames(contents: DatabaseContents, schema: string, temporary: Temporary | undefined): CatalogNames {
  const storedSchema = (name: string): StoredSchema | undefined => contents.get(fold(name));
  const stored = (q: QualifiedName): StoredTable | undefined => storedSchema(q.schema)?.tables.get(fold(q.table));
  const find = (name: readonly string[]): Found | undefined => {
    const [first = '', second] = name;
    if (temporary && name.length === 1) {
      const view = temporary.session.get(first);
      if (view) return { kind: 'temp-view', global: false, view };
    }
    if (temporary && second !== undefined && name.length === 2 && fold(first) === GLOBAL_TEMP) {
      const view = temporary.global.get(second);
      if (view) return { kind: 'temp-view', global: true, view };
    }
    const table = stored(qualified(name, schema));
    return table && { kind: 'stored', table };
  };
  const describe = (found: Found): TableInfo => {
    if (found.kind === 'temp-view') {
      const { view, global } = found;
      return { name: global ? [GLOBAL_TEMP, view.name] : [view.name], columns: view.columns, view: view.plan };
    }
    return describeStored(found.table, contents);
  };
  return {
    contents,
    find,
    stored,
    storedSchema,
    qualified: (name) => qualified(name, schema),
    describe,
    columns(found) {
      const view = found.kind === 'stored' && found.table.kind === 'view' ? found.table.meta : undefined;
      return view?.view ? viewColumns(view) : describe(found).columns;
    },
    table(name) {
      const found = find(name);
      return found ? describe(found) : 'missing';
    },
  };
}

const plans = new WeakMap<StoredTable, TableInfo>();
/** Views that are being looked into, against views that contain themselves. */
const open = new WeakSet<StoredTable>();

/** A table's columns; a view is put in place of its name, as its text is understood where and how it was made. */
function describeStored(table: StoredTable, contents: DatabaseContents): TableInfo {
  const view = table.kind === 'view' ? table.meta?.view : undefined;
  if (!view || !table.meta) {
    const info = table.info();
    if (typeof info === 'string') throw new ExecutionError(info);
    return info;
  }
  const known = plans.get(table);
  if (known) return known;
  const name = fullName({ schema: table.schema, table: table.name });
  if (open.has(table)) return fail('recursive-view', { name: quotedName(name) });
  open.add(table);
  try {
    const columns = viewColumns(table.meta);
    const plan = storedView(name, columns, view, viewPlan(view, contents));
    const info: TableInfo = { name, columns, view: plan };
    plans.set(table, info);
    return info;
  } finally {
    open.delete(table);
  }
}

const viewColumns = (meta: TableMeta): readonly Field[] =>
  meta.definition.columns.map((c) => ({
    name: c.name,
    type: c.type,
    nullable: c.nullable,
    ...(c.comment !== undefined && commented(c.comment)),
  }));

function viewPlan(view: ViewText, contents: DatabaseContents): Plan {
  const catalog = makeNames(contents, view.schema, undefined);
  return typedQuery(queryOf(view.text, view.conf), { catalog, conf: view.conf }).tree;
}
