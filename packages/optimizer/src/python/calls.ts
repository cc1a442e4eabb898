import {
  type Expr,
  exprChildren,
  fail,
  forEachPlanChild,
  forEachPlanExpr,
  mapChildren,
  type Plan,
  type PythonFunction,
  type PythonUdf,
  sameExpr,
  someExpr,
  transformPlan,
  transformPlanExprs,
} from '@spark-sql-to-snowflake/plan-ir';

/** Is there a call of a Python function in the expression? Subqueries are not looked into. */
export const hasPython = (expr: Expr): boolean => someExpr(expr, (e) => e.kind === 'python-udf');

/** Is there one in an expression of the operator's own? */
export function callsPython(plan: Plan): boolean {
  let found = false;
  forEachPlanExpr(plan, (e) => {
    found ||= hasPython(e);
  });
  return found;
}

/** Is there one anywhere in the plan? */
export function holdsPython(plan: Plan): boolean {
  let found = plan.kind === 'python-rows' || callsPython(plan);
  forEachPlanChild(plan, (child) => {
    found ||= holdsPython(child);
  });
  if (!found)
    forEachPlanExpr(plan, (e) => {
      found ||= someExpr(e, (x) => 'plan' in x && holdsPython(x.plan));
    });
  return found;
}

/** The functions that a plan calls. */
export function pythonFunctions(plan: Plan): readonly PythonFunction[] {
  const found: PythonFunction[] = [];
  transformPlanExprs(plan, (e) => {
    if (e.kind === 'python-udf') found.push(e.function);
    return e;
  });
  transformPlan(plan, (p) => {
    if (p.kind === 'python-rows') found.push(p.function);
    return p;
  });
  return found;
}

/**
 * The calls in the expressions whose arguments hold no other, each once. Throws CompileError where one stands in a lambda: an element is
 * no row.
 */
export function innermostCalls(exprs: readonly Expr[]): readonly PythonUdf[] {
  const found: PythonUdf[] = [];
  const visit = (e: Expr): void => {
    if (e.kind === 'lambda' && hasPython(e.body))
      fail('unsupported', { what: 'A Python function in a lambda', why: 'an element is no row' }, e.origin);
    if (e.kind === 'python-udf' && !e.args.some(hasPython)) {
      if (!found.some((f) => sameExpr(f, e))) found.push(e);
      return;
    }
    for (const child of exprChildren(e)) visit(child);
  };
  for (const e of exprs) visit(e);
  return found;
}

/** The expression with what is made of each call in the calls' place. */
export function replaceCalls(expr: Expr, made: ReadonlyMap<PythonUdf, Expr>): Expr {
  const replace = (e: Expr): Expr => {
    if (e.kind === 'python-udf') for (const [call, column] of made) if (sameExpr(call, e)) return column;
    return mapChildren(e, replace);
  };
  return replace(expr);
}
