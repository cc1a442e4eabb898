import type { Expr, Insert, Merge, MultiInsert, Plan } from '@spark-sql-to-snowflake/plan-ir';
import {
  insertParts,
  mergeHead,
  mergeText,
  overwritten,
  readsTable,
  refuseStatement,
  type StatementContext,
} from '@spark-sql-to-snowflake/sql-emit';
import { names } from '../names.js';

/** Several statements that shall all happen, or none. */
export function transaction(statements: readonly string[]): readonly string[] {
  return statements.length > 1 ? ['BEGIN TRANSACTION', ...statements, 'COMMIT'] : statements;
}

/** INSERT. OVERWRITE deletes first: all rows, or those of the partition. */
export function insert(s: Insert<Plan, Expr>, ctx: StatementContext): readonly string[] {
  const table = names.table(s.table);
  const old = overwritten(s, ctx);
  if (old === 'all' && readsTable(s.query, s.table))
    return refuseStatement(
      'INSERT OVERWRITE of a table that the query reads',
      'its rows are deleted first',
      ctx,
      s.origin,
    );
  const { columns, query } = insertParts(s, ctx);
  const text = `INSERT INTO ${table}${columns}\n${query}`;
  if (old === 'none') return [text];
  return [`DELETE FROM ${table}${old === 'all' ? '' : `\nWHERE ${old.where}`}`, text];
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
 * MERGE, which DuckDB has with every clause. It updates a row once for each row of the source that matches; Spark fails then, and
 * so does the query in front. Only a lone DELETE of what matches may match a row twice.
 */
export function merge(s: Merge<Plan, Expr>, ctx: StatementContext): readonly string[] {
  const matched = s.clauses.filter((c) => c.when === 'matched');
  const [only] = matched;
  const deletesAll = matched.length === 1 && only?.action.kind === 'delete' && !only.condition;
  if (matched.length === 0 || deletesAll) return [mergeText(s, ctx)];
  const { into, using, on, target } = mergeHead(s, ctx);
  const message =
    '[MERGE_CARDINALITY_VIOLATION] The ON search condition of the MERGE statement matched a single row from the target table with multiple rows of the source table.';
  const check = `SELECT error('${message}')\nFROM ${into}\nJOIN ${using}\nON ${on}\nGROUP BY ${target}.rowid\nHAVING COUNT(*) > 1`;
  return [check, mergeText(s, ctx)];
}
