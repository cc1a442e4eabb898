import type { Call, FunctionName, Literal, LiteralValue, SparkConf } from '@spark-sql-to-snowflake/plan-ir';
import { compareLiterals } from './compare.js';
import { addMonths, plainDay } from './date.js';
import { decimalValue, decimalValueOf, type Scaled, wholeOf, wholeValue, wrapped } from './number.js';

/** The value of a call on constants that are not NULL; undefined: leave the call. */
type Folder = (args: readonly Literal[], call: Call, conf: SparkConf) => LiteralValue | undefined;

const compared =
  (test: (order: number) => boolean): Folder =>
  ([a, b]) => {
    const order = a && b && compareLiterals(a, b);
    return order === undefined ? undefined : test(order);
  };

const atScale = (n: Scaled, scale: number): bigint => n.unscaled * 10n ** BigInt(scale - n.scale);

/** + and -: exact at the larger scale. */
const sum =
  (sign: 1n | -1n): Folder =>
  ([a, b], call, conf) => {
    const [x, y] = [a && decimalValueOf(a), b && decimalValueOf(b)];
    if (!x || !y) return undefined;
    const scale = Math.max(x.scale, y.scale);
    return fit({ unscaled: atScale(x, scale) + sign * atScale(y, scale), scale }, call, conf);
  };

/** A whole number that does not fit wraps around; in ANSI mode it is an error, and not ours to raise. */
function fit(number: Scaled, call: Call, conf: SparkConf): LiteralValue | undefined {
  if (call.type.kind === 'decimal') return decimalValue(number, call.type);
  return wholeValue(number.unscaled, call.type) ?? (conf.ansi ? undefined : wrapped(number.unscaled, call.type));
}

const product: Folder = ([a, b], call, conf) => {
  const [x, y] = [a && decimalValueOf(a), b && decimalValueOf(b)];
  return x && y && fit({ unscaled: x.unscaled * y.unscaled, scale: x.scale + y.scale }, call, conf);
};

/** Only a decimal quotient that ends within the result's scale. */
const quotient: Folder = ([a, b], call) => {
  const [x, y] = [a && decimalValueOf(a), b && decimalValueOf(b)];
  if (!x || !y || y.unscaled === 0n || call.type.kind !== 'decimal') return undefined;
  const up = call.type.scale + y.scale - x.scale;
  if (up < 0) return undefined;
  const dividend = x.unscaled * 10n ** BigInt(up);
  if (dividend % y.unscaled !== 0n) return undefined;
  return decimalValue({ unscaled: dividend / y.unscaled, scale: call.type.scale }, call.type);
};

/** Whole numbers; both round towards zero, as BigInt does. */
const whole =
  (fn: (a: bigint, b: bigint) => bigint): Folder =>
  ([a, b], call) => {
    const [x, y] = [a && wholeOf(a), b && wholeOf(b)];
    return x === undefined || y === undefined || y === 0n ? undefined : wholeValue(fn(x, y), call.type);
  };

const negative: Folder = ([a], call, conf) => {
  const x = a && decimalValueOf(a);
  return x && fit({ unscaled: -x.unscaled, scale: x.scale }, call, conf);
};

const text: Folder = (args) =>
  args.every((a) => a.type.kind === 'string') ? args.map((a) => a.value as string).join('') : undefined;

const daysLater =
  (sign: 1 | -1): Folder =>
  ([date, days]) => {
    const n = days && wholeOf(days);
    return n === undefined || typeof date?.value !== 'number' ? undefined : plainDay(date.value + sign * Number(n));
  };

const monthsLater: Folder = ([date, months]) => {
  const n = months && wholeOf(months);
  return n === undefined || typeof date?.value !== 'number' ? undefined : plainDay(addMonths(date.value, Number(n)));
};

/** Months first, then days, as Spark adds them. */
function moved(days: number, interval: Literal, sign: 1 | -1): number | undefined {
  const { value, type } = interval;
  if (type.kind === 'year_month_interval' && typeof value === 'number') return addMonths(days, sign * value);
  if (type.kind === 'day_time_interval' && type.end === 'day' && typeof value === 'bigint') {
    return value % 86_400_000_000n === 0n ? days + sign * Number(value / 86_400_000_000n) : undefined;
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  return value.microseconds === 0n ? addMonths(days, sign * value.months) + sign * value.days : undefined;
}

const intervalLater =
  (sign: 1 | -1): Folder =>
  ([date, interval], call) => {
    if (call.type.kind !== 'date' || date?.type.kind !== 'date' || typeof date.value !== 'number' || !interval) {
      return undefined;
    }
    const days = moved(date.value, interval, sign);
    return days === undefined ? undefined : plainDay(days);
  };

const between: Folder = ([v, low, high]) => {
  if (!v || !low || !high) return undefined;
  const [above, below] = [compareLiterals(v, low), compareLiterals(v, high)];
  return above === undefined || below === undefined ? undefined : above >= 0 && below <= 0;
};

const inList: Folder = ([v, ...list]) => {
  const orders = list.map((item) => v && compareLiterals(v, item));
  return orders.includes(undefined) ? undefined : orders.includes(0);
};

/** What we compute exactly as Spark does. A function that is not here is the database's to compute. */
const FOLDERS: { readonly [F in FunctionName]?: Folder } = {
  '=': compared((o) => o === 0),
  '<=>': compared((o) => o === 0),
  '<': compared((o) => o < 0),
  '<=': compared((o) => o <= 0),
  '>': compared((o) => o > 0),
  '>=': compared((o) => o >= 0),
  between,
  in: inList,
  '+': sum(1n),
  '-': sum(-1n),
  '*': product,
  '/': quotient,
  '%': whole((a, b) => a % b),
  div: whole((a, b) => a / b),
  negative,
  concat: text,
  date_add: daysLater(1),
  date_sub: daysLater(-1),
  add_months: monthsLater,
  add_interval: intervalLater(1),
  subtract_interval: intervalLater(-1),
};

/** The value of a call on constants, none of them NULL; undefined where it is left to the database. */
export function callValue(call: Call, args: readonly Literal[], conf: SparkConf): LiteralValue | undefined {
  const folder = Object.hasOwn(FOLDERS, call.fn) ? FOLDERS[call.fn as FunctionName] : undefined;
  return folder?.(args, call, conf);
}
