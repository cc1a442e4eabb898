import {
  type DataType,
  type Expr,
  fail,
  sameType,
  streamingSource,
  types as T,
  typeSql,
  type UnresolvedWatermark,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { resolveExpr } from '../expression/resolve.js';
import type { Analyzed } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { visible } from '../scope.js';
import { exprContext } from '../select/block.js';
import { type ColumnMetadata, metadataIn, setMetadata } from './metadata.js';

/** Milliseconds; a month counts 31 days, as on Spark. */
const UNITS: Readonly<Record<string, number>> = {
  year: 12 * 31 * 86_400_000,
  month: 31 * 86_400_000,
  week: 7 * 86_400_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1_000,
  millisecond: 1,
  microsecond: 0.001,
};
const PART = /\s*([+-]?)\s*(\d+(?:\.\d+)?)\s+([a-z]+?)s?(?=\s|$)/iy;
const DELAY = 'spark.watermarkDelayMs';
const WINDOW = T.struct([T.field('start', T.timestamp), T.field('end', T.timestamp)]);

/** The milliseconds of a text like `10 minutes`. Undefined where it is no interval. */
function delayOf(text: string): number | undefined {
  const words = text.replace(/^\s*interval\s+/i, '').trimEnd();
  let sum = 0;
  let end = 0;
  PART.lastIndex = 0;
  for (let match = PART.exec(words); match !== null; match = PART.exec(words)) {
    const [, sign, count, name = ''] = match;
    const unit = UNITS[name.toLowerCase()];
    if (unit === undefined) return undefined;
    sum += Number(`${sign}${count}`) * unit;
    end = PART.lastIndex;
  }
  return end > 0 && end === words.length ? Math.trunc(sum) : undefined;
}

/** `withWatermark`: a note on a column of a stream. To a table that has an end it does nothing; Spark does not even look for the column. */
export function analyzeWatermark(plan: UnresolvedWatermark, query: QueryContext): Analyzed {
  const { delay, origin } = plan;
  const ms = delayOf(delay) ?? fail('interval-text', { text: delay }, origin);
  if (ms < 0) {
    const why = `requirement failed: delay threshold (${delay}) should not be negative.`;
    return fail('frame-argument', { why }, origin);
  }
  const input = analyzePlan(plan.child, query);
  const over = { ...input, below: input };
  if (streamingSource(input.plan) === undefined) return over;
  const context = exprContext(input.scope, query, 'where');
  const column = resolveExpr({ kind: 'name', parts: plan.column.split('.') }, context);
  if (!isTime(column.type)) fail('event-time-type', { column: plan.column, type: typeSql(column.type) }, origin);
  const { metadata } = query.env;
  if (metadata) noteDelay(column, ms, input, metadata);
  return over;
}

const isTime = (type: DataType): boolean => type.kind === 'timestamp' || sameType(type, WINDOW);

/** The last watermark is the one that counts: the other columns lose theirs. */
function noteDelay(column: Expr, ms: number, input: Analyzed, metadata: ColumnMetadata): void {
  const find = metadataIn(input.plan, metadata);
  for (const { id } of visible(input.scope)) {
    const text = find(id);
    const { [DELAY]: before, ...others } = JSON.parse(text ?? '{}') as Readonly<Record<string, unknown>>;
    const isIt = column.kind === 'column' && column.id === id;
    if (!isIt && before === undefined) continue;
    setMetadata(id, JSON.stringify(isIt ? { ...others, [DELAY]: ms } : others), { metadata });
  }
}
