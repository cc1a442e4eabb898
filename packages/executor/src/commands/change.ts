import { type EmittedStatement, emitStatement, type Typed } from '@spark-sql-to-snowflake/compiler';
import type { Statement, UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import { type MetaChange, metaStatements, placeStatements } from '../catalog/meta-store.js';
import { fold } from '../catalog/names.js';
import { withWrapping } from '../wrapping.js';
import { type CommandEnv, namesNow, typed } from './env.js';
import { fittedStatement } from './lengths.js';

const BEGIN = 'BEGIN TRANSACTION';
const COMMIT = 'COMMIT';

/**
 * Run database statements as one: all of them take effect, or none. What is kept beside the tables changes with them.
 * Throws ExecutionError.
 */
export async function runChange(
  statements: readonly EmittedStatement[],
  changes: readonly MetaChange[],
  env: CommandEnv,
): Promise<void> {
  const { connection, dialect } = env.queries;
  const kept = connection.keepsMeta === false ? [] : changes;
  const diagnostics = statements.flatMap((s) => s.diagnostics);
  if (diagnostics.length > 0) env.control.onDiagnostics?.(diagnostics);
  const options = { timeZone: env.conf.spark.timeZone, signal: env.control.signal, mark: env.control.mark };
  if (kept.length > 0)
    await env.session.server.prepare(() => connection.execute(placeStatements(dialect).flatMap((s) => s.sql)));
  await withWrapping([...statements, ...metaStatements(kept, dialect)], async (all) => {
    // each may be a transaction of its own
    const inner = all.flatMap((s) => s.sql.filter((text) => text !== BEGIN && text !== COMMIT));
    const sql = inner.length > 1 ? [BEGIN, ...inner, COMMIT] : inner;
    if (sql.length > 0) {
      env.control.onSql?.(sql);
      await connection.useHelpers([...new Set(all.flatMap((s) => s.helpers))]);
      await connection.execute(sql, options);
    }
  });
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
  return emitStatement(await fittedChange(statement, env), env.queries.dialect);
}

/** A statement with its types. What it writes keeps to the lengths of CHAR and VARCHAR columns. Throws CompileError. */
export async function fittedChange(statement: UnresolvedStatement, env: CommandEnv): Promise<Typed<Statement>> {
  const made = await typed(statement, env);
  const names = await namesNow(env);
  const fit = (s: Statement): Statement => {
    if (s.kind === 'multi-insert') return { ...s, inserts: s.inserts.map((i) => fit(i) as typeof i) };
    if (s.kind !== 'insert' && s.kind !== 'update' && s.kind !== 'merge') return s;
    const found = names.find(s.kind === 'merge' ? s.target : s.table);
    const columns = found ? names.columns(found) : [];
    return fittedStatement(s, new Map(columns.map((c) => [fold(c.name), c.type])), made.conf, made.ids);
  };
  return { ...made, tree: fit(made.tree) };
}
