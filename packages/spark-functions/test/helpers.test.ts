import { describe, expect, test } from 'vitest';
import { type HelperType, type HelperValue, helpers } from '../src/index.js';
import { recordedLines } from './recorded-lines.js';

type Json = string | number | boolean | null | readonly (string | null)[];
/** Of record_helpers.py: what Spark 3.5 gave for the arguments that the helper gets. */
interface Group {
  readonly helper: string;
  readonly cases: readonly (readonly [args: readonly Json[], answer: Json])[];
}

const READ: Readonly<Partial<Record<HelperType, (value: Json) => HelperValue>>> = {
  long: (v) => BigInt(String(v)),
  int: Number,
  double: Number,
  float: (v) => Math.fround(Number(v)),
  binary: (v) => Uint8Array.from(Buffer.from(String(v), 'hex')),
};
const argument = (value: Json, type: HelperType): HelperValue | null =>
  value === null ? null : (READ[type]?.(value) ?? (value as HelperValue));

/** Values of a type as text that tells them apart: -0 from 0, NaN. */
function shown(value: HelperValue | null, type: HelperType): string {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (type === 'decimal') return String(Number(value));
  return Object.is(value, -0) ? '-0' : Array.isArray(value) ? JSON.stringify(value) : String(value);
}

const groups = recordedLines<Group>('helpers');

describe('the helpers answer as Spark does', () => {
  test.each(groups.map((g, i) => [g.helper, i, g.cases] as const))('%s (group %i)', (name, _group, cases) => {
    const helper = helpers.get(name);
    if (!helper) throw new Error(`there is no helper ${name}`);
    const types = Object.values(helper.params);
    const wrong = cases.flatMap(([args, answer]) => {
      const expected = shown(argument(answer, helper.returns), helper.returns);
      const given = helper.body(...args.map((a, i) => argument(a, types[i] as HelperType)));
      const got = shown(given, helper.returns);
      return got === expected ? [] : [`${JSON.stringify(args)}: ${got}, not ${expected}`];
    });
    expect(wrong).toEqual([]);
  });

  test('on thousands of inputs', () => {
    expect(groups.reduce((n, g) => n + g.cases.length, 0)).toBeGreaterThan(10_000);
  });
});
