import { expect, test } from 'vitest';
import { CompileError, types as T, typeFromJson, typeToJson } from '../src/index.js';

const all = T.struct([
  T.field('a', T.int, false),
  { name: 'b', type: T.decimal(38, 18), nullable: true, comment: 'x' },
  T.field('c', T.array(T.map(T.string, T.struct([T.field('d', T.timestampNtz)]), false), false)),
  T.field('e', T.dayTimeInterval('day', 'second')),
  T.field('f', T.yearMonthInterval('month', 'month')),
  T.field('g', { kind: 'varchar', length: 3 }),
  T.field('h', T.nullType),
  T.field('i', T.calendarInterval),
]);

test('a schema comes back from its JSON form', () => {
  expect(typeFromJson(typeToJson(all))).toEqual(all);
});

test('types are named as Spark names them', () => {
  expect(typeToJson(T.int)).toBe('"integer"');
  expect(typeToJson(T.nullType)).toBe('"void"');
  expect(typeToJson(T.dayTimeInterval('hour', 'hour'))).toBe('"interval hour"');
});

test.each(['', '{', '"text"', '{"type":"struct"}', '{"type":"array"}', '"decimal(x)"', '[]'])(
  '%s is refused',
  (text) => {
    expect(() => typeFromJson(text)).toThrow(CompileError);
  },
);
