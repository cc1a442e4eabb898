import {
  type Aggregate,
  type AggregateCall,
  type Expr,
  literal,
  mapPlanExprs,
  type Plan,
  planExprs,
  someExpr,
  stringLiteral,
  transformPlan,
  transformUp,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext, PrepareRule } from '@spark-sql-to-snowflake/sql-emit';
import { fewPlaced } from './few-placed.js';

/**
 * Before: `stddev_samp(x)` of a few rows of which is known over which partitions Spark spreads them. After: the same with the number of
 * the row's partition and its place: what Spark computes of each partition, and then of these, has other last digits than what comes of
 * all rows at once.
 */
export const aggregatesInParts: PrepareRule = {
  name: 'aggregates-in-parts',
  traits: ['aggregate'],
  apply: (plan, ctx) =>
    transformPlan(plan, (p) =>
      p.kind === 'aggregate' && planExprs(p).some((e) => someExpr(e, merges)) ? ofParts(p, ctx) : p,
    ),
};

const MOMENTS = ['stddev_samp', 'stddev_pop', 'var_samp', 'var_pop', 'skewness', 'kurtosis'];
const PAIRS = 'covar_pop covar_samp corr regr_slope regr_intercept regr_r2 regr_sxx regr_sxy regr_syy'.split(' ');
type Merged = { readonly fn: string; readonly values: number; readonly last: (call: AggregateCall) => Expr };
const statistic = ({ fn }: AggregateCall): Expr => stringLiteral(fn);
/** The aggregates of doubles whose last digits depend on the parts, how many values they take, and what they are told. */
const IN_PARTS: Readonly<Record<string, Merged>> = {
  ...Object.fromEntries(MOMENTS.map((fn) => [fn, { fn: 'moments_in_parts', values: 1, last: statistic }])),
  ...Object.fromEntries(PAIRS.map((fn) => [fn, { fn: 'covariance_in_parts', values: 2, last: statistic }])),
  sum: { fn: 'sum_in_parts', values: 1, last: () => literal(false, types.boolean) },
  avg: { fn: 'sum_in_parts', values: 1, last: () => literal(true, types.boolean) },
  histogram_numeric: { fn: 'histogram_in_parts', values: 1, last: (call) => call.args[1] as Expr },
};
const SUMS: ReadonlySet<string> = new Set(['sum', 'avg']);
const FRACTIONS: ReadonlySet<string> = new Set(['double', 'float']);

/** Sums of whole numbers and of decimals are the same in any order. */
function merges(e: Expr): e is AggregateCall {
  if (e.kind !== 'aggregate' || e.distinct || IN_PARTS[e.fn] === undefined) return false;
  return !SUMS.has(e.fn) || FRACTIONS.has(e.args[0]?.type.kind ?? '');
}

function ofParts(plan: Aggregate, ctx: PrepareContext): Plan {
  const few = fewPlaced(plan.child, ctx);
  if (!few) return plan;
  const inParts = (e: Expr): Expr => {
    if (!merges(e)) return e;
    const { fn, values, last } = IN_PARTS[e.fn] as Merged;
    return {
      ...e,
      fn,
      args: [...e.args.slice(0, values).map(asDouble), few.partition, few.place, last(e)],
    };
  };
  const over = mapPlanExprs({ ...plan, child: { kind: 'one-row' } }, (e) => transformUp(e, inParts));
  return { ...over, child: few.plan } as Aggregate;
}

const asDouble = (expr: Expr): Expr =>
  expr.type.kind === 'float'
    ? { kind: 'cast', expr, type: types.double, mode: 'legacy', nullable: expr.nullable }
    : expr;
