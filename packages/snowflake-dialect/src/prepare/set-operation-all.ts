import {
  type Attribute,
  type Column,
  type Expr,
  outputOf,
  type Plan,
  type SetOperation,
  TRUE,
  transformPlan,
  types,
  type WindowCall,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext, PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: INTERSECT ALL and EXCEPT ALL, which Snowflake does not know. After: equal rows are numbered on each side, and the plain
 * operation compares rows with their numbers. The trap: three inputs of EXCEPT ALL take away one after the other, so the rest of
 * the first two is numbered anew.
 */
export const setOperationAll: PrepareRule = {
  name: 'set-operation-all',
  traits: ['intersect-all'],
  apply: (plan, ctx) =>
    transformPlan(plan, (p) => (p.kind === 'set-operation' && p.all && p.op !== 'union' ? rewritten(p, ctx) : p)),
};

function rewritten(plan: SetOperation, ctx: PrepareContext): Plan {
  const [first, ...rest] = plan.inputs as readonly [Plan, ...Plan[]];
  return rest.reduce((left, right, i) => {
    const output = i === rest.length - 1 ? plan.output : plan.output.map((a) => ({ ...a, id: ctx.newId() }));
    return pair(plan, left, right, output, ctx);
  }, first);
}

function pair(plan: SetOperation, left: Plan, right: Plan, output: readonly Attribute[], ctx: PrepareContext): Plan {
  const inner = [...output.map((a) => ({ ...a, id: ctx.newId() })), numberColumn(ctx)];
  const operation: SetOperation = {
    kind: 'set-operation',
    op: plan.op,
    all: false,
    inputs: [numbered(left, ctx), numbered(right, ctx)],
    output: inner,
  };
  return {
    kind: 'project',
    child: operation,
    columns: output.map((a, i) => ({ id: a.id, name: a.name, expr: columnOf(inner[i] as Attribute) })),
  };
}

const numberColumn = (ctx: PrepareContext): Attribute => ({
  id: ctx.newId(),
  name: 'row_number',
  type: types.int,
  nullable: false,
});

const columnOf = (a: Attribute): Column => ({ kind: 'column', ...a });

/** The plan with one more column: 1, 2, … among equal rows. */
function numbered(plan: Plan, ctx: PrepareContext): Plan {
  const columns = outputOf(plan);
  const number: WindowCall = {
    kind: 'window',
    function: { kind: 'call', fn: 'row_number', args: [], type: types.int, nullable: false },
    partitionBy: columns.map(columnOf),
    // Snowflake asks for an order; among equal rows any will do
    orderBy: [{ expr: TRUE, direction: 'asc', nulls: 'first' }],
    frame: { unit: 'rows', start: { kind: 'unbounded-preceding' }, end: { kind: 'current-row' } },
    type: types.int,
    nullable: false,
  };
  const named = (a: Attribute): { id: Attribute['id']; name: string; expr: Expr } => ({
    id: a.id,
    name: a.name,
    expr: columnOf(a),
  });
  return {
    kind: 'project',
    child: plan,
    columns: [...columns.map(named), { id: ctx.newId(), name: 'row_number', expr: number }],
  };
}
