import {
  type Call,
  type ColumnId,
  type Exists,
  type Expr,
  type FunctionName,
  mapChildren,
  mapPlanExprs,
  type NamedExpr,
  type Plan,
  transformPlan,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import { freeColumns, type PrepareContext, type PrepareRule, usedColumns } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: a correlated EXISTS under OR, in a SELECT list or wherever else than on its own in WHERE: there Snowflake does not take
 * it (docs.snowflake.com/en/sql-reference/operators-subquery). After: `k IS NOT NULL AND k IN (SELECT j … WHERE j IS NOT NULL)`
 * where the correlation is k = j, which stands alone and may be anywhere. The trap: EXISTS is never NULL, so the NULLs are taken
 * out on both sides. Any other correlation is refused.
 */
export const existsIn: PrepareRule = {
  name: 'exists-in',
  traits: ['exists'],
  apply: (plan, ctx) =>
    transformPlan(plan, (p) => mapPlanExprs(p, (e) => (p.kind === 'filter' ? conditions(e, ctx) : rewriteIn(e, ctx)))),
};

/** Conjuncts of a WHERE: [NOT] EXISTS on its own stays. */
function conditions(expr: Expr, ctx: PrepareContext): Expr {
  if (expr.kind === 'call' && expr.fn === 'and') return mapChildren(expr, (e) => conditions(e, ctx));
  if (expr.kind === 'exists') return expr;
  if (expr.kind === 'call' && expr.fn === 'not' && expr.args[0]?.kind === 'exists') return expr;
  return rewriteIn(expr, ctx);
}

function rewriteIn(expr: Expr, ctx: PrepareContext): Expr {
  const inner = mapChildren(expr, (e) => rewriteIn(e, ctx));
  return inner.kind === 'exists' && freeColumns(inner.plan).size > 0 ? membership(inner, ctx) : inner;
}

const call = (fn: FunctionName, args: readonly Expr[], nullable = false): Call => ({
  kind: 'call',
  fn,
  args,
  type: types.boolean,
  nullable,
});

interface Correlated {
  readonly outer: readonly Expr[];
  readonly inner: readonly Expr[];
  readonly rest: Plan;
}

function membership(exists: Exists, ctx: PrepareContext): Expr {
  const found = correlation(exists.plan);
  if (!found)
    return ctx.refuse(
      exists,
      'a correlated EXISTS stands only on its own in WHERE there, and this one is not correlated by equalities alone',
      'Join with the distinct keys instead.',
    );
  const { outer, inner, rest } = found;
  const filtered: Plan = {
    kind: 'filter',
    child: rest,
    condition: conjunction(inner.map((e) => call('isnotnull', [e]))),
  };
  const columns = inner.map((expr, i): NamedExpr => ({ id: ctx.newId(), name: `k${i + 1}`, expr }));
  const isIn: Expr = {
    kind: 'in-subquery',
    values: outer,
    plan: { kind: 'project', child: filtered, columns },
    type: types.boolean,
    nullable: true,
  };
  const known = outer.filter((e) => e.nullable).map((e) => call('isnotnull', [e]));
  return conjunction([...known, isIn]);
}

const conjunction = (parts: readonly Expr[]): Expr =>
  parts.length === 1 && parts[0]
    ? parts[0]
    : call(
        'and',
        parts,
        parts.some((p) => p.nullable),
      );

/** The plan of an EXISTS as equalities between outer and inner expressions over a plan that stands alone. */
function correlation(plan: Plan): Correlated | undefined {
  if (plan.kind === 'project' || plan.kind === 'distinct' || plan.kind === 'alias') return correlation(plan.child);
  if (plan.kind !== 'filter') return undefined;
  const free = freeColumns(plan);
  const below =
    freeColumns(plan.child).size === 0 ? { outer: [], inner: [], rest: plan.child } : correlation(plan.child);
  if (!below) return undefined;
  const outer = [...below.outer];
  const inner = [...below.inner];
  const local: Expr[] = [];
  for (const part of parts(plan.condition)) {
    const sides = [...usedColumns(part)].filter((id) => free.has(id));
    if (sides.length === 0) local.push(part);
    else {
      const pair = equality(part, free);
      if (!pair) return undefined;
      outer.push(pair[0]);
      inner.push(pair[1]);
    }
  }
  const rest: Plan =
    local.length > 0 ? { kind: 'filter', child: below.rest, condition: conjunction(local) } : below.rest;
  return { outer, inner, rest };
}

const parts = (expr: Expr): readonly Expr[] =>
  expr.kind === 'call' && expr.fn === 'and' ? expr.args.flatMap(parts) : [expr];

function equality(expr: Expr, free: ReadonlySet<ColumnId>): readonly [outer: Expr, inner: Expr] | undefined {
  if (expr.kind !== 'call' || expr.fn !== '=') return undefined;
  const [left, right] = expr.args as readonly [Expr, Expr];
  const isOuter = (e: Expr): boolean => [...usedColumns(e)].every((id) => free.has(id)) && usedColumns(e).size > 0;
  const isInner = (e: Expr): boolean => [...usedColumns(e)].every((id) => !free.has(id));
  if (isOuter(left) && isInner(right)) return [left, right];
  return isOuter(right) && isInner(left) ? [right, left] : undefined;
}
