import {
  type DataType,
  diagnostic,
  type Expr,
  type families,
  type NeedsLowering,
} from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  byHelper,
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
  unsupported,
} from '@spark-sql-to-snowflake/sql-emit';
import { isNested, NO_ORDER, orderKey } from '../order-key.js';
import { decimalAverage } from './decimal-average.js';
import { text } from './guard.js';
import { intervalPercentile } from './interval-percentile.js';
import { fn, twelvePlaces } from './pieces.js';
import { sketchLowerings } from './sketch.js';
import { countedPercentile, histogram } from './statistics.js';

const aggregateText = (name: string, args: string, site: CallSite): string =>
  `${name}(${site.distinct}${args})${site.over}`;
const inWindow = (site: CallSite): boolean => site.over !== '';
const isInterval = (t: DataType | undefined): boolean =>
  t?.kind === 'day_time_interval' || t?.kind === 'year_month_interval';
/** Is a sum within 64 bits, or within the 32 of a year-month interval? */
const inRange = (sum: string, type: DataType): string => {
  const end = 2n ** (type.kind === 'year_month_interval' ? 31n : 63n);
  return `${sum} BETWEEN ${-end} AND ${end - 1n}`;
};
const asFloat = (p: SqlPiece | undefined, type: DataType | undefined): string =>
  type?.kind === 'double' || type?.kind === 'float' ? text(p) : `${p ? at(p, STRENGTH.postfix) : 'NULL'}::FLOAT`;

/** IGNORE NULLS, as words or as the second argument of first, last and any_value. */
function ignoresNulls(site: CallSite): boolean {
  const flag = site.exprs[1];
  return site.ignoreNulls || (flag?.kind === 'literal' && flag.value === true);
}

/** `count(*)` is `count(1)`. Several arguments: rows where all have a value, in both. */
const count = build((args, site) => {
  const [only] = site.exprs;
  const row = args.length === 1 && only?.kind === 'literal' && only.value !== null && !site.distinct;
  return atom(row ? `COUNT(*)${site.over}` : aggregateText('COUNT', args.map((a) => a.text).join(', '), site));
});

/** A NUMBER holds more than a bigint: what Spark would wrap around goes on growing. Sums of int do not come so far. */
const sum = build(([value], site) => {
  if (site.types[0]?.kind === 'long') {
    site.ctx.diagnostics.add(
      diagnostic('overflow-unchecked', { type: 'bigint', dialect: 'Snowflake' }, site.call.origin),
    );
  }
  noteWide(site);
  return atom(aggregateText('SUM', text(value), site));
});

/** A sum of more than 38 digits raises, as it may; it is for the NULL that `try_sum` and `try_avg` are written. */
function noteWide(site: CallSite): void {
  const [type] = site.types;
  if (type?.kind === 'decimal' && mayPass38Digits(type) && site.call.fn.startsWith('try_'))
    site.ctx.approximate(site.call, 'a sum of more than 38 digits raises, where Spark gives NULL');
}

/** NULL where the sum leaves the result's range. Rows have no order here, in which Spark would leave it on the way. */
const trySum = build(([value], site) => {
  const sum = aggregateText('SUM', text(value), site);
  const { type, types } = site;
  noteWide(site);
  if (type.kind !== 'long' && !isInterval(type)) return atom(sum);
  if (types[0]?.kind === 'long' || isInterval(type)) site.ctx.approximate(site.call, ON_THE_WAY);
  return atom(`IFF(${inRange(sum, type)}, ${sum}, NULL)`);
});
const ON_THE_WAY =
  'where the sum of some rows leaves the range and that of all does not, Spark gives NULL or the sum as the rows come, and here it is the sum';

