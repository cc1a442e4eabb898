import { type EmittedStatement, emitStatement, type Typed } from '@spark-sql-to-snowflake/compiler';
import {
  type ColumnDefinition,
  type CreateTable,
  type CreateTableLike,
  type DropObject,
  type Field,
  fail,
  isTextSpan,
  nullableInside,
  outputOf,
  partitionColumns,
  partitionedLast,
  type Statement,
  type TableSpec,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import { placeOf, readOf } from '../catalog/external.js';
import type { TableMeta } from '../catalog/metadata.js';
import { fold, fullName, type QualifiedName, quotedName } from '../catalog/names.js';
import { localPath } from '../files/listing.js';
import { exists } from '../files/write/layout.js';
import type { RowSet } from '../session/queries.js';
import { changeNames, compiled } from './change.js';
import { type CommandEnv, namesNow, typed } from './env.js';
import { isLocal, writeNewFiles } from './file-tables.js';
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
  if (placeOf(s.spec) !== undefined && !s.query) {
    const kept = await externalTable({ ...s, name: fullName(name) }, env);
    const gone = there && !there.external ? [await compiled(dropOf(name), env)] : [];
    await changeNames(gone, [{ kind: 'put-table', name, meta: kept }], env);
    return NO_ROWS;
  }
  await createFrom({ ...s, name: fullName(name) }, name, [], env);
  return NO_ROWS;
}

/** A new table, of the database or with a place of its own, after the statements `before`. Throws CompileError, ExecutionError. */
export async function createFrom(
  s: Create,
  name: QualifiedName,
  before: readonly EmittedStatement[],
  env: CommandEnv,
  mode: 'append' | 'overwrite' = 'append',
): Promise<void> {
  const { tree, meta } = await makeTable(s, env);
  if (!meta.definition.external) {
    const statement = emitStatement(tree, env.queries.dialect);
    return changeNames([...before, statement], [{ kind: 'put-table', name, meta }], env);
  }
  if (tree.tree.kind !== 'create-table' || !tree.tree.query) return;
  const written = await writeNewFiles({ ...tree, tree: tree.tree.query }, meta.definition, mode, env);
  await changeNames(before, [{ kind: 'put-table', name, meta: { ...meta, ...written } }], env);
}

/** A new table with its types, and what is kept of it. Throws CompileError. */
async function makeTable(
  s: Create,
  env: CommandEnv,
): Promise<{ readonly tree: Typed<Statement>; readonly meta: TableMeta }> {
  if (s.temporary) fail('unsupported', { what: 'CREATE TEMPORARY TABLE', instead: 'CREATE TEMPORARY VIEW.' });
  const place = placeOf(s.spec);
  if (s.external && place === undefined)
    fail('refused', { message: 'CREATE EXTERNAL TABLE must be accompanied by LOCATION.' });
  if (place !== undefined && !isLocal(place, env))
    fail('unsupported', {
      what: `The table ${s.name.join('.')} with a place of its own that rows are written to`,
      why: 'tables that are written to are kept in the database',
      instead: 'Leave LOCATION out, or write the path itself and create the table over it.',
    });
  const format = formatOf(s.spec, env.conf);
  const spec: TableSpec = { ...s.spec, using: format };
  const named: Create = { ...s, spec, columns: s.columns.map((c) => ({ ...c, nullable: true })) };
  const tree = await typed(named, env);
  const { tree: statement } = tree;
  const columns: Columns =
    statement.kind === 'create-table' && statement.query
      ? outputOf(statement.query).map((c) => ({ name: c.name, type: nullableInside(c.type), nullable: true }))
      : named.columns;
  checkColumns(columns, s.name);
  checkPartitions(columns, spec, s.name);
  checkTypes(columns, format);
  const { query: _, ...rest } = named;
  const definition: Create = {
    ...rest,
    mode: 'create',
    ...(place !== undefined && { external: true, spec: { ...spec, location: place } }),
    columns: partitionedLast(columns, spec),
  };
  const defaults = defaultTexts(s.columns, env);
  const local = place === undefined ? undefined : { local: true as const };
  return { tree, meta: { definition, created: Date.now(), ...local, ...(defaults && { defaults }) } };
}

/** The defaults of columns as the statement has them, for those who ask. */
export function defaultTexts(
  columns: readonly Pick<Columns[number], 'name' | 'default'>[],
  { text }: CommandEnv,
): Readonly<Record<string, string>> | undefined {
  if (text === undefined) return undefined;
  const written = columns.flatMap((c) => {
    const { origin } = c.default ?? {};
    return isTextSpan(origin) ? [[fold(c.name), text.slice(origin.start, origin.end)] as const] : [];
  });
  return written.length > 0 ? Object.fromEntries(written) : undefined;
}

const dropOf = (name: QualifiedName): DropObject => ({
  kind: 'drop',
  object: 'table',
  name: fullName(name),
  ifExists: false,
});

/**
 * A table over the files of a folder, read where they are. One that has partitions knows of none at first, as Spark's catalog does.
 * Throws CompileError where the files cannot be read.
 */
async function externalTable(s: Create, env: CommandEnv): Promise<TableMeta> {
  const format = formatOf(s.spec, env.conf);
  const path = placeOf(s.spec) ?? '';
  const options = s.spec.options.filter((o) => fold(o.key) !== 'path');
  const given: Create = {
    ...s,
    mode: 'create',
    external: true,
    spec: { ...s.spec, using: format, location: path, options },
  };
  const local = isLocal(path, env);
  // a folder that is not there yet needs no look where the columns are said
  const said = local && s.columns.length > 0 && !(await exists(localPath(path)));
  if (s.columns.length === 0 && s.spec.partitionBy.length > 0) fail('partitions-without-schema', {});
  const info = said ? undefined : await env.queries.sources.inspect(readOf({ definition: given }));
  const columns = info?.columns ?? [];
  const inferred = s.columns.length === 0 ? (info?.partitionColumns ?? []) : [];
  const spec: TableSpec =
    inferred.length === 0
      ? given.spec
      : { ...given.spec, partitionBy: inferred.map((c) => ({ transform: 'identity', columns: [[c]] })) };
  const declared = new Map(s.columns.map((c) => [fold(c.name), c]));
  const defined = said
    ? s.columns.map((c) => ({ ...c, nullable: true }))
    : columns.map((c) => ({ ...definitionOf(c), ...declared.get(fold(c.name)), nullable: true }));
  checkColumns(defined, s.name);
  checkPartitions(defined, spec, s.name);
  return {
    definition: { ...given, spec, columns: partitionedLast(defined, spec) },
    created: Date.now(),
    ...(local && { local }),
    ...(local && partitionColumns(spec).length > 0 && { partitions: [] }),
  };
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
