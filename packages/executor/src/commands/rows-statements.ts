import { type EmittedStatement, emitStatement } from '@spark-sql-to-snowflake/compiler';
import {
  type Delete,
  fail,
  type Insert,
  type Merge,
  type MultiInsert,
  partitionColumns,
  type Truncate,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type Update,
} from '@spark-sql-to-snowflake/plan-ir';
import type { StoredTable } from '../catalog/database.js';
import { fold, fullName, quotedName } from '../catalog/names.js';
import type { CatalogNames } from '../catalog/session-catalog.js';
import { ExecutionError } from '../execution-error.js';
import type { RowSet } from '../session/queries.js';
import { compiled, fittedChange, runChange } from './change.js';
import { type CommandEnv, namesNow } from './env.js';
import { insertFiles } from './file-tables.js';
import { findAny, findTable, qualifiedOf, shownFull, shownName } from './lookup.js';
import { partitionsOf, requirePartition } from './partitions.js';
import { readsTable } from './reads.js';
import { NO_ROWS } from './rows.js';

type Rows = Insert<UnresolvedPlan, UnresolvedExpr>;
type Changes =
  | Update<UnresolvedPlan, UnresolvedExpr>
  | Delete<UnresolvedPlan, UnresolvedExpr>
  | Merge<UnresolvedPlan, UnresolvedExpr>;

/** The table that rows are written to. Throws CompileError where there is none, or a view. */
export function insertTarget(name: readonly string[], names: CatalogNames): StoredTable {
  const found = findAny(name, names);
  if (found.kind === 'stored' && found.table.kind === 'table') return found.table;
  return fail('refused', { message: `Inserting into a view is not allowed. View: ${quotedName(shownName(found))}.` });
}

/** A table whose rows are changed; to those over files rows are added only. */
export function written(table: StoredTable): StoredTable {
  if (table.external)
    fail('unsupported', {
      what: `Changing rows of ${shownFull(qualifiedOf(table))}`,
      why: 'it is a table over files, which rows are only added to',
      instead: 'INSERT OVERWRITE with all of its rows.',
    });
  return table;
}

function insertInto(s: Rows, names: CatalogNames): Rows {
  const table = insertTarget(s.table, names);
  const columns = table.meta ? partitionColumns(table.meta.definition.spec) : [];
  const wrong = s.partition.find((p) => !columns.some((c) => fold(c) === fold(p.name)));
  if (wrong)
    fail('refused', {
      message: `${wrong.name} is not a valid partition column in table ${shownFull(qualifiedOf(table))}.`,
    });
  return { ...s, table: fullName(qualifiedOf(table)) };
}

export async function insert(s: Rows, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  const into = insertInto(s, names);
  const target = insertTarget(s.table, names);
  const table = qualifiedOf(target);
  if (target.external) await insertFiles(into, target, env);
  else {
    const made = await fittedChange(into, env);
    if (s.overwrite && made.tree.kind === 'insert' && readsTable(made.tree.query, table))
      fail('overwrite-read', { table: shownFull(table) });
    await store(emitStatement(made, env.queries.dialect), env);
  }
  return NO_ROWS;
}

/** Rows as a table takes them: the database, or files. Throws CompileError, ExecutionError. */
export async function insertRows(s: Rows, table: StoredTable, env: CommandEnv): Promise<void> {
  if (table.external) await insertFiles(s, table, env);
  else await store(await compiled(s, env), env);
}

export async function multiInsert(s: MultiInsert<UnresolvedPlan, UnresolvedExpr>, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  for (const i of s.inserts) written(insertTarget(i.table, names));
  const inserts = s.inserts.map((i) => insertInto(i, names));
  await store(await compiled({ ...s, inserts }, env), env);
  return NO_ROWS;
}

/** Run a statement that writes rows. Outside of ANSI mode a number that is too large for its type can only be one for its column. */
async function store(statement: EmittedStatement, env: CommandEnv): Promise<void> {
  try {
    await runChange([statement], [], env);
  } catch (error) {
    if (!(error instanceof ExecutionError) || env.conf.spark.ansi) throw error;
    const { code } = error;
    throw new ExecutionError(error.message, { cause: error.cause, ...(code && { code }), storing: true });
  }
}

const OPERATION = { update: 'UPDATE', delete: 'DELETE', merge: 'MERGE INTO' } as const;

/** UPDATE, DELETE, MERGE: as with Spark's table formats that know them. */
export async function changeRows(s: Changes, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  const table = written(findTable(s.kind === 'merge' ? s.target : s.table, OPERATION[s.kind], names));
  const name = fullName(qualifiedOf(table));
  const statement = s.kind === 'merge' ? { ...s, target: name } : { ...s, table: name };
  await store(await compiled(statement, env), env);
  return NO_ROWS;
}

export async function truncate(s: Truncate<UnresolvedExpr>, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  const table = findTable(s.table, 'TRUNCATE TABLE', names);
  const name = qualifiedOf(table);
  if (table.external)
    fail('refused', { message: `Operation not allowed: TRUNCATE TABLE on external tables: ${shownFull(name)}.` });
  if (s.partition.length > 0) {
    if (!table.meta || partitionColumns(table.meta.definition.spec).length === 0)
      fail('refused', {
        message: `Operation not allowed: TRUNCATE TABLE ... PARTITION is not supported for tables that are not partitioned: ${shownFull(name)}.`,
      });
    partitionsOf(table);
    await requirePartition(name, s.partition, env);
  }
  await runChange([await compiled({ ...s, table: fullName(name) }, env)], [], env);
  return NO_ROWS;
}
