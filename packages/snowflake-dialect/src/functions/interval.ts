import type { Expr } from '@spark-sql-to-snowflake/plan-ir';
import {
  approximate,
  atom,
  build,
  byHelper,
  type CallSite,
  infixPiece,
  type Lowering,
  piece,
  type SqlPiece,
  STRENGTH,
  unsupported,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { caseWhen, castAs, fn, operand, text, twelvePlaces, wholeQuotient } from './pieces.js';

const DAY = 86_400_000_000n;
const isCalendar = (site: CallSite, i: number): boolean => site.types[i]?.kind === 'calendar_interval';

/** An interval as the number of its months or microseconds; a constant is printed as that number. */
function count(p: SqlPiece, expr: Expr | undefined): SqlPiece {
  const value = constantCount(expr);
  return value === undefined ? p : value < 0n ? piece(String(value), STRENGTH.unary) : atom(String(value));
}
function constantCount(expr: Expr | undefined): bigint | undefined {
  if (expr?.kind !== 'literal' || (typeof expr.value !== 'number' && typeof expr.value !== 'bigint')) return undefined;
  return BigInt(expr.value);
}

const add = (l: SqlPiece, r: SqlPiece): SqlPiece => infixPiece(l, '+', r, STRENGTH.add);
const times = (l: SqlPiece, r: SqlPiece): SqlPiece => infixPiece(l, '*', r, STRENGTH.multiply);
const negative = (p: SqlPiece): SqlPiece =>
  p.strength === STRENGTH.unary
    ? piece(p.text.slice(1), STRENGTH.atom)
    : piece(`-${operandOfMinus(p)}`, STRENGTH.unary);
const operandOfMinus = (p: SqlPiece): string => (p.strength < STRENGTH.postfix ? `(${p.text})` : p.text);

const UNITS: readonly (readonly [unit: string, micros: bigint])[] = [
  ['DAY', DAY],
  ['HOUR', 3_600_000_000n],
  ['MINUTE', 60_000_000n],
  ['SECOND', 1_000_000n],
  ['MICROSECOND', 1n],
];

/** The DATEADDs that move a time by constant months or microseconds: the days by the calendar, the rest by the clock. */
function steps(site: CallSite, amount: SqlPiece): readonly (readonly [unit: string, amount: SqlPiece])[] {
  const number = (n: bigint): SqlPiece => (n < 0n ? piece(String(n), STRENGTH.unary) : atom(String(n)));
  const constant = constantCount(site.exprs[1]);
  if (site.types[1]?.kind === 'year_month_interval') {
    if (constant !== undefined && constant !== 0n && constant % 12n === 0n) return [['YEAR', number(constant / 12n)]];
    return [['MONTH', amount]];
  }
  if (constant === undefined)
    return site.types[0]?.kind === 'timestamp'
      ? [
          ['DAY', wholeQuotient(amount, DAY)],
          ['MICROSECOND', fn('MOD', amount, atom(String(DAY)))],
        ]
      : [['MICROSECOND', amount]];
  const days = constant / DAY;
  const rest = constant % DAY;
  const [unit, size] = UNITS.find(([, micros]) => rest % micros === 0n) as (typeof UNITS)[number];
  return [
    ...(days !== 0n ? [['DAY', number(days)] as const] : []),
    ...(rest !== 0n || days === 0n ? [[unit, number(rest / size)] as const] : []),
  ];
}

const shift = (op: '+' | '-'): Lowering =>
  build((args, site) => {
    const [time, interval] = args as [SqlPiece, SqlPiece];
    // a mix of units is a constant of Snowflake's own
    if (isCalendar(site, 1))
      return site.exprs[1]?.kind === 'literal'
        ? infixPiece(time, op, interval, STRENGTH.add)
        : site.ctx.refuse(site.call, 'an interval of mixed units must be a constant');
    return steps(site, count(interval, site.exprs[1])).reduce(
      (t, [unit, n]) => fn('DATEADD', atom(unit), op === '+' ? n : negative(n), t),
      time,
    );
  });

const onCounts = (apply: (counts: readonly SqlPiece[], site: CallSite) => SqlPiece): Lowering =>
  build((args, site) => {
    if (isCalendar(site, 0)) return site.ctx.refuse(site.call, 'an interval of mixed units is no value there');
    return apply(
      args.map((a, i) => count(a, site.types[i]?.kind.endsWith('_interval') ? site.exprs[i] : undefined)),
      site,
    );
  });

const multiply = onCounts(([value, by]) => fn('ROUND', times(value as SqlPiece, by as SqlPiece)));
/**
 * A quotient has six places more than its dividend, up to twelve, or the dividend's: it is rounded there before it is rounded to a
 * whole number. So many places tell a half from what is next to it. Source: docs.snowflake.com/en/sql-reference/operators-arithmetic
 */
function dividend(count: SqlPiece, by: Expr, site: CallSite): SqlPiece {
  const kind = (by.kind === 'cast' && by.implicit ? by.expr : by).type.kind;
  const constant = constantCount(by);
  if (kind === 'double' || kind === 'float') return count;
  if (constant !== undefined && kind !== 'decimal' && constant <= 1_000_000n && constant >= -1_000_000n) return count;
  if (kind === 'long') return castAs(count, 'NUMBER(38, 19)');
  if (kind === 'decimal')
    site.ctx.approximate(site.call, 'a quotient that is nearer to a half than twelve places tell is rounded up');
  return twelvePlaces(count);
}
const divide = onCounts(([value, by], site) => {
  const divisor = by as SqlPiece;
  const constant = site.exprs[1] as Expr;
  const count = dividend(value as SqlPiece, constant, site);
  const quotient = fn('ROUND', infixPiece(count, '/', divisor, STRENGTH.multiply));
  if (constant.kind === 'literal' && Number(constant.value) !== 0) return quotient;
  const raise = callHelper(site.ctx, 'raise_error', [text('[INTERVAL_DIVIDED_BY_ZERO] Division by zero.')]);
  return caseWhen([[`${operand(divisor)} = 0`, castAs(raise, 'NUMBER(19, 0)')]], quotient);
});

const part = (of: (value: SqlPiece, site: CallSite) => SqlPiece): Lowering =>
  onCounts(([value], site) => of(value as SqlPiece, site));
const mod = (p: SqlPiece, by: number): SqlPiece => fn('MOD', p, by);

const sum = (terms: readonly (SqlPiece | undefined)[], factors: readonly number[]): SqlPiece => {
  const given = terms.flatMap((t, i) => (t ? [factors[i] === 1 ? t : times(t, atom(String(factors[i])))] : []));
  return given.length === 0 ? atom('0') : given.reduce(add);
};

/** A quotient by zero is NULL where it is only tried; what leaves the range stays an error. */
const tried = build(([value], site) => {
  const inner = site.exprs[0];
  if (inner?.kind !== 'call' || inner.fn !== 'divide_interval') return value as SqlPiece;
  const divisor = inner.args[1] as Expr;
  const zero = `${operand(site.ctx.emit(divisor))} = 0`;
  return fn('IFF', atom(zero), atom('NULL'), value as SqlPiece);
});

/** Spark's ANSI intervals, carried as numbers of months or microseconds. */
export const intervalLowerings = {
  make_interval: unsupported('an interval of mixed units is no value there'),
  make_dt_interval: build((args) =>
    castAs(atom(`(${sum(args, [Number(DAY), 3_600_000_000, 60_000_000, 1_000_000]).text})`), 'NUMBER(19, 0)'),
  ),
  make_ym_interval: build((args) => sum(args, [12, 1])),
  add_interval: shift('+'),
  subtract_interval: shift('-'),
  subtract_dates: build((args) =>
    times(fn('DATEDIFF', atom('DAY'), args[1] as SqlPiece, args[0] as SqlPiece), atom(String(DAY))),
  ),
  subtract_timestamps: build((args, site) => {
    const [end, start] = args.map((a, i) => (site.types[i]?.kind === 'timestamp' ? castAs(a, 'TIMESTAMP_NTZ(6)') : a));
    return fn('DATEDIFF', atom('MICROSECOND'), start as SqlPiece, end as SqlPiece);
  }),
  add_intervals: onCounts((c) => add(c[0] as SqlPiece, c[1] as SqlPiece)),
  subtract_intervals: onCounts((c) => infixPiece(c[0] as SqlPiece, '-', c[1] as SqlPiece, STRENGTH.add)),
  multiply_interval: multiply,
  divide_interval: byHelper(divide, 'sometimes'),
  tried: approximate(tried, 'where the result is out of range it is an error, not NULL'),
  negate_interval: onCounts((c) => negative(c[0] as SqlPiece)),
  interval_years: part((v) => wholeQuotient(v, 12)),
  interval_months: part((v) => mod(v, 12)),
  interval_days: part((v) => wholeQuotient(v, DAY)),
  interval_hours: part((v) => mod(wholeQuotient(v, 3_600_000_000), 24)),
  interval_minutes: part((v) => mod(wholeQuotient(v, 60_000_000), 60)),
  interval_seconds: part((v) => castAs(atom(`(${mod(v, 60_000_000).text} / 1000000)`), 'NUMBER(8, 6)')),
} as const;