/** AVG of NUMBERs has few decimal places in Snowflake, so the numbers are made FLOATs; a decimal's average is exact in Spark. */
const averageOf = (value: SqlPiece | undefined, type: DataType | undefined, site: CallSite): SqlPiece => {
  if (isInterval(type)) return intervalAverage(value, site);
  if (site.type.kind !== 'decimal') {
    return atom(aggregateText('AVG', asFloat(value, type), site));
  }
  noteWide(site);
  return decimalAverage(
    aggregateText('SUM', text(value), site),
    aggregateText('COUNT', text(value), site),
    site.type,
    site,
  );
};
/** Rounded half away from zero. */
function intervalAverage(value: SqlPiece | undefined, site: CallSite): SqlPiece {
  const sum = aggregateText('SUM', text(value), site);
  const count = aggregateText('COUNT', text(value), site);
  const average = fn('ROUND', atom(`${twelvePlaces(atom(sum)).text} / NULLIF(${count}, 0)`));
  return site.call.kind === 'aggregate' && site.call.fn === 'try_avg'
    ? fn('IFF', atom(inRange(sum, site.type)), average, atom('NULL'))
    : average;
}
const average = build(([value], site) => averageOf(value, site.types[0], site));
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
    const value = args[mine];
    const guarded =
      site.exprs[1 - mine]?.nullable && other
        ? atom(`IFF(${at(other, STRENGTH.compare + 1)} IS NULL, NULL, ${text(value)})`)
        : value;
    return averageOf(guarded, site.types[mine], site);
  });

/** MIN and MAX know no booleans, and no arrays or objects: of equal ones any is the one that is wanted. */
const extreme = (name: 'MIN' | 'MAX'): Lowering =>
  build(([value], site) => {
    const kind = site.types[0]?.kind;
    if (kind === 'boolean') return atom(`${name === 'MIN' ? 'BOOLAND_AGG' : 'BOOLOR_AGG'}(${text(value)})${site.over}`);
    const [type] = site.types;
    if (type && isNested(type)) {
      if (inWindow(site)) return site.ctx.refuse(site.call, `Snowflake does not compare values of type ${kind}`);
      const key = orderKey(value as SqlPiece, type, site.exprs[0]?.nullable ?? true);
      return key ? callText(`${name}_BY`, [value as SqlPiece, key]) : site.ctx.refuse(site.call, NO_ORDER);
    }
    return atom(aggregateText(name, text(value), site));
  });

/** Over a window the first or last value in its order; as an aggregate any row's, for Snowflake has no order of rows. */
const picker = (which: 'FIRST_VALUE' | 'LAST_VALUE' | 'ANY_VALUE'): Lowering =>
  build(([value], site) => {
    const ignore = ignoresNulls(site);
    if (inWindow(site)) {
      const name = which === 'ANY_VALUE' ? 'FIRST_VALUE' : which;
      return atom(`${name}(${text(value)})${ignore ? ' IGNORE NULLS' : ''}${site.over}`);
    }
    if (which !== 'ANY_VALUE') {
      site.ctx.approximate(
        site.call,
        'Snowflake has no order of rows: it is any row’s value, not that of the first or last',
      );
    }
    return atom(`${ignore ? 'MIN' : 'ANY_VALUE'}(${text(value)})`);
  });

const collect = (distinct: string): Lowering =>
  build(([value], site) => {
    if (distinct && holdsFloats(site.types[0])) site.ctx.approximate(site.call, FLOATS_IN_SETS);
    if (inWindow(site)) site.ctx.approximate(site.call, 'the order of the elements may not be the window’s');
    return atom(`ARRAY_AGG(${distinct || site.distinct}${text(value)})${site.over}`);
  });

