import {
  type Call,
  type DataType,
  type Expr,
  FALSE,
  type FunctionName,
  isVolatileFunction,
  type NamedExpr,
  nullLiteral,
  type Origin,
  type Plan,
  planChildren,
  planExprs,
  someExpr,
  types as T,
  TRUE,
} from '@spark-sql-to-snowflake/plan-ir';

/** Is it a call of this function, or of the other one? Names are those of the registry. */
export function isFn<F extends FunctionName>(expr: Expr, name: F, other?: F): expr is Call & { readonly fn: F } {
  return expr.kind === 'call' && (expr.fn === name || expr.fn === other);
}

export function booleanCall(fn: FunctionName, args: readonly Expr[], origin?: Origin): Call {
  const nullable = args.some((a) => a.nullable);
  return { kind: 'call', fn, args, type: T.boolean, nullable, ...(origin && { origin }) };
}

export const isTrue = (e: Expr): boolean => e.kind === 'literal' && e.value === true;
export const isFalse = (e: Expr): boolean => e.kind === 'literal' && e.value === false;
/** NULL, or NULL cast to a type. */
export function isNull(e: Expr): boolean {
  return e.kind === 'cast' ? isNull(e.expr) : e.kind === 'literal' && e.value === null;
}
/** NULL of a type: with a cast, since a database gives a bare NULL a type of its own choice. */
export const nullOf = (type: DataType, origin?: Origin): Expr => ({
  kind: 'cast',
  expr: nullLiteral(),
  type,
  nullable: true,
  mode: 'legacy',
  ...(origin && { origin }),
});

/** The parts of a conjunction, nested ones included. */
export function conjuncts(expr: Expr): readonly Expr[] {
  return isFn(expr, 'and') ? expr.args.flatMap(conjuncts) : [expr];
}
/** The conjunction of the parts; TRUE of none. */
export function andOf(parts: readonly Expr[]): Expr {
  return parts.length === 1 ? (parts[0] as Expr) : parts.length === 0 ? TRUE : booleanCall('and', parts);
}
/** The disjunction of the parts; FALSE of none. */
export function orOf(parts: readonly Expr[]): Expr {
  return parts.length === 1 ? (parts[0] as Expr) : parts.length === 0 ? FALSE : booleanCall('or', parts);
}

/** Is it a column of the child under its own id? Its name may be another. */
export const isPassed = (c: NamedExpr): boolean => c.expr.kind === 'column' && c.expr.id === c.id;

const volatilePlans = new WeakMap<Plan, boolean>();

function isVolatilePlan(plan: Plan): boolean {
  const before = volatilePlans.get(plan);
  if (before !== undefined) return before;
  const found = plan.kind === 'sample' || planExprs(plan).some(isVolatile) || planChildren(plan).some(isVolatilePlan);
  volatilePlans.set(plan, found);
  return found;
}

/** Is the node itself, or what a subquery holds, volatile? Its children are not looked at. */
export function isVolatileNode(e: Expr): boolean {
  switch (e.kind) {
    case 'call':
    case 'aggregate':
      return isVolatileFunction(e.fn);
    case 'scalar-subquery':
    case 'exists':
    case 'in-subquery':
      return isVolatilePlan(e.plan);
    case 'python-udf':
      return !e.function.deterministic;
    default:
      return false;
  }
}

/** Gives, or may give, another value at each evaluation: never folded, repeated, dropped or moved. Looks into subqueries. */
export function isVolatile(expr: Expr): boolean {
  return someExpr(expr, isVolatileNode);
}
/**
 * Can these be the columns of an aggregate with these groupings? Without GROUP BY only an aggregate function tells SQL that there
 * is one row: `SELECT 1 FROM t` has as many as t.
 */
export const canAggregate = (groupings: readonly Expr[], columns: readonly NamedExpr[]): boolean =>
  groupings.length > 0 || columns.some((c) => someExpr(c.expr, (e) => e.kind === 'aggregate'));
export const hasWindow = (expr: Expr): boolean => someExpr(expr, (e) => e.kind === 'window');
export const hasSubquery = (expr: Expr): boolean =>
  someExpr(expr, (e) => e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery');
export const hasOpenStar = (columns: readonly NamedExpr[]): boolean => columns.some((c) => c.expr.kind === 'open-star');
