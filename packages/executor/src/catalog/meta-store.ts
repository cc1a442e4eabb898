import { type EmittedStatement, emitStatement, typedStatement } from '@spark-sql-to-snowflake/compiler';
import {
  DEFAULT_CONF,
  listCatalog,
  stringLiteral,
  types as T,
  type TableInfo,
  type UnresolvedExpr,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import { type SchemaMeta, schemaMetaText, type TableMeta, tableMetaText } from './metadata.js';
import { fold, META_SCHEMA, type QualifiedName, SESSION_CATALOG } from './names.js';

/**
 * What the database has no place for stands in one table of the same database, so that it is written in the transaction that makes
 * or drops what it is about: kind (`schema` or `table`; views count as tables), schema, name, and the rest as JSON.
 */
const COLUMNS = ['kind', 'schema_name', 'object_name', 'info'] as const;
const OBJECTS: TableInfo = {
  name: [SESSION_CATALOG, META_SCHEMA, 'objects'],
  columns: COLUMNS.map((name) => ({ name, type: T.string, nullable: true })),
};
const catalog = listCatalog([OBJECTS]);

/** A change of what is kept. */
export type MetaChange =
  | { readonly kind: 'put-table'; readonly name: QualifiedName; readonly meta: TableMeta }
  | { readonly kind: 'drop-table'; readonly name: QualifiedName }
  | { readonly kind: 'put-schema'; readonly name: string; readonly meta: SchemaMeta }
  /** With all that is in it. */
  | { readonly kind: 'drop-schema'; readonly name: string };

const column = (name: string): UnresolvedExpr => ({ kind: 'name', parts: [name] });
const call = (name: string, ...args: readonly UnresolvedExpr[]): UnresolvedExpr => ({
  kind: 'call',
  name: [name],
  args,
});
const is = (name: (typeof COLUMNS)[number], value: string): UnresolvedExpr =>
  call('=', column(name), stringLiteral(value));
const where = (condition: UnresolvedExpr): UnresolvedStatement => ({ kind: 'delete', table: OBJECTS.name, condition });
const put = (...values: readonly string[]): UnresolvedStatement => ({
  kind: 'insert',
  table: OBJECTS.name,
  overwrite: false,
  ifNotExists: false,
  byName: false,
  partition: [],
  query: { kind: 'values', rows: [values.map((v) => stringLiteral(v))] },
});

const PLACE: readonly UnresolvedStatement[] = [
  { kind: 'create-schema', name: [META_SCHEMA], ifNotExists: true, properties: [] },
  {
    kind: 'create-table',
    name: OBJECTS.name,
    mode: 'create-if-not-exists',
    external: false,
    temporary: false,
    columns: OBJECTS.columns,
    spec: { partitionBy: [], options: [], properties: [] },
  },
];

function statementsOf(change: MetaChange): readonly UnresolvedStatement[] {
  switch (change.kind) {
    case 'put-table':
    case 'drop-table': {
      const schema = fold(change.name.schema);
      const table = fold(change.name.table);
      const old = where(call('and', is('kind', 'table'), is('schema_name', schema), is('object_name', table)));
      return change.kind === 'drop-table' ? [old] : [old, put('table', schema, table, tableMetaText(change.meta))];
    }
    case 'put-schema': {
      const name = fold(change.name);
      const old = where(call('and', is('kind', 'schema'), is('schema_name', name)));
      return [old, put('schema', name, '', schemaMetaText(change.meta))];
    }
    case 'drop-schema':
      return [where(is('schema_name', fold(change.name)))];
  }
}

const emitted = (statement: UnresolvedStatement, dialect: Dialect): EmittedStatement =>
  emitStatement(typedStatement(statement, { catalog, conf: DEFAULT_CONF }), dialect);

/** The statements that make the table where there is none. They run before any change, not within: two at once would be in each other's way. */
export const placeStatements = (dialect: Dialect): readonly EmittedStatement[] =>
  PLACE.map((statement) => emitted(statement, dialect));

/** The statements that keep a change. */
export const metaStatements = (changes: readonly MetaChange[], dialect: Dialect): readonly EmittedStatement[] =>
  changes.flatMap(statementsOf).map((statement) => emitted(statement, dialect));