/** One percentage gives a value, an array of them an array of values. */
function percentages(args: readonly SqlPiece[], site: CallSite, at0: number, one: (p: string) => string): SqlPiece {
  const expr: Expr | undefined = site.exprs[at0];
  // the number as it is written: an argument that is no plain constant would be refused
  const plain = (e: Expr | undefined, sql: string): string => {
    if (e?.kind === 'cast' && e.implicit && e.expr.kind === 'literal') return site.ctx.emit(e.expr).text;
    return e?.kind === 'literal' && typeof e.value === 'number' ? String(e.value) : sql;
  };
  if (site.types[at0]?.kind !== 'array') return atom(one(plain(expr, text(args[at0]))));
  const list = expr?.kind === 'cast' ? expr.expr : expr;
  if (list?.kind !== 'call' || list.fn !== 'array')
    return site.ctx.refuse(site.call, 'the percentages must be constants');
  return callText(
    'ARRAY_CONSTRUCT',
    list.args.map((p) => atom(one(site.ctx.emit(p).text))),
  );
}
const percentile = build((args, site) => {
  if (isInterval(site.types[0]) && site.exprs.length === 2) return intervalPercentile(text(args[0]), args[1], site);
  const frequency = site.exprs[2];
  if (frequency && !(frequency.kind === 'literal' && Number(frequency.value) === 1))
    return countedPercentile(args, site);
  const key = asFloat(args[0], site.types[0]);
  return percentages(args, site, 1, (p) => `PERCENTILE_CONT(${p}) WITHIN GROUP (ORDER BY ${key})${site.over}`);
});
const withinGroup = (name: string): Lowering =>
  build((args, site) => {
    const order = site.call.kind === 'aggregate' ? site.call.orderBy?.[0] : undefined;
    if (!order) return site.ctx.refuse(site.call, 'it needs WITHIN GROUP (ORDER BY …)');
    const value = site.ctx.emit(order.expr);
    const interval = isInterval(order.expr.type);
    if (interval && name === 'PERCENTILE_CONT')
      return intervalPercentile(value.text, args[0], site, order.direction === 'desc');
    const key = interval ? value.text : asFloat(value, order.expr.type);
    const direction = order.direction === 'desc' ? ' DESC' : '';
    return percentages(args, site, 0, (p) => `${name}(${p}) WITHIN GROUP (ORDER BY ${key}${direction})${site.over}`);
  });

/** From the sample's skewness, which Snowflake computes, to the population's, which Spark does. Two values have none. */
const skewness = build(([value], site) => {
  const [n, spread, skew] = ['COUNT', 'VAR_POP', 'SKEW'].map((f) => aggregateText(f, text(value), site));
  return atom(
    `CASE WHEN ${spread} = 0 THEN NULL WHEN ${n} = 2 THEN 0 ELSE ${skew} * (${n} - 2) / SQRT(${n} * (${n} - 1)) END`,
  );
});
/** As skewness. Two values have -2, three -1.5, whichever they are; Snowflake's sample formula begins with four. */
const kurtosis = build(([value], site) => {
  const [n, spread, kurt] = ['COUNT', 'VAR_POP', 'KURTOSIS'].map((f) => aggregateText(f, text(value), site));
  return atom(
    `CASE WHEN ${spread} = 0 THEN NULL WHEN ${n} = 2 THEN -2 WHEN ${n} = 3 THEN -1.5 ELSE (${kurt} * (${n} - 2) * (${n} - 3) / (${n} - 1) - 6) / (${n} + 1) END`,
  );
});

/** Where one side does not vary, Spark divides by zero: an error in ANSI mode. A single pair is NULL. */
const corr = build((args, site) => {
  const list = args.map((a) => a.text).join(', ');
  const [x, y, n, r] = ['REGR_SXX', 'REGR_SYY', 'REGR_COUNT', 'CORR'].map((f) => aggregateText(f, list, site));
  const none = site.ctx.conf.ansi ? `IFF(${n} > 1, 1 / (${x} * ${y}), NULL)` : 'NULL';
  return atom(`IFF(${x} * ${y} = 0, ${none}, ${r})`);
});

/** The average error of Snowflake's estimate (docs.snowflake.com/en/sql-reference/functions/approx_count_distinct). Where Spark is asked for less, the count is exact. */
const ESTIMATED = 0.0163;
const estimatedCount = build(([value], site) => {
  const asked = site.exprs[1];
  const error = asked?.kind === 'literal' && typeof asked.value === 'number' ? asked.value : asked ? 0 : 0.05;
  const name = error < ESTIMATED ? 'COUNT(DISTINCT ' : 'APPROX_COUNT_DISTINCT(';
  return atom(`${name}${text(value)})${site.over}`);
});

