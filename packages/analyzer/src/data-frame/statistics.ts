import {
  type Attribute,
  type ColumnId,
  castNullable,
  diagnostic,
  type Expr,
  fail,
  intLiteral,
  isNumeric,
  type Literal,
  literal,
  type NamedExpr,
  nullLiteral,
  type Plan,
  passed,
  stringLiteral,
  types as T,
  type UnresolvedDescribeFrame,
  type UnresolvedExpr,
  type UnresolvedSummary,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import type { Analyzed } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { type Scope, scopeOf, visible } from '../scope.js';
import { exprContext } from '../select/block.js';
import { caseOf } from './case-of.js';
import { namedExpr } from './column-name.js';
import { resolved } from './frames.js';

/** What is computed of one column: a call of aggregates, or NULL where the column's type has no such thing. */
type Statistic = (column: Expr, input: Analyzed, query: QueryContext) => Expr;
interface Row {
  readonly label: string;
  readonly of: Statistic;
}

/** A call over the input's columns: of an aggregate, or of a scalar function around or inside one. */
const aggregate = (
  name: string,
  args: readonly Expr[],
  input: Analyzed,
  query: QueryContext,
  distinct = false,
): Expr => {
  const call: UnresolvedExpr = {
    kind: 'call',
    name: [name],
    args: args.map((a) => resolved(a, query.env)),
    ...(distinct && { distinct: true as const }),
  };
  return resolveExpr(call, exprContext(input.scope, query, 'select'));
};
const plain =
  (name: string, distinct = false): Statistic =>
  (column, input, query) =>
    aggregate(name, [column], input, query, distinct);

/** NaN and the infinities make a deviation NaN. DuckDB raises an error instead, so its aggregate does not get to see them. */
const deviation: Statistic = (column, input, query) => {
  const { kind } = column.type;
  if (kind !== 'double' && kind !== 'float' && kind !== 'string')
    return aggregate('stddev_samp', [column], input, query);
  const called = (name: string, ...args: readonly Expr[]): Expr => aggregate(name, args, input, query);
  const number = asDouble(column);
  const boundless = called('isnan', called('-', number, number));
  const bounded = caseOf([[boundless, literal(null, T.double)]], number, T.double);
  const undefinedHere = called(
    'and',
    called('>', called('count_if', boundless), literal(0n, T.long)),
    called('>', called('count', number), literal(1n, T.long)),
  );
  return caseOf([[undefinedHere, literal(Number.NaN, T.double)]], called('stddev_samp', bounded), T.double);
};

const STATISTICS: Readonly<Record<string, Statistic>> = {
  count: plain('count'),
  count_distinct: plain('count', true),
  approx_count_distinct: plain('approx_count_distinct'),
  mean: (column, input, query) => aggregate('avg', [ofText(column)], input, query),
  stddev: deviation,
  min: plain('min'),
  max: plain('max'),
};
const DESCRIBED = ['count', 'mean', 'stddev', 'min', 'max'];
const SUMMED_UP = ['count', 'mean', 'stddev', 'min', '25%', '50%', '75%', 'max'];

/** The value below which this share of the values lies; of numbers that are texts, too. NaN is no value. */
function percentile(share: number): Statistic {
  return (column, input, query) => {
    const { env } = query;
    const number = ofText(column);
    if (number.type.kind === 'decimal') {
      const differs = 'Spark shows percentiles of decimals with fewer digits behind the point than the column has';
      env.diagnostics.add(diagnostic('approximate', { what: 'summary', differs }));
    }
    const isFloat = number.type.kind === 'double' || number.type.kind === 'float';
    const known = isFloat ? aggregate('nanvl', [number, literal(null, number.type)], input, query) : number;
    return aggregate('percentile_approx', [known, literal(share, T.double)], input, query);
  };
}

/** A text that is no number counts as none, in ANSI mode, too. */
const asDouble = (e: Expr): Expr => ({
  kind: 'cast',
  expr: e,
  type: T.double,
  mode: 'legacy',
  nullable: castNullable(e, T.double, 'legacy'),
});
const ofText = (e: Expr): Expr => (e.type.kind === 'string' ? asDouble(e) : e);

function rowOf(label: string): Row {
  if (label.endsWith('%')) {
    const share = Number(label.slice(0, -1)) / 100;
    if (label.length === 1 || Number.isNaN(share))
      return fail('frame-argument', { why: `Unable to parse ${label} as a percentile.` });
    if (share < 0 || share > 1)
      return fail('frame-argument', { why: 'requirement failed: Percentiles must be in the range [0, 1]' });
    return { label, of: percentile(share) };
  }
  const key = label.toLowerCase();
  const of = Object.hasOwn(STATISTICS, key) ? STATISTICS[key] : undefined;
  return of ? { label, of } : fail('frame-argument', { why: `${label} is not a recognised statistic.` });
}

const isDescribed = (e: Expr): boolean => isNumeric(e.type) || e.type.kind === 'string';

/** `describe`: of the numbers and texts among the columns. */
export function analyzeDescribe(plan: UnresolvedDescribeFrame, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  const rows = DESCRIBED.map(rowOf);
  if (plan.columns.length === 0) return summarized(input, every(input), input.scope, rows, query);
  const columns = plan.columns.map((name) => namedExpr(name, input.scope, query));
  const whole = columns.flatMap((c) => (c.kind === 'column' ? [{ ...c }] : []));
  return summarized(input, columns, scopeOf(whole, [], env.fold), rows, query);
}

/** `summary`: a row for each statistic, in the order asked for. */
export function analyzeSummary(plan: UnresolvedSummary, query: QueryContext): Analyzed {
  const input = analyzePlan(plan.child, query);
  const labels = plan.statistics.length > 0 ? plan.statistics : SUMMED_UP;
  return summarized(input, every(input), input.scope, labels.map(rowOf), query);
}

const every = (input: Analyzed): readonly Expr[] => visible(input.scope).map((c) => columnOf(c, c.name));

/**
 * One row of aggregates over the input, then a row for each statistic; all values as text. Names must differ, as the aggregate's would.
 * A name with a point or back-quotes in it is read anew, as one that a user wrote, among the columns of `scope`.
 */
function summarized(
  input: Analyzed,
  all: readonly Expr[],
  scope: Scope,
  rows: readonly Row[],
  query: QueryContext,
): Analyzed {
  const { env } = query;
  const described = all.filter(isDescribed);
  const columns = described.map((c) =>
    c.kind === 'column' && /[.`]/.test(c.name) ? namedExpr(c.name, scope, query) : c,
  );
  const names = described.map((c) => (c.kind === 'column' || c.kind === 'field' ? c.name : ''));
  for (const name of names) {
    const like = visible(input.scope).filter((c) => env.fold(c.name) === env.fold(name));
    if (like.length > 1)
      fail('ambiguous-reference', { name: `\`${name}\``, candidates: like.map((c) => `\`${c.name}\``) });
  }
  const cells: NamedExpr[] = [];
  const projections = rows.map((row, i): readonly Expr[] => [
    intLiteral(i),
    stringLiteral(row.label),
    ...columns.map((column) => cell(row, column, cells, input, query)),
  ]);
  const make = (name: string, type: T.DataType, nullable: boolean): Attribute => ({
    id: env.ids.column(),
    name,
    type,
    nullable,
  });
  const place = make('_place', T.int, false);
  const label = make('summary', T.string, true);
  const values = names.map((name) => make(name, T.string, true));
  const child: Plan =
    cells.length > 0 ? { kind: 'aggregate', child: input.plan, groupings: [], columns: cells } : { kind: 'one-row' };
  const expanded: Plan = { kind: 'expand', child, projections, output: [place, label, ...values] };
  const sorted: Plan = {
    kind: 'sort',
    child: expanded,
    orders: [{ expr: columnOf(place, place.name), direction: 'asc', nulls: 'first' }],
    global: true,
  };
  const output = [label, ...values];
  return {
    plan: {
      kind: 'project',
      child: sorted,
      columns: output.map(passed),
    },
    scope: scopeOf(output, [], env.fold),
  };
}

function cell(row: Row, column: Expr, cells: NamedExpr[], input: Analyzed, query: QueryContext): Expr | Literal {
  const value = row.of(column, input, query);
  if (value.type.kind === 'null') return nullLiteral(T.string);
  const text: Expr =
    value.type.kind === 'string'
      ? value
      : { kind: 'cast', expr: value, type: T.string, mode: 'legacy', nullable: value.nullable };
  const id: ColumnId = query.env.ids.column();
  const name = `_${cells.length + 1}`;
  cells.push({ id, name, expr: text });
  return { kind: 'column', id, name, type: T.string, nullable: text.nullable };
}
