import { queryOf, typedQuery } from '@spark-sql-to-snowflake/compiler';
import {
  type Catalog,
  CompileError,
  type Field,
  fail,
  type Plan,
  type PythonFunction,
  type TableInfo,
  type UnresolvedRead,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Connection } from '../connection.js';
import { ExecutionError } from '../execution-error.js';
import { sampleSchema } from '../session/sample-schema.js';
import { commented, type DatabaseContents, type StoredSchema, type StoredTable } from './database.js';
import { externalInfo } from './external.js';
import type { TableMeta, ViewText } from './metadata.js';
import { type NamedStore, namedStore } from './named-store.js';
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
import type { TempView, TempViews } from './views.js';

/** What a name stands for. */
export type Found =
  | { readonly kind: 'temp-view'; readonly global: boolean; readonly view: TempView }
  | { readonly kind: 'stored'; readonly table: StoredTable };

/** The names that one session sees. Temporary views and the current schema are the session's, everything else is the server's. */
export interface SessionCatalog {
  readonly server: ServerCatalog;
  readonly views: TempViews;
  /** What the user has registered; names of Spark's functions among them. */
  readonly functions: NamedStore<PythonFunction>;
  readonly catalog: string;
  schema: string;
  /** The names there are now. What is created later does not appear in it. Throws ExecutionError. */
  names(connection: Connection): Promise<CatalogNames>;
  /** Look at the files of a table, or of those that a view may read, anew when they are next asked for. */
  refresh(found: Found): void;
}
/** How a session looks at the files of a read. */
export type InspectFiles = (read: UnresolvedRead) => Promise<TableInfo>;

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

export function sessionCatalog(server: ServerCatalog, inspect?: InspectFiles): SessionCatalog {
  const views = namedStore<TempView>();
  const functions = namedStore<PythonFunction>();
  // another map where what it said before counts no more
  let files = new Map<StoredTable, TableInfo | Error>();
  const session: SessionCatalog = {
    server,
    views,
    functions,
    catalog: SESSION_CATALOG,
    schema: DEFAULT_SCHEMA,
    async names(connection) {
      const contents = await server.contents(connection);
      if (inspect) await inspectExternal(contents, files, inspect);
      const home = (await connection.objects?.())?.currentSchema;
      // before anybody has chosen another one
      if (home !== undefined && session.schema === DEFAULT_SCHEMA) session.schema = home;
      return makeNames(
        contents,
        session.schema,
        { session: views, functions, global: server.globalViews, files },
        home,
      );
    },
    refresh(found) {
      const table = found.kind === 'stored' && found.table.external ? found.table : undefined;
      files = new Map([...files].filter(([t]) => table !== undefined && t !== table));
    },
  };
  return session;
}

/** Find out what the files of tables are that were not looked at before. What is wrong with them is said to who asks for the table. */
async function inspectExternal(
  contents: DatabaseContents,
  files: Map<StoredTable, TableInfo | Error>,
  inspect: InspectFiles,
): Promise<void> {
  for (const schema of contents.values()) {
    for (const table of schema.tables.values()) {
      if (!table.external || !table.meta || files.has(table)) continue;
      try {
        files.set(table, await externalInfo(table.meta, [SESSION_CATALOG, table.schema, table.name], inspect));
      } catch (error) {
        if (!(error instanceof CompileError || error instanceof ExecutionError)) throw error;
        files.set(table, error);
      }
    }
  }
}

interface Temporary {
  readonly files: ReadonlyMap<StoredTable, TableInfo | Error>;
  readonly session: TempViews;
  readonly global: TempViews;
  readonly functions: NamedStore<PythonFunction>;
}

/**
 * Names as seen from a schema. Views of the database see no temporary ones. `home`: the schema that `default` stands for in a database
 * that has none of this name.
 */
