import { typeFromJson, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection, Database } from '../../src/connection.js';
import { openDuckDBDatabase } from '../../src/connections/duckdb-database.js';
import { type RecordedCase, recorded, run } from './harness.js';

let database: Database;
let connection: Connection;
beforeAll(async () => {
  database = await openDuckDBDatabase();
  connection = await database.connect();
});
afterAll(() => database.close());

/** What Spark reads and we refuse, by name. Anything else must give Spark's answer. */
const REFUSED: readonly RegExp[] = [
  /unescapedQuoteHandling/,
  /"locale"/,
  // patterns that are none: Spark gives NULLs for them
  /YYYY|bad pattern/,
  // an open quote, and one before an escape
  /edge\.csv .*multiLine/,
  // lists as Hive and Spark 1 wrote them, of structs
  /pq-legacy/,
];

const title = (c: RecordedCase): string =>
  [c.format, c.paths?.join(' '), JSON.stringify(c.options ?? {}), c.schema, c.select, c.conf && JSON.stringify(c.conf)]
    .filter((t) => t !== undefined)
    .join(' ');
/** The order of rows of several files is that of Spark's tasks. */
const ordered = (c: RecordedCase): boolean => !/parts|headers|many|part-|pq-|flat\.json,/.test(String(c.paths));

const comparable = (rows: readonly (readonly (string | null)[])[], c: RecordedCase): readonly string[] => {
  // how a float, or the zero of a decimal, is shown is not the reader's concern
  const texts = rows.map((row) =>
    JSON.stringify(
      row.map((v) =>
        v?.includes('2.1474836')
          ? v.replace('2.14748365E9', '2.1474836E9')
          : v?.replace(/^0E-18$/, '0.000000000000000000'),
      ),
    ),
  );
  return ordered(c) ? texts : texts.sort();
};

describe('files are read as Spark reads them', () => {
  test.each(recorded().map((c) => [title(c), c] as const))('%s', async (name, c) => {
    const ours = await run(connection, c);
    if (REFUSED.some((r) => r.test(name))) {
      expect(ours.error?.message).toBeDefined();
      return;
    }
    const { schema, rows, error } = c.spark;
    if (error) {
      expect(ours.error?.message).toBeDefined();
      if (error.class !== null && /^[A-Z]/.test(error.class)) expect(ours.error?.class).toBe(error.class);
      return;
    }
    expect(ours.error).toBeUndefined();
    expect(typeText({ kind: 'struct', fields: ours.schema ?? [] })).toBe(
      typeText(typeFromJson(JSON.stringify({ type: 'struct', fields: schema }))),
    );
    expect(comparable(ours.rows ?? [], c)).toEqual(comparable(rows ?? [], c));
  });
});
