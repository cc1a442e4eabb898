import type { AggregateCall, Call, DataType, DiagnosticSink, Expr, SparkConf } from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from './dialect.js';
import type { SqlPiece } from './piece.js';

/** What the emission of one statement carries along. */
export interface EmitContext {
  readonly dialect: Dialect;
  readonly conf: SparkConf;
  readonly diagnostics: DiagnosticSink;
  /** SQL of an expression in the scope of the call being lowered. */
  emit(expr: Expr): SqlPiece;
  /** SQL that casts a piece as the dialect casts from one Spark type to another (session's mode). */
  cast(value: SqlPiece, from: DataType, to: DataType): SqlPiece;
  /** Report that this use differs from Spark. */
  approximate(expr: Expr, differs: string): void;
  /** Report what an expression of unknown type is taken for, once a statement. */
  assume(expr: Expr, assumed: string): void;
  /** Stop: this use has no form here. */
  refuse(expr: Expr | Call | AggregateCall, why: string, instead?: string): never;
  /** The SQL name of a helper function of `spark-functions`; notes that the statement needs it. */
  helper(name: string): string;
}
