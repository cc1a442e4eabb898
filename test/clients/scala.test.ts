import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensure, lacking } from '../conformance/steps.js';
import { compileScala, expectedOfScala, runScala, scalaGaps, scalaPrograms } from './scala.js';
import { type ServerUnderTest, serve } from './serve.js';

const lacks = lacking(['scala']);
const MINUTE = 60_000;

// Unchanged programs of Spark's Scala client; what they print is recorded from real Spark (pnpm conformance:clients --record).
describe.skipIf(lacks.length > 0)(`Scala 3.5${lacks.length > 0 ? ` (needs ${lacks.join(', ')})` : ''}`, () => {
  let server: ServerUnderTest | undefined;
  beforeAll(async () => {
    ensure(['scala']);
    await compileScala();
    server = await serve();
  }, 10 * MINUTE);
  afterAll(() => server?.stop());

  test.each(scalaPrograms())(
    '%s',
    async (name) => {
      const output = await runScala(name, server!.url).catch((error: unknown) => String(error));
      const expected = expectedOfScala(name);
      if (scalaGaps()[name] === undefined) expect(output).toBe(expected);
      else expect(output === expected, 'as on Spark now: take it off known-gaps.json').toBe(false);
    },
    2 * MINUTE,
  );
});
