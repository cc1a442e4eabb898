import {
  type Aggregate,
  type DataType,
  type Expr,
  isNumeric,
  type LambdaVariable,
  literal,
  mapChildren,
  type NamedExpr,
  outputOf,
  type Plan,
  sameExpr,
  stringLiteral,
  transformPlan,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext, PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: GROUP BY, DISTINCT or a set operation of floating numbers. After: of their sums with zero. Zero and negative zero are one group in both; Spark
 * shows it as 0.0, DuckDB as the one that it met first. What stands inside an aggregate function stays as it is.
 */
export const floatGroups: PrepareRule = {
  name: 'float-groups',
  traits: ['aggregate', 'distinct', 'set-operation'],
  apply: (plan, ctx) => transformPlan(plan, (p) => rewritten(p, ctx)),
};

function rewritten(plan: Plan, ctx: PrepareContext): Plan {
  if (plan.kind === 'aggregate') return grouped(plan, ctx);
  if (plan.kind === 'distinct') return { ...plan, child: unsigned(plan.child, ctx) };
  if (plan.kind !== 'set-operation' || plan.all) return plan;
  // the rows of INTERSECT and EXCEPT are those of the first input
  const inputs = plan.inputs.map((input, i) => (plan.op === 'union' || i === 0 ? unsigned(input, ctx) : input));
  return inputs.every((input, i) => input === plan.inputs[i]) ? plan : { ...plan, inputs };
}

/** Floating numbers, and arrays and structs with them inside. */
function isFloating(t: DataType): boolean {
  if (t.kind === 'array') return isFloating(t.element);
  return t.kind === 'struct' ? t.fields.some((f) => isFloating(f.type)) : t.kind === 'double' || t.kind === 'float';
}
/** May it be, or hold, a negative zero? */
const isSigned = (e: Expr): boolean =>
  isFloating(e.type) &&
  e.kind !== 'literal' &&
  !(e.kind === 'cast' && isNumeric(e.expr.type) && !isFloating(e.expr.type));

/** The value with each negative zero as zero. */
function withZero(e: Expr, ctx: PrepareContext): Expr {
  const { type, nullable } = e;
  if (!isFloating(type)) return e;
  if (type.kind === 'array') {
    const item: LambdaVariable = {
      kind: 'lambda-variable',
      id: ctx.newId(),
      name: 'z',
      type: type.element,
      nullable: type.containsNull,
    };
    const body = withZero(item, ctx);
    const lambda: Expr = { kind: 'lambda', params: [item], body, type: body.type, nullable: body.nullable };
    return { kind: 'call', fn: 'transform', args: [e, lambda], type, nullable };
  }
  if (type.kind !== 'struct') return { kind: 'call', fn: '+', args: [e, literal(0, type)], type, nullable };
  const args = type.fields.flatMap(({ name, type: t, nullable: inner }, ordinal): readonly Expr[] => {
    const value: Expr = { kind: 'field', expr: e, name, ordinal, type: t, nullable: nullable || inner };
    return [stringLiteral(name), withZero(value, ctx)];
  });
  const made: Expr = { kind: 'call', fn: 'named_struct', args, type, nullable: false };
  if (!nullable) return made;
  const when: Expr = { kind: 'call', fn: 'isnotnull', args: [e], type: types.boolean, nullable: false };
  // biome-ignore lint/suspicious/noThenProperty: it is the branch of a CASE
  return { kind: 'case', branches: [{ when, then: made }], type, nullable: true };
}

function grouped(plan: Aggregate, ctx: PrepareContext): Plan {
  const signed = plan.groupings.filter(isSigned).map((e) => [e, withZero(e, ctx)] as const);
  if (signed.length === 0) return plan;
  const replace = (e: Expr): Expr => {
    if (e.kind === 'aggregate') return e;
    const made = signed.find(([s]) => sameExpr(s, e))?.[1];
    // with grouping sets it may be NULL where the grouping is not
    return made ? { ...made, nullable: e.nullable } : mapChildren(e, replace);
  };
  return {
    ...plan,
    groupings: plan.groupings.map(replace),
    columns: plan.columns.map((c) => ({ ...c, expr: replace(c.expr) })),
  };
}

/** The same rows without negative zeros. */
function unsigned(plan: Plan, ctx: PrepareContext): Plan {
  if (plan.kind === 'set-operation' && !plan.all) return plan;
  if (plan.kind === 'project') {
    if (!plan.columns.some((c) => isSigned(c.expr))) return plan;
    return {
      ...plan,
      columns: plan.columns.map((c) => (isSigned(c.expr) ? { ...c, expr: withZero(c.expr, ctx) } : c)),
    };
  }
  const output = outputOf(plan);
  if (!output.some((a) => isFloating(a.type))) return plan;
  const columns = output.map(({ id, name, type, nullable }): NamedExpr => {
    const column: Expr = { kind: 'column', id, name, type, nullable };
    return { id, name, expr: withZero(column, ctx) };
  });
  return { kind: 'project', child: plan, columns };
}
