import {
  type Aggregate,
  columnTo,
  type Expr,
  exprChildren,
  type Filter,
  fail,
  type IdSource,
  isOfGroups,
  type Join,
  type JoinType,
  type Limit,
  mapChildren,
  type NamedExpr,
  outputOf,
  type Plan,
  type PythonUdf,
  passed,
  sameExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import { andOf, conjuncts, hasWindow, isVolatile } from '../build.js';
import { idsOf, refersOnlyTo } from '../columns.js';
import { callsPython, hasPython, innermostCalls, replaceCalls } from './calls.js';

/**
 * The same rows by operators whose Python calls can all be made over the rows of one child; the very same plan where they can be already.
 * Throws CompileError where Spark refuses the call where it stands.
 */
export function reshaped(plan: Plan, ids: IdSource): Plan {
  switch (plan.kind) {
    case 'limit':
      return belowProject(plan);
    case 'filter':
      return plainFirst(plan);
    case 'aggregate':
      return aboveAggregate(plan, ids);
    case 'join':
      return besideJoin(plan, ids);
    default:
      return plan;
  }
}

/** Rows that nobody asked for need no call. */
function belowProject(plan: Limit): Plan {
  const { child } = plan;
  if (child.kind !== 'project' || !callsPython(child)) return plan;
  if (child.columns.some((c) => hasWindow(c.expr) || isVolatile(c.expr))) return plan;
  return { ...child, child: { ...plan, child: child.child } };
}

/** Conditions without a call go first, as on Spark: a function is not called with the rows that they drop. */
function plainFirst(plan: Filter): Plan {
  const parts = conjuncts(plan.condition);
  const first = parts.filter((p) => !hasPython(p) && !isVolatile(p));
  if (first.length === 0 || first.length === parts.length) return plan;
  const child: Plan = { kind: 'filter', child: plan.child, condition: andOf(first) };
  return { ...plan, child, condition: andOf(parts.filter((p) => !first.includes(p))) };
}

/** What is called with aggregated values is called above the aggregate. */
function aboveAggregate(plan: Aggregate, ids: IdSource): Plan {
  if (plan.groupings.some(hasPython)) return plan;
  const outside = (e: Expr): boolean => !isOfGroups(e) && (e.kind === 'python-udf' || exprChildren(e).some(outside));
  if (!plan.columns.some((c) => outside(c.expr))) return plan;
  const below: NamedExpr[] = [];
  const column = (expr: Expr): Expr => {
    const known = below.find((c) => sameExpr(c.expr, expr));
    if (known) return columnTo(known);
    const made = { id: ids.column(), name: `c${below.length}`, expr };
    below.push(made);
    return columnTo(made);
  };
  const lifted = (e: Expr): Expr =>
    isOfGroups(e) || plan.groupings.some((g) => sameExpr(g, e)) ? column(e) : mapChildren(e, lifted);
  const columns = plan.columns.map((c): NamedExpr => {
    if (outside(c.expr)) return { ...c, expr: lifted(c.expr) };
    below.push(c);
    return { ...c, expr: columnTo(c) };
  });
  return { kind: 'project', child: { ...plan, columns: below }, columns };
}

/** Spark's words for the kinds of joins. */
const SPOKEN: Readonly<Record<JoinType, string>> = {
  inner: 'INNER',
  cross: 'CROSS',
  left: 'LEFT OUTER',
  right: 'RIGHT OUTER',
  full: 'FULL OUTER',
  'left-semi': 'LEFT SEMI',
  'left-anti': 'LEFT ANTI',
};

/** Calls with columns of one side are made there; a condition that calls with columns of both is asked after an inner join. */
function besideJoin(plan: Join, ids: IdSource): Plan {
  const { condition } = plan;
  if (!condition || !hasPython(condition)) return plan;
  const sides = [idsOf(plan.left), idsOf(plan.right)] as const;
  const left: NamedExpr[] = [];
  const right: NamedExpr[] = [];
  const made = new Map<PythonUdf, Expr>();
  for (const call of innermostCalls([condition])) {
    const side = refersOnlyTo(call, sides[0]) ? left : refersOnlyTo(call, sides[1]) ? right : undefined;
    if (!side) continue;
    const column = { id: ids.column(), name: `c${made.size}`, expr: call };
    side.push(column);
    made.set(call, columnTo(column));
  }
  if (made.size > 0) {
    const join: Join = {
      ...plan,
      left: withColumns(plan.left, left),
      right: withColumns(plan.right, right),
      condition: replaceCalls(condition, made),
    };
    return { kind: 'project', child: join, columns: outputOf(plan).map(passed) };
  }
  if (plan.type !== 'inner' && plan.type !== 'cross')
    return fail('python-join-condition', { type: SPOKEN[plan.type] }, plan.origin);
  const parts = conjuncts(condition);
  const { condition: _, ...rest } = plan;
  const plain = parts.filter((p) => !hasPython(p));
  const join: Join = plain.length > 0 ? { ...rest, condition: andOf(plain) } : { ...rest, type: 'cross' };
  return { kind: 'filter', child: join, condition: andOf(parts.filter(hasPython)) };
}

const withColumns = (plan: Plan, columns: readonly NamedExpr[]): Plan =>
  columns.length === 0 ? plan : { kind: 'project', child: plan, columns: [...outputOf(plan).map(passed), ...columns] };
