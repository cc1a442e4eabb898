import type { Expr } from '@spark-sql-to-snowflake/plan-ir';
import { atom, build, type CallSite, type Lowering, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';
import { constantOf, operand, text } from './guard.js';

const DAY = 86_400_000_000n;
const NO_ERROR = 'a step that leads away from the end gives an empty array, in Spark an error';

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
  const known = a !== undefined && b !== undefined && c !== undefined;
  if (known && (c === 0 || (c > 0 ? a > b : a < b)) && a !== b) {
    return site.ctx.refuse(site.call, 'the step never reaches the end, which is an error in Spark');
  }
  if (!known) site.ctx.approximate(site.call, NO_ERROR);
  if (c !== undefined) return atom(series(c > 0 ? 1 : -1, String(c)));
  return atom(`IFF(${operand(step)} > 0, ${series(1, text(step))}, ${series(-1, text(step))})`);
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
  if (known && (step.count > 0n ? a > b : a < b)) {
    return site.ctx.refuse(site.call, 'the step never reaches the end, which is an error in Spark');
  }
  if (!known) site.ctx.approximate(site.call, NO_ERROR);
  const size = step.count < 0n ? -step.count : step.count;
  const distance = `ABS(DATEDIFF('${step.unit}', ${text(start)}, ${text(stop)}))`;
  const n = size === 1n ? distance : `FLOOR(${distance} / ${size})`;
  const item = `DATEADD('${step.unit}', i__${step.count === 1n ? '' : ` * ${step.count}`}, ${text(start)})`;
  const inside = `e__ ${step.count > 0n ? '<=' : '>='} ${operand(stop)}`;
  const all = `TRANSFORM(ARRAY_GENERATE_RANGE(0, ${n} + 1), i__ INT -> ${item})`;
  const type = site.type.kind === 'array' ? typeName(site.type.element) : 'DATE';
  const exact = known && step.unit === 'day' && type === 'DATE' && size === 1n;
  return atom(exact ? all : `FILTER(${all}, e__ ${type} -> ${inside})`);
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
