import {
  conditionsOf,
  drawAt,
  drawSeed,
  type Expr,
  type Filter,
  mapDraws,
  mapPlanExprs,
  type NamedExpr,
  outputOf,
  type Plan,
  someExpr,
  transformPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import { type PrepareContext, type PrepareRule, passThrough } from '@spark-sql-to-snowflake/sql-emit';
import { ROW_NUMBER } from './row-number.js';

/**
 * Before: `rand(5)`. After: the number that Spark's sequence of that seed gives the row's number, as Spark has it of one partition. In
 * a filter the number becomes a column below it first, where rows that an earlier condition drops do not count. Where not each row asks
 * for a number (in a branch of CASE, behind OR), and in ON or a lambda, the seed stays without use, which is announced.
 */
export const seededRandom: PrepareRule = {
  name: 'seeded-random',
  traits: ['seeded-random'],
  apply: (plan, ctx) =>
    transformPlan(plan, (p) => {
      if (p.kind === 'project' || p.kind === 'sort') return mapPlanExprs(p, counted);
      return p.kind === 'filter' && someExpr(p.condition, isSeeded) ? filtered(p, ctx) : p;
    }),
};

const isSeeded = (expr: Expr): boolean => drawSeed(expr) !== undefined;
const counted = (expr: Expr): Expr => mapDraws(expr, (call, seed) => drawAt(call, seed, ROW_NUMBER));

/** One filter after the other: a condition is asked for the rows that those before it have left. */
function filtered(plan: Filter, ctx: PrepareContext): Plan {
  return conditionsOf(plan.condition).reduce(
    (child, condition) => drawnFirst({ ...plan, child, condition }, ctx),
    plan.child,
  );
}

function drawnFirst(plan: Filter, ctx: PrepareContext): Plan {
  const drawn: NamedExpr[] = [];
  const condition = mapDraws(plan.condition, (call, seed) => {
    const made: NamedExpr = { id: ctx.newId(), name: 'random', expr: drawAt(call, seed, ROW_NUMBER) };
    drawn.push(made);
    return { kind: 'column', id: made.id, name: made.name, type: call.type, nullable: false };
  });
  if (drawn.length === 0) return plan;
  const columns = passThrough(outputOf(plan.child));
  const below: Plan = { kind: 'project', child: plan.child, columns: [...columns, ...drawn] };
  return { kind: 'project', child: { ...plan, child: below, condition }, columns };
}
