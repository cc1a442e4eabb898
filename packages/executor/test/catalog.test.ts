import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogCall } from '@spark-sql-to-snowflake/plan-ir';
import { expect, test } from 'vitest';
import { benchHost, openBench } from './commands/bench.js';

/** A call or statement, and what Spark Connect 3.5.7 answered to the call: see test/conformance/record_catalog.py. */
interface Recorded {
  readonly sql?: string;
  readonly call?: CatalogCall;
  readonly schema?: readonly unknown[];
  readonly rows?: readonly (readonly unknown[])[];
  /** The class in brackets, or the message's first line where there is no class. */
  readonly error?: string;
}
const recorded = readFileSync(new URL('./commands/catalog.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Recorded);

test('calls of spark.catalog answer as recorded from Spark', async () => {
  const host = await benchHost();
  const bench = await openBench(host);
  const wrong: unknown[] = [];
  for (const { sql, call, ...want } of recorded) {
    if (sql !== undefined) await bench.sql(sql);
    if (!call) continue;
    const got = await bench.call(call);
    const same =
      want.error === undefined
        ? JSON.stringify(got) === JSON.stringify(want)
        : 'error' in got && got.error.startsWith(want.error);
    if (!same) wrong.push({ call, want, got });
  }
  expect(wrong).toEqual([]);
  await bench.close();
  await host.database.close();
});

test('createTable gives the columns of the new table, and wants a schema', async () => {
  const host = await benchHost();
  const bench = await openBench(host);
  const made = await bench.call({
    call: 'createTable',
    name: 't',
    source: 'parquet',
    schema: 'a INT NOT NULL, b STRING',
    description: 'dd',
    options: [{ key: 'k', value: 'v' }],
  });
  expect(made).toEqual({
    schema: [
      ['a', 'int', true],
      ['b', 'string', true],
    ],
    rows: [],
  });
  expect(await bench.call({ call: 'createTable', name: 'u', options: [] })).toMatchObject({
    error: expect.stringMatching(/^\[UNABLE_TO_INFER_SCHEMA\]/),
  });
  expect(await bench.sql('DESCRIBE EXTENDED t')).toMatchObject({
    rows: expect.arrayContaining([
      ['Comment', 'dd', ''],
      ['Storage Properties', '[k=v]', ''],
    ]),
  });
  await bench.close();
  await host.database.close();
});

test('sessions share tables and global views, and each has its schema and temporary views', async () => {
  const host = await benchHost();
  const [a, b] = [await openBench(host), await openBench(host)];
  await a.sql('CREATE SCHEMA s');
  await a.sql('USE s');
  await a.sql('CREATE TABLE t USING parquet AS SELECT 1 AS x');
  await a.sql('CREATE TEMP VIEW t2 AS SELECT * FROM t');
  await a.sql('CREATE GLOBAL TEMP VIEW g AS SELECT * FROM t2');
  expect(await b.call({ call: 'currentDatabase' })).toMatchObject({ rows: [['default']] });
  expect(await b.rows('SELECT * FROM s.t')).toEqual([[1]]);
  expect(await b.rows('SELECT * FROM global_temp.g')).toEqual([[1]]);
  expect(await b.sql('SELECT * FROM t2')).toMatchObject({
    error: expect.stringMatching(/^\[TABLE_OR_VIEW_NOT_FOUND\]/),
  });
  // a temporary view stands before a table of its name
  await b.sql('USE s');
  await b.sql('CREATE TEMP VIEW t AS SELECT 2 AS y');
  expect(await b.rows('SELECT * FROM t')).toEqual([[2]]);
  expect(await b.rows('SELECT * FROM s.t')).toEqual([[1]]);
  expect(await b.rows('SELECT * FROM spark_catalog.s.t')).toEqual([[1]]);
  await a.close();
  await b.close();
  await host.database.close();
});

test('what Spark knows of tables and views is in the database file, and no listing shows where', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-'));
  const file = join(folder, 'db.duckdb');
  const statements = [
    "CREATE SCHEMA s COMMENT 'c'",
    'USE s',
    "CREATE TABLE t (a VARCHAR(3) COMMENT 'ca', i INTERVAL YEAR TO MONTH) USING csv PARTITIONED BY (a) TBLPROPERTIES ('k'='v')",
    "INSERT INTO t VALUES (INTERVAL '3' MONTH, 'x')",
    'CREATE VIEW v AS SELECT a AS b FROM t',
  ];
  const first = await benchHost(file);
  const one = await openBench(first);
  for (const s of statements) expect(await one.sql(s)).toEqual({ schema: [], rows: [] });
  const questions = [
    'SHOW SCHEMAS',
    'DESCRIBE EXTENDED s.t',
    'DESCRIBE s.v',
    'SHOW CREATE TABLE s.t',
    'SELECT * FROM s.v',
  ];
  const before = [];
  for (const q of questions) before.push(await one.sql(q));
  await one.close();
  await first.database.close();
  const second = await benchHost(file);
  const two = await openBench(second);
  const after = [];
  for (const q of questions) after.push(await two.sql(q));
  expect(after).toEqual(before);
  expect(after[0]).toMatchObject({ rows: [['default'], ['s']] });
  expect(after[4]).toMatchObject({ rows: [['x']] });
  await two.close();
  await second.database.close();
  rmSync(folder, { recursive: true });
});

test('a statement that fails leaves nothing half done', async () => {
  const host = await benchHost();
  const bench = await openBench(host);
  await bench.sql('CREATE TABLE t USING parquet AS SELECT 1 AS a');
  const bad = "INSERT OVERWRITE t SELECT IF(id = 2, CAST(raise_error('no') AS INT), 1) FROM range(3)";
  await expect(bench.sql(bad)).rejects.toThrow();
  expect(await bench.rows('SELECT * FROM t')).toEqual([[1]]);
  await expect(
    bench.sql(
      "CREATE TABLE u USING parquet AS SELECT IF(id = 2, CAST(raise_error('no') AS INT), 1) AS a FROM range(3)",
    ),
  ).rejects.toThrow();
  expect(await bench.sql('SHOW TABLES')).toMatchObject({ rows: [['default', 't', false]] });
  await bench.close();
  await host.database.close();
});

test('tables that other programs made are there, with what the database knows of them', async () => {
  const host = await benchHost();
  const connection = await host.database.connect();
  await connection.execute([
    'CREATE TABLE plain (a INTEGER NOT NULL, b VARCHAR)',
    "COMMENT ON TABLE plain IS 'of others'",
    'CREATE VIEW pv AS SELECT a FROM plain',
  ]);
  const bench = await openBench(host);
  expect(await bench.sql('SHOW TABLES')).toMatchObject({
    rows: [
      ['default', 'plain', false],
      ['default', 'pv', false],
    ],
  });
  expect(await bench.call({ call: 'getTable', name: 'plain' })).toMatchObject({
    rows: [['plain', 'spark_catalog', ['default'], 'of others', 'MANAGED', false]],
  });
  expect(await bench.sql("ALTER TABLE plain SET TBLPROPERTIES ('k'='v')")).toEqual({ schema: [], rows: [] });
  expect(await bench.sql('SHOW TBLPROPERTIES plain')).toMatchObject({ rows: [['k', 'v']] });
  expect(await bench.sql('INSERT INTO plain VALUES (1, "x")')).toEqual({ schema: [], rows: [] });
  expect(await bench.rows('SELECT * FROM pv')).toEqual([[1]]);
  await bench.close();
  await connection.close();
  await host.database.close();
});

test('sessions make tables at once', async () => {
  const host = await benchHost();
  const benches = await Promise.all(Array.from({ length: 8 }, () => openBench(host)));
  const made = await Promise.all(benches.map((b, i) => b.sql(`CREATE TABLE t${i} USING parquet AS SELECT ${i} AS a`)));
  expect(made).toEqual(benches.map(() => ({ schema: [], rows: [] })));
  const [first] = benches;
  expect(await first?.sql('SHOW TABLES')).toMatchObject({ rows: benches.map((_, i) => ['default', `t${i}`, false]) });
  expect(await first?.sql('DESCRIBE EXTENDED t3')).toMatchObject({
    rows: expect.arrayContaining([['Provider', 'parquet', '']]),
  });
  await Promise.all(benches.map((b) => b.close()));
  await host.database.close();
});

test('a table is not overwritten from itself, neither directly nor through a view', async () => {
  const host = await benchHost();
  const bench = await openBench(host);
  await bench.sql('CREATE TABLE t USING parquet AS SELECT 1 AS a');
  await bench.sql('CREATE TEMP VIEW v AS SELECT a + 1 AS a FROM t');
  const refused = { error: expect.stringMatching(/^\[UNSUPPORTED_OVERWRITE.TABLE\]/) };
  expect(await bench.sql('INSERT OVERWRITE t SELECT a FROM t')).toMatchObject(refused);
  expect(await bench.sql('INSERT OVERWRITE t SELECT a FROM v')).toMatchObject(refused);
  expect(await bench.rows('SELECT * FROM t')).toEqual([[1]]);
  await bench.close();
  await host.database.close();
});

test('UPDATE, DELETE, MERGE and changes of columns work in any schema', async () => {
  const host = await benchHost();
  const bench = await openBench(host);
  for (const s of ['CREATE SCHEMA s', 'USE s', 'CREATE TABLE t USING delta AS SELECT id, "a" AS b FROM range(4)'])
    await bench.sql(s);
  await bench.sql('UPDATE t SET b = "z" WHERE t.id = 1');
  await bench.sql('DELETE FROM t AS x WHERE x.id = 2');
  await bench.sql(
    'MERGE INTO t USING (SELECT 3L AS id UNION ALL SELECT 9L) AS q ON t.id = q.id WHEN MATCHED THEN UPDATE SET t.b = "m" WHEN NOT MATCHED THEN INSERT (id, b) VALUES (q.id, "n")',
  );
  expect(await bench.rows('SELECT CAST(id AS INT) AS id, b FROM s.t ORDER BY id')).toEqual([
    [0, 'a'],
    [1, 'z'],
    [3, 'm'],
    [9, 'n'],
  ]);
  await bench.sql('ALTER TABLE t RENAME COLUMN b TO c');
  await bench.sql('ALTER TABLE t DROP COLUMN id');
  expect(await bench.sql('DESCRIBE t')).toMatchObject({ rows: [['c', 'string', null]] });
  expect(await bench.sql('CREATE OR REPLACE TABLE t USING parquet AS SELECT 1 AS n FROM t LIMIT 1')).toEqual({
    schema: [],
    rows: [],
  });
  expect(await bench.rows('SELECT * FROM t')).toEqual([[1]]);
  await bench.close();
  await host.database.close();
});

test('what may be a secret is not shown, and defaults are shown as they were written', async () => {
  const host = await benchHost();
  const bench = await openBench(host);
  await bench.sql(
    "CREATE TABLE t (a STRING DEFAULT concat('x', 'y'), b INT DEFAULT 4) USING parquet OPTIONS ('password'='p') TBLPROPERTIES ('Token'='k', 'c'='d')",
  );
  const hidden = '*********(redacted)';
  expect(await bench.sql('SHOW CREATE TABLE t')).toMatchObject({
    rows: [
      [
        `CREATE TABLE spark_catalog.default.t (\n  a STRING DEFAULT concat('x', 'y'),\n  b INT DEFAULT 4)\nUSING parquet\nOPTIONS (\n  'password' = '${hidden}')\nTBLPROPERTIES (\n  'Token' = '${hidden}',\n  'c' = 'd')\n`,
      ],
    ],
  });
  expect(await bench.sql('SHOW TBLPROPERTIES t')).toMatchObject({
    rows: [
      ['Token', hidden],
      ['c', 'd'],
    ],
  });
  await bench.close();
  await host.database.close();
});
