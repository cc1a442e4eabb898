import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensure, lacking } from '../conformance/steps.js';
import { expectedOfNotebook, runNotebook } from './notebook.js';
import { type ServerUnderTest, serve } from './serve.js';

const lacks = lacking(['jupyter']);
const MINUTE = 60_000;

describe.skipIf(lacks.length > 0)(`Jupyter${lacks.length > 0 ? ` (needs ${lacks.join(', ')})` : ''}`, () => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    ensure(['jupyter']);
    server = await serve();
  }, 10 * MINUTE);
  afterAll(() => server?.stop());

  test('a notebook puts out what it puts out on Spark', { timeout: 2 * MINUTE }, async () => {
    expect(await runNotebook(server.url)).toBe(expectedOfNotebook());
  });
});
