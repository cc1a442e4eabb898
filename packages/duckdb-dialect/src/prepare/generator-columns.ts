import {
  type Attribute,
  type Call,
  type Expr,
  type Generate,
  intLiteral,
  literal,
  type NamedExpr,
  outputOf,
  type Plan,
  planChildren,
  transformPlan,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import {
  columnOf,
  expanding,
  type PrepareContext,
  type PrepareRule,
  passThrough,
} from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: `t, UNNEST([a, b])`. After: `(SELECT *, [a, b] AS list FROM t), UNNEST(list)`, and `stack` is the rows that it names. Of a plain
 * column DuckDB unnests row by row, which keeps the order that Spark gives; what it has to compute it joins to the rows anew, a
 * hundred times slower and in any order.
 */
export const generatorColumns: PrepareRule = {
  name: 'generator-columns',
  traits: ['generate'],
  apply: (plan, ctx) => transformPlan(plan, (p) => (p.kind === 'generate' ? rewritten(p, ctx) : p)),
};

/** Rows of `Expand` by unnesting numbers, for the same reasons. */
export const expandRows: PrepareRule = expanding((child, count, number, ctx) =>
  listed({ kind: 'generate', child, generator: explode(count), outer: false, output: [number], alias: 'n' }, ctx),
);

const LISTS: ReadonlySet<string> = new Set([
  'explode',
  'explode_outer',
  'posexplode',
  'posexplode_outer',
  'inline',
  'inline_outer',
]);

function rewritten(plan: Generate, ctx: PrepareContext): Plan {
  if (plan.child.kind === 'one-row' || hasUnknownColumns(plan.child)) return plan;
  if (plan.generator.fn === 'stack') return stacked(plan, ctx);
  return LISTS.has(plan.generator.fn) && plan.generator.args[0]?.kind !== 'column' ? listed(plan, ctx) : plan;
}

function listed(plan: Generate, ctx: PrepareContext): Plan {
  const [list] = plan.generator.args;
  if (!list) return plan;
  const made: NamedExpr = { id: ctx.newId(), name: 'list', expr: list };
  const column = columnOf({ id: made.id, name: made.name, type: list.type, nullable: list.nullable });
  const child: Plan = { kind: 'project', child: plan.child, columns: [...passThrough(outputOf(plan.child)), made] };
  return {
    kind: 'project',
    child: { ...plan, child, generator: { ...plan.generator, args: [column] } },
    columns: passThrough(outputOf(plan)),
  };
}

/** `stack(n, cells…)`: each row of the child n times, with the cells of one row each. */
function stacked(plan: Generate, ctx: PrepareContext): Plan {
  const [count, ...cells] = plan.generator.args;
  if (count?.kind !== 'literal') return plan;
  const before = outputOf(plan.child);
  const cell = (at: number, { type }: Attribute): Expr => cells[at] ?? literal(null, type);
  const projections = Array.from({ length: Number(count.value) }, (_, row) => [
    ...before.map(columnOf),
    ...plan.output.map((a, c) => cell(row * plan.output.length + c, a)),
  ]);
  return expandRows.apply({ kind: 'expand', child: plan.child, projections, output: outputOf(plan) }, ctx);
}

function explode(count: number): Call {
  const type = { kind: 'array', element: types.int, containsNull: false } as const;
  const args = Array.from({ length: count }, (_, i) => intLiteral(i));
  const list: Call = { kind: 'call', fn: 'array', args, type, nullable: false };
  return { kind: 'call', fn: 'explode', args: [list], type: types.int, nullable: false };
}

/** A table without a schema gives columns that are not listed, so it cannot be projected. */
const hasUnknownColumns = (plan: Plan): boolean =>
  (plan.kind === 'relation' && plan.open === true) || planChildren(plan).some(hasUnknownColumns);
