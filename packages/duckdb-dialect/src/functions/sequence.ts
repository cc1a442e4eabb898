import type { DataType, Expr } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  type Lowering,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';
import { constantOf, operand, unlessNull } from './guard.js';

const WRONG = "error('Illegal sequence boundaries')";

/** An interval constant's parts. */
function stepOf(expr: Expr | undefined): { months: number; micros: bigint } | undefined {
  if (expr?.kind === 'cast') return stepOf(expr.expr);
  if (expr?.kind !== 'literal' || expr.value === null) return undefined;
  const { value, type } = expr;
  if (type.kind === 'year_month_interval') return { months: Number(value), micros: 0n };
  if (type.kind === 'day_time_interval') return { months: 0, micros: BigInt(value as bigint) };
  if (type.kind === 'calendar_interval' && typeof value === 'object' && 'months' in value) {
    return { months: value.months, micros: BigInt(value.days) * DAY + value.microseconds };
  }
  return undefined;
}
const DAY = 86_400_000_000n;

/** Integers: without a step one up or down; a step that leads away is an error in Spark, an empty list in DuckDB. */
function integers(args: readonly SqlPiece[], site: CallSite): SqlPiece {
  const [start, stop, step] = args;
  const [a, b, c] = site.exprs.map(constantOf);
  const series = (by: string): string => {
    const list = `generate_series(${start?.text}, ${stop?.text}${by && `, ${by}`})`;
    return site.type.kind === 'array' && site.type.element.kind === 'long'
      ? list
      : `CAST(${list} AS ${typeName(site.type)})`;
  };
  if (!step) {
    if (a !== undefined && b !== undefined) return atom(series(a <= b ? '' : '-1'));
    return atom(series(`CASE WHEN ${operand(start)} <= ${operand(stop)} THEN 1 ELSE -1 END`));
  }
  if (a !== undefined && b !== undefined && c !== undefined && c !== 0 && (c > 0 ? a <= b : a >= b)) {
    return atom(series(step.text));
  }
  const [x, y, z] = [operand(start), operand(stop), operand(step)];
  const legal = `${z} > 0 AND ${x} <= ${y} OR ${z} < 0 AND ${x} >= ${y}`;
  return unlessNull(
    args,
    site,
    [0, 1, 2],
    `CASE WHEN ${legal} THEN ${series(step.text)} WHEN ${x} = ${y} THEN [${start?.text}] ELSE ${WRONG} END`,
  );
}

/** Months are counted from the start each time, as in Spark: stepping on from a month's cut end would lose days. */
function months(args: readonly SqlPiece[], site: CallSite, count: number, type: DataType): SqlPiece {
  const [start, stop] = args;
  const up = count > 0;
  const n = `date_diff('month', ${start?.text}, ${stop?.text}) // ${count} + 2`;
  const item = `CAST(${operand(start)} + to_months(CAST(i__ * ${count} AS INTEGER)) AS ${typeName(type)})`;
  const list = `list_filter(list_transform(range(GREATEST(${n}, 0)), lambda i__: ${item}), lambda e__: e__ ${up ? '<=' : '>='} ${operand(stop)})`;
  const legal = `${operand(start)} ${up ? '<=' : '>='} ${operand(stop)}`;
  return unlessNull(args, site, [0, 1], `CASE WHEN ${legal} THEN ${list} ELSE ${WRONG} END`);
}

/** Days and less. Dates step by whole days. */
function durations(args: readonly SqlPiece[], site: CallSite, micros: bigint, type: DataType): SqlPiece {
  const [start, stop] = args;
  const by = micros % DAY === 0n ? `to_days(${micros / DAY})` : `to_microseconds(${micros})`;
  const series = `generate_series(${start?.text}, ${stop?.text}, ${by})`;
  const list = type.kind === 'date' ? `CAST(${series} AS DATE[])` : series;
  const legal = `${operand(start)} ${micros > 0n ? '<=' : '>='} ${operand(stop)}`;
  return unlessNull(args, site, [0, 1], `CASE WHEN ${legal} THEN ${list} ELSE ${WRONG} END`);
}

export const sequence: Lowering = build((args, site) => {
  const type = site.type.kind === 'array' ? site.type.element : site.type;
  if (['byte', 'short', 'int', 'long'].includes(type.kind)) return integers(args, site);
  const [start, stop, step] = site.exprs;
  if (!step) {
    const down = `${at(args[0] as SqlPiece, STRENGTH.compare + 1)} > ${at(args[1] as SqlPiece, STRENGTH.compare + 1)}`;
    const series = `generate_series(${args[0]?.text}, ${args[1]?.text}, to_days(CASE WHEN ${down} THEN -1 ELSE 1 END))`;
    return atom(type.kind === 'date' ? `CAST(${series} AS DATE[])` : series);
  }
  const by = stepOf(step);
  if (
    !start ||
    !stop ||
    !by ||
    (by.months === 0) === (by.micros === 0n) ||
    (type.kind === 'date' && by.micros % DAY !== 0n)
  ) {
    return site.ctx.refuse(
      site.call,
      'the step of dates must be a constant of months, or of days and less',
      'Write the step as an interval literal.',
    );
  }
  return by.months !== 0 ? months(args, site, by.months, type) : durations(args, site, by.micros, type);
});
