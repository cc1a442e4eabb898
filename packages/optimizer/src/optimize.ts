import type { Expr, Plan, SparkConf, Statement } from '@spark-sql-to-snowflake/plan-ir';
import { type Pipeline, pipelines } from './pipeline.js';
import { type RunOptions, runBatches } from './run.js';
import { mapStatement } from './statement.js';

export interface OptimizeOptions extends RunOptions {
  /** 'shape-keeping' for SQL text: the query stays as its author wrote it. 'full' for plans that nobody wrote as SQL. */
  readonly pipeline: Pipeline;
  readonly conf: SparkConf;
}

/**
 * An equal plan that is smaller or quicker: same columns (ids, names, types; nullable at most where they were), same rows, and the
 * same order where there is one. The plan itself comes back where there is nothing to do. Throws a Bug, naming the rule, where a
 * rule breaks this (with `check`) or two rules undo each other.
 */
export function optimize(plan: Plan, options: OptimizeOptions): Plan {
  return runBatches(pipelines[options.pipeline], plan, { conf: options.conf }, options);
}

/** Optimise one expression that stands outside of any query, as in UPDATE … SET. */
function optimizeExpr(expr: Expr, options: OptimizeOptions): Expr {
  const carrier: Plan = { kind: 'values', rows: [[expr]], output: [] };
  const after = optimize(carrier, { ...options, pipeline: 'shape-keeping' });
  return after.kind === 'values' ? (after.rows[0]?.[0] ?? expr) : expr;
}

/** Optimise every query and expression of a statement. */
export function optimizeStatement(statement: Statement, options: OptimizeOptions): Statement {
  return mapStatement(
    statement,
    (plan) => optimize(plan, options),
    (expr) => optimizeExpr(expr, options),
  );
}
