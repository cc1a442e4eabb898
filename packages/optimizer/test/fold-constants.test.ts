import { DEFAULT_CONF, daysOf, literal, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, test } from 'vitest';
import { addMonths } from '../src/fold/date.js';
import { foldConstants } from '../src/rules/fold-constants.js';
import { applyToExpr, cast, col, fn, lit } from './plans.js';

const day = (y: number, m: number, d: number) => lit(daysOf(y, m, d) as number, T.date);
const dec = (unscaled: bigint, p: number, s: number) => literal(unscaled, T.decimal(p, s));
const days = (n: bigint) => literal(n * 86_400_000_000n, T.dayTimeInterval('day', 'day'));
const fold = (e: Parameters<typeof applyToExpr>[1]) => applyToExpr(foldConstants, e);
const folded = (e: Parameters<typeof applyToExpr>[1]) => {
  const after = fold(e);
  if (after.kind === 'cast' && after.expr.kind === 'literal' && after.expr.value === null) return null;
  return after.kind === 'literal' ? after.value : 'left alone';
};

describe('folding', () => {
  test.each([
    ['1 + 2', fn('+', lit(1), lit(2)), 3],
    ['int overflow', fn('+', lit(2 ** 31 - 1), lit(1)), -(2 ** 31)],
    ['long overflow', fn('*', lit(2n ** 62n), lit(2n)), -(2n ** 63n)],
    ['7 % -2', fn('%', lit(7), lit(-2)), 1],
    ['-7 % 2', fn('%', lit(-7), lit(2)), -1],
    ['-7 div 2', fn('div', lit(-7n), lit(2n)), -3n],
    ['1 % 0', fn('%', lit(1), lit(0)), 'left alone'],
    ['0.06 - 0.01', fn('-', dec(6n, 2, 2), dec(1n, 2, 2)), 5n],
    ['0.5 * 0.5', fn('*', dec(5n, 1, 1), dec(5n, 1, 1)), 25n],
    ['1.0 / 3', fn('/', dec(10n, 2, 1), dec(3n, 1, 0)), 'left alone'],
    ['1.0 / 4', fn('/', dec(10n, 2, 1), dec(4n, 1, 0)), 250_000n],
    ['doubles', fn('+', lit(0.1, T.double), lit(0.2, T.double)), 'left alone'],
    ["'a' || 'b'", fn('concat', lit('a'), lit('b')), 'ab'],
    ['1 < 2', fn('<', lit(1), lit(2)), true],
    ['NaN = NaN', fn('=', lit(Number.NaN, T.double), lit(Number.NaN, T.double)), true],
    ['NaN > Infinity', fn('>', lit(Number.NaN, T.double), lit(Number.POSITIVE_INFINITY, T.double)), true],
    ['0.0 = -0.0', fn('=', lit(0, T.double), lit(-0, T.double)), true],
    ['text goes by code points', fn('<', lit('\uffff'), lit('😀')), true],
    ['a prefix is less', fn('<', lit('ab'), lit('abc')), true],
    ['NULL = 1', fn('=', lit(null, T.int), lit(1)), null],
    ['NULL <=> NULL', fn('<=>', lit(null, T.int), lit(null, T.int)), true],
    ['NULL <=> 1', fn('<=>', lit(null, T.int), lit(1)), false],
    ['a + NULL', fn('+', col(1, 'a'), lit(null, T.int)), null],
    ['a AND NULL', fn('and', col(1, 'a', T.boolean), lit(null, T.boolean)), 'left alone'],
    ['1 IN (2, NULL)', fn('in', lit(1), lit(2), lit(null, T.int)), 'left alone'],
    ['1 IN (2, 1)', fn('in', lit(1), lit(2), lit(1)), true],
    ['2 between 1 and 3', fn('between', lit(2), lit(1), lit(3)), true],
    ['NULL IS NULL', fn('isnull', lit(null, T.int)), true],
    ['rand()', fn('rand'), 'left alone'],
  ])('%s', (_, expr, value) => {
    expect(folded(expr)).toStrictEqual(value);
  });

  test.each([
    ['date - 90 days', fn('subtract_interval', day(1998, 12, 1), days(90n)), daysOf(1998, 9, 2)],
    ['31 January + 1 month', fn('add_months', day(2023, 1, 31), lit(1)), daysOf(2023, 2, 28)],
    [
      'date + interval 1 month 1 day',
      fn('add_interval', day(2024, 1, 31), literal({ months: 1, days: 1, microseconds: 0n }, T.calendarInterval)),
      daysOf(2024, 3, 1),
    ],
    [
      'date - interval 1 year',
      fn('subtract_interval', day(2024, 2, 29), lit(12, T.yearMonthInterval())),
      daysOf(2023, 2, 28),
    ],
    ['beyond year 9999', fn('date_add', day(9999, 12, 31), lit(1)), 'left alone'],
    [
      'an interval with a time of day',
      fn('add_interval', day(2024, 1, 1), literal({ months: 0, days: 0, microseconds: 1n }, T.calendarInterval)),
      'left alone',
    ],
  ])('%s', (_, expr, value) => {
    expect(folded(expr)).toStrictEqual(value);
  });

  test.each([
    ['int to decimal', cast(lit(5), T.decimal(12, 2)), 500n],
    ['int too big for the decimal', cast(lit(500), T.decimal(3, 1)), 'left alone'],
    ['decimal rounded', cast(dec(155n, 3, 2), T.decimal(2, 1)), 'left alone'],
    ['decimal to a smaller scale, exactly', cast(dec(150n, 3, 2), T.decimal(2, 1)), 15n],
    ['int to bigint', cast(lit(5), T.long), 5n],
    ['bigint to int, out of range', cast(lit(2n ** 40n), T.int), 'left alone'],
    ["'12' to int", cast(lit('12'), T.int), 12],
    ["' 12' to int", cast(lit(' 12'), T.int), 'left alone'],
    ["'-0' to int", cast(lit('-0'), T.int), 'left alone'],
    ["'1.5' to int", cast(lit('1.5'), T.int), 'left alone'],
    ["'1.50' to decimal", cast(lit('1.50'), T.decimal(4, 2)), 150n],
    ["'2000-02-29' to date", cast(lit('2000-02-29'), T.date), daysOf(2000, 2, 29)],
    ["'2001-02-29' to date", cast(lit('2001-02-29'), T.date), 'left alone'],
    ["'2000-2-9' to date", cast(lit('2000-2-9'), T.date), daysOf(2000, 2, 9)],
    ["'2000' to date", cast(lit(' 2000 '), T.date), daysOf(2000, 1, 1)],
    ["'2000-02-09 x' to date", cast(lit('2000-02-09 x'), T.date), daysOf(2000, 2, 9)],
    ["'20000-01-01' to date", cast(lit('20000-01-01'), T.date), 'left alone'],
    ["'today' to date", cast(lit('today'), T.date), 'left alone'],
    ['text with a zone to timestamp', cast(lit('1970-01-01T1:0:1+01:00'), T.timestamp), 1_000_000n],
    ['text with a zone to timestamp_ntz', cast(lit('1970-01-01T1:0:1+01:00'), T.timestampNtz), 'left alone'],
    ['minutes to timestamp_ntz', cast(lit('1970-01-01 0:1'), T.timestampNtz), 60_000_000n],
    ['text to timestamp', cast(lit('1970-01-01 00:00:01.5'), T.timestamp), 1_500_000n],
    ['NULL', cast(lit(null), T.date), null],
    ['int to text', cast(lit(-5), T.string), '-5'],
    ['double to text', cast(lit(0.1, T.double), T.string), 'left alone'],
  ])('%s', (_, expr, value) => {
    expect(folded(expr)).toStrictEqual(value);
  });

  test('a local time that the clocks skip or show twice stays text', () => {
    const conf = { ...DEFAULT_CONF, timeZone: 'America/Los_Angeles' };
    for (const local of ['2024-03-10 02:30:00', '2024-11-03 01:30:00']) {
      const expr = cast(lit(local), T.timestamp);
      expect(applyToExpr(foldConstants, expr, conf)).toBe(expr);
    }
    expect(applyToExpr(foldConstants, cast(lit('2024-07-01'), T.timestamp), conf)).toMatchObject({
      value: BigInt(Date.UTC(2024, 6, 1, 7)) * 1000n,
    });
  });

  test('months are added as the calendar has it', () => {
    expect(addMonths(daysOf(2024, 3, 31) as number, -1)).toBe(daysOf(2024, 2, 29));
    expect(addMonths(daysOf(1999, 12, 31) as number, 2)).toBe(daysOf(2000, 2, 29));
    expect(addMonths(daysOf(1, 1, 15) as number, -1)).toBe(daysOf(0, 12, 15));
  });
});
