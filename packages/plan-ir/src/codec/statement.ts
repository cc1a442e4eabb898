import type { Statement } from '../plan/statement.js';
import type { UnresolvedExpr } from '../unresolved/expr.js';
import type * as S from '../unresolved/statement.js';
import { expr } from './expr.js';
import { plan } from './plan.js';
import { dataType, number, origin } from './scalar.js';
import { flag, list, object, oneOf, opt, reject, type Shape, text, texts, union } from './shape.js';
import { unresolvedExpr } from './unresolved-expr.js';
import { unresolvedPlan } from './unresolved-plan.js';

/** Some commands keep unresolved expressions in every stage: nothing looks their names up. */
const early = {
  column: object<S.ColumnDefinition<UnresolvedExpr>>(() => ({
    name: text,
    type: dataType,
    nullable: flag,
    comment: opt(text),
    default: opt(unresolvedExpr),
    generated: opt(unresolvedExpr),
    ...base,
  })),
  partition: list(object<S.PartitionValue<UnresolvedExpr>>(() => ({ name: text, value: opt(unresolvedExpr) }))),
};
const base = { origin: opt(origin) };
const property = object<{ readonly key: string; readonly value: string }>(() => ({ key: text, value: text }));
const properties: Shape<S.Properties> = list(property);
const transform = object<S.PartitionTransform>(() => ({
  transform: text,
  columns: list(texts),
  argument: opt(number),
}));
const sortColumn = object<{ readonly name: string; readonly direction: 'asc' | 'desc' }>(() => ({
  name: text,
  direction: oneOf('asc', 'desc'),
}));
const clustering = object<S.Clustering>(() => ({ columns: texts, sortColumns: list(sortColumn), buckets: number }));
const tableSpec = object<S.TableSpec>(() => ({
  using: opt(text),
  partitionBy: list(transform),
  clusteredBy: opt(clustering),
  options: properties,
  location: opt(text),
  comment: opt(text),
  properties,
  rowFormat: opt(text),
  storedAs: opt(text),
}));
const resource = object<{ readonly kind: string; readonly path: string }>(() => ({ kind: text, path: text }));
const viewColumn = object<{ readonly name: string; readonly comment?: string }>(() => ({
  name: text,
  comment: opt(text),
}));

/** Stand for the queries and expressions of a stage: a statement's shape is the same over any. */
interface AnyQuery {
  readonly stage: 'query';
}
interface AnyExpr {
  readonly stage: 'expr';
}
type AnyStatement = S.StatementOf<AnyQuery, AnyExpr>;

/** The parts of statements that hold expressions. */
function partsOf(e: Shape<AnyExpr>) {
  const column = object<S.ColumnDefinition<AnyExpr>>(() => ({
    name: text,
    type: dataType,
    nullable: flag,
    comment: opt(text),
    default: opt(e),
    generated: opt(e),
    ...base,
  }));
  const partition = list(object<S.PartitionValue<AnyExpr>>(() => ({ name: text, value: opt(e) })));
  const assignment = object<S.Assignment<AnyExpr>>(() => ({ column: texts, value: e, ...base }));
  const assignments = { assignments: opt(list(assignment)) };
  const mergeAction = union<S.MergeAction<AnyExpr>>('a MERGE action', () => ({
    delete: {},
    update: assignments,
    insert: assignments,
  }));
  const mergeClause = object<S.MergeClause<AnyExpr>>(() => ({
    when: oneOf('matched', 'not-matched', 'not-matched-by-source'),
    condition: opt(e),
    action: mergeAction,
  }));
  const dropDefault: Shape<AnyExpr | 'drop'> = (json, path) => (json === 'drop' ? 'drop' : e(json, path));
  const columns = { columns: list(column) };
  const partitions = { partitions: list(partition) };
  const alterAction = union<S.AlterAction<AnyExpr>>('an ALTER action', () => ({
    rename: { to: texts },
    'add-columns': columns,
    'replace-columns': columns,
    'drop-columns': { columns: list(texts), ifExists: flag },
    'rename-column': { column: texts, to: text },
    'alter-column': {
      column: texts,
      type: opt(dataType),
      nullable: opt(flag),
      comment: opt(text),
      position: opt(text),
      default: opt(dropDefault),
    },
    'set-properties': { properties },
    'unset-properties': { keys: texts, ifExists: flag },
    'set-location': { location: text },
    'add-partitions': partitions,
    'drop-partitions': partitions,
    other: { what: text },
  }));
  return { column, partition, assignment, mergeClause, alterAction };
}

