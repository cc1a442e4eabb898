import { describe, expect, it } from 'vitest';
import {
  arithmeticOperands,
  type CastMode,
  canCast,
  castMayFail,
  commonType,
  comparisonOperands,
  comparisonRewrite,
  type DataType,
  DEFAULT_CONF,
  decimalResult,
  type Expr,
  implicitCast,
  intLiteral,
  literal,
  nullLiteral,
  roundedDecimal,
  types as T,
  typeText,
} from '../src/index.js';

const ansi = { ...DEFAULT_CONF, ansi: true };
const of = (type: DataType): Expr => ({ kind: 'column', id: 0 as never, name: 'c', type, nullable: true });
const text = (types: readonly DataType[] | undefined): string | undefined => types?.map(typeText).join(' ');
const d = T.decimal;

// every expectation was read off Spark 3.5's analysed plans
describe('type algebra', () => {
  it('gives decimals their result types', () => {
    const results = [
      decimalResult('+', d(38, 10), d(1, 0), true),
      decimalResult('*', d(20, 10), d(20, 10), true),
      decimalResult('/', d(10, 2), d(10, 2), true),
      decimalResult('/', d(21, 2), d(27, 2), true),
      decimalResult('%', d(10, 0), d(7, 2), true),
      decimalResult('/', d(38, 0), d(1, 0), true),
    ];
    expect(text(results)).toBe('decimal(38,9) decimal(38,17) decimal(23,13) decimal(38,17) decimal(7,2) decimal(38,6)');
    const rounded = [roundedDecimal(d(7, 2), 0), roundedDecimal(d(7, 2), -10), roundedDecimal(d(30, 15), 1)];
    expect(text(rounded)).toBe('decimal(6,0) decimal(11,0) decimal(17,1)');
  });

  it('finds common types', () => {
    const common = (...types: DataType[]): string | undefined => text([commonType(types) ?? T.nullType]);
    expect(common(T.int, T.string)).toBe('string');
    expect(common(T.date, T.int, T.string)).toBe('string');
    expect(common(T.boolean, T.string)).toBe('void');
    expect(common(d(7, 2), T.long)).toBe('decimal(22,2)');
    expect(common(d(7, 2), T.float)).toBe('double');
    expect(common(T.date, T.timestampNtz, T.nullType)).toBe('timestamp_ntz');
    expect(common(T.array(T.int), T.array(d(2, 1)))).toBe('array<decimal(11,1)>');
    expect(text([commonType([T.int, T.string], ansi) ?? T.nullType])).toBe('bigint');
    expect(text([commonType([T.int, T.float], ansi) ?? T.nullType])).toBe('double');
    expect(commonType([T.int, T.string], DEFAULT_CONF, 'keep')).toBeUndefined();
  });

  it('casts the operands of arithmetic', () => {
    const operands = (fn: string, a: Expr, b: Expr, conf = DEFAULT_CONF): string | undefined =>
      text(arithmeticOperands(fn, a, b, conf));
    expect(operands('+', of(T.byte), of(T.long))).toBe('bigint bigint');
    expect(operands('+', of(d(7, 2)), intLiteral(100))).toBe('decimal(7,2) decimal(3,0)');
    expect(operands('+', of(d(7, 2)), of(T.int))).toBe('decimal(7,2) decimal(10,0)');
    expect(operands('*', of(d(7, 2)), of(T.float))).toBe('double double');
    expect(operands('/', of(T.int), of(T.int))).toBe('double double');
    expect(operands('div', of(T.int), of(T.short))).toBe('bigint bigint');
    expect(operands('+', of(T.string), of(T.int))).toBe('double double');
    expect(operands('div', of(T.string), of(T.int))).toBeUndefined();
    expect(operands('&', of(T.double), of(T.int))).toBeUndefined();
    expect(operands('+', nullLiteral(), nullLiteral())).toBe('double double');
    expect(operands('div', of(T.string), of(T.int), ansi)).toBe('bigint bigint');
    expect(operands('+', of(T.string), of(T.string), ansi)).toBeUndefined();
  });

  it('casts the operands of comparisons', () => {
    const operands = (a: DataType, b: DataType, fn = '='): string | undefined =>
      text(comparisonOperands(fn, of(a), of(b), DEFAULT_CONF));
    expect(operands(T.string, T.byte)).toBe('tinyint tinyint');
    expect(operands(T.string, d(2, 1))).toBe('double double');
    expect(operands(T.string, T.date)).toBe('date date');
    expect(operands(T.string, T.boolean)).toBe('boolean boolean');
    expect(operands(T.boolean, T.int)).toBe('int int');
    expect(operands(T.boolean, T.int, '<')).toBeUndefined();
    expect(operands(d(7, 2), d(38, 10))).toBe('decimal(38,10) decimal(38,10)');
    expect(operands(T.array(T.int), T.array(d(2, 1)))).toBeUndefined();
    expect(operands(T.date, T.int)).toBeUndefined();
  });

  it('rewrites comparisons with 0, 1 and decimal literals', () => {
    const half = literal(15n, d(2, 1));
    expect(comparisonRewrite('>', of(T.int), half, DEFAULT_CONF)).toMatchObject({ fn: '>', right: { value: 1n } });
    expect(comparisonRewrite('>=', of(T.int), half, DEFAULT_CONF)).toMatchObject({ fn: '>=', right: { value: 2n } });
    expect(comparisonRewrite('<', half, of(T.int), DEFAULT_CONF)).toMatchObject({ fn: '<', left: { value: 1n } });
    expect(comparisonRewrite('=', of(T.boolean), intLiteral(0), DEFAULT_CONF)).toMatchObject({ negated: true });
    expect(comparisonRewrite('=', of(T.boolean), intLiteral(2), DEFAULT_CONF)).toBeUndefined();
  });

  it('knows the implicit and the explicit casts', () => {
    expect(implicitCast(T.string, 'numeric', DEFAULT_CONF)).toEqual(T.double);
    expect(implicitCast(T.double, ['long', 'binary', 'string'], DEFAULT_CONF)).toEqual(T.long);
    expect(implicitCast(T.boolean, 'double', DEFAULT_CONF)).toBeUndefined();
    expect(implicitCast(T.date, 'string', ansi)).toEqual(T.string);
    const casts: readonly [DataType, DataType, CastMode, boolean][] = [
      [T.date, T.int, 'legacy', true],
      [T.date, T.int, 'ansi', false],
      [T.timestampNtz, T.int, 'legacy', false],
      [T.boolean, T.timestamp, 'try', false],
      [T.int, T.binary, 'legacy', true],
      [T.int, T.date, 'legacy', false],
    ];
    for (const [from, to, mode, possible] of casts) expect(canCast(from, to, mode)).toBe(possible);
    expect([castMayFail(T.float, d(20, 10)), castMayFail(T.int, d(10, 0)), castMayFail(T.long, T.int)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
