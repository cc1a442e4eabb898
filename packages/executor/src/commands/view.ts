import { emitStatement, pythonFunctions, queryOf, typedQuery } from '@spark-sql-to-snowflake/compiler';
import {
  type Alter,
  type ColumnDefinition,
  type CreateFrameViewCommand,
  type CreateTemporaryViewUsing,
  type CreateView,
  type Field,
  fail,
  outputOf,
  type Plan,
  planChildren,
  typeSql,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { TableMeta } from '../catalog/metadata.js';
import { fold, fullName, GLOBAL_TEMP, qualified, quotedName, SESSION_CATALOG } from '../catalog/names.js';
import type { CatalogNames } from '../catalog/session-catalog.js';
import { storedView } from '../catalog/stored-view.js';
import type { TempView, TempViews } from '../catalog/views.js';
import { formatOf } from '../files/format.js';
import { withParameters } from '../session/parameters.js';
import { analyzed, type RowSet } from '../session/queries.js';
import { sampleSchema } from '../session/sample-schema.js';
import { prepareSources } from '../session/sources.js';
import { changeNames } from './change.js';
import { checkColumns } from './create-table.js';
import { type CommandEnv, namesNow, typed } from './env.js';
import { findView, newName, shownFull } from './lookup.js';
import { isUnnamed, queryColumns } from './query-columns.js';
import { NO_ROWS } from './rows.js';
import { tablesIn } from './tables-in.js';

type Create = CreateView<UnresolvedPlan>;

export async function createView(s: Create, env: CommandEnv): Promise<RowSet> {
  if (s.mode === 'alter') return alterView(s, env);
  if (s.scope === 'permanent') return storeView(s, env);
  if (s.properties.length > 0)
    fail('refused', { message: "Operation not allowed: TBLPROPERTIES can't coexist with CREATE TEMPORARY VIEW." });
  if (s.name.length > 1 && !(s.scope === 'global-temporary' && fold(s.name[0] ?? '') === GLOBAL_TEMP))
    fail('temp-view-name', { name: quotedName(s.name) });
  const views = s.scope === 'temporary' ? env.session.views : env.session.server.globalViews;
  await putTemporary(s, s.name.at(-1) ?? '', views, env);
  return NO_ROWS;
}

async function putTemporary(s: Create, name: string, views: TempViews, env: CommandEnv): Promise<void> {
  if (s.mode === 'create' && views.get(name)) fail('temp-view-exists', { name: quotedName([name]) });
  const asked = withParameters(env.parameters ?? {}, s.query);
  const { plan, source } = await prepareSources(asked, env.queries.sources);
  const query = typedQuery(plan, { catalog: await namesNow(env), conf: env.queries.conf(), source, sampleSchema });
  const columns = viewColumns(s, queryColumns(query), quotedName([name]));
  if (views === env.session.views && readsView(s.query, name)) {
    const now = quotedName([name]);
    if (views.get(name)) fail('recursive-view', { name: now });
  }
  const output = outputOf(query.tree).map((o) => o.name);
  // what a text alone does not tell stays as it was: values of parameters, and files that were looked into. So does a global view:
  // other sessions do not see the temporary ones below it
  const alone = views === env.session.views && plan === s.query;
  const before = views.get(name);
  const view: TempView = {
    name: fold(name),
    plan: storedView([name], columns, { output }, query.tree),
    columns,
    ...(s.comment !== undefined && { comment: s.comment }),
    text: s.queryText,
    ...(alone && { live: { conf: env.queries.conf(), output } }),
    schema: env.session.schema,
    properties: s.properties,
    created: Date.now(),
  };
  views.put(view);
  try {
    // a view of views that this one has become a part of
    (await namesNow(env)).describe({ kind: 'temp-view', global: views !== env.session.views, view });
  } catch (error) {
    if (before) views.put(before);
    else views.drop(name);
    throw error;
  }
}

/** The view's columns: the query's, under the names that the view gives. Throws CompileError where there are more or fewer, or twins. */
function viewColumns(s: Create, output: readonly Field[], shown: string): readonly Field[] {
  if (s.columns && s.columns.length > 0 && s.columns.length !== output.length)
    fail(output.length > s.columns.length ? 'view-too-many' : 'view-too-few', {
      view: shown,
      columns: s.columns.map((c) => quotedName([c.name])).join(', '),
      data: output.map((c) => quotedName([c.name])).join(', '),
    });
  const columns = output.map((f, i): Field => {
    const named = s.columns?.[i];
    return {
      ...f,
      name: named?.name ?? f.name,
      ...(named?.comment !== undefined && { comment: named.comment }),
    };
  });
  checkColumns(columns, s.name);
  return columns;
}

/** Does a query read a temporary view of the session by this name? */
const readsView = (plan: UnresolvedPlan, name: string): boolean =>
  tablesIn(plan).some((t) => t.name.length === 1 && fold(t.name[0] ?? '') === fold(name));

/** The first temporary view that a query names. */
const temporaryIn = (plan: UnresolvedPlan, names: CatalogNames): readonly string[] | undefined =>
  tablesIn(plan).find((t) => t.name.length > 0 && t.name.length < 3 && names.find(t.name)?.kind === 'temp-view')?.name;

/** A view of the database: its text is kept, and understood anew where it is used, with the schema and settings of now. */
async function storeView(s: Create, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  const name = newName(s.name, names);
  const there = names.stored(name);
  if (there?.kind === 'table' && s.mode !== 'create-if-not-exists')
    fail('refused', { message: `${shownFull(name)} is not a view.` });
  if (there && s.mode === 'create-if-not-exists') return NO_ROWS;
  if (there && s.mode === 'create') fail('table-exists', { name: shownFull(name) });
  const temporary = temporaryIn(s.query, names);
  if (temporary) fail('view-of-temporary', { view: shownFull(name), name: quotedName(temporary), kind: 'VIEW' });
  const self = there && readsStored(s.query, name, names);
  if (self) fail('recursive-view', { name: shownFull(name) });
  const { columns: _, ...plain } = s;
  const tree = await typed({ ...plain, name: fullName(name), mode: 'create-or-replace' }, env);
  if (tree.tree.kind !== 'create-view') return NO_ROWS;
  // the text must do without the parameters of this statement
  if (env.parameters)
    typedQuery(queryOf(s.queryText, env.queries.conf()), { catalog: names, conf: env.queries.conf(), sampleSchema });
  const output = queryColumns(await analyzed(withParameters(env.parameters ?? {}, s.query), env.queries));
  const columns = viewColumns(s, output, shownFull(name));
  const unnamed = s.columns && s.columns.length > 0 ? undefined : output.find(isUnnamed);
  if (unnamed) fail('view-without-alias', { view: shownFull(name), expression: unnamed.name });
  const called = pythonFunctions(tree.tree.query)[0];
  if (called) fail('view-of-temporary', { view: shownFull(name), name: quotedName([called.name]), kind: 'FUNCTION' });
  checkLasting(tree.tree.query, shownFull(name));
  const statement = { ...tree.tree, columns: columns.map((c) => ({ name: c.name })) };
  const meta: TableMeta = {
    definition: {
      kind: 'create-table',
      name: fullName(name),
      mode: 'create',
      external: false,
      temporary: false,
      columns: columns.map(({ metadata: _, ...c }): ColumnDefinition<UnresolvedExpr> => c),
      spec: {
        partitionBy: [],
        options: [],
        properties: s.properties,
        ...(s.comment !== undefined && { comment: s.comment }),
      },
    },
    created: there?.meta?.created ?? Date.now(),
    view: {
      text: s.queryText,
      schema: env.session.schema,
      output: outputOf(tree.tree.query).map((o) => o.name),
      conf: env.queries.conf(),
    },
  };
  await changeNames(
    [emitStatement({ ...tree, tree: statement }, env.queries.dialect)],
    [{ kind: 'put-table', name, meta }],
    env,
  );
  return NO_ROWS;
}

/** A view that stays may read only what stays. */
function checkLasting(query: Plan, view: string): void {
  const open: Plan[] = [query];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'relation' && node.table[0] !== SESSION_CATALOG)
      fail('unsupported', { what: `The view ${view} over files or sent rows`, instead: 'Create a temporary view.' });
    open.push(...planChildren(node));
  }
}

