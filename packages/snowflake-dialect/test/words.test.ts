import {
  type DataType,
  DEFAULT_CONF,
  diagnosticSink,
  fail,
  idSource,
  type LiteralValue,
  literal,
  type Sample,
  types as T,
} from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from '@spark-sql-to-snowflake/sql-emit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snowflake } from '../src/index.js';
import { builder, write } from './plans.js';

const { names } = snowflake;
const say = (value: LiteralValue, type: DataType, timeZone = 'UTC'): string => {
  const ctx: Partial<EmitContext> = {
    dialect: snowflake,
    conf: { ...DEFAULT_CONF, timeZone },
    diagnostics: diagnosticSink(),
    refuse: (_e, why) => fail('not-lowered', { what: 'x', dialect: 'snowflake', why }),
  };
  return snowflake.literal(literal(value, type), ctx as EmitContext).text;
};

describe('names', () => {
  test('are quoted where Snowflake would read them otherwise, reserved words in upper case', () => {
    expect(['a', 'Sum_Qty', '_x', 'a$b', 'date'].map(names.identifier)).toEqual([
      'a',
      'Sum_Qty',
      '_x',
      '"A$B"',
      'date',
    ]);
    expect(['order', 'Select', 'LEFT'].map(names.identifier)).toEqual(['"ORDER"', '"SELECT"', '"LEFT"']);
    expect(['1a', 'a b', 'a.b', 'größe', 'a"b', '$a'].map(names.column)).toEqual([
      '"1a"',
      '"a b"',
      '"a.b"',
      '"größe"',
      '"a""b"',
      '"$a"',
    ]);
  });
  test('of a result keep the case that Spark shows', () => {
    expect(['sum_qty', 'SUM_QTY', 'count(1)', 'ORDER', 'order'].map(names.result)).toEqual([
      '"sum_qty"',
      'SUM_QTY',
      '"count(1)"',
      '"ORDER"',
      '"order"',
    ]);
  });
  test('of tables lose Spark’s own catalog', () => {
    expect(names.table(['spark_catalog', 'db', 't'])).toBe('db.t');
    expect(names.table(['db', 'group'])).toBe('db."GROUP"');
  });
  test('cannot break out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }), (name) => {
        fc.pre(!name.includes('\0') && !/\p{Surrogate}/u.test(name));
        const text = names.result(name);
        if (text.startsWith('"')) expect(text.slice(1, -1).replaceAll('""', '')).not.toContain('"');
        else expect(text).toMatch(/^[A-Z_][A-Z0-9_$]*$/);
      }),
    );
    for (const bad of ['', 'a\0', '\uD800', 'x'.repeat(256)]) expect(() => names.identifier(bad)).toThrow('The name');
  });
});

describe('literals', () => {
  test('of text escape quotes, backslashes and NUL', () => {
    expect(say("it's C:\\dir\0x", T.string)).toBe("'it''s C:\\\\dir\\u0000x'");
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        fc.pre(!/\p{Surrogate}/u.test(value));
        const text = say(value, T.string);
        // what Snowflake's escapes say, read back
        const read = text
          .slice(1, -1)
          .replace(/''|\\\\|\\u0000/g, (m) => (m === "''" ? "'" : m === '\\\\' ? '\\' : '\0'));
        expect(read).toBe(value);
        expect(text.slice(1, -1).replaceAll("''", '').replaceAll('\\\\', '')).not.toMatch(/'|\\(?!u0000)/);
      }),
    );
  });
  test('of numbers', () => {
    expect(say(-(2n ** 63n), T.long)).toBe('-9223372036854775808');
    expect(say(-5n, T.decimal(5, 3))).toBe('-0.005');
    expect(say(110n, T.decimal(3, 2))).toBe('1.10');
    expect([1.5, 100, -0.25, -0, Number.NaN, Infinity, 1e308, 0.1 + 0.2].map((v) => say(v, T.double))).toEqual([
      '1.5::FLOAT',
      '100::FLOAT',
      '(-0.25)::FLOAT',
      "'-0'::FLOAT",
      "'NaN'::FLOAT",
      "'inf'::FLOAT",
      "'1e+308'::FLOAT",
      "'0.30000000000000004'::FLOAT",
    ]);
  });
  test('of dates and times', () => {
    expect(say(0, T.date)).toBe("DATE '1970-01-01'");
    expect(say(-719162, T.date)).toBe("DATE '0001-01-01'");
    for (const days of [-719163, 2932897]) expect(() => say(days, T.date)).toThrow('year 9999');
    expect(say(1_577_836_800_123_456n, T.timestamp)).toBe("'2020-01-01 00:00:00.123456'::TIMESTAMP_LTZ(6)");
    expect(say(0n, T.timestampNtz)).toBe("'1970-01-01 00:00:00'::TIMESTAMP_NTZ(6)");
    // 01:30 happens twice when the clocks are put back
    expect(say(1_730_611_800_000_000n, T.timestamp, 'America/New_York')).toBe(
      "'2024-11-03 01:30:00 -04:00'::TIMESTAMP_LTZ(6)",
    );
    expect(say(1_730_615_400_000_000n, T.timestamp, 'America/New_York')).toBe(
      "'2024-11-03 01:30:00 -05:00'::TIMESTAMP_LTZ(6)",
    );
    expect(say(-3_786_797_222_000_000n, T.timestamp, 'America/Los_Angeles')).toBe(
      "'1850-01-01 07:52:58 +00:00'::TIMESTAMP_LTZ(6)",
    );
  });
  test('of bytes and intervals', () => {
    expect(say(new Uint8Array([0, 171]), T.binary)).toBe("TO_BINARY('00AB', 'HEX')");
    expect(say(14, T.yearMonthInterval())).toBe('14');
    expect(say({ months: 1, days: -2, microseconds: 1_500_000n }, T.calendarInterval)).toBe(
      "INTERVAL '1 month, -2 day, 1 second, 500000 microsecond'",
    );
  });
});

