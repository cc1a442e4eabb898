import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Typed } from '@spark-sql-to-snowflake/compiler';
import {
  type CreateTable,
  type Expr,
  type Field,
  fail,
  type Insert,
  literal,
  type NamedExpr,
  outputOf,
  type Plan,
  partitionColumns,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { StoredTable } from '../catalog/database.js';
import { placeOf } from '../catalog/external.js';
import type { TableMeta } from '../catalog/metadata.js';
import { fold, fullName } from '../catalog/names.js';
import { localPath } from '../files/listing.js';
import { partitionPath } from '../files/write/partition-path.js';
import { type FileWrite, writeFiles } from '../files/write.js';
import { withParameters } from '../session/parameters.js';
import { fewRows, withRows } from '../session/queries.js';
import { changeNames, fittedChange } from './change.js';
import type { CommandEnv } from './env.js';
import { qualifiedOf, shownFull } from './lookup.js';
import { readsSame } from './reads.js';

type Rows = Insert<UnresolvedPlan, UnresolvedExpr>;
type Definition = CreateTable<UnresolvedPlan, UnresolvedExpr>;

/** Are files at a path on this machine? Those of a stage are read, and written to by their path only. */
export const isLocal = (path: string, env: CommandEnv): boolean =>
  !env.queries.connection.inspect && env.queries.connection.stages?.holds(path) !== true;

/** INSERT into a table over files: new files in its folder. Throws CompileError and ExecutionError; nothing is then written. */
export async function insertFiles(s: Rows, table: StoredTable, env: CommandEnv): Promise<void> {
  const { meta } = table;
  const path = meta && placeOf(meta.definition.spec);
  if (!meta || path === undefined || !isLocal(path, env))
    return fail('unsupported', {
      what: `Writing to ${shownFull(qualifiedOf(table))}`,
      why: 'it is a table over files that are not on this machine, which is only read',
      instead: 'Write the path itself.',
    });
  if (s.replaceWhere) fail('unsupported', { what: 'INSERT … REPLACE WHERE of a table over files' });
  if (s.ifNotExists) fail('unsupported', { what: 'INSERT OVERWRITE … IF NOT EXISTS of a table over files' });
  const columns = partitionColumns(meta.definition.spec);
  const fixed = s.partition.filter((p) => p.value);
  const option = meta.definition.spec.options.find((o) => fold(o.key) === 'partitionoverwritemode')?.value;
  const mode = option ?? env.conf.getOption('spark.sql.sources.partitionOverwriteMode') ?? 'static';
  const one = fixed.length > 0 && fixed.length === columns.length;
  if (s.overwrite && fixed.length > 0 && !one && mode.toLowerCase() !== 'dynamic')
    fail('unsupported', {
      what: 'INSERT OVERWRITE of a part of the partitions of a table over files',
      instead: 'Set spark.sql.sources.partitionOverwriteMode to dynamic, or name the whole partition.',
    });
  const typed = await fittedChange(withFixed({ ...s, table: fullName(qualifiedOf(table)) }, meta), env);
  if (typed.tree.kind !== 'insert') return;
  const { relation } = typed.tree;
  if (s.overwrite && relation && readsSame(typed.tree.query, relation))
    fail('overwrite-read', { table: shownFull(qualifiedOf(table)) });
  const all = rowsOf(typed.tree, meta);
  const folder = one ? await folderOf(s.partition, meta, env) : undefined;
  const target =
    folder === undefined
      ? { query: { ...typed, tree: all }, path, partitionBy: columns }
      : { query: { ...typed, tree: without(all, columns) }, path: join(localPath(path), folder), partitionBy: [] };
  const written = await write(target, meta.definition, s.overwrite ? 'overwrite' : 'append', env);
  const fresh = folder === undefined ? written : [folder];
  const replaced = s.overwrite && !one && mode.toLowerCase() !== 'dynamic';
  await notePartitions(table, [...(replaced ? [] : (meta.partitions ?? [])), ...fresh], env);
}

/** Values that PARTITION gives become columns of the query, which all columns are then named for. */
function withFixed(s: Rows, { definition }: TableMeta): Rows {
  const fixed = s.partition.filter((p) => p.value);
  if (fixed.length === 0) return { ...s, partition: [] };
  const names = fixed.map((p) => p.name);
  const given = new Set(names.map(fold));
  const others = s.columns ?? definition.columns.map((c) => c.name).filter((n) => !given.has(fold(n)));
  const values = fixed.map(
    (p): UnresolvedExpr => ({ kind: 'alias', expr: p.value as UnresolvedExpr, names: [p.name] }),
  );
  const query: UnresolvedPlan = { kind: 'project', child: s.query, items: [{ kind: 'star' }, ...values] };
  return { ...s, partition: [], query, ...(!s.byName && { columns: [...others, ...names] }) };
}

/** The rows with all columns of the table in its order and under its names; a column that is not given is NULL. */
function rowsOf(s: Insert<Plan, Expr>, { definition, defaults }: TableMeta): Plan {
  const names = (s.columns ?? definition.columns.map((c) => c.name)).map(fold);
  const output = outputOf(s.query);
  const columns = definition.columns.map((column): NamedExpr => {
    const at = names.indexOf(fold(column.name));
    const found = output[at];
    if (found) return { id: found.id, name: column.name, expr: { kind: 'column', ...found } };
    if (defaults?.[fold(column.name)] !== undefined)
      fail('unsupported', { what: `The default of the column ${column.name} of a table over files` });
    const [first] = output;
    return { id: first?.id as NamedExpr['id'], name: column.name, expr: literal(null, column.type) };
  });
  return { kind: 'project', child: s.query, columns };
}
const without = (plan: Plan, names: readonly string[]): Plan => {
  const gone = new Set(names.map(fold));
  return plan.kind === 'project' ? { ...plan, columns: plan.columns.filter((c) => !gone.has(fold(c.name))) } : plan;
};

/** The folder of a partition of which all values are given. */
async function folderOf(partition: Rows['partition'], { definition }: TableMeta, env: CommandEnv): Promise<string> {
  const columns = partitionColumns(definition.spec).map((name): Field => {
    const found = definition.columns.find((c) => fold(c.name) === fold(name)) as Field;
    return { name: found.name, type: found.type, nullable: true };
  });
  const items = columns.map((c): UnresolvedExpr => {
    const expr = partition.find((v) => fold(v.name) === fold(c.name))?.value as UnresolvedExpr;
    return { kind: 'cast', expr, type: c.type };
  });
  const values = withParameters(env.parameters ?? {}, { kind: 'project', child: { kind: 'one-row' }, items });
  const { rows } = await fewRows(values, env.queries, env.control);
  return partitionPath(columns, rows[0] ?? [], env.conf.spark.timeZone);
}

interface Target {
  readonly query: Typed<Plan>;
  readonly path: string;
  readonly partitionBy: readonly string[];
}

/** The folders that were written, below the path. */
const write = (target: Target, { spec }: Definition, mode: FileWrite['mode'], env: CommandEnv) =>
  withRows(target.query, env.queries, env.control, ({ sql, schema }) =>
    writeFiles(
      {
        sql,
        schema,
        ...(spec.using !== undefined && { format: spec.using }),
        path: target.path,
        mode,
        partitionBy: target.partitionBy,
        options: spec.options.filter((o) => fold(o.key) !== 'path'),
        signal: env.control.signal,
      },
      env.files(),
    ),
  );

/** A partitioned table over files has the partitions that it was told of: by INSERT, or by looking for them. */
async function notePartitions(table: StoredTable, partitions: readonly string[], env: CommandEnv): Promise<void> {
  const { meta } = table;
  if (meta?.partitions === undefined) return env.session.server.changed();
  const noted = [...new Set(partitions)].filter((p) => p !== '').sort();
  await changeNames([], [{ kind: 'put-table', name: qualifiedOf(table), meta: { ...meta, partitions: noted } }], env);
}

/** MSCK REPAIR TABLE, recoverPartitions: what folders of partitions there are now is added to those of the table. */
export async function recoverPartitions(table: StoredTable, env: CommandEnv): Promise<void> {
  const path = table.meta && placeOf(table.meta.definition.spec);
  if (!table.meta?.partitions || path === undefined) return;
  let found = [''];
  for (const column of partitionColumns(table.meta.definition.spec)) {
    const next: string[] = [];
    for (const folder of found) {
      const entries = await readdir(join(localPath(path), folder), { withFileTypes: true }).catch(() => []);
      for (const entry of entries)
        if (entry.isDirectory() && fold(entry.name).startsWith(`${fold(column)}=`)) next.push(join(folder, entry.name));
    }
    found = next;
  }
  await notePartitions(table, [...table.meta.partitions, ...found], env);
}

/** CREATE TABLE … LOCATION … AS, `saveAsTable` with a path: the rows become the files of the new table. */
export async function writeNewFiles(
  query: Typed<Plan>,
  definition: Definition,
  mode: 'append' | 'overwrite',
  env: CommandEnv,
): Promise<Pick<TableMeta, 'partitions'>> {
  const path = placeOf(definition.spec) ?? '';
  if (mode === 'append' && !(await isEmpty(localPath(path))) && !onto(env))
    fail('refused', {
      message: `CREATE-TABLE-AS-SELECT cannot create table with location to a non-empty directory file://${localPath(path)}. To allow overwriting the existing non-empty directory, set 'spark.sql.legacy.allowNonEmptyLocationInCTAS' to true.`,
    });
  const partitionBy = partitionColumns(definition.spec);
  const partitions = await write({ query, path, partitionBy }, definition, mode, env);
  return partitionBy.length > 0 ? { partitions: [...partitions].sort() } : {};
}

const isEmpty = async (folder: string): Promise<boolean> => (await readdir(folder).catch(() => [])).length === 0;
const onto = (env: CommandEnv): boolean =>
  env.conf.getOption('spark.sql.legacy.allowNonEmptyLocationInCTAS')?.toLowerCase() === 'true';