const readsStored = (plan: UnresolvedPlan, name: { schema: string; table: string }, names: CatalogNames): boolean =>
  tablesIn(plan).some((t) => {
    if (t.identifier || t.name.length === 0) return false;
    const q = names.qualified(t.name);
    return fold(q.schema) === fold(name.schema) && fold(q.table) === fold(name.table);
  });

/** ALTER VIEW … AS. */
async function alterView(s: Create, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  const found = findView(s.name, 'ALTER VIEW ... AS', names);
  if (found.kind === 'temp-view') {
    const views = found.global ? env.session.server.globalViews : env.session.views;
    await putTemporary({ ...s, mode: 'create-or-replace' }, found.view.name, views, env);
    return NO_ROWS;
  }
  const spec = found.table.meta?.definition.spec;
  return storeView(
    {
      ...s,
      mode: 'create-or-replace',
      properties: spec?.properties ?? [],
      ...(spec?.comment !== undefined && { comment: spec.comment }),
    },
    env,
  );
}

/** ALTER … RENAME TO of a temporary view. */
export function renameTemporary(view: TempView, global: boolean, s: Alter<UnresolvedExpr>, env: CommandEnv): RowSet {
  if (s.action.kind !== 'rename') return NO_ROWS;
  const { to } = s.action;
  const views = global ? env.session.server.globalViews : env.session.views;
  const name = to.at(-1) ?? '';
  if (to.length > 1 && !(global && fold(to[0] ?? '') === GLOBAL_TEMP))
    fail('refused', {
      message: `RENAME TEMPORARY VIEW from ${quotedName([view.name])} to ${quotedName(to)}: cannot specify database name ${quotedName(to.slice(0, -1))} in the destination table.`,
    });
  if (views.get(name)) fail('table-exists', { name: quotedName([name]) });
  views.drop(view.name);
  views.put({ ...view, name: fold(name) });
  return NO_ROWS;
}

