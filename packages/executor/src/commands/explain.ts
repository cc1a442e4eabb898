import { type ExplainStages, emitStatement, explainQuery } from '@spark-sql-to-snowflake/compiler';
import {
  CompileError,
  type Explain,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import { withParameters } from '../session/parameters.js';
import { analyzed, type RowSet } from '../session/queries.js';
import { stagesOf } from '../session/stages.js';
import { type CommandEnv, typed } from './env.js';
import { nullable, rowSet } from './rows.js';

/**
 * EXPLAIN: the SQL that the database gets, as the physical plan. What is wrong with the statement is part of the answer, as on Spark.
 */
export async function explain(s: Explain<UnresolvedPlan, UnresolvedExpr>, env: CommandEnv): Promise<RowSet> {
  return rowSet([nullable('plan')], [[await textOf(s.statement, stagesOf(s.mode), env)]]);
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

async function textOf(s: UnresolvedStatement, stages: ExplainStages, env: CommandEnv): Promise<string> {
  const { dialect } = env.queries;
  try {
    if (s.kind === 'query')
      return `${explainQuery(s.plan, await analyzed(withParameters(env.parameters ?? {}, s.plan), env.queries), dialect, stages)}\n`;
    if (IN_SESSION.has(s.kind)) return `== Physical Plan ==\nExecute ${s.kind}\n\n`;
    const { sql } = emitStatement(await typed(s, env), dialect);
    return `== Physical Plan ==\n${sql.join(';\n')}\n\n`;
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return `== Physical Plan ==\norg.apache.spark.sql.AnalysisException: ${error.message}\n\n`;
  }
}
