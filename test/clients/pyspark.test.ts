import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { python } from '../conformance/cache.js';
import { ensure, lacking } from '../conformance/steps.js';
import { expectedOutput, knownGaps, type ProgramResult, programNames, runPrograms } from './programs.js';
import { type ServerUnderTest, serve } from './serve.js';

const lacks = lacking(['spark']);
const MINUTE = 60_000;

// Unchanged PySpark programs; what they print is recorded from real Spark (pnpm conformance:clients --record).
describe.skipIf(lacks.length > 0)(`PySpark 3.5${lacks.length > 0 ? ` (needs ${lacks.join(', ')})` : ''}`, () => {
  let server: ServerUnderTest | undefined;
  let results: ReadonlyMap<string, ProgramResult>;
  const gaps = knownGaps();

  beforeAll(async () => {
    ensure(['spark']);
    server = await serve();
    results = await runPrograms(python('venv'), server.url, programNames());
  }, 10 * MINUTE);
  afterAll(() => server?.stop());

  test.each(programNames())('%s', (name) => {
    const expected = expectedOutput(name);
    expect(expected, 'recorded').toBeDefined();
    const { output, failed } = results.get(name) ?? { output: '', failed: 'not run' };
    if (gaps[name] === undefined) expect(output + (failed ?? '')).toBe(expected);
    else expect(output === expected && failed === null, 'as on Spark now: take it off known-gaps.json').toBe(false);
  });

  test('every known gap names a program', () => {
    expect(Object.keys(gaps).filter((name) => !programNames().includes(name))).toEqual([]);
  });
});