/** `df.createTempView(name)` and its kin: the plan of the DataFrame as it is. A database in the name counts for nothing, as on Spark. */
export async function createFrameView(s: CreateFrameViewCommand, env: CommandEnv): Promise<void> {
  const name = frameViewName(s.name);
  const views = s.global ? env.session.server.globalViews : env.session.views;
  const query = await analyzed(s.plan, env.queries);
  const { tree } = query;
  if (!s.replace && views.get(name)) fail('temp-view-exists', { name: quotedName([name]) });
  views.put({
    name: fold(name),
    plan: tree,
    columns: queryColumns(query),
    schema: env.session.schema,
    properties: [],
    created: Date.now(),
  });
}

const PART = /^(?:`((?:[^`]|``)+)`|(\w+))(?:\.|$)/;

const invalidName = (text: string): never => fail('refused', { message: `Invalid view name: ${text}.` });

function frameViewName(text: string): string {
  const parts: string[] = [];
  let rest = text;
  do {
    const match = PART.exec(rest);
    if (!match) return invalidName(text);
    parts.push((match[1] ?? match[2] ?? '').replaceAll('``', '`'));
    const end = match[0].length;
    if (end === rest.length && !match[0].endsWith('.'))
      return parts.length > 2 ? invalidName(text) : qualified(parts, '').table;
    rest = rest.slice(end);
  } while (rest !== '');
  return fail('refused', { message: `Invalid view name: ${text}.` });
}

/** CREATE TEMPORARY VIEW … USING: a view of what the files hold. */
export async function createViewUsing(s: CreateTemporaryViewUsing, env: CommandEnv): Promise<RowSet> {
  const name = s.name.at(-1) ?? '';
  const views = s.global ? env.session.server.globalViews : env.session.views;
  const paths = s.options.filter((o) => fold(o.key) === 'path').map((o) => o.value);
  const schema = s.columns.map((c) => `${quotedName([c.name])} ${typeSql(c.type)}`).join(', ');
  const format = fold(s.using);
  const options = s.options.filter((o) => fold(o.key) !== 'path');
  formatOf(format);
  // without a path there are no files, and no rows
  const plan: UnresolvedPlan =
    paths.length === 0 && schema !== ''
      ? { kind: 'local-relation', schema }
      : { kind: 'read', format, ...(schema !== '' && { schema }), options, paths };
  const query = await analyzed(plan, env.queries);
  const { tree } = query;
  if (!s.replace && views.get(name)) fail('temp-view-exists', { name: quotedName([name]) });
  views.put({
    name: fold(name),
    plan: tree,
    columns: queryColumns(query),
    schema: env.session.schema,
    properties: [],
    created: Date.now(),
  });
  return NO_ROWS;
}
