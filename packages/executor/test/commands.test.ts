import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, type BenchHost, benchHost, openBench } from './commands/bench.js';

/** One statement and what Spark Connect 3.5.7 answered: see test/conformance/record_statements.py. */
interface Recorded {
  readonly sql: string;
  readonly schema?: readonly unknown[];
  readonly rows?: readonly (readonly unknown[])[];
  /** The class in brackets, or the message's first line where there is no class. */
  readonly error?: string;
}
const recorded = readFileSync(new URL('./commands/statements.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Recorded);

/** Differences on purpose, by statement. */
const DIFFERS: Readonly<Record<string, string>> = {
  'SELECT CAST(i1 AS STRING) a, CAST(i2 AS STRING) b FROM iv': 'a cast of intervals to text is not there yet',
};

const MACHINE = ['Location', 'Created Time', 'Owner'];

let host: BenchHost;
let bench: Bench;
beforeAll(async () => {
  host = await benchHost();
  bench = await openBench(host);
});
afterAll(async () => {
  await bench.close();
  await host.database.close();
});

async function answer(sql: string): Promise<Omit<Recorded, 'sql'>> {
  const got = await bench.sql(sql);
  if ('error' in got) return { error: got.error };
  return { schema: got.schema, rows: got.rows.filter((r) => !MACHINE.includes(String(r[0]))) };
}

// one test a statement would hide that each builds on those before it
test('statements answer as recorded from Spark', async () => {
  const wrong: unknown[] = [];
  for (const { sql, ...want } of recorded) {
    if (Object.hasOwn(DIFFERS, sql)) {
      await answer(sql);
      continue;
    }
    const got = await answer(sql).catch((error: unknown) => ({ error: String(error) }));
    const same =
      want.error === undefined
        ? JSON.stringify(got) === JSON.stringify(want)
        : 'error' in got && (got.error ?? '').startsWith(want.error);
    if (!same) wrong.push({ sql, want, got });
  }
  expect(wrong).toEqual([]);
});
