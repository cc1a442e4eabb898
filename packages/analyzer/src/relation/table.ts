import {
  type Attribute,
  type CteRef,
  type DataType,
  diagnostic,
  type Expr,
  type Field,
  fail,
  type NamedExpr,
  type Origin,
  outputOf,
  type Project,
  type Relation,
  streamingSource,
  stringLiteral,
  types as T,
  type TableInfo,
  type UnresolvedTable,
} from '@spark-sql-to-snowflake/plan-ir';
import { noteFields } from '../data-frame/metadata.js';
import { type CteEntry, type Env, findCte, makeEnv, outermost, type QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import { identifierParts } from '../expression/resolve.js';
import { makeScope, type OpenSource, type ScopeItem, scopeOf, visible } from '../scope.js';
import { exprContext } from '../select/block.js';
import { refreshed } from './fresh.js';
import { substituted } from './legacy-with.js';
import { type Analyzed, analyzeOutput } from './output.js';

export function analyzeTable(plan: UnresolvedTable, query: QueryContext, converted = true): Analyzed {
  const { env } = query;
  if (plan.timeTravel) {
    return fail(
      'unsupported',
      { what: 'VERSION AS OF and TIMESTAMP AS OF', why: 'old versions of a table are not reachable' },
      plan.origin,
    );
  }
  const name = plan.identifier
    ? identifierParts(plan.identifier, exprContext(makeScope([], env.fold), query, 'other'))
    : plan.name;
  const [only] = name;
  if (name.length === 1 && only !== undefined) {
    const cte = findCte(query.ctes, env.fold(only));
    if (cte) return cteRef(cte, only, query, plan.origin);
    const inPlace = query.substitutions && substituted(only, query);
    if (inPlace) return inPlace;
  }
  const info = env.catalog.table(name);
  if (info === 'missing') return fail('unknown-table', { name: name.map((p) => `\`${p}\``).join('.') }, plan.origin);
  if (info === 'unknown') return openRelation(name, query, plan.origin);
  return plan.streaming ? streamOf(info, name, query, plan) : tableOf(info, name, query, plan.origin, converted);
}

/** What is added to a table, as it comes; a view must be one of such rows. */
function streamOf(info: TableInfo, name: readonly string[], query: QueryContext, plan: UnresolvedTable): Analyzed {
  const isView = info.view !== undefined || info.viewText !== undefined;
  const source = isView ? info : { ...info, streaming: `FileSource[${info.name.join('.')}]` };
  const analyzed = tableOf(source, name, query, plan.origin);
  if (streamingSource(analyzed.plan) === undefined) fail('streaming-view', { name: name.join('.') }, plan.origin);
  return analyzed;
}

/** A table or view that the host knows, under the name that the source calls it by. `converted`: to be read, not to be changed. */
export function tableOf(
  info: TableInfo,
  name: readonly string[],
  query: QueryContext,
  origin: Origin | undefined,
  converted = true,
): Analyzed {
  const { env } = query;
  if (info.view || info.viewText !== undefined) return analyzeView(info, name, query, origin);
  const { types, short, stored } = asRead(info.columns);
  const output = info.columns.map(
    (c, i): Attribute => ({ id: env.ids.column(), name: c.name, type: types[i] ?? c.type, nullable: c.nullable }),
  );
  if (env.metadata) noteFields(output, info.columns, env);
  const streaming = info.streaming === undefined ? {} : { streaming: info.streaming };
  const relation: Relation = { kind: 'relation', table: info.name, output, ...streaming, origin };
  // Spark fills CHAR values up with blanks when it reads and compares them; the databases know nothing of it
  if (short.length > 0)
    env.diagnostics.add(diagnostic('char-as-stored', { columns: short, table: info.name.join('.') }, origin));
  const qualifier = qualifierOf(info.name, name);
  if (!converted || !stored) return { plan: relation, scope: scopeOf(output, qualifier, env.fold, info.columns) };
  const plan = asStored(relation, info.columns, env);
  return { plan, scope: scopeOf(outputOf(plan), qualifier, env.fold, info.columns) };
}

/** The table's columns with those that the database has types of its own for made what expressions take. */
function asStored(child: Relation, fields: readonly Field[], env: Env): Project {
  const columns = child.output.map((a, i): NamedExpr => {
    const column = columnOf(a, a.name);
    const type = fields[i]?.stored;
    if (type === undefined) return { id: a.id, name: a.name, expr: column };
    return { id: env.ids.column(), name: a.name, expr: storedCall('read_stored', column, type) };
  });
  return { kind: 'project', child, columns };
}

/** Internal: `read_stored` or `write_stored` of a value, in its own type. */
export const storedCall = (fn: 'read_stored' | 'write_stored', value: Expr, stored: string): Expr => ({
  kind: 'call',
  fn,
  args: [value, stringLiteral(stored)],
  type: value.type,
  nullable: value.nullable,
});

interface AsRead {
  readonly types: readonly DataType[];
  /** The names of CHAR columns, in backticks. */
  readonly short: readonly string[];
  /** Has the database types of its own for some of them? */
  readonly stored: boolean;
}
const read = new WeakMap<TableInfo['columns'], AsRead>();

/** What a table's columns are when they are read; found out once a table. */
function asRead(columns: TableInfo['columns']): AsRead {
  const before = read.get(columns);
  if (before) return before;
  const short = columns.filter((c) => c.type.kind === 'char').map((c) => `\`${c.name}\``);
  const stored = columns.some((c) => c.stored !== undefined);
  const made = { types: columns.map((c) => readType(c.type)), short, stored };
  read.set(columns, made);
  return made;
}

/** The longer of the two names qualifies: the source may leave out the catalog, or the catalog list only the table. */
const qualifierOf = (stored: readonly string[], written: readonly string[]): readonly string[] =>
  stored.length >= written.length ? stored : written;

/** CHAR and VARCHAR columns are read as strings, also inside other types. */
export function readType(type: DataType): DataType {
  switch (type.kind) {
    case 'char':
    case 'varchar':
      return T.string;
    case 'array':
      return { ...type, element: readType(type.element) };
    case 'map':
      return { ...type, key: readType(type.key), value: readType(type.value) };
    case 'struct':
      return { ...type, fields: type.fields.map((f) => ({ ...f, type: readType(f.type) })) };
    default:
      return type;
  }
}

/** A table that nobody knows: it has every column that is asked for. */
function openRelation(name: readonly string[], query: QueryContext, origin: Origin | undefined): Analyzed {
  const { env } = query;
  const output: Attribute[] = [];
  const found = new Map<string, Attribute>();
  const relation: Relation = { kind: 'relation', table: name, output, open: true, origin };
  const source: OpenSource = {
    kind: 'open',
    qualifier: name,
    column(column) {
      const key = env.fold(column);
      const before = found.get(key);
      if (before) return before;
      const made: Attribute = { id: env.ids.column(), name: column, type: T.unknown, nullable: true };
      found.set(key, made);
      output.push(made);
      return made;
    },
  };
  return { plan: relation, scope: makeScope([source], env.fold) };
}

function cteRef(cte: CteEntry, name: string, query: QueryContext, origin: Origin | undefined): Analyzed {
  const { env } = query;
  const qualifier = [name];
  if (cte.scope.opens.length === 0) {
    const columns = visible(cte.scope);
    const output = columns.map(
      (c): Attribute => ({ id: env.ids.column(), name: c.name, type: c.type, nullable: c.nullable }),
    );
    const plan: CteRef = { kind: 'cte-ref', cte: cte.id, name: cte.name, output, origin };
    return { plan, scope: scopeOf(output, qualifier, env.fold, columns) };
  }
  const output: Attribute[] = [];
  const items = cte.scope.items.flatMap((item): ScopeItem[] => {
    if (item.kind === 'entry') {
      if (item.hidden) return [];
      const attribute: Attribute = { ...item.attribute, id: env.ids.column() };
      output.push(attribute);
      return [{ kind: 'entry', attribute, qualifier }];
    }
    const found = new Map<string, Attribute>();
    const column: OpenSource['column'] = (wanted) => {
      const below = item.column(wanted);
      if (!below) return undefined;
      const before = found.get(env.fold(wanted));
      if (before) return before;
      const made: Attribute = { ...below, id: env.ids.column() };
      found.set(env.fold(wanted), made);
      output.push(made);
      return made;
    };
    return [{ kind: 'open', qualifier, column }];
  });
  const scope = makeScope(items, env.fold);
  const plan: CteRef = {
    kind: 'cte-ref',
    cte: cte.id,
    name: cte.name,
    output,
    open: true,
    origin,
  };
  return { plan, scope };
}

/** A view in place of its name: with ids of its own, and blind to the query around it. */
function analyzeView(
  info: TableInfo,
  written: readonly string[],
  query: QueryContext,
  origin: Origin | undefined,
): Analyzed {
  const { env } = query;
  const key = info.name.join('\0');
  const name = info.name.at(-1) ?? written.at(-1) ?? '';
  const plan = info.view ? refreshed(info.view, env) : viewPlan(info, key, query, origin);
  const output = outputOf(plan);
  const columns =
    info.columns.length === output.length
      ? output.map((a, i) => ({ ...a, name: info.columns[i]?.name ?? a.name }))
      : output;
  if (env.metadata) noteFields(columns, info.columns, env);
  const renamed = columns.every((c, i) => c.name === output[i]?.name)
    ? plan
    : {
        kind: 'project' as const,
        child: plan,
        columns: columns.map((c, i) => {
          const from = output[i] ?? c;
          return { id: c.id, name: c.name, expr: { kind: 'column' as const, ...from } };
        }),
      };
  return {
    plan: { kind: 'alias', child: renamed, name, origin },
    scope: scopeOf(columns, qualifierOf(info.name, written), env.fold),
  };
}

function viewPlan(info: TableInfo, key: string, query: QueryContext, origin: Origin | undefined) {
  const { env } = query;
  if (!env.parseQuery || info.viewText === undefined) {
    return fail(
      'unsupported',
      { what: `The view ${info.name.join('.')}`, why: 'its text cannot be parsed here' },
      origin,
    );
  }
  if (env.openViews.has(key))
    return fail('unsupported', { what: `The view ${info.name.join('.')}`, why: 'it contains itself' }, origin);
  env.openViews.add(key);
  try {
    return analyzeOutput(env.parseQuery(info.viewText), outermost({ ...makeEnv(env), openViews: env.openViews }));
  } finally {
    env.openViews.delete(key);
  }
}
