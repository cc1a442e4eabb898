import {
  type Attribute,
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

/** Gives each row of a plan `count` times, with the numbers from 0 as the column `number`. */
type Repeat = (child: Plan, count: number, number: Attribute, ctx: PrepareContext) => Plan;

/**
 * Before: `Expand` gives each row once per projection. After: the row is repeated with as many numbers as there are projections, and
 * each output column is a CASE over the number. The child is read once, so a child that is not deterministic gives the same rows
 * to every projection (a UNION ALL of projections would read it again and again).
 */
export const expanding = (repeat: Repeat): PrepareRule => ({
  name: 'expand-rows',
  traits: ['expand'],
  apply: (plan, ctx) => transformPlan(plan, (p) => (p.kind === 'expand' ? rewritten(p, repeat, ctx) : p)),
});

/** The rows are repeated by a join with the numbers. */
export const expandRows: PrepareRule = expanding((child, count, number) => {
  const rows = Array.from({ length: count }, (_, i) => [intLiteral(i)]);
  const numbers: Values = { kind: 'values', rows, output: [number] };
  return { kind: 'join', left: child, right: { kind: 'alias', child: numbers, name: 'n' }, type: 'cross' };
});

function rewritten(plan: Extract<Plan, { kind: 'expand' }>, repeat: Repeat, ctx: PrepareContext): Plan {
  const { projections, output } = plan;
  const [first] = projections;
  if (projections.length === 1 && first) return project(plan.child, output, first);
  const number: Attribute = { id: ctx.newId(), name: 'i', type: types.int, nullable: false };
  const column: Column = { kind: 'column', ...number };
  const child = repeat(plan.child, projections.length, number, ctx);
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
