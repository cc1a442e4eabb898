import { type Field, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { expect, test } from 'vitest';
import { cellText, type SparkValue, showTable } from '../src/index.js';

const cell = (value: SparkValue, type: Field['type'], zone = 'UTC'): string => cellText(value, type, zone);

// every expected text was printed by show() of Spark 3.5.7
test('shows values as Spark does', () => {
  expect(cell(14, T.yearMonthInterval())).toBe("INTERVAL '1-2' YEAR TO MONTH");
  expect(cell(-1, T.yearMonthInterval('month', 'month'))).toBe("INTERVAL '-1' MONTH");
  expect(cell(93_784_500_000n, T.dayTimeInterval())).toBe("INTERVAL '1 02:03:04.5' DAY TO SECOND");
  expect(cell(259_200_000_000n, T.dayTimeInterval('day', 'day'))).toBe("INTERVAL '3' DAY");
  expect(cell(5_250_000n, T.dayTimeInterval('second', 'second'))).toBe("INTERVAL '05.25' SECOND");
  expect(cell(36_000_000_000n, T.dayTimeInterval('hour', 'hour'))).toBe("INTERVAL '10' HOUR");
  expect(cell(-184_000_000n, T.dayTimeInterval('minute', 'second'))).toBe("INTERVAL '-03:04' MINUTE TO SECOND");
  const interval = { months: 14, days: 25, microseconds: 18_367_500_000n };
  expect(cell(interval, T.calendarInterval)).toBe('1 years 2 months 25 days 5 hours 6 minutes 7.5 seconds');
  const negative = { months: -14, days: -4, microseconds: -18_367_500_000n };
  expect(cell(negative, T.calendarInterval)).toBe('-1 years -2 months -4 days -5 hours -6 minutes -7.5 seconds');
  expect(cell([null, 1], T.array(T.int))).toBe('[NULL, 1]');
  expect(cell({ entries: [['a', null]] }, T.map(T.string, T.int))).toBe('{a -> NULL}');
  expect(cell([null, new Uint8Array([0x41])], T.struct([T.field('x', T.int), T.field('y', T.binary)]))).toBe(
    '{NULL, [41]}',
  );
  expect(cell(new Uint8Array([0x41, 0xff]), T.binary)).toBe('[41 FF]');
  expect(cell(1_577_836_800_100_000n, T.timestampNtz)).toBe('2020-01-01 00:00:00.1');
});

test('times are those of the session', () => {
  expect(cell(1_577_836_800_000_000n, T.timestamp, 'America/New_York')).toBe('2019-12-31 19:00:00');
  expect(cell(0, T.date)).toBe('1970-01-01');
  expect(cell(-5n, T.decimal(5, 3))).toBe('-0.005');
});

test('cuts and aligns as show() does', () => {
  const schema = [T.field('a', T.int), T.field('text', T.string)];
  const rows = [
    [1, 'x'.repeat(25)],
    [null, 'one\ntwo'],
  ];
  expect(showTable(schema, rows, { timeZone: 'UTC', truncate: 20 })).toBe(
    [
      '+----+--------------------+',
      '|   a|                text|',
      '+----+--------------------+',
      '|   1|xxxxxxxxxxxxxxxxx...|',
      '|NULL|            one\\ntwo|',
      '+----+--------------------+',
    ].join('\n'),
  );
  expect(showTable(schema, [], { timeZone: 'UTC' })).toBe('+---+----+\n|a  |text|\n+---+----+\n+---+----+');
});
