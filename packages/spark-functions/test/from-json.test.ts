import { describe, expect, test } from 'vitest';
import { fromJson } from '../src/json/from-json.js';
import { fromJsonPlan } from '../src/json/plan.js';
import type { ValueType } from '../src/json/value-type.js';
import { recordedLines } from './recorded-lines.js';
import { shortSchema } from './short-schema.js';

/** What Spark 3.5 gives for `to_json(struct(from_json(text, schema, options)))` with NULL fields written; ERROR where it fails. */
interface Group {
  readonly schema: string;
  readonly options: Readonly<Record<string, string>>;
  readonly cases: readonly (readonly [text: string, answer: string | null])[];
}

/** Bytes are base64 there, decimals bare numbers, years above 9999 have a sign. An instant is only known to be one or none. */
function alike(json: string, type: ValueType): string {
  const kinds = JSON.stringify(type);
  let out = json.replace(/((?:\\\\x[0-9A-F]{2})+)/g, (hex) =>
    Buffer.from(hex.replaceAll('\\\\x', ''), 'hex').toString('base64'),
  );
  if (kinds.includes('decimal'))
    out = out.replace(/"(-?\d+\.?\d*)"/g, (_, n: string) => n).replace('0E-10', '0.0000000000');
  out = out.replaceAll('"-0.0"', '-0.0').replace(/"\+(\d{5})/g, '"$1');
  return kinds.includes('"timestamp"') ? out.replace(/"[+-]?\d{4,6}-\d\d-\d\d \d\d:[^"]*"/g, '"instant"') : out;
}

function answer(text: string, group: Group, type: ValueType): string | null {
  const plan = fromJsonPlan(
    type,
    new Map(Object.entries(group.options).map(([k, v]) => [k.toLowerCase(), v])),
    'America/Los_Angeles',
  );
  if ('why' in plan) return plan.why;
  try {
    const value = fromJson(text, plan);
    return value === null ? null : `{"r":${value}}`;
  } catch {
    return 'ERROR';
  }
}

describe('from_json reads as Spark does', () => {
  for (const group of recordedLines<Group>('from-json')) {
    test(`${group.schema} ${JSON.stringify(group.options)}`, () => {
      const type = shortSchema(group.schema);
      const form = (a: string | null): string | null => a && alike(a, type);
      expect(group.cases.map(([text]) => [text, form(answer(text, group, type))])).toEqual(
        group.cases.map(([text, a]) => [text, form(a)]),
      );
    });
  }
});