/** Every statement, over queries and expressions of one stage. */
function statementOf(q: Shape<AnyQuery>, e: Shape<AnyExpr>): Shape<AnyStatement> {
  const parts = partsOf(e);
  const insertOnly: Shape<S.Insert<AnyQuery, AnyExpr>> = (json, path) => {
    const s = anyStatement(json, path);
    return s.kind === 'insert' ? s : reject(path, 'an INSERT');
  };
  const anyStatement: Shape<AnyStatement> = union<AnyStatement>('a statement', () => ({
    ...TABLE_OF_PLAIN,
    query: { ...base, plan: q },
    'create-table': {
      ...base,
      name: texts,
      mode: oneOf('create', 'create-if-not-exists', 'create-or-replace', 'replace'),
      external: flag,
      temporary: flag,
      columns: list(parts.column),
      spec: tableSpec,
      query: opt(q),
    },
    'create-view': {
      ...base,
      name: texts,
      mode: oneOf('create', 'create-if-not-exists', 'create-or-replace', 'alter'),
      scope: oneOf('permanent', 'temporary', 'global-temporary'),
      columns: opt(list(viewColumn)),
      comment: opt(text),
      properties,
      query: q,
      queryText: text,
    },
    'create-temporary-view-using': {
      ...base,
      name: texts,
      replace: flag,
      global: flag,
      columns: list(early.column),
      using: text,
      options: properties,
    },
    insert: {
      ...base,
      table: texts,
      relation: opt(q),
      overwrite: flag,
      ifNotExists: flag,
      byName: flag,
      columns: opt(texts),
      partition: parts.partition,
      replaceWhere: opt(e),
      query: q,
    },
    'multi-insert': { ...base, inserts: list(insertOnly) },
    'insert-directory': {
      ...base,
      path: opt(text),
      local: flag,
      using: opt(text),
      options: properties,
      query: q,
    },
    update: {
      ...base,
      table: texts,
      relation: opt(q),
      alias: opt(text),
      assignments: list(parts.assignment),
      condition: opt(e),
    },
    delete: { ...base, table: texts, relation: opt(q), alias: opt(text), condition: opt(e) },
    merge: {
      ...base,
      target: texts,
      relation: opt(q),
      targetAlias: opt(text),
      source: q,
      condition: e,
      clauses: list(parts.mergeClause),
    },
    truncate: { ...base, table: texts, partition: parts.partition },
    alter: {
      ...base,
      object: oneOf('table', 'view', 'schema'),
      name: texts,
      ifExists: opt(flag),
      action: parts.alterAction,
    },
    explain: {
      ...base,
      mode: oneOf('simple', 'extended', 'codegen', 'cost', 'formatted', 'logical'),
      statement: anyStatement,
    },
    show: {
      ...base,
      what: oneOf<S.Show['what']>(
        'tables',
        'table extended',
        'views',
        'schemas',
        'columns',
        'functions',
        'partitions',
        'tblproperties',
        'create table',
        'catalogs',
        'current schema',
        'locales',
      ),
      from: opt(texts),
      table: opt(texts),
      pattern: opt(text),
      key: opt(text),
      scope: opt(oneOf('user', 'system', 'all')),
      asSerde: opt(flag),
      partition: opt(early.partition),
    },
    describe: {
      ...base,
      what: oneOf('table', 'schema', 'function', 'query', 'column'),
      name: texts,
      extended: flag,
      column: opt(texts),
      partition: opt(early.partition),
      query: opt(q),
    },
    cache: { ...base, table: texts, lazy: flag, options: properties, query: opt(q), queryText: opt(text) },
  }));
  return anyStatement;
}

/** Statements that hold neither queries nor expressions. */
const TABLE_OF_PLAIN = {
  'create-table-like': { ...base, name: texts, source: texts, ifNotExists: flag, spec: tableSpec },
  drop: {
    ...base,
    object: oneOf('table', 'view', 'schema', 'function', 'temporary function', 'index'),
    name: texts,
    ifExists: flag,
    cascade: opt(flag),
    purge: opt(flag),
  },
  'create-schema': {
    ...base,
    name: texts,
    ifNotExists: flag,
    comment: opt(text),
    location: opt(text),
    properties,
  },
  'create-function': {
    ...base,
    name: texts,
    mode: oneOf('create', 'create-if-not-exists', 'create-or-replace'),
    temporary: flag,
    className: text,
    resources: list(resource),
  },
  set: { ...base, key: opt(text), value: opt(text), verbose: opt(flag) },
  reset: { ...base, key: opt(text) },
  use: { ...base, what: oneOf('schema', 'catalog'), name: texts },
  maintenance: {
    ...base,
    what: oneOf<S.Maintenance['what']>(
      'uncache',
      'clear cache',
      'refresh table',
      'refresh function',
      'refresh path',
      'analyze table',
      'analyze tables',
      'repair table',
      'add resource',
      'list resource',
      'comment on schema',
      'comment on table',
      'set time zone',
      'other',
    ),
    name: opt(texts),
    ifExists: opt(flag),
    value: opt(text),
    text,
  },
};

const over = <Q, E>(q: Shape<Q>, e: Shape<E>): Shape<S.StatementOf<Q, E>> =>
  statementOf(q as Shape<unknown> as Shape<AnyQuery>, e as Shape<unknown> as Shape<AnyExpr>) as Shape<unknown> as Shape<
    S.StatementOf<Q, E>
  >;

export const statement: Shape<Statement> = over(plan, expr);
export const unresolvedStatement: Shape<S.UnresolvedStatement> = over(unresolvedPlan, unresolvedExpr);