describe('rows of constants', () => {
  const b = builder();
  test('are VALUES, with the type of a column of NULLs', () => {
    const plan = b.values({ a: T.int, s: T.string }, [1, null], [2, null]);
    expect(write(plan, snowflake, b.ids).sql[0]).toMatchInlineSnapshot(
      `"SELECT a AS "a", s AS "s" FROM (VALUES (1, CAST(NULL AS VARCHAR)), (2, NULL)) AS t (a, s)"`,
    );
  });
  test('are SELECTs where VALUES takes no such expression', () => {
    const base = b.values({ a: T.boolean }, [1]);
    const plan = {
      ...base,
      rows: [
        [{ kind: 'call', fn: 'not', args: [literal(true, T.boolean)], type: T.boolean, nullable: false }],
        [literal(false, T.boolean)],
      ],
    } as const;
    expect(write(plan, snowflake, b.ids).sql[0]).toContain('UNION ALL SELECT FALSE AS a');
  });
  test('are cut where VALUES ends', () => {
    const plan = b.values({ a: T.int }, ...Array.from({ length: 20_000 }, (_, i) => [i]));
    const [sql] = write(plan, snowflake, b.ids).sql;
    expect(sql?.match(/UNION ALL/g)).toHaveLength(1);
    expect(sql?.match(/VALUES/g)).toHaveLength(2);
  });
  test('and ranges have exactly their numbers', () => {
    const range = (start: bigint, end: bigint, step: bigint) =>
      write({ kind: 'range', start, end, step, output: [b.attribute('id', T.long, false)] }, snowflake, b.ids).sql[0];
    expect(range(5n, 0n, -2n)).toContain(
      '5 + (ROW_NUMBER() OVER (ORDER BY NULL) - 1) * (-2) AS id FROM TABLE(GENERATOR(ROWCOUNT => 3))',
    );
    expect(range(0n, 10n, 1n)).toContain(
      'SELECT ROW_NUMBER() OVER (ORDER BY NULL) - 1 AS id FROM TABLE(GENERATOR(ROWCOUNT => 10))',
    );
    expect(range(3n, 3n, 1n)).toContain('0 AS id LIMIT 0');
  });
});

test('the parts of a split ask one number of each row', () => {
  const b = builder(idSource());
  const child = b.table('t', { a: T.int, b: T.array(T.int) });
  const part = (lower: number, upper: number): string => {
    const sample: Sample = { kind: 'sample', child, lower, upper, seed: 7n };
    return write(sample, snowflake, b.ids).sql[0]?.match(/QUALIFY (.*)\) AS t$/)?.[1] ?? '';
  };
  const number = "MD5_NUMBER_LOWER64('7:' || ROW_NUMBER() OVER (ORDER BY a, TO_JSON(b))) / 18446744073709551616::FLOAT";
  expect([part(0, 0.25), part(0.25, 0.5), part(0.5, 1)]).toEqual([
    `${number} < 0.25`,
    `${number} >= 0.25 AND ${number} < 0.5`,
    `${number} >= 0.5`,
  ]);
});

test('a sample is drawn row by row, and a seed is reported', () => {
  const b = builder(idSource());
  const sample: Sample = {
    kind: 'sample',
    child: b.table('t', { a: T.int }),
    lower: 0,
    upper: 0.1,
    seed: 42n,
  };
  const { sql, notes } = write(sample, snowflake, b.ids);
  expect(sql[0]).toContain(
    "MD5_NUMBER_LOWER64('42:' || ROW_NUMBER() OVER (ORDER BY a)) / 18446744073709551616::FLOAT < 0.1",
  );
  expect(notes).toEqual(['approximate: TABLESAMPLE … REPEATABLE: another random sequence gives other rows.']);
});
