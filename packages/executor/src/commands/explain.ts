import { emitStatement, explainQuery } from '@spark-sql-to-snowflake/compiler';
import {
  CompileError,
  type Explain,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import { withParameters } from '../session/parameters.js';
import { analyzed, type RowSet } from '../session/queries.js';
import { type CommandEnv, typed } from './env.js';
import { nullable, rowSet } from './rows.js';

/**
 * EXPLAIN: the SQL that the database gets, as the physical plan. What is wrong with the statement is part of the answer, as on Spark.
 * CODEGEN and FORMATTED say what SIMPLE says: there is no generated code, and the SQL stands in its own words.
 */
export async function explain(s: Explain<UnresolvedPlan, UnresolvedExpr>, env: CommandEnv): Promise<RowSet> {
  const extended = s.mode === 'extended' || s.mode === 'cost' || s.mode === 'logical';
  return rowSet([nullable('plan')], [[await textOf(s.statement, extended, env)]]);
}

/** Statements that the session itself answers: the database gets nothing of them. */
const IN_SESSION: ReadonlySet<UnresolvedStatement['kind']> = new Set([
  'cache',
  'create-temporary-view-using',
  'describe',
  'explain',
  'maintenance',
  'reset',
  'set',
  'show',
  'use',
]);

async function textOf(s: UnresolvedStatement, extended: boolean, env: CommandEnv): Promise<string> {
  const { dialect } = env.queries;
  try {
    if (s.kind === 'query')
      return `${explainQuery(s.plan, await analyzed(withParameters(env.parameters ?? {}, s.plan), env.queries), dialect, extended)}\n`;
    if (IN_SESSION.has(s.kind)) return `== Physical Plan ==\nExecute ${s.kind}\n\n`;
    const { sql } = emitStatement(await typed(s, env), dialect);
    return `== Physical Plan ==\n${sql.join(';\n')}\n\n`;
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return `== Physical Plan ==\norg.apache.spark.sql.AnalysisException: ${error.message}\n\n`;
  }
}
