import {
  call,
  type DataType,
  type Expr,
  fail,
  type Origin,
  types as T,
  typeSql,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { pretty } from '../name/pretty.js';
import { assumed } from './assume.js';
import { implicitly } from './cast.js';

const isInterval = (t: DataType): boolean =>
  t.kind === 'calendar_interval' || t.kind === 'day_time_interval' || t.kind === 'year_month_interval';
const isInstant = (t: DataType): boolean => t.kind === 'timestamp' || t.kind === 'timestamp_ntz';
const isText = (t: DataType): boolean => t.kind === 'string' || t.kind === 'char' || t.kind === 'varchar';
const isWholeDays = (t: DataType): boolean => t.kind === 'day_time_interval' && t.end === 'day';

/**
 * `+ - * /` with a date, a timestamp or an interval on either side are other functions in Spark, chosen by the operands' types.
 * Undefined: the operator is arithmetic.
 */
export function datetimeArithmetic(fn: string, left: Expr, right: Expr, env: Env, origin?: Origin): Expr | undefined {
  if (fn === '+' || fn === '-') checkIntervals(fn, left, right, env, origin);
  switch (fn) {
    case '+':
      return isInterval(right.type) && !isInterval(left.type)
        ? shifted('add_interval', left, right, env, origin)
        : isInterval(left.type) && !isInterval(right.type)
          ? shifted('add_interval', right, left, env, origin)
          : sum(left, right, env, origin);
    case '-':
      return isInterval(right.type) && !isInterval(left.type)
        ? shifted('subtract_interval', left, right, env, origin)
        : difference(left, right, env, origin);
    case '*':
      if (isInterval(left.type) && !isInterval(right.type))
        return scaled('multiply_interval', left, right, env, origin);
      if (isInterval(right.type)) return scaled('multiply_interval', right, left, env, origin);
      return undefined;
    case '/':
      return isInterval(left.type) ? scaled('divide_interval', left, right, env, origin) : undefined;
    default:
      return undefined;
  }
}

/** Months and seconds: Spark takes the months for what the seconds are added to, and misses a timestamp there. */
function checkIntervals(fn: '+' | '-', left: Expr, right: Expr, env: Env, origin: Origin | undefined): void {
  const months = [left, right].find((e) => e.type.kind === 'year_month_interval');
  const other = months === left ? right : left;
  if (!months || other.type.kind !== 'day_time_interval' || (fn === '-' && months === right)) return;
  const moved = fn === '-' ? `(- ${pretty(other, env)})` : pretty(other, env);
  const why = `Parameter 1 requires the "(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)" type, however "${pretty(months, env)}" has the type "${typeSql(months.type)}"`;
  fail('unexpected-input-type', { sql: `${pretty(months, env)} + ${moved}`, why }, origin);
}

function scaled(
  fn: 'multiply_interval' | 'divide_interval',
  interval: Expr,
  factor: Expr,
  env: Env,
  origin: Origin | undefined,
): Expr {
  const type = isText(factor.type) || factor.type.kind === 'null' ? T.double : factor.type;
  const numeric = ['byte', 'short', 'int', 'long', 'float', 'double', 'decimal', 'unknown'].includes(type.kind);
  if (!numeric) {
    const sql = `(${pretty(interval, env)} ${fn === 'divide_interval' ? '/' : '*'} ${pretty(factor, env)})`;
    return notTaken(sql, '"NUMERIC"', factor, 2, env, origin);
  }
  // calendar intervals are scaled by doubles only
  const target = interval.type.kind === 'calendar_interval' ? T.double : type;
  return call(fn, [interval, implicitly(factor, target, env.conf)], env.conf, origin);
}

/** A date, timestamp or text moved by an interval. Text is read as a timestamp and becomes text again. */
function shifted(
  fn: 'add_interval' | 'subtract_interval',
  time: Expr,
  interval: Expr,
  env: Env,
  origin: Origin | undefined,
): Expr | undefined {
  const { conf } = env;
  if (time.type.kind === 'date') {
    const asDate = isWholeDays(interval.type) || interval.type.kind !== 'day_time_interval';
    const start = asDate ? time : implicitly(time, T.timestamp, conf);
    return call(fn, [start, interval], conf, origin);
  }
  if (isInstant(time.type) || time.type.kind === 'unknown') return call(fn, [time, interval], conf, origin);
  // what is neither a time nor text is no matter of months: the operator itself refuses it
  if (interval.type.kind === 'year_month_interval') return undefined;
  const sql = `${pretty(time, env)} ${fn === 'add_interval' ? '+' : '-'} ${pretty(interval, env)}`;
  if (time.type.kind === 'null') {
    if (interval.type.kind === 'calendar_interval')
      return fail('cast-impossible', { sql, why: 'cannot cast "TIMESTAMP" to "INTERVAL"' }, origin);
    // a bare NULL would be added to an interval in no database
    const other: Expr = {
      kind: 'cast',
      expr: time,
      type: interval.type,
      mode: 'legacy',
      implicit: true,
      nullable: true,
    };
    return call(fn === 'add_interval' ? 'add_intervals' : 'subtract_intervals', [other, interval], conf, origin);
  }
  if (!isText(time.type)) return notTaken(sql, '"TIMESTAMP"', time, 1, env, origin);
  const result = call(fn, [implicitly(time, T.timestamp, conf), interval], conf, origin);
  return implicitly(result, time.type, conf);
}

/** An operand that the operator takes no more once it is one of times. */
function notTaken(
  sql: string,
  wanted: string,
  operand: Expr,
  place: number,
  env: Env,
  origin: Origin | undefined,
): never {
  const why = `parameter ${place} requires the ${wanted} type, however "${pretty(operand, env)}" has the type "${typeSql(operand.type)}"`;
  return fail('unexpected-input-type', { sql, why }, origin);
}

function sum(left: Expr, right: Expr, env: Env, origin: Origin | undefined): Expr | undefined {
  const { conf } = env;
  if (isInterval(left.type) && isInterval(right.type)) {
    if (left.type.kind === right.type.kind) return call('add_intervals', [left, right], conf, origin);
    if (left.type.kind !== 'calendar_interval' && right.type.kind !== 'calendar_interval') return undefined;
    return notTaken(`${pretty(left, env)} + ${pretty(right, env)}`, '"TIMESTAMP"', left, 1, env, origin);
  }
  if (left.type.kind === 'date') return moved('date_add', left, right, env, origin);
  if (right.type.kind === 'date') return moved('date_add', right, left, env, origin);
  return undefined;
}

function difference(left: Expr, right: Expr, env: Env, origin: Origin | undefined): Expr | undefined {
  const { conf } = env;
  if (isInterval(left.type) && isInterval(right.type)) {
    if (left.type.kind === right.type.kind) return call('subtract_intervals', [left, right], conf, origin);
    if (left.type.kind !== 'calendar_interval' && right.type.kind !== 'calendar_interval') return undefined;
    return notTaken(`${pretty(left, env)} - ${pretty(right, env)}`, '"TIMESTAMP"', left, 1, env, origin);
  }
  const timely = (t: DataType): boolean =>
    isInstant(t) || ['date', 'null', 'unknown'].includes(t.kind) || (isText(t) && conf.ansi);
  if ((isInstant(left.type) && isText(right.type)) || (isInstant(right.type) && isText(left.type))) {
    if (!conf.ansi) return refused(left, right, env, origin);
  }
  if ((isInstant(left.type) && timely(right.type)) || (isInstant(right.type) && timely(left.type))) {
    const both = (e: Expr): Expr =>
      isInstant(e.type) ? e : assumed(e, isInstant(left.type) ? left.type : right.type, conf);
    return call('subtract_timestamps', [both(left), both(right)], conf, origin);
  }
  if (right.type.kind === 'date' && (left.type.kind === 'date' || isText(left.type) || left.type.kind === 'null')) {
    return call('subtract_dates', [implicitly(left, T.date, conf), right], conf, origin);
  }
  if (left.type.kind === 'date' && isText(right.type) && conf.ansi) {
    return call('subtract_dates', [left, implicitly(right, T.date, conf)], conf, origin);
  }
  if (left.type.kind === 'date' && right.type.kind !== 'unknown') return moved('date_sub', left, right, env, origin);
  const sql = `(${pretty(left, env)} - ${pretty(right, env)})`;
  if (isInstant(left.type) && right.type.kind !== 'unknown')
    return notTaken(sql, '("TIMESTAMP" or "TIMESTAMP_NTZ")', right, 2, env, origin);
  if ((isInstant(right.type) || right.type.kind === 'date') && left.type.kind !== 'unknown')
    return notTaken(sql, '("DATE" or "TIMESTAMP" or "TIMESTAMP_NTZ")', left, 1, env, origin);
  return undefined;
}

/** A date and a number of days; anything but a small integer is refused. Text would be a double, or in ANSI mode stays what it is. */
function moved(fn: 'date_add' | 'date_sub', date: Expr, days: Expr, env: Env, origin: Origin | undefined): Expr {
  const number = assumed(
    days,
    isText(days.type) ? T.double : ['null', 'unknown'].includes(days.type.kind) ? T.int : days.type,
    env.conf,
  );
  if (['int', 'short', 'byte'].includes(number.type.kind)) return call(fn, [date, number], env.conf, origin);
  return fail(
    'unexpected-input-type',
    {
      sql: `${fn}(${pretty(date, env)}, ${pretty(days, env)})`,
      why: `parameter 2 requires the ("INT" or "SMALLINT" or "TINYINT") type, however "${pretty(days, env)}" has the type "${typeSql(number.type)}"`,
    },
    origin,
  );
}

/** Text is a number to the operator before it is a time. */
function refused(left: Expr, right: Expr, env: Env, origin: Origin | undefined): never {
  const text = isText(left.type) ? left : right;
  const place = text === left ? 1 : 2;
  return fail(
    'unexpected-input-type',
    {
      sql: `(${pretty(left, env)} - ${pretty(right, env)})`,
      why: `parameter ${place} requires the ("TIMESTAMP" or "TIMESTAMP_NTZ") type, however "${pretty(text, env)}" has the type "DOUBLE"`,
    },
    origin,
  );
}
