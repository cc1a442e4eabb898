import type { Expr, Insert, Merge, MultiInsert, Plan, Truncate } from '@spark-sql-to-snowflake/plan-ir';
import {
  insertParts,
  mergeText,
  notMatchedBySource,
  overwritten,
  partitionCondition,
  readsTable,
  refuseStatement,
  type StatementContext,
} from '@spark-sql-to-snowflake/sql-emit';
import { names } from '../names.js';

/** Several statements that shall all happen, or none. */
export function transaction(statements: readonly string[]): readonly string[] {
  return statements.length > 1 ? ['BEGIN TRANSACTION', ...statements, 'COMMIT'] : statements;
}

/**
 * INSERT. OVERWRITE of the whole table is Snowflake's own, which truncates first; that of a partition deletes the partition's rows
 * and inserts. Source: docs.snowflake.com/en/sql-reference/sql/insert
 */
export function insert(s: Insert<Plan, Expr>, ctx: StatementContext): readonly string[] {
  const table = names.table(s.table);
  const old = overwritten(s, ctx);
  const { columns, query } = insertParts(s, ctx);
  const words = old === 'all' ? 'INSERT OVERWRITE INTO' : 'INSERT INTO';
  const text = `${words} ${table}${columns}\n${query}`;
  return typeof old === 'string' ? [text] : [`DELETE FROM ${table}\nWHERE ${old.where}`, text];
}

/** Each INSERT reads what was there before the first one wrote: one that reads a table just written has no form. */
export function multiInsert(s: MultiInsert<Plan, Expr>, ctx: StatementContext): readonly string[] {
  s.inserts.forEach((i, at) => {
    if (s.inserts.slice(0, at).some((earlier) => readsTable(i.query, earlier.table)))
      refuseStatement(
        'FROM … INSERT … INSERT over a table that it writes',
        'the second would read what the first wrote',
        ctx,
        s.origin,
      );
  });
  return s.inserts.flatMap((i) => insert(i, ctx));
}

/**
 * MERGE. Snowflake has no WHEN NOT MATCHED BY SOURCE (docs.snowflake.com/en/sql-reference/sql/merge): one such clause is run
 * before, on the rows that the source does not meet, which the MERGE leaves alone.
 */
export function merge(s: Merge<Plan, Expr>, ctx: StatementContext): readonly string[] {
  const bySource = s.clauses.filter((c) => c.when === 'not-matched-by-source');
  const others = s.clauses.filter((c) => c.when !== 'not-matched-by-source');
  const [clause, second] = bySource;
  if (!clause) return [mergeText(s, ctx)];
  if (second) {
    return refuseStatement(
      'MERGE with several WHEN NOT MATCHED BY SOURCE',
      'the first that fits a row decides, and there is one statement for each',
      ctx,
      s.origin,
      'Write one clause with CASE.',
    );
  }
  if (clause.action.kind === 'update' && others.length > 0) {
    return refuseStatement(
      'WHEN NOT MATCHED BY SOURCE THEN UPDATE beside other clauses',
      'the updated rows could then match',
      ctx,
      s.origin,
      'Write it as an UPDATE of its own.',
    );
  }
  const before = notMatchedBySource(s, clause, ctx);
  return others.length > 0 ? [before, mergeText(s, ctx, others)] : [before];
}

export function truncate(s: Truncate<Expr>, ctx: StatementContext): string {
  const where = partitionCondition(s.partition, ctx);
  if (where === undefined && s.partition.length > 0)
    return refuseStatement('TRUNCATE of a partition without a value', 'there is no telling which rows', ctx, s.origin);
  return where === undefined
    ? `TRUNCATE TABLE ${names.table(s.table)}`
    : `DELETE FROM ${names.table(s.table)}\nWHERE ${where}`;
}
