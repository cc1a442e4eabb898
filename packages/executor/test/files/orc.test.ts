import { typeFromJson, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection, Database } from '../../src/connection.js';
import { openDuckDBDatabase } from '../../src/connections/duckdb-database.js';
import { inspectRead } from '../../src/files/read.js';
import { DATA, environment, type RecordedCase, recorded, run } from './harness.js';

let database: Database;
let connection: Connection;
beforeAll(async () => {
  database = await openDuckDBDatabase();
  connection = await database.connect();
});
afterAll(() => database.close());

const title = (c: RecordedCase): string =>
  [c.paths?.join(' ') ?? '', c.schema, c.select, JSON.stringify({ ...c.options, ...c.conf })]
    .filter((t) => t !== undefined && t !== '{}')
    .join(' | ');

/** What Spark's library makes another type of, and we refuse, by column and type. All else must give Spark's answer. */
const REFUSED: readonly RegExp[] = [
  /^lzo/,
  /^numbers\.orc \| (?:f|d|de) (?:boolean|tinyint|smallint|int|bigint|float|double|string|decimal|timestamp|interval)/,
  /^numbers\.orc \| s (?!string)/,
  /^numbers\.orc \| ts (?!timestamp$)/,
  /^numbers\.orc \| \w+ timestamp$/,
  // two names that are equal but for case
  /^two-cases\.orc \| \{"spark/,
];
/** What of these is read nevertheless. */
const READ = /\| (?:f|d) (?:float|double)$|\| de (?:string|decimal)|\| ts timestamp$/;
/** The order of rows of several files is that of Spark's tasks. */
const ordered = (c: RecordedCase): boolean => !/parts|merge/.test(String(c.paths));

describe('ORC files are read as Spark reads them', () => {
  test.each(recorded('orc.json').map((c) => [title(c), c] as const))('%s', async (name, c) => {
    const ours = await run(connection, c, DATA.replace(/data$/, 'orc'));
    const { schema, rows, error } = c.spark;
    if (error || (REFUSED.some((r) => r.test(name)) && !READ.test(name))) {
      expect(ours.error?.message).toBeDefined();
      if (error?.class && /^[A-Z]/.test(error.class) && !/PARSE/.test(error.class))
        expect(ours.error?.class).toBe(error.class);
      return;
    }
    expect(ours.error).toBeUndefined();
    expect(typeText({ kind: 'struct', fields: ours.schema ?? [] })).toBe(
      typeText(typeFromJson(JSON.stringify({ type: 'struct', fields: schema }))),
    );
    const texts = (all: typeof rows): readonly string[] =>
      (all ?? []).map((r) => JSON.stringify(r.map((v) => v?.replace(/^0E-18$/, '0.000000000000000000'))));
    const [mine, theirs] = [texts(ours.rows), texts(rows)];
    if (ordered(c)) expect(mine).toEqual(theirs);
    else expect([...mine].sort()).toEqual([...theirs].sort());
  });
});

test('the first file, and whether schemas are merged, are asked for anew with each read', async () => {
  const folder = DATA.replace(/data$/, 'orc/merge');
  const settings: Record<string, string> = {};
  const env = environment(connection, settings);
  const columnsOf = async (...names: readonly string[]): Promise<string> => {
    const paths = names.map((n) => `${folder}/${n}.orc`);
    const { columns } = await inspectRead({ kind: 'read', format: 'orc', options: [], paths }, env);
    return columns.map((c) => c.name).join(' ');
  };
  expect(await columnsOf('first', 'second')).toBe('a b');
  expect(await columnsOf('second', 'first')).toBe('a c');
  settings['spark.sql.orc.mergeSchema'] = 'true';
  expect(await columnsOf('second', 'first')).toBe('a c b');
});
