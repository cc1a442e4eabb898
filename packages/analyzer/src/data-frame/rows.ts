import {
  diagnostic,
  type Expr,
  fail,
  functionRow,
  isNumeric,
  type Literal,
  literal,
  outputOf,
  type Plan,
  types as T,
  type UnresolvedSampleBy,
  type UnresolvedSampleFrame,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { scalarCall } from '../expression/call.js';
import { columnOf } from '../expression/name.js';
import { isOrderable, resolveExpr } from '../expression/resolve.js';
import { type Analyzed, tidy } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { exprContext } from '../select/block.js';
import { checkStrays } from './reference.js';
import { withReplacement as replaced } from './replaced.js';

const CHOICE =
  'which rows are chosen depends on their order and, on Spark, on how they are partitioned; without a seed it is chance';

const none = (input: Analyzed): Analyzed => ({
  plan: { kind: 'filter', child: input.plan, condition: literal(false, T.boolean) },
  scope: input.scope,
  below: input,
});

/** `sample`. All rows or none are exact; any other share is a choice that differs from Spark's. */
export function analyzeSampleFrame(plan: UnresolvedSampleFrame, query: QueryContext): Analyzed {
  const { lower, upper, withReplacement, origin } = plan;
  const input = analyzePlan(plan.child, query);
  const fraction = upper - lower;
  if (withReplacement ? fraction < 0 : fraction < 0 || fraction > 1) {
    const why = withReplacement
      ? `requirement failed: Sampling fraction (${fraction}) must be nonnegative with replacement`
      : `requirement failed: Sampling fraction (${fraction}) must be on interval [0, 1] without replacement`;
    return fail('frame-argument', { why }, origin);
  }
  if (fraction === 0) return none(input);
  if (fraction === 1 && !withReplacement) return { ...input, below: input };
  query.env.diagnostics.add(diagnostic('approximate', { what: 'sample', differs: CHOICE }, origin));
  query.env.partitions.asked = true;
  const seed = plan.seed === undefined ? {} : { seed: plan.seed };
  const rows = tidy(input, query);
  const child = plan.ordered ? inOrder(rows) : rows;
  const node: Plan = withReplacement
    ? replaced(child, fraction, plan.seed, query.env)
    : { kind: 'sample', child, lower, upper, ...seed, origin };
  return { plan: node, scope: input.scope, below: input };
}

/** The rows of each partition in the one order that they have whenever they are asked for: by all columns that have an order. */
function inOrder(child: Plan): Plan {
  const orders = outputOf(child)
    .filter((c) => isOrderable(c.type))
    .map((c) => ({ expr: columnOf(c, c.name), direction: 'asc' as const, nulls: 'first' as const }));
  return orders.length === 0 ? child : { kind: 'sort', child, orders, global: false };
}

/** `sampleBy`: a share of the rows of each stratum; no rows of a stratum that is not listed. */
export function analyzeSampleBy(plan: UnresolvedSampleBy, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  const context = exprContext(input.scope, query, 'where');
  const column = resolveExpr(plan.column, context);
  checkStrays([column], input, 'Filter', context);
  const wrong = plan.fractions.find((f) => !(f.fraction >= 0 && f.fraction <= 1));
  if (wrong) {
    const shown = plan.fractions.map((f) => `${f.stratum.value} -> ${f.fraction}`).join(', ');
    return fail('frame-argument', {
      why: `requirement failed: Fractions must be in [0, 1], but got Map(${shown}).`,
    });
  }
  const branches = plan.fractions
    .filter((f) => f.fraction > 0 && alike(f.stratum, column))
    .map(({ stratum, fraction }) => ({
      when: scalarCall('<=>', functionRow('<=>'), '<=>', [column, stratum], env),
      // biome-ignore lint/suspicious/noThenProperty: it is the branch of a CASE
      then: literal(fraction, T.double),
    }));
  if (branches.length === 0) return none(input);
  // every row draws a number, whichever its stratum
  const seed = plan.seed === undefined ? [] : [literal(plan.seed, T.long)];
  const random = scalarCall('rand', functionRow('rand'), 'rand', seed, env);
  const share: Expr = { kind: 'case', branches, otherwise: literal(0, T.double), type: T.double, nullable: false };
  const condition = scalarCall('<', functionRow('<'), '<', [random, share], env);
  return { plan: { kind: 'filter', child: input.plan, condition }, scope: input.scope, below: input };
}

/** Spark compares a stratum with the column's value as they are: a number with numbers, a text with texts. */
const alike = (stratum: Literal, column: Expr): boolean =>
  stratum.value === null ||
  stratum.type.kind === column.type.kind ||
  (isNumeric(stratum.type) && isNumeric(column.type));
