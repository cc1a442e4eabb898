import {
  type Column,
  type ColumnId,
  type Expr,
  type Insert,
  type NamedExpr,
  outputOf,
  type PartitionValue,
  type Plan,
  partitionedLast,
  type TableSpec,
  transformPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { StatementContext } from '../dialect.js';
import { at, STRENGTH } from '../piece.js';
import { differs, refuseStatement } from './notes.js';

type InsertStatement = Insert<Plan, Expr>;
type StaticValue = PartitionValue<Expr> & { readonly value: Expr };

export const staticValues = (partition: readonly PartitionValue<Expr>[]): readonly StaticValue[] =>
  partition.filter((p): p is StaticValue => p.value !== undefined);

/** What an INSERT stores: ` (columns)`, or nothing where the table's columns are not known, and the query that gives them. */
export interface InsertParts {
  readonly columns: string;
  readonly query: string;
}

/**
 * The columns and the query of an INSERT. The values of PARTITION (p = 1) become columns of the query; the table's own columns are
 * always listed, so that a column added to the table later changes nothing.
 */
export function insertParts(s: InsertStatement, ctx: StatementContext): InsertParts {
  const fixed = staticValues(s.partition);
  const given = outputOf(s.query).map((a) => a.name);
  const listed = columnNames(s, fixed, given);
  if (!listed && fixed.length > 0)
    differs(
      'INSERT … PARTITION',
      'the table’s columns are not known; the partition’s are taken to be its last',
      ctx,
      s.origin,
    );
  const all = listed && [...listed, ...fixed.map((p) => p.name)];
  return {
    columns: all ? ` (${all.map((c) => ctx.dialect.names.column(c)).join(', ')})` : '',
    query: ctx.query(withValues(s.query, fixed), 'stored'),
  };
}

/** The names of the stored columns that the query fills, in its order; undefined where nobody knows them. */
function columnNames(
  s: InsertStatement,
  fixed: readonly StaticValue[],
  given: readonly string[],
): readonly string[] | undefined {
  if (s.columns && s.columns.length > 0) return s.columns;
  if (s.byName) return given;
  if (!s.relation || (s.relation.kind === 'relation' && s.relation.open)) return undefined;
  const set = new Set(fixed.map((p) => p.name.toLowerCase()));
  return outputOf(s.relation)
    .map((a) => a.name)
    .filter((name) => !set.has(name.toLowerCase()));
}

/** The query with constant columns behind its own. */
function withValues(query: Plan, values: readonly StaticValue[]): Plan {
  if (values.length === 0) return query;
  const own = outputOf(query).map(
    (a): NamedExpr => ({ id: a.id, name: a.name, expr: { kind: 'column', ...a } satisfies Column }),
  );
  // the new columns are the outermost: nothing refers to them, so ids that no source hands out do
  const added = values.map((v, i): NamedExpr => ({ id: -(i + 1) as ColumnId, name: v.name, expr: v.value }));
  return { kind: 'project', child: query, columns: [...own, ...added] };
}

/** `p = 1 AND q = 'x'` of the partition's given values; undefined where none is given. */
export function partitionCondition(
  partition: readonly PartitionValue<Expr>[],
  ctx: StatementContext,
): string | undefined {
  const { emit } = ctx.over([]);
  const parts = staticValues(partition).map((p) => {
    const name = ctx.dialect.names.column(p.name);
    if (p.value.kind === 'literal' && p.value.value === null) return `${name} IS NULL`;
    return `${name} = ${at(emit(p.value), STRENGTH.compare + 1)}`;
  });
  return parts.length > 0 ? parts.join(' AND ') : undefined;
}

/** Which rows an INSERT OVERWRITE takes away first: all of them, those of a condition, or none. */
export function overwritten(s: InsertStatement, ctx: StatementContext): 'all' | 'none' | { readonly where: string } {
  if (s.replaceWhere) {
    if (!s.relation) return refuseStatement('REPLACE WHERE', 'the table’s columns are not known', ctx, s.origin);
    const scope = ctx.over([{ plan: s.relation, alias: targetAlias(s.table, ctx) }]);
    return { where: scope.emit(s.replaceWhere).text };
  }
  if (!s.overwrite) return 'none';
  if (s.ifNotExists)
    return refuseStatement(
      'INSERT OVERWRITE … IF NOT EXISTS',
      'there are no partitions that could exist',
      ctx,
      s.origin,
    );
  if (s.partition.some((p) => p.value === undefined))
    differs(
      'INSERT OVERWRITE with dynamic partitions',
      'where spark.sql.sources.partitionOverwriteMode is dynamic, and in Hive tables, Spark replaces only the partitions that the query gives',
      ctx,
      s.origin,
    );
  const where = partitionCondition(s.partition, ctx);
  if (where === undefined) return 'all';
  if (readsTable(s.query, s.table))
    return refuseStatement(
      'INSERT OVERWRITE of a table that the query reads',
      'its rows are deleted first',
      ctx,
      s.origin,
    );
  return { where };
}

/** Does a plan, or a subquery of it, read a table of this name? */
export function readsTable(plan: Plan, table: readonly string[]): boolean {
  const name = table.at(-1)?.toLowerCase();
  let found = false;
  transformPlan(plan, (p) => {
    found ||= p.kind === 'relation' && p.table.at(-1)?.toLowerCase() === name;
    return p;
  });
  return found;
}

/** The name by which an UPDATE, DELETE or MERGE calls its table where it has no alias of its own. */
export const targetAlias = (table: readonly string[], ctx: StatementContext): string =>
  ctx.dialect.names.identifier(table.at(-1) ?? '');

/** The query of CREATE TABLE AS with its columns in the order of the table: partition columns last. */
export function reordered(query: Plan, spec: TableSpec): Plan {
  const output = outputOf(query);
  const columns = partitionedLast(output, spec);
  if (columns.every((c, i) => c === output[i])) return query;
  const list = columns.map((a): NamedExpr => ({ id: a.id, name: a.name, expr: { kind: 'column', ...a } }));
  return { kind: 'project', child: query, columns: list };
}
