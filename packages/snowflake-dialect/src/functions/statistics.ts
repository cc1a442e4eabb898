import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { atom, build, byHelper, type CallSite, type Lowering, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { typeName } from '../types.js';
import { asType } from './guard.js';
import { castAs, fn } from './pieces.js';

/** Aggregates that a helper computes of all values of a group at once, as many as an array holds. */

const EPOCH = "DATE '1970-01-01'";

/** A value as the FLOAT that Spark takes it for: days, microseconds, months. */
function asNumber(value: SqlPiece, type: DataType | undefined): SqlPiece {
  if (type?.kind === 'double' || type?.kind === 'float') return value;
  if (type?.kind === 'date') return castAs(fn('DATEDIFF', atom('DAY'), atom(EPOCH), value), 'FLOAT');
  if (type?.kind === 'timestamp' || type?.kind === 'timestamp_ntz')
    return castAs(fn('DATE_PART', atom('EPOCH_MICROSECOND'), value), 'FLOAT');
  return castAs(value, 'FLOAT');
}

/** A number, given as text, as a value of the type. */
function ofNumber(number: string, type: DataType): string {
  if (type.kind === 'date') return `DATEADD(DAY, ${number}::INT, ${EPOCH})`;
  if (type.kind === 'timestamp') return `TO_TIMESTAMP_LTZ(${number}::INT, 6)::${typeName(type)}`;
  if (type.kind === 'timestamp_ntz') return `TO_TIMESTAMP_NTZ(${number}::INT, 6)::${typeName(type)}`;
  return `${number}::${typeName(type)}`;
}

const NO_NUMBER = 'NaN and infinity may be lost on their way into JavaScript';

function notInWindow(site: CallSite): void {
  if (site.over !== '') site.ctx.refuse(site.call, 'arrays of a window’s frame have no order there');
}

const isFractional = (type: DataType | undefined): boolean => type?.kind === 'double' || type?.kind === 'float';
const WHOLE: ReadonlySet<DataType['kind']> = new Set(['double', 'float', 'decimal', 'unknown']);

/** Bins, each a value and a count. More values than bins are merged as they come, which is in no order there, and in Spark in that of the rows. */
export const histogram: Lowering = byHelper(
  build(([value, bins], site) => {
    notInWindow(site);
    const [type] = site.types;
    const bin = site.type.kind === 'array' ? site.type.element : undefined;
    const x = bin?.kind === 'struct' ? bin.fields[0]?.type : undefined;
    if (!x) return site.ctx.refuse(site.call, 'its type');
    if (isFractional(type)) site.ctx.approximate(site.call, NO_NUMBER);
    site.ctx.approximate(
      site.call,
      'rows come in no order there: where values are more than bins, others may be merged',
    );
    const values = atom(`ARRAY_AGG(${site.distinct}${asNumber(value as SqlPiece, type).text})`);
    const whole = WHOLE.has(type?.kind ?? 'unknown') ? 'FALSE' : 'TRUE';
    const pairs = callHelper(site.ctx, 'histogram', [values, bins as SqlPiece, atom(whole)]).text;
    const [at, count] = [1, 2].map((i) => `SPLIT_PART(p__, ' ', ${i})`) as [string, string];
    return atom(
      `TRANSFORM(${pairs}, p__ VARCHAR -> OBJECT_CONSTRUCT_KEEP_NULL('x', ${ofNumber(at, x)}, 'y', ${count}::FLOAT))`,
    );
  }),
);

/** `percentile` of values that stand for as many rows as their frequency says. */
export function countedPercentile(args: readonly SqlPiece[], site: CallSite): SqlPiece {
  const [value, percentage, frequency] = args as readonly [SqlPiece, SqlPiece, SqlPiece];
  notInWindow(site);
  if (site.distinct) return site.ctx.refuse(site.call, 'distinct pairs of a value and a frequency');
  const [type, wanted] = site.types;
  if (isFractional(type)) site.ctx.approximate(site.call, NO_NUMBER);
  const many = wanted?.kind === 'array';
  if (type?.kind === 'day_time_interval' || type?.kind === 'year_month_interval')
    return site.ctx.refuse(site.call, 'percentiles of intervals with frequencies have no form there');
  const [x, f] = [asNumber(value, type).text, castAs(frequency, 'FLOAT').text];
  // sorted, so that both lists are in one order
  const pairs = `ARRAY_AGG(ARRAY_CONSTRUCT(${x}, ${f})) WITHIN GROUP (ORDER BY ${x}, ${f})`;
  const part = (i: number): SqlPiece => atom(`TRANSFORM(${pairs}, p__ ARRAY -> p__[${i}])`);
  const percentages = many ? percentage : fn('ARRAY_CONSTRUCT', percentage);
  const found = callHelper(site.ctx, 'percentile_counted', [part(0), part(1), percentages]).text;
  return many ? atom(found) : asType(`GET(${found}, 0)`, site.type);
}
