import {
  type Call,
  type Expr,
  type Filter,
  type Literal,
  longLiteral,
  mapChildren,
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

const AT: Readonly<Record<string, string>> = {
  rand: 'rand_at',
  randn: 'randn_at',
  sample_count: 'sample_count_at',
};

/** The seed as a long; that of NULL is 0. */
function seedOf(expr: Expr): Literal | undefined {
  const [seed] = expr.kind === 'call' && AT[expr.fn] !== undefined ? expr.args : [];
  const inner = seed?.kind === 'cast' ? seed.expr : seed;
  return inner?.kind === 'literal' ? longLiteral(BigInt(inner.value === null ? 0 : String(inner.value))) : undefined;
}
const isSeeded = (expr: Expr): boolean => seedOf(expr) !== undefined;

/** Calls that may not look at all their arguments, but do at the first. */
const LAZY: ReadonlySet<string> = new Set(['and', 'or', 'coalesce', 'if', 'nvl', 'nvl2', 'ifnull', 'nullif']);

/** The seeded calls that each row asks for, in other words. */
function eachRow(expr: Expr, change: (call: Call, seed: Literal) => Expr): Expr {
  if (expr.kind === 'lambda' || expr.kind === 'case' || expr.kind === 'aggregate') return expr;
  const seed = seedOf(expr);
  if (seed) return change(expr as Call, seed);
  if (expr.kind !== 'call' || !LAZY.has(expr.fn)) return mapChildren(expr, (e) => eachRow(e, change));
  const [first, ...others] = expr.args;
  return first ? { ...expr, args: [eachRow(first, change), ...others] } : expr;
}

const numbered = (call: Call, seed: Literal): Expr => ({
  ...call,
  fn: AT[call.fn] as string,
  args: [seed, ROW_NUMBER, ...call.args.slice(1)],
});
const counted = (expr: Expr): Expr => eachRow(expr, numbered);

const conjuncts = (e: Expr): readonly Expr[] => (e.kind === 'call' && e.fn === 'and' ? e.args.flatMap(conjuncts) : [e]);

/** One filter after the other: a condition is asked for the rows that those before it have left. */
function filtered(plan: Filter, ctx: PrepareContext): Plan {
  return conjuncts(plan.condition).reduce(
    (child, condition) => drawnFirst({ ...plan, child, condition }, ctx),
    plan.child,
  );
}

function drawnFirst(plan: Filter, ctx: PrepareContext): Plan {
  const drawn: NamedExpr[] = [];
  const condition = eachRow(plan.condition, (call, seed) => {
    const made: NamedExpr = { id: ctx.newId(), name: 'random', expr: numbered(call, seed) };
    drawn.push(made);
    return { kind: 'column', id: made.id, name: made.name, type: call.type, nullable: false };
  });
  if (drawn.length === 0) return plan;
  const columns = passThrough(outputOf(plan.child));
  const below: Plan = { kind: 'project', child: plan.child, columns: [...columns, ...drawn] };
  return { kind: 'project', child: { ...plan, child: below, condition }, columns };
}