function makeNames(
  contents: DatabaseContents,
  schema: string,
  temporary: Partial<Temporary>,
  home?: string,
): CatalogNames {
  const real = (name: string): string =>
    home !== undefined && fold(name) === DEFAULT_SCHEMA && !contents.has(DEFAULT_SCHEMA) ? home : name;
  const at = (q: QualifiedName): QualifiedName => ({ ...q, schema: real(q.schema) });
  const storedSchema = (name: string): StoredSchema | undefined => contents.get(fold(real(name)));
  const stored = (q: QualifiedName): StoredTable | undefined => storedSchema(q.schema)?.tables.get(fold(q.table));
  const { functions } = temporary;
  const find = (name: readonly string[]): Found | undefined => {
    const [first = '', second] = name;
    if (temporary.session && name.length === 1) {
      const view = temporary.session.get(first);
      if (view) return { kind: 'temp-view', global: false, view };
    }
    if (temporary.global && second !== undefined && name.length === 2 && fold(first) === GLOBAL_TEMP) {
      const view = temporary.global.get(second);
      if (view) return { kind: 'temp-view', global: true, view };
    }
    const table = stored(at(qualified(name, schema)));
    return table && { kind: 'stored', table };
  };
  const describe = (found: Found): TableInfo => {
    if (found.kind === 'temp-view') {
      const { view, global } = found;
      const name = global ? [GLOBAL_TEMP, view.name] : [view.name];
      return { name, columns: view.columns, view: view.live ? livePlan(view, name, contents, temporary) : view.plan };
    }
    const files = temporary.files?.get(found.table);
    if (files instanceof Error) throw files;
    return files ?? describeStored(found.table, contents, temporary.files);
  };
  return {
    contents,
    find,
    stored,
    storedSchema,
    qualified: (name) => at(qualified(name, schema)),
    describe,
    columns(found) {
      const view = found.kind === 'stored' && found.table.kind === 'view' ? found.table.meta : undefined;
      if (found.kind === 'stored' && found.table.external && found.table.meta) return viewColumns(found.table.meta);
      return view?.view ? viewColumns(view) : describe(found).columns;
    },
    table(name) {
      const found = find(name);
      return found ? describe(found) : 'missing';
    },
    ...(functions && functions.list().length > 0 && { pythonFunction: functions.get }),
  };
}

const plans = new WeakMap<StoredTable, { readonly info: TableInfo; readonly files: Temporary['files'] | undefined }>();
/** Views that are being looked into, against views that contain themselves. */
const open = new WeakSet<StoredTable | TempView>();

interface LivePlan {
  readonly contents: DatabaseContents;
  readonly versions: string;
  readonly files: Temporary['files'] | undefined;
  readonly plan: Plan;
}
const livePlans = new WeakMap<TempView, LivePlan>();

/** What a temporary view's text means now. It is looked into again when a view or table has changed. */
function livePlan(
  view: TempView,
  name: readonly string[],
  contents: DatabaseContents,
  temporary: Partial<Temporary>,
): Plan {
  const { live, text } = view;
  if (!live || text === undefined) return view.plan;
  const versions = `${temporary.session?.version} ${temporary.global?.version} ${temporary.functions?.version}`;
  const known = livePlans.get(view);
  const { files } = temporary;
  if (known?.contents === contents && known.versions === versions && known.files === files) return known.plan;
  if (open.has(view)) return fail('recursive-view', { name: quotedName(name) });
  open.add(view);
  try {
    const catalog = makeNames(contents, view.schema, temporary);
    const { tree } = typedQuery(queryOf(text, live.conf), { catalog, conf: live.conf, sampleSchema });
    const plan = storedView(name, view.columns, live, tree);
    livePlans.set(view, { contents, versions, files, plan });
    return plan;
  } finally {
    open.delete(view);
  }
}

/** A table's columns; a view is put in place of its name, as its text is understood where and how it was made. */
function describeStored(
  table: StoredTable,
  contents: DatabaseContents,
  files: Temporary['files'] | undefined,
): TableInfo {
  const view = table.kind === 'view' ? table.meta?.view : undefined;
  if (!view || !table.meta) {
    const info = table.info();
    if (typeof info === 'string') throw new ExecutionError(info);
    return info;
  }
  const known = plans.get(table);
  if (known && known.files === files) return known.info;
  const name = fullName({ schema: table.schema, table: table.name });
  if (open.has(table)) return fail('recursive-view', { name: quotedName(name) });
  open.add(table);
  try {
    const columns = viewColumns(table.meta);
    const plan = storedView(name, columns, view, viewPlan(view, contents, files));
    const info: TableInfo = { name, columns, view: plan };
    plans.set(table, { info, files });
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

function viewPlan(view: ViewText, contents: DatabaseContents, files: Temporary['files'] | undefined): Plan {
  const catalog = makeNames(contents, view.schema, files ? { files } : {});
  return typedQuery(queryOf(view.text, view.conf), { catalog, conf: view.conf, sampleSchema }).tree;
}
