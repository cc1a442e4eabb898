import { CompileError, decimalText, type Literal } from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, it } from 'vitest';
import { type ParseOptions, parseExpression } from '../src/index.js';

function literal(sql: string, options: ParseOptions = {}): Literal {
  const expr = parseExpression(sql, { timeZone: 'America/Los_Angeles', ...options });
  if (expr.kind !== 'literal') throw new Error(`${sql} is a ${expr.kind}`);
  return expr;
}

function refusal(sql: string): string | undefined {
  try {
    parseExpression(sql);
  } catch (error) {
    if (error instanceof CompileError) return error.diagnostic.sparkClass ?? error.diagnostic.code;
    throw error;
  }
  return 'parsed';
}

/** All expectations were observed on Spark 3.5.7. */
describe('string literals', () => {
  it.each([
    [String.raw`'a\nb\tc\rd\be\0f\Zg\\h\'i\"j\xm'`, 'a\nb\tc\rd\be\0f\u001ag\\h\'i"jxm'],
    [String.raw`'\%k\_l'`, '\\%k\\_l'],
    [String.raw`'\u0041\u00e9'`, 'Aé'],
    [String.raw`'\u41'`, 'u41'],
    [String.raw`'\U0001F600'`, '😀'],
    [String.raw`'\U0001F60'`, 'U0001F60'],
    [String.raw`'\101\1411'`, 'Aa1'],
    [String.raw`'\400x\201\377'`, '400x201377'],
    [String.raw`'\08\00'`, '\u00008\u00000'],
    [`'a''b'`, 'ab'],
    [`'a' 'b' "c"`, 'abc'],
    [String.raw`r'a\nb' 'c\nd'`, 'a\\nbc\nd'],
    [String.raw`R"x\"`, 'x\\'],
  ])('%s', (sql, value) => expect(literal(sql).value).toBe(value));

  it('keeps backslashes where that is asked for', () => {
    expect(literal(String.raw`'a\nb'`, { escapedStringLiterals: true }).value).toBe(String.raw`a\nb`);
  });
});

describe('numbers', () => {
  it.each([
    ['2147483647', 'int', 2147483647],
    ['2147483648', 'long', 2147483648n],
    ['-2147483648', 'int', -2147483648],
    ['- 5', 'int', -5],
    ['-9223372036854775808', 'long', -9223372036854775808n],
    ['5Y', 'byte', 5],
    ['-128Y', 'byte', -128],
    ['32767S', 'short', 32767],
    ['-9223372036854775808L', 'long', -9223372036854775808n],
    ['1e2', 'double', 100],
    ['1.5d', 'double', 1.5],
    ['1e-400d', 'double', 0],
    ['1.5F', 'float', 1.5],
  ])('%s is %s', (sql, kind, value) => expect(literal(sql)).toMatchObject({ type: { kind }, value }));

  it.each([
    ['1.10', 3, 2, '1.10'],
    ['.5', 1, 1, '0.5'],
    ['5.', 1, 0, '5'],
    ['00.10', 2, 2, '0.10'],
    ['00012.3400', 6, 4, '12.3400'],
    ['9223372036854775808', 19, 0, '9223372036854775808'],
    ['1e2bd', 3, 0, '100'],
    ['1e-2bd', 2, 2, '0.01'],
    ['1.5e3BD', 4, 0, '1500'],
    ['0e5bd', 6, 0, '0'],
    ['1e-38bd', 38, 38, '0.00000000000000000000000000000000000001'],
  ])('%s is decimal(%i,%i)', (sql, precision, scale, text) => {
    const { type, value } = literal(sql);
    expect(type).toEqual({ kind: 'decimal', precision, scale });
    expect(decimalText(value as bigint, scale)).toBe(text);
  });

  it.each([
    ['128Y', 'INVALID_NUMERIC_LITERAL_RANGE'],
    ['32768S', 'INVALID_NUMERIC_LITERAL_RANGE'],
    ['9223372036854775808L', 'INVALID_NUMERIC_LITERAL_RANGE'],
    ['1e309', 'INVALID_NUMERIC_LITERAL_RANGE'],
    ['3.4028235e38f', 'INVALID_NUMERIC_LITERAL_RANGE'],
    ['12345678901234567890123456789012345678.1', 'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION'],
    ['1e38bd', 'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION'],
    [`X'G1'`, 'INVALID_TYPED_LITERAL'],
    [`int '1'`, 'UNSUPPORTED_TYPED_LITERAL'],
    [`date '2020-02-30'`, 'INVALID_TYPED_LITERAL'],
    [`date '20200101'`, 'INVALID_TYPED_LITERAL'],
    [`date '12345678-01-01'`, 'INVALID_TYPED_LITERAL'],
    [`timestamp '2020-01-01T'`, 'INVALID_TYPED_LITERAL'],
    [`timestamp '2020-01-01 24:00:00'`, 'INVALID_TYPED_LITERAL'],
    [`timestamp '2020-01-01 01:02:03 z'`, 'INVALID_TYPED_LITERAL'],
    [`timestamp '2020-01-01 00:00:00+18:30'`, 'INVALID_TYPED_LITERAL'],
    [`timestamp_ntz '01:02:03'`, 'INVALID_TYPED_LITERAL'],
    [`interval '1 day ago'`, 'INVALID_TYPED_LITERAL'],
  ])('%s is refused: %s', (sql, error) => expect(refusal(sql)).toBe(error));
});

const micros = (iso: string): bigint => BigInt(Date.parse(iso)) * 1000n;

