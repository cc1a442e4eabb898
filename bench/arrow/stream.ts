/**
 * What it costs to make Arrow of results, and whether the memory stays the same however long they are:
 * `node --conditions=source --import tsx bench/arrow/stream.ts [rows in millions]`.
 */
import { openDuckDBDatabase } from '@spark-sql-to-snowflake/executor';
import { type Field, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { countOf, flagsOf } from '../../test/conformance/flags.js';

const { positionals } = flagsOf(import.meta.url, { allowPositionals: true });
const millions = countOf('rows', positionals[0] ?? '5');
const MB = 1 << 20;

const columns: readonly Field[] = [T.field('a', T.long), T.field('b', T.double), T.field('c', T.string)];
const CASES: Readonly<Record<string, readonly [text: string, from: string]>> = {
  'short strings': ["'k' || (i % 100000)", 'range'],
  'long strings': ["'a rather long text with the number ' || i", 'range'],
  'repeated long strings of a table': ['c', 'table'],
  NULLs: ["CASE WHEN i % 3 = 0 THEN NULL ELSE 'k' || i END", 'range'],
};

const db = await openDuckDBDatabase();
const connection = await db.connect();
const rows = millions * 1_000_000;
await connection.execute([
  `CREATE TABLE t AS SELECT i, i * 0.5e0 AS b, 'a rather long text with the number ' || (i % 1000) AS c FROM range(${rows}) AS r(i)`,
]);
for (const [name, [text, from]] of Object.entries(CASES)) {
  const source = from === 'table' ? 't' : `range(${rows}) AS t(i)`;
  const sql = `SELECT i AS a, i * 0.5e0 AS b, ${text} AS c FROM ${source}`;
  for (const round of [1, 2]) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    let bytes = 0;
    let batches = 0;
    let count = 0;
    let rss = 0;
    const result = await connection.queryArrow([sql], columns, { timeZone: 'UTC' });
    for await (const batch of result.batches()) {
      bytes += batch.data.length;
      count += batch.rowCount;
      batches++;
      if (batches % 16 === 0) rss = Math.max(rss, process.memoryUsage.rss());
    }
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    if (round === 1) continue;
    console.log(
      `${name}: ${count} rows, ${(bytes / MB).toFixed(0)} MB in ${batches} batches, ${ms.toFixed(0)} ms, ` +
        `${((user + system) / 1000).toFixed(0)} ms CPU, ${((count / ms) * 1000).toExponential(2)} rows/s, peak RSS ${(rss / MB).toFixed(0)} MB`,
    );
  }
}
await db.close();
