import { type EmittedStatement, emitStatement } from '@spark-sql-to-snowflake/compiler';
import {
  type ColumnDefinition,
  type CreateTable,
  type CreateTableLike,
  type Field,
  fail,
  outputOf,
  partitionColumns,
  partitionedLast,
  type TableSpec,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { TableMeta } from '../catalog/metadata.js';
import { fold, fullName, type QualifiedName, quotedName } from '../catalog/names.js';
import type { RowSet } from '../session/queries.js';
import { changeNames } from './change.js';
import { type CommandEnv, namesNow, typed } from './env.js';
import { findAny, newName, shownFull } from './lookup.js';
import { NO_ROWS } from './rows.js';
import { checkTypes, formatOf } from './table-formats.js';

type Create = CreateTable<UnresolvedPlan, UnresolvedExpr>;
type Columns = readonly ColumnDefinition<UnresolvedExpr>[];

/**
 * CREATE TABLE, with or without AS. Tables are the database's own whatever their format; it is kept for those who ask. Columns may
 * be NULL, as Spark has those of its file formats. REPLACE works as with Spark's catalogs that know it.
 */
export async function createTable(s: Create, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  const name = newName(s.name, names);
  const there = names.stored(name);
  if (there && s.mode === 'create-if-not-exists') return NO_ROWS;
  if (there && s.mode === 'create') fail('table-exists', { name: shownFull(name) });
  if (there?.kind === 'view') fail('table-exists', { name: shownFull(name) });
  if (!there && s.mode === 'replace') fail('unknown-table', { name: shownFull(name) });
  const { statement, meta } = await makeTable({ ...s, name: fullName(name) }, env);
  await changeNames([statement], [{ kind: 'put-table', name, meta }], env);
  return NO_ROWS;
}

/** A new table as the database's statement, and what is kept beside it. Throws CompileError. */
export async function makeTable(
  s: Create,
  env: CommandEnv,
): Promise<{ readonly statement: EmittedStatement; readonly meta: TableMeta }> {
  if (s.temporary) fail('unsupported', { what: 'CREATE TEMPORARY TABLE', instead: 'CREATE TEMPORARY VIEW.' });
  if (s.external || s.spec.location !== undefined || s.spec.options.some((o) => fold(o.key) === 'path'))
    fail('unsupported', {
      what: `The table ${s.name.join('.')} with a place of its own`,
      why: 'tables are kept in the database',
      instead: 'Leave LOCATION out, or read and write the path itself.',
    });
  const format = formatOf(s.spec, env.conf);
  const spec: TableSpec = { ...s.spec, using: format };
  const named: Create = { ...s, spec, columns: s.columns.map((c) => ({ ...c, nullable: true })) };
  const tree = await typed(named, env);
  const { tree: statement } = tree;
  const columns: Columns =
    statement.kind === 'create-table' && statement.query
      ? outputOf(statement.query).map((c) => ({ name: c.name, type: c.type, nullable: true }))
      : named.columns;
  checkColumns(columns, s.name);
  checkPartitions(columns, spec, s.name);
  checkTypes(columns, format);
  const { query: _, ...rest } = named;
  const definition: Create = { ...rest, mode: 'create', columns: partitionedLast(columns, spec) };
  return { statement: emitStatement(tree, env.queries.dialect), meta: { definition, created: Date.now() } };
}

/** Names of columns are unique. Throws CompileError (COLUMN_ALREADY_EXISTS). */
export function checkColumns(columns: readonly { readonly name: string }[], _table: readonly string[]): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(fold(name))) fail('duplicate-column', { column: quotedName([fold(name)]) });
    seen.add(fold(name));
  }
}

function checkPartitions(columns: Columns, spec: TableSpec, table: readonly string[]): void {
  const transform = spec.partitionBy.find((p) => p.transform !== 'identity' && p.transform !== 'bucket');
  if (transform && spec.using !== 'iceberg')
    fail('refused', {
      message: `Unsupported partition transform: ${transform.transform}(${transform.columns.map((c) => c.join('.')).join(', ')}).`,
    });
  const wanted = partitionColumns(spec);
  const known = new Set(columns.map((c) => fold(c.name)));
  for (const column of [...wanted, ...(spec.clusteredBy?.columns ?? [])]) {
    if (!known.has(fold(column)))
      fail('partition-column', {
        column: quotedName([column]),
        table: quotedName(table),
        columns: columns.map((c) => quotedName([c.name])).join(', '),
      });
  }
  if (wanted.length > 0 && wanted.length === columns.length) fail('all-columns-partition', {});
}

/** CREATE TABLE … LIKE: the columns of a table or view, and the format of a table. */
export async function createTableLike(s: CreateTableLike, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  const name = newName(s.name, names);
  if (names.stored(name)) {
    if (s.ifNotExists) return NO_ROWS;
    fail('table-exists', { name: quotedName([name.schema, name.table]) });
  }
  const found = findAny(s.source, names);
  const source = found.kind === 'stored' && found.table.kind === 'table' ? found.table.meta?.definition : undefined;
  const columns = names.describe(found).columns.map(definitionOf);
  const spec: TableSpec = {
    ...s.spec,
    using: s.spec.using ?? source?.spec.using ?? 'parquet',
    partitionBy: source?.spec.partitionBy ?? [],
    options: s.spec.options.length > 0 ? s.spec.options : (source?.spec.options ?? []),
  };
  return createTable(
    { kind: 'create-table', name: fullName(name), mode: 'create', external: false, temporary: false, columns, spec },
    env,
  );
}

const definitionOf = (f: Field): ColumnDefinition<UnresolvedExpr> => ({
  name: f.name,
  type: f.type,
  nullable: true,
  ...(f.comment !== undefined && { comment: f.comment }),
});

/** What is kept of a table after a change; one that Spark did not make is then described in full. */
export async function metaOf(name: QualifiedName, env: CommandEnv): Promise<TableMeta> {
  const names = await namesNow(env);
  const table = names.stored(name) ?? fail('unknown-table', { name: shownFull(name) });
  if (table.meta) return table.meta;
  const info = names.describe({ kind: 'stored', table });
  return {
    definition: {
      kind: 'create-table',
      name: fullName(name),
      mode: 'create',
      external: false,
      temporary: false,
      columns: info.columns.map(definitionOf),
      spec: { partitionBy: [], options: [], properties: [] },
    },
    created: Date.now(),
  };
}
