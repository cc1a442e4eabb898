import { type DataType, decimalText, type families, type NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  callText,
  FLOATS_IN_SETS,
  holdsFloats,
  type Lowering,
  leftOpen,
  mayPass38Digits,
  native,
  type SqlPiece,
  STRENGTH,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { nestedKey } from '../sort-key.js';
import { typeName } from '../types.js';
import { DIVIDE_BY_ZERO } from './arithmetic.js';
import { decimalAverage } from './decimal-average.js';
import { intervalAverage, intervalOf, intervalPercentile, isInterval, numberOf } from './interval-number.js';
import { checkedSum } from './long-sum.js';
import { castAs as castPiece } from './pieces.js';
import { sketchLowerings } from './sketch.js';
import {
  countedPercentile,
  covarianceInParts,
  exactIntervalPercentile,
  histogram,
  histogramInParts,
  kurtosis,
  mode,
  momentsInParts,
  skewness,
  spread,
  sumInParts,
} from './statistics.js';
import { OVERFLOWED } from './wide-decimals.js';

const cast = (text: string, type: DataType): SqlPiece => atom(`CAST(${text} AS ${typeName(type)})`);
const aggregateText = (name: string, args: string, site: CallSite): string =>
  `${name}(${site.distinct}${args})${site.over}`;

/** Is the call over a window? Spark has no FILTER there, so whatever follows and is no filter is OVER. */
export const inWindow = (site: CallSite): boolean =>
  site.over !== '' && !(site.call.kind === 'aggregate' && site.call.filter !== undefined);

/** IGNORE NULLS, as words or as the second argument of first, last and any_value. */
function ignoresNulls(site: CallSite): boolean {
  const flag = site.exprs[1];
  return site.ignoreNulls || (flag?.kind === 'literal' && flag.value === true);
}

/** DuckDB adds up more than 38 digits: NULL in Spark, in ANSI mode an error. */
function within38Digits(sum: string, scale: number, ansi: boolean): string {
  const largest = decimalText(10n ** 38n - 1n, scale);
  if (!ansi) return `CASE WHEN ABS(${sum}) <= ${largest} THEN ${sum} END`;
  return `CASE WHEN ABS(${sum}) > ${largest} THEN ${OVERFLOWED} ELSE ${sum} END`;
}

/** SUM widens: integers to HUGEINT, decimals to 38 digits. Intervals are added up as numbers. */
function sumOf(tryCast: boolean): Lowering {
  return build(([value], site) => {
    const [type] = site.types;
    const text = value?.text ?? '';
    if (isInterval(type))
      return atom(intervalOf(aggregateText('SUM', numberOf(text, type), site), type, tryCast ? 'TRY_CAST' : 'CAST'));
    if (type?.kind === 'long' && (tryCast || site.ctx.conf.ansi)) return checkedSum(text, site, tryCast);
    const sum = aggregateText('SUM', text, site);
    if (type?.kind === 'decimal' && mayPass38Digits(type) && site.type.kind === 'decimal')
      return atom(within38Digits(sum, site.type.scale, site.ctx.conf.ansi && !tryCast));
    // of a bare NULL DuckDB makes a whole number
    const same =
      (site.type.kind === 'double' && text !== 'NULL') ||
      site.type.kind === 'unknown' ||
      (site.type.kind === 'decimal' && site.type.precision === 38 && !tryCast);
    return same ? atom(sum) : atom(`${tryCast ? 'TRY_CAST' : 'CAST'}(${sum} AS ${typeName(site.type)})`);
  });
}

/** AVG gives a double of anything; a decimal's average is exact in Spark, rounded half up. */
const average = (tried: boolean): Lowering =>
  build(([value], site) => averageOf(value?.text ?? '', site.types[0], site, tried));
function averageOf(text: string, input: DataType | undefined, site: CallSite, tried = false): SqlPiece {
  const type = site.type;
  if (isInterval(type)) {
    const sum = aggregateText('SUM', numberOf(text, input), site);
    return atom(intervalAverage(sum, aggregateText('COUNT', text, site), type, tried));
  }
  if (type.kind !== 'decimal' || input?.kind !== 'decimal') return atom(aggregateText('AVG', text, site));
  const sum = aggregateText('SUM', text, site);
  const kept = mayPass38Digits(input) ? within38Digits(sum, input.scale, site.ctx.conf.ansi && !tried) : sum;
  return decimalAverage(sum, kept, aggregateText('COUNT', text, site), input, type);
}

/** COUNT of one argument, of several (rows where all have a value), or of the row itself. */
const count = build((args, site) => {
  const { exprs, distinct } = site;
  const [only] = exprs;
  if (args.length === 1 && only?.kind === 'literal' && only.value !== null && !distinct)
    return atom(`COUNT(*)${site.over}`);
  if (args.length === 1) return atom(aggregateText('COUNT', args[0]?.text ?? '', site));
  const tests = args.filter((_, i) => exprs[i]?.nullable).map((a) => `${at(a, STRENGTH.compare + 1)} IS NOT NULL`);
  const row = `(${args.map((a) => a.text).join(', ')})`;
  if (tests.length === 0) return atom(distinct ? aggregateText('COUNT', row, site) : `COUNT(*)${site.over}`);
  return atom(aggregateText('COUNT', `CASE WHEN ${tests.join(' AND ')} THEN ${distinct ? row : '1'} END`, site));
});

/** One of many nested values passes through a key that DuckDB makes of it. */
function noteZeros(site: CallSite): void {
  const [type] = site.types;
  if (type && (type.kind === 'array' || type.kind === 'struct' || type.kind === 'map') && holdsFloats(type))
    site.ctx.approximate(site.call, 'a negative zero inside of it loses its sign');
}

/** The first or last row's value, NULL or not; with IGNORE NULLS the first or last value there is. */
function picker(which: 'FIRST' | 'LAST'): Lowering {
  return build(([value], site) => {
    const text = value?.text ?? '';
    if (!inWindow(site)) noteZeros(site);
    if (!ignoresNulls(site)) return atom(`${inWindow(site) ? `${which}_VALUE` : which}(${text})${site.over}`);
    if (inWindow(site)) return atom(`${which}_VALUE(${text} IGNORE NULLS)${site.over}`);
    if (which === 'FIRST') return atom(`ANY_VALUE(${text})${site.over}`);
    return atom(`list_last(list_filter(LIST(${text})${site.over}, lambda e__: e__ IS NOT NULL))`);
  });
}

const ANY_OF_TIES = 'of several rows that share the extreme it may be another one’s value; Spark takes the last';
/** Spark orders NULLs inside arrays and structs first, DuckDB last: such values are compared by a key. */
const extreme = (name: 'MIN' | 'MAX'): Lowering =>
  build(([value], site) => {
    const [type] = site.types;
    noteZeros(site);
    const plain = value as SqlPiece;
    const key = type ? nestedKey(plain, type) : plain;
    return atom(
      key === plain ? aggregateText(name, plain.text, site) : `ARG_${name}(${plain.text}, ${key.text})${site.over}`,
    );
  });
/** Types that keep the order of others: -0.0 stays one only beside a key of these, and only as a DOUBLE. */
const ORDER_TYPES: Readonly<Record<string, string>> = {
  boolean: 'INTEGER',
  byte: 'INTEGER',
  short: 'INTEGER',
  float: 'DOUBLE',
};
const extremeBy = (name: string): Lowering =>
  build(([value, ordering], site) => {
    const [result, type] = site.types;
    noteZeros(site);
    const key = type ? nestedKey(ordering as SqlPiece, type) : (ordering as SqlPiece);
    const floating = result?.kind === 'float' || result?.kind === 'double';
    const other = floating && type ? ORDER_TYPES[type.kind] : undefined;
    const ordered = other ? castPiece(key, other) : key;
    if (result?.kind !== 'float') return atom(aggregateText(name, `${value?.text}, ${ordered.text}`, site));
    return cast(aggregateText(name, `${castPiece(value as SqlPiece, 'DOUBLE').text}, ${ordered.text}`, site), result);
  });

/** COLLECT_LIST skips NULLs and gives an empty list where there is nothing. */
const collect = (distinct: string): Lowering =>
  build(([value], site) => {
    if (distinct && holdsFloats(site.types[0])) site.ctx.approximate(site.call, FLOATS_IN_SETS);
    const list = `LIST(${distinct || site.distinct}${value?.text ?? ''})${site.over}`;
    const kept = site.exprs[0]?.nullable ? `list_filter(${list}, lambda e__: e__ IS NOT NULL)` : list;
    return atom(`COALESCE(${kept}, [])`);
  });

/** NULL where the values of one side do not vary: DuckDB divides by zero there and gets NaN. */
const regression = (name: string, sides: readonly string[]): Lowering =>
  build((args, site) => {
    const list = args.map((a) => a.text).join(', ');
    const tests = sides.map((s) => `${aggregateText(s, list, site)} <> 0`).join(' AND ');
    return atom(`CASE WHEN ${tests} THEN ${aggregateText(name, list, site)} END`);
  });

/** Where one side does not vary, Spark divides by zero: an error in ANSI mode. A single pair is NULL. */
const correlation = build((args, site) => {
  const list = args.map((a) => a.text).join(', ');
  const [x, y, n, r] = ['REGR_SXX', 'REGR_SYY', 'REGR_COUNT', 'CORR'].map((name) => aggregateText(name, list, site));
  const raised = site.ctx.conf.ansi ? ` WHEN ${n} > 1 THEN ${DIVIDE_BY_ZERO}` : '';
  return atom(`CASE WHEN ${x} * ${y} <> 0 THEN ${r}${raised} END`);
});

/** Spark takes the sides the other way round where one of them does not vary: NULL for the dependent one, 1 for the other. */
const determination = build((args, site) => {
  const list = args.map((a) => a.text).join(', ');
  const [y, x, r2] = ['REGR_SYY', 'REGR_SXX', 'REGR_R2'].map((name) => aggregateText(name, list, site));
  return atom(`CASE WHEN ${y} = 0 THEN NULL WHEN ${x} = 0 THEN 1 ELSE ${r2} END`);
});

/** The average of one side of the pairs that have both. */
const pairAverage = (mine: 0 | 1): Lowering =>
  build((args, site) => {
    const other = args[1 - mine];
    const text = args[mine]?.text ?? '';
    const nullable = site.exprs[1 - mine]?.nullable;
    const kept = nullable && other ? `CASE WHEN ${at(other, STRENGTH.compare + 1)} IS NOT NULL THEN ${text} END` : text;
    return averageOf(kept, site.types[mine], site);
  });

const asDouble = (value: SqlPiece | undefined, type: DataType | undefined): string =>
  type?.kind === 'decimal' || type?.kind === 'float' ? `CAST(${value?.text} AS DOUBLE)` : (value?.text ?? '');

const percentile = build((args, site) => {
  const [type] = site.types;
  const frequency = site.exprs[2];
  const once = !frequency || (frequency.kind === 'literal' && Number(frequency.value) === 1);
  if (!once) return countedPercentile(args, site);
  const [value, percentage] = args as readonly [SqlPiece, SqlPiece];
  if (type && isInterval(type)) return exactIntervalPercentile(value.text, type, percentage, site);
  return atom(aggregateText('QUANTILE_CONT', `${asDouble(value, type)}, ${percentage.text}`, site));
});

/** An element of the data; of intervals by their numbers. */
const percentileApprox = build(([value, percentage], site) => {
  const [type] = site.types;
  const interval = isInterval(type);
  const text = interval ? numberOf(value?.text ?? '', type) : value?.text;
  const found = aggregateText('QUANTILE_DISC', `${text}, ${percentage?.text}`, site);
  return atom(interval ? intervalPercentile(found, site.type) : found);
});

/**
 * A quantile from the greatest value on: DuckDB counts negative percentages from there. Of 0 it does so only beside another, so -1
 * stands behind.
 */
function fromGreatest(name: string, key: string, percentage: SqlPiece, site: CallSite): string {
  const many = site.type.kind === 'array';
  const each = many ? `list_transform(${percentage.text}, lambda q__: -q__)` : `[-(${percentage.text})]`;
  const found = `(${aggregateText(name, `${key}, list_append(${each}, -1)`, site)})`;
  return many ? `${found}[:-2]` : `${found}[1]`;
}

const withinGroup = (name: 'CONT' | 'DISC'): Lowering =>
  build(([percentage], site) => {
    const order = site.call.kind === 'aggregate' ? site.call.orderBy?.[0] : undefined;
    if (!order || !percentage) return site.ctx.refuse(site.call, 'it needs WITHIN GROUP (ORDER BY …)');
    const { type } = order.expr;
    const value = site.ctx.emit(order.expr);
    const descending = order.direction === 'desc';
    const interval = isInterval(type);
    if (interval && name === 'CONT') return exactIntervalPercentile(value.text, type, percentage, site, descending);
    const key = interval ? numberOf(value.text, type) : asDouble(value, type);
    const found = descending
      ? fromGreatest(`QUANTILE_${name}`, key, percentage, site)
      : aggregateText(`QUANTILE_${name}`, `${key}, ${percentage.text}`, site);
    if (interval) return atom(intervalPercentile(found, site.type));
    return name === 'DISC' && type.kind !== 'double' ? cast(found, site.type) : atom(found);
  });

const median = build(([value], site) => {
  const [type] = site.types;
  if (type && isInterval(type)) return exactIntervalPercentile(value?.text ?? '', type, atom('0.5'), site);
  return atom(aggregateText('MEDIAN', asDouble(value, type), site));
});

export const aggregateLowerings = {
  count,
  count_if: build(([condition], site) =>
    atom(aggregateText('COUNT', `CASE WHEN ${condition?.text} THEN TRUE END`, site)),
  ),
  sum: sumOf(false),
  try_sum: sumOf(true),
  avg: average(false),
  try_avg: average(true),
  min: extreme('MIN'),
  max: extreme('MAX'),
  first: picker('FIRST'),
  last: picker('LAST'),
  any_value: picker('FIRST'),
  min_by: leftOpen(extremeBy('ARG_MIN_NULL'), ANY_OF_TIES),
  max_by: leftOpen(extremeBy('ARG_MAX_NULL'), ANY_OF_TIES),
  stddev_samp: spread('STDDEV_SAMP'),
  stddev_pop: spread('STDDEV_POP'),
  var_samp: spread('VAR_SAMP'),
  var_pop: spread('VAR_POP'),
  skewness,
  kurtosis,
  moments_in_parts: momentsInParts,
  covariance_in_parts: covarianceInParts,
  sum_in_parts: sumInParts,
  histogram_in_parts: histogramInParts,
  corr: correlation,
  covar_pop: native('COVAR_POP'),
  covar_samp: native('COVAR_SAMP'),
  regr_count: template('CAST(REGR_COUNT({distinct}{y}, {x}){over} AS BIGINT)'),
  regr_avgx: pairAverage(1),
  regr_avgy: pairAverage(0),
  regr_slope: regression('REGR_SLOPE', ['REGR_SXX']),
  regr_intercept: native('REGR_INTERCEPT'),
  regr_r2: determination,
  regr_sxx: native('REGR_SXX'),
  regr_sxy: native('REGR_SXY'),
  regr_syy: native('REGR_SYY'),
  collect_list: collect(''),
  collect_set: collect('DISTINCT '),
  approx_count_distinct: leftOpen(template('COUNT(DISTINCT {value}){over}'), 'the count is exact, Spark estimates it'),
  percentile,
  percentile_approx: leftOpen(
    percentileApprox,
    'the percentile is exact; Spark is off by up to 1/accuracy of the rows where it has more rows than that',
  ),
  percentile_cont: withinGroup('CONT'),
  percentile_disc: withinGroup('DISC'),
  median,
  mode,
  bool_and: native('BOOL_AND'),
  bool_or: native('BOOL_OR'),
  bit_and: native('BIT_AND'),
  bit_or: native('BIT_OR'),
  bit_xor: native('BIT_XOR'),
  product: native('PRODUCT'),
  histogram_numeric: histogram,
  ...sketchLowerings,
  grouping: template('CAST(GROUPING({column}) AS TINYINT)'),
  grouping_id: build((args) => atom(args.length === 0 ? 'CAST(0 AS BIGINT)' : callText('GROUPING_ID', args).text)),
} satisfies Record<NeedsLowering<(typeof families)['aggregate']>, Lowering>;
