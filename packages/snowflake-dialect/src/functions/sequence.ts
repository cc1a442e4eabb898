import type { Expr } from '@spark-sql-to-snowflake/plan-ir';
import { atom, build, type CallSite, type Lowering, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';
import { constantOf, operand, orRaise, text } from './guard.js';
import { text as literal } from './pieces.js';

const DAY = 86_400_000_000n;
const NO_ERROR = 'a step that leads away from the end gives an empty array inside a lambda, in Spark an error';

/** The series, or Spark's error where the step leads away from the end. */
const bounded = (series: string, test: string, args: readonly SqlPiece[], site: CallSite): SqlPiece => {
  const [start, stop, step] = args.map((a) => operand(a));
  const message = `'Illegal sequence boundaries: ' || ${start} || ' to ' || ${stop} || ' by ' || ${step ?? "'1 day'"}`;
  return atom(orRaise('TO_ARRAY', test, message, series, NO_ERROR, site));
};

/** ARRAY_GENERATE_RANGE ends before its second argument; Spark's SEQUENCE ends at it. */
function integers(args: readonly SqlPiece[], site: CallSite): SqlPiece {
  const [start, stop, step] = args;
  const [a, b, c] = site.exprs.map(constantOf);
  const end = (by: 1 | -1): string => (b === undefined ? `${operand(stop)} ${by > 0 ? '+' : '-'} 1` : String(b + by));
  const series = (by: 1 | -1, stepText: string): string =>
    `ARRAY_GENERATE_RANGE(${text(start)}, ${end(by)}${stepText && `, ${stepText}`})`;
  if (!step) {
    if (a !== undefined && b !== undefined) return atom(a <= b ? series(1, '') : series(-1, '-1'));
    return atom(`IFF(${operand(start)} <= ${operand(stop)}, ${series(1, '')}, ${series(-1, '-1')})`);
  }
  const [x, y, by] = [start, stop, step].map(operand);
  const one = `ARRAY_CONSTRUCT(${text(start)})`;
  if (c === 0) return bounded(`IFF(${x} = ${y}, ${one}, NULL)`, `${x} <> ${y}`, args, site);
  if (c !== undefined) {
    const all = series(c > 0 ? 1 : -1, String(c));
    const isGood = a !== undefined && b !== undefined && (c > 0 ? a <= b : a >= b);
    return isGood ? atom(all) : bounded(all, `${x} ${c > 0 ? '>' : '<'} ${y}`, args, site);
  }
  const all = `CASE WHEN ${by} > 0 THEN ${series(1, text(step))} WHEN ${by} < 0 THEN ${series(-1, text(step))} WHEN ${x} = ${y} THEN ${one} END`;
  return bounded(all, `SIGN(${y} - ${x}) NOT IN (0, SIGN(${text(step)}))`, args, site);
}

/** A constant step as a unit of DATEADD and how many of it. */
function stepOf(expr: Expr | undefined): { unit: string; count: bigint } | undefined {
  if (expr?.kind === 'cast') return stepOf(expr.expr);
  if (expr?.kind !== 'literal' || expr.value === null) return undefined;
  const { value, type } = expr;
  if (type.kind === 'year_month_interval') return { unit: 'month', count: BigInt(Number(value)) };
  const micros = type.kind === 'day_time_interval' ? BigInt(value as bigint) : calendarMicros(value);
  if (micros === undefined) return undefined;
  return micros % DAY === 0n ? { unit: 'day', count: micros / DAY } : { unit: 'microsecond', count: micros };
}
function calendarMicros(value: unknown): bigint | undefined {
  if (typeof value !== 'object' || value === null || !('months' in value)) return undefined;
  const interval = value as { months: number; days: number; microseconds: bigint };
  return interval.months === 0 ? BigInt(interval.days) * DAY + interval.microseconds : undefined;
}

/** Each element is counted from the start, as in Spark: stepping on from a month's cut end would lose days. */
function temporal(args: readonly SqlPiece[], site: CallSite): SqlPiece {
  const [start, stop] = args;
  const [a, b] = site.exprs.map(instantOf);
  const known = a !== undefined && b !== undefined;
  if (!site.exprs[2] && !known) return dayByDay(args, site);
  const step = site.exprs[2] ? stepOf(site.exprs[2]) : { unit: 'day', count: known && a > b ? -1n : 1n };
  if (!step || step.count === 0n) {
    return site.ctx.refuse(
      site.call,
      'the step must be a constant of months, or of days and less',
      'Write it as an interval literal.',
    );
  }
  const size = step.count < 0n ? -step.count : step.count;
  const distance = `ABS(DATEDIFF('${step.unit}', ${text(start)}, ${text(stop)}))`;
  const n = size === 1n ? distance : `FLOOR(${distance} / ${size})`;
  const item = `DATEADD('${step.unit}', i__${step.count === 1n ? '' : ` * ${step.count}`}, ${text(start)})`;
  const inside = `e__ ${step.count > 0n ? '<=' : '>='} ${operand(stop)}`;
  const all = `TRANSFORM(ARRAY_GENERATE_RANGE(0, ${n} + 1), i__ INT -> ${item})`;
  const type = site.type.kind === 'array' ? typeName(site.type.element) : 'DATE';
  const exact = known && step.unit === 'day' && type === 'DATE' && size === 1n;
  const isGood = known && (step.count > 0n ? a <= b : a >= b);
  const list = exact ? all : `FILTER(${all}, e__ ${type} -> ${inside})`;
  if (isGood) return atom(list);
  const test = `${operand(start)} ${step.count > 0n ? '>' : '<'} ${operand(stop)}`;
  const shown = literal(`${step.count} ${step.unit}`);
  return bounded(list, test, [start as SqlPiece, stop as SqlPiece, shown], site);
}

/** Without a step it is one day, up or down. */
function dayByDay([start, stop]: readonly SqlPiece[], site: CallSite): SqlPiece {
  const kind = site.type.kind === 'array' ? site.type.element.kind : 'date';
  if (kind !== 'date') {
    return site.ctx.refuse(site.call, 'timestamps need a step here', 'Write INTERVAL 1 DAY as the step.');
  }
  const days = `DATEDIFF('day', ${text(start)}, ${text(stop)})`;
  return atom(
    `TRANSFORM(ARRAY_GENERATE_RANGE(0, ABS(${days}) + 1), i__ INT -> DATEADD('day', i__ * SIGN(${days}), ${text(start)}))`,
  );
}

/** A date's or timestamp's constant as a number. */
function instantOf(expr: Expr | undefined): number | bigint | undefined {
  if (expr?.kind !== 'literal') return undefined;
  return typeof expr.value === 'number' || typeof expr.value === 'bigint' ? expr.value : undefined;
}

export const sequence: Lowering = build((args, site) => {
  const kind = site.type.kind === 'array' ? site.type.element.kind : 'unknown';
  return ['byte', 'short', 'int', 'long', 'unknown'].includes(kind) ? integers(args, site) : temporal(args, site);
});