describe('typed literals', () => {
  it.each([
    [`date '2020'`, 18262],
    [`date ' 2020-1-1 '`, 18262],
    [`date '2020-01-01T00:00'`, 18262],
    [`date '-0001-01-01'`, -719893],
    [`date 'epoch'`, 0],
  ])('%s', (sql, days) => expect(literal(sql)).toMatchObject({ type: { kind: 'date' }, value: days }));

  it.each([
    [`timestamp '2020'`, '2020-01-01T08:00:00Z'],
    [`timestamp '2020-01-01 1:2:3'`, '2020-01-01T09:02:03Z'],
    [`timestamp '2020-01-01 01:02:03.'`, '2020-01-01T09:02:03Z'],
    [`timestamp '2020-01-01 01:02:03Z'`, '2020-01-01T01:02:03Z'],
    [`timestamp '2020-01-01 01:02:03 UTC+1'`, '2020-01-01T00:02:03Z'],
    [`timestamp '2020-01-01 01:02:03+0100'`, '2020-01-01T00:02:03Z'],
    [`timestamp '2020-01-01 01:02:03 +01:02:03'`, '2020-01-01T00:00:00Z'],
    [`timestamp '2020-01-01 01:02:03 America/New_York'`, '2020-01-01T06:02:03Z'],
    [`timestamp '2020-01-01 01:02:03 EST'`, '2020-01-01T06:02:03Z'],
    [`timestamp '2020-03-08 02:30:00'`, '2020-03-08T10:30:00Z'],
    [`timestamp '2020-11-01 01:30:00'`, '2020-11-01T08:30:00Z'],
  ])('%s', (sql, iso) => expect(literal(sql)).toMatchObject({ type: { kind: 'timestamp' }, value: micros(iso) }));

  it('cuts a fraction at the sixth digit', () => {
    expect(literal(`timestamp_ntz '2020-01-01 01:02:03.1234567'`)).toMatchObject({
      type: { kind: 'timestamp_ntz' },
      value: micros('2020-01-01T01:02:03Z') + 123456n,
    });
  });

  it('reads TIMESTAMP without a zone as the session says', () => {
    const ntz = { timestampType: 'timestamp_ntz' } as const;
    expect(literal(`timestamp '2020-01-01 01:02:03'`, ntz).type.kind).toBe('timestamp_ntz');
    expect(literal(`timestamp '2020-01-01 01:02:03Z'`, ntz).type.kind).toBe('timestamp');
  });

  it('leaves what depends on the day to the run', () => {
    expect(parseExpression(`date 'today'`)).toMatchObject({ kind: 'call', name: ['current_date'] });
    expect(parseExpression(`timestamp 'now'`)).toMatchObject({ kind: 'cast', expr: { name: ['current_timestamp'] } });
  });

  it('puts an odd hexadecimal digit first', () => {
    expect(literal(`X'1F2'`).value).toEqual(Uint8Array.of(1, 0xf2));
  });
});

const day = 86_400_000_000n;
const hour = 3_600_000_000n;

describe('intervals', () => {
  it.each([
    ['interval 1 year 2 months', 'year', 'month', 14],
    [`interval '2' month`, 'month', 'month', 2],
    [`interval '1-11' year to month`, 'year', 'month', 23],
    [`interval -'-1-2' year to month`, 'year', 'month', 14],
    [`interval '1 years -2 months'`, 'year', 'month', 10],
  ])('%s', (sql, start, end, value) =>
    expect(literal(sql)).toMatchObject({ type: { kind: 'year_month_interval', start, end }, value }),
  );

  it.each([
    [`interval -'-1' day`, 'day', 'day', day],
    ['interval 1 week 2 hours', 'day', 'hour', 7n * day + 2n * hour],
    ['interval 1 day - 2 hours', 'day', 'hour', 22n * hour],
    ['interval 1.1234567 seconds', 'second', 'second', 1_123_456n],
    [`interval '1.5' second`, 'second', 'second', 1_500_000n],
    ['interval 1 day 1 millisecond', 'day', 'second', day + 1000n],
    [`interval '-1 2:3:4.5' day to second`, 'day', 'second', -(day + 2n * hour + 184_500_000n)],
    [`interval '61:4.5' minute to second`, 'minute', 'second', 3_664_500_000n],
    [`interval 'INTERVAL 1 DAY'`, 'day', 'day', day],
    [`interval '- 1 day'`, 'day', 'day', -day],
  ])('%s', (sql, start, end, value) =>
    expect(literal(sql)).toMatchObject({ type: { kind: 'day_time_interval', start, end }, value }),
  );

  it.each([
    'interval 1 month 1 day',
    'interval 1.5 minute',
    'interval 1 nanosecond',
    `interval '1-12' year to month`,
    `interval '1 24:00:00' day to second`,
    `interval '1   2:3:4' day to second`,
    `interval '1-2' month to year`,
    'interval 2147483648 months',
    'interval 9223372036854775808 microseconds',
    'interval 106751992 days',
    'interval 1 day to second',
    `interval 'a' day`,
  ])('%s is refused', (sql) => expect(refusal(sql)).toBe('invalid-interval'));

  it('are calendar intervals where the old ones are asked for', () => {
    const value = { months: 1, days: 1, microseconds: 0n };
    expect(literal('interval 1 month 1 day', { legacyIntervals: true })).toMatchObject({
      type: { kind: 'calendar_interval' },
      value,
    });
  });
});
