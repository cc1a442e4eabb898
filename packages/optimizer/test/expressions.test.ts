import { type Expr, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, test } from 'vitest';
import { removeRedundantCast } from '../src/rules/remove-redundant-cast.js';
import { simplifyBoolean } from '../src/rules/simplify-boolean.js';
import { simplifyCase } from '../src/rules/simplify-case.js';
import { simplifyIn } from '../src/rules/simplify-in.js';
import { simplifyNullTest } from '../src/rules/simplify-null-test.js';
import { applyToExpr, cast, col, fn, lit, typedNull } from './plans.js';

const a = col(1, 'a', T.boolean);
const b = col(2, 'b', T.boolean);
const c = col(3, 'c', T.boolean);
const n = col(4, 'n');
const never = col(5, 'k', T.int, false);
const TRUE = lit(true);
const FALSE = lit(false);
const NULL = lit(null, T.boolean);
const and = (...args: readonly Expr[]) => fn('and', ...args);
const or = (...args: readonly Expr[]) => fn('or', ...args);
const not = (e: Expr) => fn('not', e);
const rare = fn('<', fn('rand'), lit(0.5, T.double));
const when = (branches: readonly (readonly [Expr, Expr])[], otherwise?: Expr): Expr => ({
  kind: 'case',
  branches: branches.map(
    ([w, t]) =>
      Object.fromEntries([
        ['when', w],
        ['then', t],
      ]) as { when: Expr; then: Expr },
  ),
  type: T.int,
  nullable: true,
  ...(otherwise && { otherwise }),
});

describe('simplify-boolean', () => {
  test.each<[string, Expr, Expr]>([
    ['(a AND b) AND c', and(and(a, b), c), and(a, b, c)],
    ['a AND true', and(a, TRUE), a],
    ['a AND false', and(a, FALSE), FALSE],
    ['a OR true', or(a, TRUE), TRUE],
    ['a OR false', or(a, FALSE), a],
    ['a AND a', and(a, b, a), and(a, b)],
    ['a AND (a OR b)', and(a, or(a, b)), a],
    ['a OR (a AND b)', or(and(b, a), a), a],
    ['true AND true', and(TRUE, TRUE), TRUE],
    ['NOT NOT a', not(not(a)), a],
    ['NOT true', not(TRUE), FALSE],
  ])('%s', (_, before, after) => {
    expect(applyToExpr(simplifyBoolean, before)).toEqual(after);
  });

  test.each<[string, Expr]>([
    ['a AND NULL', and(a, NULL)],
    ['a OR NOT a', or(a, not(a))],
    ['two volatile conditions', and(rare, rare)],
    ['a volatile condition beside a wider one', and(rare, or(rare, a))],
  ])('leaves %s', (_, expr) => {
    expect(applyToExpr(simplifyBoolean, expr)).toBe(expr);
  });

  test('takes a time linear in the number of operands', () => {
    const operands = Array.from({ length: 20_000 }, (_, i) => fn('=', n, lit(i)));
    const start = performance.now();
    applyToExpr(simplifyBoolean, and(...operands));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('simplify-case', () => {
  test.each<[string, Expr, Expr]>([
    [
      'a false branch',
      when([
        [FALSE, lit(1)],
        [a, lit(2)],
      ]),
      when([[a, lit(2)]]),
    ],
    [
      'a NULL branch',
      when([
        [NULL, lit(1)],
        [a, lit(2)],
      ]),
      when([[a, lit(2)]]),
    ],
    [
      'a true branch ends it',
      when(
        [
          [a, lit(1)],
          [TRUE, lit(2)],
          [b, lit(3)],
        ],
        lit(4),
      ),
      when([[a, lit(1)]], lit(2)),
    ],
    ['a true branch first', when([[TRUE, lit(2)]], lit(4)), lit(2)],
    ['no branch left', when([[FALSE, lit(2)]]), typedNull(T.int)],
    ['if', fn('if', TRUE, lit(1), n), lit(1)],
    ['coalesce', fn('coalesce', lit(null, T.int), n, lit(1), lit(2)), fn('coalesce', n, lit(1))],
    ['coalesce of one', fn('coalesce', lit(null, T.int), n), n],
  ])('%s', (_, before, after) => {
    expect(applyToExpr(simplifyCase, before)).toMatchObject({ ...after, nullable: expect.any(Boolean) });
  });
});

describe('simplify-in', () => {
  test('one item is =', () => {
    expect(applyToExpr(simplifyIn, fn('in', n, lit(1)))).toEqual(fn('=', n, lit(1)));
  });
  test('repeated items go, NULL stays', () => {
    const NONE = lit(null, T.int);
    expect(applyToExpr(simplifyIn, fn('in', n, lit(1), NONE, lit(1)))).toEqual(fn('in', n, lit(1), NONE));
  });
});

describe('simplify-null-test', () => {
  test('only for what never is NULL', () => {
    expect(applyToExpr(simplifyNullTest, fn('isnotnull', never))).toEqual(TRUE);
    expect(applyToExpr(simplifyNullTest, fn('isnull', never))).toEqual(FALSE);
    const open = fn('isnull', n);
    expect(applyToExpr(simplifyNullTest, open)).toBe(open);
  });
});

describe('remove-redundant-cast', () => {
  test('to the own type', () => {
    expect(applyToExpr(removeRedundantCast, cast(n, T.int))).toBe(n);
  });
  test('an implicit widening between', () => {
    expect(applyToExpr(removeRedundantCast, cast(cast(n, T.long, true), T.decimal(20, 0)))).toEqual(
      cast(n, T.decimal(20, 0)),
    );
    expect(applyToExpr(removeRedundantCast, cast(cast(n, T.long, true), T.int))).toBe(n);
  });
  test.each<[string, Expr]>([
    ['narrowing', cast(cast(n, T.byte, true), T.int)],
    ['rounding', cast(cast(col(9, 'd', T.decimal(5, 2)), T.decimal(5, 1), true), T.decimal(5, 2))],
    ['through text', cast(cast(n, T.string, true), T.int)],
    ['to text by way of another type', cast(cast(col(9, 'd', T.decimal(5, 1)), T.decimal(6, 2), true), T.string)],
    ['written by the user', cast(cast(n, T.long), T.int)],
  ])('not %s', (_, expr) => {
    expect(applyToExpr(removeRedundantCast, expr)).toBe(expr);
  });
});
