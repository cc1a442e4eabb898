import { type EmittedStatement, emitStatement } from '@spark-sql-to-snowflake/compiler';
import type { UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import { type MetaChange, metaStatements, placeStatements } from '../catalog/meta-store.js';
import { type CommandEnv, typed } from './env.js';

const BEGIN = 'BEGIN TRANSACTION';
const COMMIT = 'COMMIT';

/**
 * Run database statements as one: all of them take effect, or none. What is kept beside the tables changes with them.
 * Throws ExecutionError.
 */
export async function runChange(
  statements: readonly EmittedStatement[],
  kept: readonly MetaChange[],
  env: CommandEnv,
): Promise<void> {
  const { connection, dialect } = env.queries;
  const options = { timeZone: env.conf.spark.timeZone, signal: env.control.signal };
  if (kept.length > 0)
    await env.session.server.prepare(() => connection.execute(placeStatements(dialect).flatMap((s) => s.sql)));
  const all = [...statements, ...metaStatements(kept, dialect)];
  // each may be a transaction of its own
  const inner = all.flatMap((s) => s.sql.filter((text) => text !== BEGIN && text !== COMMIT));
  const sql = inner.length > 1 ? [BEGIN, ...inner, COMMIT] : inner;
  if (sql.length > 0) {
    env.control.onSql?.(sql);
    await connection.useHelpers([...new Set(all.flatMap((s) => s.helpers))]);
    await connection.execute(sql, options);
  }
}

/** The same for a change of the names or columns that there are: the catalog is read again. */
export async function changeNames(
  statements: readonly EmittedStatement[],
  kept: readonly MetaChange[],
  env: CommandEnv,
): Promise<void> {
  try {
    await runChange(statements, kept, env);
  } finally {
    env.session.server.changed();
  }
}

/** A statement as the database's. Throws CompileError. */
export async function compiled(statement: UnresolvedStatement, env: CommandEnv): Promise<EmittedStatement> {
  return emitStatement(await typed(statement, env), env.queries.dialect);
}
