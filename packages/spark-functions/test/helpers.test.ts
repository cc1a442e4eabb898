import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decimalToScale } from '../src/decimal-scale.js';
import { type Helper, type HelperType, type HelperValue, helpers } from '../src/index.js';
import { ELSEWHERE } from './elsewhere.js';
import { recordedLines } from './recorded-lines.js';

type Json = string | number | boolean | null | readonly (string | number | null)[];
/** Where it is no value: Spark raises, or the answer is long. */
type Answer = Json | { readonly error: true } | { readonly sha256: string };
/** Of record_helpers.py and record_more_helpers.py: what Spark 3.5 gave for the arguments that the helper gets. */
interface Group {
  readonly helper: string;
  readonly cases: readonly (readonly [args: readonly Json[], answer: Answer])[];
  /** The answer is the text's number as a decimal of so many digits, and so many behind the point. */
  readonly numeric?: readonly [precision: number, scale: number];
}

const READ: Readonly<Partial<Record<HelperType, (value: Json) => HelperValue>>> = {
  long: (v) => BigInt(String(v)),
  int: Number,
  double: Number,
  float: (v) => Math.fround(Number(v)),
  binary: (v) => Uint8Array.from(Buffer.from(String(v), 'hex')),
  doubles: (v) => (v as readonly (string | null)[]).map((x) => (x === null ? null : Number(x))),
};
const argument = (value: Json, type: HelperType): HelperValue | null =>
  value === null ? null : (READ[type]?.(value) ?? (value as HelperValue));

/** Values of a type as text that tells them apart: -0 from 0, NaN. */
function shown(value: HelperValue | null, type: HelperType): string {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (type === 'decimal') return decimal(String(value));
  return Object.is(value, -0) ? '-0' : Array.isArray(value) ? JSON.stringify(value) : String(value);
}
/** Without zeros that say nothing. */
const decimal = (text: string): string =>
  text
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
    .replace(/^-0$/, '0');

/** Pairs of numbers, which Java writes with a point. */
const numbers = (list: HelperValue | null): HelperValue | null =>
  Array.isArray(list) ? list.map((pair) => String(pair).split(' ').map(Number).join(' ')) : list;

function outcome(helper: Helper, args: readonly Json[], group: Group, answer: Answer): string {
  const types = Object.values(helper.params);
  let value: HelperValue | null;
  try {
    value = helper.body(...args.map((a, i) => argument(a, types[i] as HelperType)));
  } catch (error) {
    return isError(answer) ? 'an error' : `an error: ${(error as Error).message}`;
  }
  if (group.numeric)
    return value === '' || value === null ? 'NULL' : (decimalToScale(String(value), ...group.numeric) ?? 'NULL');
  if (group.helper === 'histogram') value = numbers(value);
  return isLong(answer)
    ? createHash('sha256')
        .update(value as Uint8Array)
        .digest('hex')
    : shown(value, helper.returns);
}
const isError = (answer: Answer): boolean => answer !== null && typeof answer === 'object' && 'error' in answer;
const isLong = (answer: Answer): answer is { readonly sha256: string } =>
  answer !== null && typeof answer === 'object' && 'sha256' in answer;

function expected(helper: Helper, group: Group, answer: Answer): string {
  if (isError(answer)) return 'an error';
  if (isLong(answer)) return answer.sha256;
  if (group.numeric) return answer === null ? 'NULL' : String(answer);
  const value = argument(answer as Json, helper.returns);
  return shown(group.helper === 'histogram' ? numbers(value) : value, helper.returns);
}

const groups = ['helpers', 'more-helpers'].flatMap((file) => recordedLines<Group>(file));

describe('the helpers answer as Spark does', () => {
  test.each(groups.map((g, i) => [g.helper, i, g] as const))('%s (group %i)', (name, _place, group) => {
    const helper = helpers.get(name);
    if (!helper) throw new Error(`there is no helper ${name}`);
    const wrong = group.cases.flatMap(([args, answer]) => {
      const wanted = expected(helper, group, answer);
      const got = outcome(helper, args, group, answer);
      return got === wanted ? [] : [`${JSON.stringify(args)}: ${got}, not ${wanted}`];
    });
    expect(wrong).toEqual([]);
  });

  test('on thousands of inputs', () => {
    expect(groups.reduce((n, g) => n + g.cases.length, 0)).toBeGreaterThan(30_000);
  });

  test('each helper', () => {
    const recorded = new Set([...groups.map((g) => g.helper), ...Object.keys(ELSEWHERE)]);
    expect([...helpers.keys()].filter((name) => !recorded.has(name))).toEqual([]);
    const known = (name: string): boolean => helpers.has(name) && !groups.some((g) => g.helper === name);
    expect(Object.keys(ELSEWHERE).filter((name) => !known(name))).toEqual([]);
  });
});
