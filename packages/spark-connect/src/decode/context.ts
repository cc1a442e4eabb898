import type { DataType, UnresolvedExpr, UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';

/** Spark SQL text within messages, read as the session's settings say. All throw CompileError with Spark's class. */
export interface PlanParsers {
  expression(text: string): UnresolvedExpr;
  statement(text: string): UnresolvedStatement;
  dataType(text: string): DataType;
  /** What the client uploaded under a hash; undefined: nothing. Default: nothing is known of uploads. */
  uploaded?(hash: string): Uint8Array | undefined;
  /** The parts of the name of a table or function: `a`.b */
  name(text: string): readonly string[];
}