const ANY_OF_TIES = 'of several rows that share the extreme it may be another one’s value; Spark takes the last';

const NO_PARTS = 'no rule of Snowflake’s asks for it';

export const aggregateLowerings = {
  count,
  count_if: build(([condition], site) =>
    atom(
      site.distinct
        ? `COUNT(DISTINCT IFF(${text(condition)}, TRUE, NULL))`
        : `COUNT_IF(${text(condition)})${site.over}`,
    ),
  ),
  sum,
  try_sum: trySum,
  avg: average,
  try_avg: average,
  min: extreme('MIN'),
  max: extreme('MAX'),
  first: picker('FIRST_VALUE'),
  last: picker('LAST_VALUE'),
  any_value: picker('ANY_VALUE'),
  min_by: leftOpen(native('MIN_BY'), ANY_OF_TIES),
  max_by: leftOpen(native('MAX_BY'), ANY_OF_TIES),
  stddev_samp: native('STDDEV_SAMP'),
  stddev_pop: native('STDDEV_POP'),
  var_samp: native('VAR_SAMP'),
  var_pop: native('VAR_POP'),
  skewness,
  kurtosis,
  corr,
  covar_pop: native('COVAR_POP'),
  covar_samp: native('COVAR_SAMP'),
  regr_count: native('REGR_COUNT'),
  regr_avgx: pairAverage(1),
  regr_avgy: pairAverage(0),
  regr_slope: native('REGR_SLOPE'),
  regr_intercept: native('REGR_INTERCEPT'),
  regr_r2: determination,
  regr_sxx: native('REGR_SXX'),
  regr_sxy: native('REGR_SXY'),
  regr_syy: native('REGR_SYY'),
  collect_list: collect(''),
  collect_set: collect('DISTINCT '),
  approx_count_distinct: leftOpen(
    estimatedCount,
    'both estimate, with other sketches: the counts may differ by some percent',
  ),
  percentile: byHelper(percentile, 'sometimes'),
  percentile_approx: leftOpen(
    build((args, site) => {
      return percentages(
        args,
        site,
        1,
        (p) => `PERCENTILE_DISC(${p}) WITHIN GROUP (ORDER BY ${text(args[0])})${site.over}`,
      );
    }),
    'the percentile is exact; Spark is off by up to 1/accuracy of the rows where it has more rows than that',
  ),
  percentile_cont: byHelper(withinGroup('PERCENTILE_CONT'), 'sometimes'),
  percentile_disc: withinGroup('PERCENTILE_DISC'),
  median: byHelper(
    build(([value], site) => {
      if (isInterval(site.types[0])) return intervalPercentile(text(value), atom('0.5'), site);
      return atom(aggregateText('MEDIAN', asFloat(value, site.types[0]), site));
    }),
    'sometimes',
  ),
  mode: leftOpen(native('MODE'), 'of several values that are equally frequent it may be another one'),
  bool_and: native('BOOLAND_AGG'),
  bool_or: native('BOOLOR_AGG'),
  bit_and: native('BITAND_AGG'),
  bit_or: native('BITOR_AGG'),
  bit_xor: native('BITXOR_AGG'),
  product: unsupported('Snowflake has no product of values, and sums of logarithms lose digits'),
  moments_in_parts: unsupported(NO_PARTS),
  covariance_in_parts: unsupported(NO_PARTS),
  sum_in_parts: unsupported(NO_PARTS),
  histogram_in_parts: unsupported(NO_PARTS),
  histogram_numeric: histogram,
  ...sketchLowerings,
  bitmap_bit_position: template('IFF({value} > 0, MOD({value} - 1, 32768), MOD(-{value}, 32768))'),
  bitmap_bucket_number: template('IFF({value} > 0, 1 + TRUNC(({value} - 1) / 32768), TRUNC({value} / 32768))'),
  grouping: native('GROUPING'),
  grouping_id: build((args) => (args.length === 0 ? atom('0') : callText('GROUPING_ID', args))),
} satisfies Record<NeedsLowering<(typeof families)['aggregate']>, Lowering>;
