import {
  castNullable,
  type DataType,
  type Expr,
  literal,
  type SparkConf,
  sameType,
} from '@spark-sql-to-snowflake/plan-ir';

/** The cast that coercion makes; the expression itself where it has the type, or either type is not known. */
export function implicitly(expr: Expr, type: DataType, conf: SparkConf): Expr {
  if (expr.type === type || sameType(expr.type, type)) return expr;
  if (expr.type.kind === 'unknown' || type.kind === 'unknown' || type.kind === 'null') return expr;
  if (expr.kind === 'literal' && expr.type.kind === 'null') return literal(null, type, expr.origin);
  const mode = conf.ansi ? 'ansi' : 'legacy';
  return {
    kind: 'cast',
    expr,
    type,
    mode,
    implicit: true,
    nullable: castNullable(expr, type, mode),
    origin: expr.origin,
  };
}
