import { describe, expect, test } from 'vitest';
import { fromCsv } from '../src/csv/from-csv.js';
import { schemaOfCsv } from '../src/csv/infer.js';
import { fromCsvPlan, inferCsvPlan } from '../src/csv/plan.js';
import { recordedLines } from './recorded-lines.js';

/** Records and what Spark 3.5 gives for each (`from_csv` as JSON with NULL fields written); ERROR where it fails. */
type Cases = readonly (readonly [record: string, answer: string | null])[];
type Options = Readonly<Record<string, string>>;
const optionMap = (options: Options) => new Map(Object.entries(options).map(([k, v]) => [k.toLowerCase(), v]));

const attempt = (give: () => string): string => {
  try {
    return give();
  } catch {
    return 'ERROR';
  }
};

/** Decimals are bare numbers there, years above 9999 have a sign. An instant is only known to be one or none. */
function alike(json: string, schema: string): string {
  const bare = /DECIMAL/.test(schema) ? json.replace(/"(-?\d+\.?\d*)"/g, '$1').replace('0E-10', '0.0000000000') : json;
  const out = bare.replaceAll('"-0.0"', '-0.0').replace(/"\+(\d{5})/g, '"$1');
  return /TIMESTAMP\b(?!_)/.test(schema) ? out.replace(/"[+-]?\d{4,6}-\d\d-\d\d \d\d:[^"]*"/g, '"instant"') : out;
}

describe('from_csv reads as Spark does, or is refused', () => {
  const groups = recordedLines<{ schema: string; options: Options; cases: Cases }>('from-csv');
  for (const { schema, options, cases } of groups) {
    test(`${schema} ${JSON.stringify(options)}`, () => {
      const fields = [...schema.matchAll(/(\w+) ([A-Z_]+(?:\(\d+,\d+\))?)/g)].map(([, name = '', type = '']) => {
        return [name, type.toLowerCase()] as const;
      });
      const plan = fromCsvPlan(fields, optionMap(options), 'America/Los_Angeles');
      if ('why' in plan) {
        const refused = ['unescapedQuoteHandling', 'mode', 'maxCharsPerColumn', 'maxColumns'];
        expect(Object.keys(options).some((o) => refused.includes(o))).toBe(true);
        return;
      }
      const form = (a: string | null): string | null => a && alike(a, schema);
      expect(cases.map(([record]) => [record, form(attempt(() => `{"r":${fromCsv(record, plan)}}`))])).toEqual(
        cases.map(([record, a]) => [record, form(a)]),
      );
    });
  }
});

describe('schema_of_csv infers what Spark infers', () => {
  for (const { options, cases } of recordedLines<{ options: Options; cases: Cases }>('schema-of-csv')) {
    test(JSON.stringify(options), () => {
      const plan = inferCsvPlan(optionMap(options), 'TIMESTAMP');
      if ('why' in plan) throw new Error(plan.why);
      expect(cases.map(([record]) => [record, attempt(() => schemaOfCsv(record, plan))])).toEqual(cases);
    });
  }
});
