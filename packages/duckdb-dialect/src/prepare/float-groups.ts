import {
  type Aggregate,
  type Call,
  type DataType,
  type Expr,
  isNumeric,
  literal,
  mapChildren,
  type NamedExpr,
  outputOf,
  type Plan,
  sameExpr,
  transformPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: GROUP BY, DISTINCT or a set operation of floating numbers. After: of their sums with zero. Zero and negative zero are one group in both; Spark
 * shows it as 0.0, DuckDB as the one that it met first. What stands inside an aggregate function stays as it is.
 */
export const floatGroups: PrepareRule = {
  name: 'float-groups',
  traits: ['aggregate', 'distinct', 'set-operation'],
  apply: (plan) => transformPlan(plan, rewritten),
};

function rewritten(plan: Plan): Plan {
  if (plan.kind === 'aggregate') return grouped(plan);
  if (plan.kind === 'distinct') return { ...plan, child: unsigned(plan.child) };
  if (plan.kind !== 'set-operation' || plan.all) return plan;
  // the rows of INTERSECT and EXCEPT are those of the first input
  const inputs = plan.inputs.map((input, i) => (plan.op === 'union' || i === 0 ? unsigned(input) : input));
  return inputs.every((input, i) => input === plan.inputs[i]) ? plan : { ...plan, inputs };
}

const isFloating = (t: DataType): boolean => t.kind === 'double' || t.kind === 'float';
/** May it be a negative zero? */
const isSigned = (e: Expr): boolean =>
  isFloating(e.type) &&
  e.kind !== 'literal' &&
  !(e.kind === 'cast' && isNumeric(e.expr.type) && !isFloating(e.expr.type));

const withZero = (e: Expr): Call => ({
  kind: 'call',
  fn: '+',
  args: [e, literal(0, e.type)],
  type: e.type,
  nullable: e.nullable,
});

function grouped(plan: Aggregate): Plan {
  const signed = plan.groupings.filter(isSigned);
  if (signed.length === 0) return plan;
  const replace = (e: Expr): Expr => {
    if (e.kind === 'aggregate') return e;
    return signed.some((s) => sameExpr(s, e)) ? withZero(e) : mapChildren(e, replace);
  };
  return {
    ...plan,
    groupings: plan.groupings.map(replace),
    columns: plan.columns.map((c) => ({ ...c, expr: replace(c.expr) })),
  };
}

/** The same rows without negative zeros. */
function unsigned(plan: Plan): Plan {
  if (plan.kind === 'set-operation' && !plan.all) return plan;
  if (plan.kind === 'project') {
    if (!plan.columns.some((c) => isSigned(c.expr))) return plan;
    return { ...plan, columns: plan.columns.map((c) => (isSigned(c.expr) ? { ...c, expr: withZero(c.expr) } : c)) };
  }
  const output = outputOf(plan);
  if (!output.some((a) => isFloating(a.type))) return plan;
  const columns = output.map(({ id, name, type, nullable }): NamedExpr => {
    const column: Expr = { kind: 'column', id, name, type, nullable };
    return { id, name, expr: isFloating(type) ? withZero(column) : column };
  });
  return { kind: 'project', child: plan, columns };
}
