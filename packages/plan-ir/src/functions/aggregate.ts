import type { Expr } from '../expr/expr.js';
import * as T from '../types/type.js';
import { type CallFacts, defineFunctions, type FunctionRow } from './define.js';
import { isConstant, strictly } from './strict.js';

/** SUM's result: integers add up to a bigint, decimals get 10 more digits, an interval keeps its type, all else is a double. */
function sumType({ types: [t = T.double] }: CallFacts): T.DataType {
  switch (t.kind) {
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return T.long;
    case 'decimal':
      return T.decimal(Math.min(t.precision + 10, 38), t.scale);
    case 'year_month_interval':
    case 'day_time_interval':
    case 'unknown':
      return t;
    default:
      return T.double;
  }
}

/** The row's part and its place follow the values. */
const inParts = (values: FunctionRow['params'], told: FunctionRow['params']): FunctionRow => ({
  kind: 'aggregate',
  params: { ...values, part: 'long', element: 'long', ...told },
  returns: T.double,
  nullable: 'always',
  internal: true,
});

/** AVG's result: decimals get 4 more digits before and behind the point each, all other numbers give a double. */
function avgType({ types: [t = T.double] }: CallFacts): T.DataType {
  switch (t.kind) {
    case 'decimal':
      return T.decimal(Math.min(t.precision + 4, 38), Math.min(t.scale + 4, 38));
    case 'year_month_interval':
      return T.yearMonthInterval();
    case 'day_time_interval':
      return T.dayTimeInterval();
    case 'unknown':
      return t;
    default:
      return T.double;
  }
}

const first = ({ types: [t = T.unknown] }: CallFacts): T.DataType => t;

/** A double, or a decimal that stands for one. */
const isDoubleLiteral = (e: Expr | undefined): boolean =>
  e?.kind === 'literal' && (e.type.kind === 'double' || e.type.kind === 'decimal');
/** first, last, any_value: the second argument is IGNORE NULLS and shows in no name. */
const picker = (name: string) =>
  ({
    kind: 'aggregate',
    params: { value: 'any', 'ignoreNulls?': 'any' },
    returns: first,
    nullable: 'always',
    display: (a: readonly string[], call: CallFacts) => `${call.written ?? name}(${a[0]})`,
    check: ({ args }: CallFacts) =>
      args.length > 1 && !(args[1]?.kind === 'literal' && typeof args[1].value === 'boolean')
        ? `The second argument in ${name} should be a boolean literal.`
        : undefined,
  }) as const satisfies FunctionRow;

const statistic = { kind: 'aggregate', params: { value: 'double' }, returns: T.double, nullable: 'always' } as const;
const pairStatistic = {
  kind: 'aggregate',
  params: { y: 'double', x: 'double' },
  returns: T.double,
  nullable: 'always',
} as const;
const regression = {
  kind: 'aggregate',
  params: { y: 'numeric', x: 'numeric' },
  returns: T.double,
  nullable: 'always',
} as const;
const boolean = { kind: 'aggregate', params: { value: 'boolean' }, returns: T.boolean, nullable: 'always' } as const;
const bits = { kind: 'aggregate', params: { value: 'integral' }, returns: first, nullable: 'always' } as const;

const MEASURABLE = ['numeric', 'year_month_interval', 'day_time_interval'] as const;
/** One percentage, or an array of them whose elements stay the numbers they are. */
const FRACTIONS = ['double', 'array'] as const;

/** Percentiles of numbers are doubles, of intervals intervals; one percentage gives a value, an array of them an array. */
function percentileType({ types: [value = T.double, percentage = T.double] }: CallFacts): T.DataType {
  const one =
    value.kind === 'year_month_interval'
      ? T.yearMonthInterval()
      : value.kind === 'day_time_interval'
        ? T.dayTimeInterval()
        : T.double;
  return percentage.kind === 'array' ? T.array(one, false) : one;
}
const constantPercentage =
  (fn: string, at: number) =>
  ({ args }: CallFacts) =>
    isConstant(args[at]) ? percentageCheck(args[at]) : `the input percentage of ${fn} should be a foldable expression`;

