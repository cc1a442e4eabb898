import { describe, expect, test } from 'vitest';
import { getJsonObject, jsonTuple } from '../src/json/find.js';
import { schemaOfJson } from '../src/json/infer.js';
import { jsonLayout } from '../src/json/layout.js';
import { inferPlan } from '../src/json/plan.js';
import { recordedLines } from './recorded-lines.js';

/** Texts and what Spark 3.5 gives for each; ERROR where it fails. */
type Cases = readonly (readonly [text: string, answer: string | null])[];

describe('get_json_object finds what Spark finds', () => {
  for (const { path, cases } of recordedLines<{ path: string; cases: Cases }>('get-json-object')) {
    test(path, () => {
      expect(cases.map(([text]) => [text, getJsonObject(text, path)])).toEqual(cases);
    });
  }
});

test('json_tuple finds what Spark finds', () => {
  const names = ['a', 'b', 'A', '', 'a b', 'a'];
  const cases = recordedLines<readonly [text: string, values: readonly (string | null)[]]>('json-tuple');
  expect(cases.map(([text]) => [text, jsonTuple(text, names)])).toEqual(cases);
});

describe('schema_of_json infers what Spark infers', () => {
  for (const { options, cases } of recordedLines<{ options: Record<string, string>; cases: Cases }>('schema-of-json')) {
    test(JSON.stringify(options), () => {
      const plan = inferPlan(new Map(Object.entries(options).map(([k, v]) => [k.toLowerCase(), v])), 'TIMESTAMP');
      if ('why' in plan) throw new Error(plan.why);
      const answer = (text: string): string => {
        try {
          return schemaOfJson(text, plan);
        } catch {
          return 'ERROR';
        }
      };
      expect(cases.map(([text]) => [text, answer(text)])).toEqual(cases);
    });
  }
});

describe('to_json lays text out as Spark does', () => {
  for (const { style, cases } of recordedLines<{ style: string; cases: Cases }>('json-layout')) {
    test(style, () => {
      expect(cases.map(([text]) => [text, jsonLayout(text, style)])).toEqual(cases);
    });
  }
  test('control characters become escapes', () => {
    expect(jsonLayout('{"a":"x\u0001\n\u001f"}', '')).toBe('{"a":"x\\u0001\\n\\u001F"}');
  });
});
