import {
  type Alter,
  fail,
  type Literal,
  type PartitionValue,
  partitionColumns,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { StoredTable } from '../catalog/database.js';
import { fold, fullName, type QualifiedName, quotedName } from '../catalog/names.js';
import { fewRows, type RowSet } from '../session/queries.js';
import { compiled, runChange } from './change.js';
import { type CommandEnv, namesNow } from './env.js';
import { qualifiedOf, shownFull } from './lookup.js';
import { column, NO_ROWS, rowSet } from './rows.js';

type Values = readonly PartitionValue<UnresolvedExpr>[];

/** The columns a table is partitioned by. Throws CompileError where it is not. */
export function partitionsOf(table: StoredTable): readonly string[] {
  const columns = table.meta ? partitionColumns(table.meta.definition.spec) : [];
  if (columns.length === 0) fail('no-partition-schema', { table: shownFull(qualifiedOf(table)) });
  return columns;
}

/** Throws CompileError (NOT_A_PARTITIONED_TABLE). */
export function checkPartitioned(table: StoredTable, operation: string): void {
  if (!table.meta || partitionColumns(table.meta.definition.spec).length === 0)
    fail('not-partitioned', { operation, table: shownFull(qualifiedOf(table)) });
}

/** The name that Spark's folders of rows without a value have. */
const NO_VALUE = '__HIVE_DEFAULT_PARTITION__';
// control characters and what file systems or URIs read otherwise
const ESCAPED = /[\u0001-\u001f"#%'*/:=?\\\u007f{[\]^]/g;
const escaped = (text: string): string =>
  text.replace(ESCAPED, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

/**
 * SHOW PARTITIONS: those that have rows, in the order of their names. The database keeps no list of partitions: an empty one that
 * ALTER TABLE has added is not among them.
 */
export async function showPartitions(table: StoredTable, values: Values, env: CommandEnv): Promise<RowSet> {
  const columns = partitionsOf(table);
  checkValues(values, columns, table);
  const told = table.meta?.partitions;
  if (told && values.length === 0)
    return rowSet(
      [column('partition')],
      told.map((t) => [t]),
    );
  const source: UnresolvedPlan = { kind: 'table', name: fullName(qualifiedOf(table)) };
  const child = values.length > 0 ? { kind: 'filter' as const, child: source, condition: conditionOf(values) } : source;
  const items = columns.map(
    (c): UnresolvedExpr => ({
      kind: 'cast',
      expr: { kind: 'name', parts: [c] },
      type: { kind: 'string' },
    }),
  );
  const { rows } = await fewRows(
    { kind: 'distinct', child: { kind: 'project', child, items } },
    env.queries,
    env.control,
  );
  const texts = rows.map((row) =>
    row
      .map((v, i) => `${escaped(columns[i] ?? '')}=${v === null || v === '' ? NO_VALUE : escaped(String(v))}`)
      .join('/'),
  );
  return rowSet(
    [column('partition')],
    texts.sort().map((t) => [t]),
  );
}

function checkValues(values: Values, columns: readonly string[], table: StoredTable): void {
  const wrong = values.find((v) => !columns.some((c) => fold(c) === fold(v.name)));
  if (wrong)
    fail('refused', {
      message: `${wrong.name} is not a valid partition column in table ${shownFull(qualifiedOf(table))}.`,
    });
}

const conditionOf = (values: Values): UnresolvedExpr => {
  const parts = values.flatMap((v): UnresolvedExpr[] =>
    v.value ? [{ kind: 'call', name: ['<=>'], args: [{ kind: 'name', parts: [v.name] }, v.value] }] : [],
  );
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'call', name: ['and'], args: parts };
};

/** Whether a partition has rows. */
async function hasRows(name: QualifiedName, values: Values, env: CommandEnv): Promise<boolean> {
  const { rows } = await fewRows(
    {
      kind: 'limit',
      child: { kind: 'filter', child: { kind: 'table', name: fullName(name) }, condition: conditionOf(values) },
      limit: { kind: 'literal', value: 1, type: { kind: 'int' }, nullable: false },
    },
    env.queries,
    env.control,
  );
  return rows.length > 0;
}

/** `PARTITION (p = 1, q = x)`, as messages write it. */
const shownPartition = (values: Values): string =>
  `PARTITION (${values.map((v) => `${quotedName([v.name])} = ${v.value?.kind === 'literal' ? String((v.value as Literal).value) : ''}`).join(', ')})`;

/** ALTER TABLE … ADD PARTITION: there is nothing to keep a partition without rows in. Where IF NOT EXISTS finds it, it is done. */
export async function addPartitions(
  name: QualifiedName,
  partitions: readonly Values[],
  env: CommandEnv,
): Promise<RowSet> {
  const table = (await namesNow(env)).stored(name);
  if (!table) return NO_ROWS;
  const columns = partitionsOf(table);
  for (const values of partitions) {
    checkValues(values, columns, table);
    if (!(await hasRows(name, values, env)))
      fail('unsupported', {
        what: 'ALTER TABLE … ADD PARTITION',
        why: 'a partition without rows cannot be kept',
        instead: 'INSERT rows: their partitions are there with them.',
      });
    fail('partitions-exist', { partition: shownPartition(values), table: quotedName([name.schema, name.table]) });
  }
  return NO_ROWS;
}

/** ALTER TABLE … DROP PARTITION deletes its rows. Throws CompileError (PARTITIONS_NOT_FOUND) where there are none. */
export async function dropPartitions(
  name: QualifiedName,
  partitions: readonly Values[],
  s: Alter<UnresolvedExpr>,
  env: CommandEnv,
): Promise<RowSet> {
  const table = (await namesNow(env)).stored(name);
  if (!table) return NO_ROWS;
  const columns = partitionsOf(table);
  if (table.external) fail('unsupported', { what: 'ALTER TABLE … DROP PARTITION of a table over files' });
  for (const values of partitions) {
    checkValues(values, columns, table);
    if (!s.ifExists) await requirePartition(name, values, env);
  }
  await runChange([await compiled({ ...s, name: fullName(name) }, env)], [], env);
  return NO_ROWS;
}

/** One partition that must be there, named by all of its columns. Throws CompileError. */
export async function requireWholePartition(table: StoredTable, values: Values, env: CommandEnv): Promise<void> {
  const columns = partitionsOf(table);
  checkValues(values, columns, table);
  const name = qualifiedOf(table);
  if (values.length !== columns.length) {
    const given = values.map((v) => fold(v.name)).join(', ');
    fail('refused', {
      message: `Partition spec is invalid. The spec (${given}) must match the partition spec (${columns.join(', ')}) defined in table '${shownFull(name)}'.`,
    });
  }
  await requirePartition(name, values, env);
}

/** Throws CompileError (PARTITIONS_NOT_FOUND) where the partition has no rows. */
export async function requirePartition(name: QualifiedName, values: Values, env: CommandEnv): Promise<void> {
  if (!(await hasRows(name, values, env)))
    fail('partitions-not-found', {
      partition: shownPartition(values),
      table: quotedName([name.schema, name.table]),
    });
}
