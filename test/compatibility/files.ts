import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionFacts } from 'spark-sql-to-snowflake';
import { compatibilityPage, recordsModule } from './page.js';
import { type FunctionRecord, functionRecords } from './records.js';

const root = join(import.meta.dirname, '../..');

/** The names that `SHOW FUNCTIONS` of Spark 3.5.7 gives, in its order. */
export const sparkNames: readonly string[] = readFileSync(join(import.meta.dirname, 'spark-3.5-functions.txt'), 'utf8')
  .trim()
  .split('\n');

/** What the fixtures say, of the functions that the command lists. */
export function listedRecords(): ReadonlyMap<string, FunctionRecord> {
  const listed = new Set(functionFacts().map((f) => f.name));
  return new Map([...functionRecords()].filter(([name]) => listed.has(name)));
}

/** The generated files, by path, as they should be. */
export function generated(): ReadonlyMap<string, string> {
  const records = listedRecords();
  const facts = functionFacts().map(({ fixture: _, sometimes: __, ...f }) => ({ ...f, ...records.get(f.name) }));
  return new Map([
    [join(root, 'packages/cli/src/gen/function-records.ts'), recordsModule(records)],
    [join(root, 'docs/compatibility.md'), compatibilityPage(facts, sparkNames)],
  ]);
}