const isUntypedNull = (e: Expr | undefined): boolean =>
  e?.kind === 'cast' ? isUntypedNull(e.expr) : e?.kind === 'literal' && e.value === null;

/** What is known of constant percentages: each is one, from 0 to 1. */
function percentageCheck(e: Expr | undefined): string | undefined {
  if (e?.kind === 'cast') return e.implicit ? percentageCheck(e.expr) : undefined;
  if (e?.kind === 'call' && e.fn === 'array') return e.args.map(percentageCheck).find((why) => why !== undefined);
  if (e?.kind !== 'literal') return undefined;
  const value = e.type.kind === 'decimal' ? Number(e.value) / 10 ** e.type.scale : Number(e.value ?? Number.NaN);
  if (Number.isNaN(value) || e.value === null) return 'The percentage must not be null';
  return value >= 0 && value <= 1 ? undefined : `The percentage must be between [0.0, 1.0] (current value = ${value}).`;
}

/** SUM and AVG take timestamps for seconds since the epoch. */
const timestampAsDouble = {
  coerce: ({ types: [t] }) => (t?.kind === 'timestamp' ? [T.double] : undefined),
  freeCasts: true,
} as const satisfies Partial<FunctionRow>;

export const aggregateFunctions = defineFunctions({
  /** Rows where every argument has a value; `count(*)` is `count(1)`. */
  count: { kind: 'aggregate', params: { 'values...': 'any' }, returns: T.long, nullable: 'never' },
  count_if: { kind: 'aggregate', params: { condition: 'boolean' }, returns: T.long, nullable: 'never' },
  sum: {
    kind: 'aggregate',
    params: { value: MEASURABLE },
    ...timestampAsDouble,
    returns: sumType,
    nullable: 'always',
  },
  try_sum: {
    kind: 'aggregate',
    params: { value: MEASURABLE },
    ...timestampAsDouble,
    returns: sumType,
    nullable: 'always',
  },
  avg: {
    kind: 'aggregate',
    params: { value: MEASURABLE },
    ...timestampAsDouble,
    returns: avgType,
    nullable: 'always',
    aliases: ['mean'],
  },
  try_avg: {
    kind: 'aggregate',
    params: { value: MEASURABLE },
    ...timestampAsDouble,
    returns: avgType,
    nullable: 'always',
  },
  min: { kind: 'aggregate', params: { value: 'orderable' }, returns: first, nullable: 'always' },
  max: { kind: 'aggregate', params: { value: 'orderable' }, returns: first, nullable: 'always' },
  first: { ...picker('first'), aliases: ['first_value'] },
  last: { ...picker('last'), aliases: ['last_value'] },
  any_value: picker('any_value'),
  min_by: { kind: 'aggregate', params: { value: 'any', ordering: 'orderable' }, returns: first, nullable: 'always' },
  max_by: { kind: 'aggregate', params: { value: 'any', ordering: 'orderable' }, returns: first, nullable: 'always' },
  stddev_samp: { ...statistic, aliases: ['stddev', 'std'] },
  stddev_pop: statistic,
  var_samp: { ...statistic, aliases: ['variance'] },
  var_pop: statistic,
  skewness: statistic,
  kurtosis: statistic,
  corr: pairStatistic,
  covar_pop: pairStatistic,
  covar_samp: pairStatistic,
  regr_count: { ...regression, returns: T.long, nullable: 'never' },
  /** The averages keep AVG's type: that of a decimal is a decimal. */
  regr_avgx: { ...regression, returns: ({ types, ...rest }) => avgType({ ...rest, types: types.slice(1) }) },
  regr_avgy: { ...regression, returns: avgType },
  regr_slope: pairStatistic,
  regr_intercept: pairStatistic,
  regr_r2: pairStatistic,
  regr_sxx: pairStatistic,
  regr_sxy: pairStatistic,
  regr_syy: pairStatistic,
  collect_list: {
    kind: 'aggregate',
    params: { value: 'any' },
    returns: ({ types: [t = T.unknown] }) => T.array(t, false),
    nullable: 'never',
    aliases: ['array_agg'],
    display: (a) => `collect_list(${a[0]})`,
  },
  collect_set: {
    kind: 'aggregate',
    params: { value: 'any' },
    returns: ({ types: [t = T.unknown] }) => T.array(t, false),
    nullable: 'never',
    check: ({ types: [t] }) => (t?.kind === 'map' ? 'The input of collect_set can\'t be "MAP" type data.' : undefined),
  },
  approx_count_distinct: {
    kind: 'aggregate',
    params: { value: 'any', 'relativeSD?': 'any' },
    returns: T.long,
    nullable: 'never',
    display: (a) => `approx_count_distinct(${a[0]})`,
    check: ({ args }) =>
      args.length > 1 && !isDoubleLiteral(args[1]) ? 'The second argument should be a double literal.' : undefined,
  },
  percentile: {
    kind: 'aggregate',
    params: { value: MEASURABLE, percentage: FRACTIONS, 'frequency?': 'integral' },
    returns: percentileType,
    nullable: 'always',
    display: (a) => `percentile(${a[0]}, ${a[1]}, ${a[2] ?? '1'})`,
    check: constantPercentage('percentile', 1),
  },
  /** An element of the data at or just above the percentage. */
  percentile_approx: {
    kind: 'aggregate',
    params: {
      value: ['numeric', 'date', 'timestamp', 'timestamp_ntz', 'year_month_interval', 'day_time_interval'],
      percentage: FRACTIONS,
      'accuracy?': 'integral',
    },
    returns: ({ types: [value = T.unknown, percentage] }) =>
      percentage?.kind === 'array' ? T.array(value, false) : value,
    nullable: 'always',
    aliases: ['approx_percentile'],
    display: (a, call) => `${call.written ?? 'percentile_approx'}(${a[0]}, ${a[1]}, ${a[2] ?? '10000'})`,
    check: (call) =>
      constantPercentage('percentile_approx', 1)(call) ??
      (call.args[2] === undefined || isConstant(call.args[2])
        ? isUntypedNull(call.args[2])
          ? 'The accuracy must not be null'
          : undefined
        : 'the input accuracy should be a foldable "INT" expression'),
  },
  /** The value stands in WITHIN GROUP; a direction of DESC counts from the other end. */
  percentile_cont: {
    kind: 'aggregate',
    params: { percentage: FRACTIONS },
    returns: ({ types: [p] }) => (p?.kind === 'array' ? T.array(T.double, false) : T.double),
    nullable: 'always',
    check: constantPercentage('percentile_cont', 0),
  },
  percentile_disc: {
    kind: 'aggregate',
    params: { percentage: FRACTIONS },
    returns: ({ types: [p] }) => (p?.kind === 'array' ? T.array(T.double, false) : T.double),
    nullable: 'always',
    check: constantPercentage('percentile_disc', 0),
  },
  median: {
    kind: 'aggregate',
    params: { value: MEASURABLE },
    returns: ({ types: [t], ...rest }) => percentileType({ ...rest, types: t ? [t] : [] }),
    nullable: 'always',
  },
  mode: { kind: 'aggregate', params: { value: 'any' }, returns: first, nullable: 'always' },
  bool_and: { ...boolean, aliases: ['every'] },
  bool_or: { ...boolean, aliases: ['some', 'any'] },
  bit_and: bits,
  bit_or: bits,
  bit_xor: bits,
  /** Has a name in DataFrames only. */
  product: { kind: 'aggregate', params: { value: 'double' }, returns: T.double, nullable: 'always', internal: true },
  // aggregates of rows whose parts are known, each by the parts first: `element` orders the rows
  moments_in_parts: inParts({ value: 'double' }, { statistic: 'string' }),
  covariance_in_parts: inParts({ x: 'double', y: 'double' }, { statistic: 'string' }),
  sum_in_parts: inParts({ value: 'double' }, { average: 'boolean' }),
  histogram_in_parts: {
    ...inParts({ value: 'any' }, { bins: 'int' }),
    returns: ({ types: [t = T.double] }) => T.array(T.struct([T.field('x', t), T.field('y', T.double)])),
  },
  histogram_numeric: {
    kind: 'aggregate',
    params: {
      value: ['numeric', 'date', 'timestamp', 'timestamp_ntz', 'year_month_interval', 'day_time_interval'],
      bins: 'int',
    },
    returns: ({ types: [t = T.double] }) => T.array(T.struct([T.field('x', t), T.field('y', T.double)])),
    nullable: 'always',
    check: ({ args: [, bins] }) => {
      const plain = bins?.kind === 'cast' && bins.implicit ? bins.expr : bins;
      if (!isConstant(plain)) return 'the input nb should be a foldable "INT" expression';
      if (plain?.kind !== 'literal') return undefined;
      if (plain.value === null) return 'The nb must not be null.';
      const nb = Math.trunc(
        plain.type.kind === 'decimal' ? Number(plain.value) / 10 ** plain.type.scale : Number(plain.value),
      );
      return nb >= 2 ? undefined : `The nb must be between [2, 2147483647] (current value = ${nb}).`;
    },
  },
  count_min_sketch: {
    kind: 'aggregate',
    params: { value: ['integral', 'string', 'binary'], eps: 'double', confidence: 'double', seed: 'int' },
    strict: true,
    check: ({ args }) =>
      args.slice(1).every(isConstant)
        ? args.slice(1).some(isUntypedNull)
          ? 'The parameters must not be null'
          : undefined
        : 'the input eps, confidence and seed should be foldable expressions',
    returns: T.binary,
    nullable: 'never',
  },
  hll_sketch_agg: {
    kind: 'aggregate',
    params: { value: 'any', 'lgConfigK?': 'any' },
    ...strictly([T.int, T.long, T.string, T.binary], [T.int]),
    returns: T.binary,
    nullable: 'never',
    display: (a) => `hll_sketch_agg(${a[0]}, ${a[1] ?? '12'})`,
  },
  hll_union_agg: {
    kind: 'aggregate',
    params: { sketch: 'any', 'allowDifferentLgConfigK?': 'any' },
    ...strictly([T.binary], [T.boolean]),
    returns: T.binary,
    nullable: 'never',
    display: (a) => `hll_union_agg(${a[0]}, ${a[1] ?? 'false'})`,
  },
  hll_sketch_estimate: { params: { sketch: 'any' }, ...strictly([T.binary]), returns: T.long },
  hll_union: {
    params: { first: 'binary', second: 'binary', 'allowDifferentLgConfigK?': 'boolean' },
    strict: true,
    returns: T.binary,
    display: (a) => `hll_union(${a[0]}, ${a[1]}, ${a[2] ?? 'false'})`,
  },
  bitmap_bit_position: { params: { value: 'long' }, returns: T.long },
  bitmap_bucket_number: { params: { value: 'long' }, returns: T.long },
  bitmap_count: { params: { bitmap: 'binary' }, strict: true, refusesNull: [0], returns: T.long },
  bitmap_construct_agg: { kind: 'aggregate', params: { position: 'long' }, returns: T.binary, nullable: 'never' },
  bitmap_or_agg: {
    kind: 'aggregate',
    params: { bitmap: 'binary' },
    strict: true,
    refusesNull: [0],
    returns: T.binary,
    nullable: 'never',
  },
  /** 1 where the row belongs to a grouping set without the column. */
  grouping: { params: { column: 'any' }, returns: T.byte, nullable: 'never' },
  /** The bits of `grouping` of each column, the first highest. The analyzer puts all grouping columns where none is named. */
  grouping_id: { params: { 'columns...?': 'any' }, returns: T.long, nullable: 'never' },
});
