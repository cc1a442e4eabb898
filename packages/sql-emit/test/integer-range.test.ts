import { type Expr, intLiteral, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, it } from 'vitest';
import { integerRange, mayOverflow, wrappedConstant } from '../src/index.js';

const column: Expr = { kind: 'column', id: 0 as never, name: 'c', type: T.int, nullable: true };
const call = (fn: string, args: readonly Expr[], type = T.int): Expr => ({
  kind: 'call',
  fn,
  args,
  type,
  nullable: true,
});

describe('integer ranges', () => {
  it('follow constants, functions and branches', () => {
    expect(integerRange(call('month', [column]))).toEqual({ least: 1n, most: 12n });
    expect(integerRange(call('+', [call('month', [column]), intLiteral(11)]))).toEqual({ least: 12n, most: 23n });
    expect(integerRange(call('coalesce', [intLiteral(-3), call('hour', [column])]))).toEqual({ least: -3n, most: 23n });
  });

  it('tell what may overflow', () => {
    expect(mayOverflow('+', [column, intLiteral(1)], T.int)).toBe(true);
    expect(mayOverflow('*', [call('year', [column]), intLiteral(100)], T.int)).toBe(false);
    expect(mayOverflow('+', [column, column], T.long)).toBe(false);
    expect(mayOverflow('negative', [column], T.int)).toBe(true);
    expect(mayOverflow('+', [column], T.double)).toBe(false);
  });

  it('wrap constants as Spark does', () => {
    expect(wrappedConstant('+', [intLiteral(2147483647), intLiteral(1)], T.int)?.value).toBe(-2147483648);
    expect(wrappedConstant('*', [intLiteral(2147483647), intLiteral(2)], T.int)?.value).toBe(-2);
    expect(wrappedConstant('+', [intLiteral(1), intLiteral(1)], T.int)).toBeUndefined();
  });
});
