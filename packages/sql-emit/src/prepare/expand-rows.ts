import {
  type Case,
  type Column,
  type Expr,
  intLiteral,
  type Plan,
  transformPlan,
  types,
  type Values,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext, PrepareRule } from '../dialect.js';

/**
 * Before: `Expand` gives each row once per projection. After: the row is joined with as many numbers as there are projections, and
 * each output column is a CASE over the number. The child is read once, so a child that is not deterministic gives the same rows
 * to every projection (a UNION ALL of projections would read it again and again).
 */
export const expandRows: PrepareRule = {
  name: 'expand-rows',
  traits: ['expand'],
  apply: (plan, ctx) => transformPlan(plan, (p) => (p.kind === 'expand' ? rewritten(p, ctx) : p)),
};

function rewritten(plan: Extract<Plan, { kind: 'expand' }>, ctx: PrepareContext): Plan {
  const { projections, output } = plan;
  const [first] = projections;
  if (projections.length === 1 && first) return project(plan.child, output, first);
  const id = ctx.newId();
  const column: Column = { kind: 'column', id, name: 'i', type: types.int, nullable: false };
  const numbers: Values = {
    kind: 'values',
    rows: projections.map((_, i) => [intLiteral(i)]),
    output: [{ id, name: 'i', type: types.int, nullable: false }],
  };
  const child: Plan = {
    kind: 'join',
    left: plan.child,
    right: { kind: 'alias', child: numbers, name: 'n' },
    type: 'cross',
  };
  const columns = output.map((attribute, c) => {
    const choices = projections.map((p) => p[c] as Expr);
    const same = choices.every((e) => e === choices[0] || isSameColumn(e, choices[0]));
    return same ? (choices[0] as Expr) : choose(column, choices, attribute);
  });
  return project(child, output, columns);
}

const isSameColumn = (a: Expr, b: Expr | undefined): boolean =>
  a.kind === 'column' && b?.kind === 'column' && a.id === b.id;

function choose(number: Column, choices: readonly Expr[], { type, nullable }: Pick<Column, 'type' | 'nullable'>): Case {
  const branches = choices.slice(0, -1).map((then, i) => ({
    when: {
      kind: 'call',
      fn: '=',
      args: [number, intLiteral(i)],
      type: types.boolean,
      nullable: false,
    } as const,
    then,
  }));
  return { kind: 'case', branches, otherwise: choices.at(-1) as Expr, type, nullable };
}

const project = (child: Plan, output: Extract<Plan, { kind: 'expand' }>['output'], exprs: readonly Expr[]): Plan => ({
  kind: 'project',
  child,
  columns: output.map((a, i) => ({ id: a.id, name: a.name, expr: exprs[i] as Expr })),
});
