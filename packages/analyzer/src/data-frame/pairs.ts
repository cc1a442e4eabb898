import {
  attributeName,
  castNullable,
  diagnostic,
  type Expr,
  fail,
  isNumeric,
  literal,
  type Plan,
  type SortOrder,
  types as T,
  typeText,
  type UnresolvedApproxQuantile,
  type UnresolvedCovariance,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { unknownColumn } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import type { Analyzed } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { scopeOf } from '../scope.js';
import { exprContext } from '../select/block.js';
import { namedExpr } from './column-name.js';
import { resolved } from './frames.js';

const called = (name: string, args: readonly Expr[], input: Analyzed, query: QueryContext): Expr => {
  const call: UnresolvedExpr = { kind: 'call', name: [name], args: args.map((a) => resolved(a, query.env)) };
  return resolveExpr(call, exprContext(input.scope, query, 'select'));
};

function asDouble(e: Expr, query: QueryContext): Expr {
  if (e.type.kind === 'double') return e;
  const mode = query.env.conf.ansi ? 'ansi' : 'legacy';
  return { kind: 'cast', expr: e, type: T.double, mode, nullable: castNullable(e, T.double, mode) };
}

/** A one-row result with one column. */
function single(name: string, expr: Expr, input: Analyzed, query: QueryContext, nullable: boolean): Analyzed {
  const { env } = query;
  const id = env.ids.column();
  const plan: Plan = { kind: 'aggregate', child: input.plan, groupings: [], columns: [{ id, name, expr }] };
  return { plan, scope: scopeOf([{ id, name, type: expr.type, nullable }], [], env.fold) };
}

/**
 * `cov` and `corr` of two numbers. Spark takes NULL for 0 here, unlike the aggregates of these names; of fewer than two rows the
 * covariance is 0, and a correlation that is not defined is NaN.
 */
export function analyzeCovariance(plan: UnresolvedCovariance, query: QueryContext): Analyzed {
  const input = analyzePlan(plan.child, query);
  if (plan.kind === 'corr' && plan.method !== undefined && plan.method !== 'pearson') {
    return fail('frame-argument', {
      why: 'requirement failed: Currently only the calculation of the Pearson Correlation coefficient is supported.',
    });
  }
  const what = plan.kind === 'cov' ? 'covariance' : 'correlation';
  const operands = [plan.column1, plan.column2].map((name) => {
    const expr = namedExpr(name, input.scope, query);
    if (!isNumeric(expr.type)) {
      const why = `requirement failed: Currently ${what} calculation for columns with dataType ${typeText(expr.type)} not supported.`;
      fail('frame-argument', { why }, plan.origin);
    }
    return called('coalesce', [asDouble(expr, query), literal(0, T.double)], input, query);
  });
  const value = called(plan.kind === 'cov' ? 'covar_samp' : 'corr', operands, input, query);
  const otherwise = literal(plan.kind === 'cov' ? 0 : Number.NaN, T.double);
  const expr = { ...called('coalesce', [value, otherwise], input, query), nullable: true };
  return single(plan.kind, expr, input, query, true);
}

/** `approxQuantile`: one array a column, of doubles; NULL and NaN do not count, and of no values the array is empty. */
export function analyzeApproxQuantile(plan: UnresolvedApproxQuantile, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  if (!(plan.relativeError >= 0))
    return fail('frame-argument', {
      why: `requirement failed: Relative Error must be non-negative but got ${plan.relativeError}`,
    });
  for (const p of plan.probabilities) {
    if (p < 0 || p > 1)
      fail('frame-argument', { why: `requirement failed: percentile should be in the range [0.0, 1.0]` });
  }
  if (plan.relativeError > 0) {
    const differs = 'the quantiles are exact; Spark is off by up to relativeError of the rows';
    env.diagnostics.add(diagnostic('approximate', { what: 'approxQuantile', differs }, plan.origin));
  }
  const none = literal(null, T.double);
  const lists = plan.columns.map((name): Expr => {
    const expr = namedExpr(name, input.scope, query);
    // Spark selects the columns first, and looks for the same names among what comes out: a field is not there any more
    if (expr.kind !== 'column') unknownColumn(attributeName(name), input.scope, plan.origin);
    if (!isNumeric(expr.type)) {
      const shown = `${expr.type.kind.charAt(0).toUpperCase()}${expr.type.kind.slice(1)}Type`;
      const why = `requirement failed: Quantile calculation for column ${name} with data type ${shown} is not supported.`;
      return fail('frame-argument', { why }, plan.origin);
    }
    const value = called('nanvl', [asDouble(expr, query), none], input, query);
    const order: SortOrder = { expr: value, direction: 'asc', nulls: 'first' };
    const quantiles = plan.probabilities.map(
      (p): Expr => ({
        kind: 'aggregate',
        fn: 'percentile_disc',
        args: [literal(p, T.double)],
        distinct: false,
        orderBy: [order],
        type: T.double,
        nullable: true,
      }),
    );
    const known = called('array_compact', [called('array', quantiles, input, query)], input, query);
    return { ...known, type: T.array(T.double) };
  });
  const all = { ...called('array', lists, input, query), type: T.array(T.array(T.double)) };
  return single('approx_quantile', all, input, query, false);
}
