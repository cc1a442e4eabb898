import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensure, lacking } from '../conformance/steps.js';
import { compileScala, expectedOfScala, runScala, scalaPrograms } from './scala.js';
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
      expect(await runScala(name, server!.url)).toBe(expectedOfScala(name));
    },
    2 * MINUTE,
  );
});
