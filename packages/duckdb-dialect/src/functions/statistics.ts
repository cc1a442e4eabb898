import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { atom, build, type CallSite, type Lowering, native, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';
import { intervalOf, intervalPercentile, isInterval, numberOf } from './interval-number.js';

/** Aggregates that a helper computes of all values at once, in the order of their arrival. */

const listed = (text: string, site: CallSite): SqlPiece => atom(`LIST(${site.distinct}${text})${site.over}`);

/** A value as the number that Spark takes it for: days, microseconds, months. */
function asNumber(text: string, type: DataType | undefined): string {
  if (isInterval(type)) return numberOf(text, type);
  if (type?.kind === 'date') return `date_diff('day', DATE '1970-01-01', ${text})`;
  if (type?.kind === 'timestamp' || type?.kind === 'timestamp_ntz') return `epoch_us(${text})`;
  return text;
}
const asDouble = (text: string, type: DataType | undefined): string =>
  type?.kind === 'double' ? text : `CAST(${asNumber(text, type)} AS DOUBLE)`;
const doubles = (text: string, type: DataType | undefined, site: CallSite): SqlPiece =>
  listed(asDouble(text, type), site);

/** A number, given as text, as a value of the type. */
function ofNumber(text: string, type: DataType): string {
  if (isInterval(type)) return intervalOf(text, type);
  if (type.kind === 'date') return `DATE '1970-01-01' + CAST(${text} AS INTEGER)`;
  if (type.kind === 'timestamp') return `make_timestamptz(CAST(${text} AS BIGINT))`;
  if (type.kind === 'timestamp_ntz') return `make_timestamp(CAST(${text} AS BIGINT))`;
  return `CAST(${text} AS ${typeName(type)})`;
}

const moment = (statistic: string): Lowering =>
  build(([value], site) =>
    callHelper(site.ctx, 'moments', [doubles(value?.text ?? '', site.types[0], site), stringText(statistic)]),
  );
/** DuckDB computes both of sums of powers, which cancel each other out where values are large and lie close together. */
export const skewness = moment('skewness');
export const kurtosis = moment('kurtosis');

/** The columns of a few rows as lists of doubles in the order of the rows, the parts that these are in last: none where all are in one. */
function columnsInOrder(
  columns: readonly string[],
  part: SqlPiece,
  element: SqlPiece,
  site: CallSite,
): readonly SqlPiece[] {
  const inOrder = (text: string): SqlPiece => atom(`LIST(${text} ORDER BY ${element.text})${site.over}`);
  const one = site.exprs[columns.length]?.kind === 'literal';
  return [...columns.map(inOrder), one ? atom('[]') : inOrder(`CAST(${part.text} AS DOUBLE)`)];
}
type Pieces = readonly [SqlPiece, SqlPiece, SqlPiece, SqlPiece];
const ofColumn = (helper: string): Lowering =>
  build((args, site) => {
    const [value, part, element, told] = args as Pieces;
    return callHelper(site.ctx, helper, [...columnsInOrder([value.text], part, element, site), told]);
  });
export const momentsInParts = ofColumn('moments_in_parts');
export const sumInParts = ofColumn('sum_in_parts');
export const covarianceInParts = build((args, site) => {
  const [x, y, part, element, told] = args as readonly [SqlPiece, ...Pieces];
  return callHelper(site.ctx, 'covariance_in_parts', [...columnsInOrder([x.text, y.text], part, element, site), told]);
});

const FRACTIONAL = ['double', 'float', 'decimal', 'unknown'];
const wholeOf = (type: DataType | undefined): SqlPiece =>
  atom(FRACTIONAL.includes(type?.kind ?? '') ? 'FALSE' : 'TRUE');
export const histogram = build(([value, bins], site) => {
  const [type] = site.types;
  const values = doubles(value?.text ?? '', type, site);
  return binsOf(callHelper(site.ctx, 'histogram', [values, bins as SqlPiece, wholeOf(type)]), site);
});
export const histogramInParts = build((args, site) => {
  const [value, part, element, bins] = args as Pieces;
  const [type] = site.types;
  const lists = columnsInOrder([asDouble(value.text, type)], part, element, site);
  return binsOf(callHelper(site.ctx, 'histogram_in_parts', [...lists, bins, wholeOf(type)]), site);
});

/** Bins, each a value and a count. */
function binsOf(pairs: SqlPiece, site: CallSite): SqlPiece {
  if (site.type.kind !== 'array' || site.type.element.kind !== 'struct') return site.ctx.refuse(site.call, 'its type');
  const [x, y] = [1, 2].map((i) => `split_part(p, ' ', ${i})`) as [string, string];
  const bin = `{'x': ${ofNumber(x, site.type.element.fields[0]?.type as DataType)}, 'y': CAST(${y} AS DOUBLE)}`;
  return atom(`list_transform(${pairs.text}, lambda p: ${bin})`);
}

/** Percentiles of weighted doubles, Spark's to the last bit: one or a list of them, as `percentage` is. */
function weighted(values: SqlPiece, weights: SqlPiece, percentage: SqlPiece, type: DataType, site: CallSite): string {
  const many = type.kind === 'array';
  const percentages = many ? `CAST(${percentage.text} AS DOUBLE[])` : `[CAST(${percentage.text} AS DOUBLE)]`;
  const found = callHelper(site.ctx, 'percentile_counted', [values, weights, atom(percentages)]).text;
  return many ? found : `${found}[1]`;
}

/** `percentile` of values that stand for as many rows as their frequency says. */
export function countedPercentile(args: readonly SqlPiece[], site: CallSite): SqlPiece {
  const [value, percentage, frequency] = args as readonly [SqlPiece, SqlPiece, SqlPiece];
  if (site.distinct) return site.ctx.refuse(site.call, 'distinct pairs of a value and a frequency');
  const [type] = site.types;
  const weights = listed(`CAST(${frequency.text} AS DOUBLE)`, site);
  const picked = weighted(doubles(value.text, type, site), weights, percentage, site.type, site);
  return atom(isInterval(type) ? intervalPercentile(picked, site.type) : picked);
}

/** The percentile of intervals is cut toward zero, so the double before must be Spark's. `descending`: from the greatest on. */
export function exactIntervalPercentile(
  value: string,
  type: DataType,
  percentage: SqlPiece,
  site: CallSite,
  descending = false,
): SqlPiece {
  const values = listed(`${descending ? '-' : ''}CAST(${numberOf(value, type)} AS DOUBLE)`, site);
  const weights = atom(`list_transform(${values.text}, lambda w__: 1e0)`);
  return atom(intervalPercentile(weighted(values, weights, percentage, site.type, site), site.type, descending));
}

/** What Java's hash code of a value is made of; where it is not known, the mode is DuckDB's. */
const HASHED: Readonly<Record<string, string>> = {
  byte: 'int',
  short: 'int',
  int: 'int',
  date: 'int',
  year_month_interval: 'int',
  long: 'long',
  timestamp: 'long',
  timestamp_ntz: 'long',
  day_time_interval: 'long',
  boolean: 'boolean',
  string: 'string',
};
const anyMode = native('MODE');
export const mode = build((args, site) => {
  const [type] = site.types;
  const kind = HASHED[type?.kind ?? ''];
  if (kind === undefined || !type) {
    site.ctx.approximate(site.call, 'of several values that are equally frequent it may be another one');
    return anyMode.render(args, site, ['value']);
  }
  const number = `CAST(${asNumber(args[0]?.text ?? '', type)} AS ${isInterval(type) || type.kind === 'date' ? 'BIGINT' : 'VARCHAR'})`;
  const texts = listed(isInterval(type) || type.kind === 'date' ? `CAST(${number} AS VARCHAR)` : number, site);
  const found = callHelper(site.ctx, 'mode', [texts, stringText(kind)]).text;
  return atom(type.kind === 'string' ? found : ofNumber(found, type));
});

/** NaN where one of the values is none or infinite, on which DuckDB raises; NULL of a single value, where the sample's is asked for. */
export const spread = (name: string): Lowering =>
  build(([value], site) => {
    const text = value?.text ?? '';
    const plain = `${name}(${site.distinct}${text})${site.over}`;
    const inner = value?.bare && site.exprs[0]?.kind === 'cast' ? site.exprs[0].expr.type : site.types[0];
    if (inner?.kind !== 'double' && inner?.kind !== 'float') return atom(plain);
    const finite = `${name}(${site.distinct}CASE WHEN isfinite(${text}) THEN ${text} END)${site.over}`;
    const odd = `COUNT(CASE WHEN NOT isfinite(${text}) THEN 1 END)${site.over} = 0`;
    const one = name.endsWith('SAMP') ? ` WHEN COUNT(${site.distinct}${text})${site.over} > 1` : ' ELSE';
    return atom(`CASE WHEN ${odd} THEN ${finite}${one}${one === ' ELSE' ? '' : ' THEN'} 'NaN'::DOUBLE END`);
  });
