import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textParsers } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { DEFAULT_CONF } from '@spark-sql-to-snowflake/plan-ir';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckDBDatabase, openSession, type SessionHost, type SparkSession, serverCatalog } from '../src/index.js';

const control = { signal: new AbortController().signal };
let folder: string;
let host: SessionHost;
let session: SparkSession;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'external-'));
  writeFileSync(join(folder, 'a.csv'), 'id|name\n1|x\n2|y\n');
  for (const p of [1, 2]) {
    mkdirSync(join(folder, 'parts', `p=${p}`), { recursive: true });
    writeFileSync(join(folder, 'parts', `p=${p}`, 'f.json'), `{"a": ${p}0}\n`);
  }
  const file = join(folder, 'db.duckdb');
  host = { database: await openDuckDBDatabase({ file }), dialect: duckdb, catalog: serverCatalog(), timeZone: 'UTC' };
  session = await openSession('a', host);
});
afterAll(async () => {
  await session.close();
  await host.database.close();
  rmSync(folder, { recursive: true });
});

async function sql(text: string, at = session): Promise<unknown> {
  const statement = textParsers(DEFAULT_CONF).statement(text);
  try {
    const first = await at.run({ kind: 'sql', text, statement }, control);
    const result =
      first.kind === 'lazy' && statement.kind === 'query'
        ? await at.run({ kind: 'query', plan: statement.plan }, control)
        : first;
    if (result.kind !== 'rows') return [];
    const rows: unknown[] = [];
    for await (const batch of result.result.batches())
      for (const row of tableFromIPC(batch.data)) rows.push(Object.values(row.toJSON()));
    return rows;
  } catch (error) {
    return (error as Error).message;
  }
}

test('a table over files is read where they are', async () => {
  const options = `OPTIONS (header 'true', sep '|', path '${folder}/a.csv')`;
  expect(await sql(`CREATE TABLE t (id INT COMMENT 'ci', name STRING) USING csv ${options}`)).toEqual([]);
  expect(await sql('SELECT * FROM t ORDER BY id')).toEqual([
    [1, 'x'],
    [2, 'y'],
  ]);
  expect(await sql('SELECT t.name FROM default.t WHERE t.id = 2')).toEqual([['y']]);
  expect(await sql('DESCRIBE EXTENDED t')).toEqual(
    expect.arrayContaining([
      ['id', 'int', 'ci'],
      ['Type', 'EXTERNAL', ''],
      ['Provider', 'csv', ''],
      ['Location', `file:${folder}/a.csv`, ''],
      ['Storage Properties', '[header=true, sep=|]', ''],
    ]),
  );
  expect(await sql('SHOW CREATE TABLE t')).toEqual([
    [
      `CREATE TABLE spark_catalog.default.t (\n  id INT COMMENT 'ci',\n  name STRING)\nUSING csv\nOPTIONS (\n  'header' = 'true',\n  'sep' = '|')\nLOCATION 'file:${folder}/a.csv'\n`,
    ],
  ]);
  // Spark, too, cannot make a folder of a file
  expect(await sql('INSERT INTO t VALUES (3, "z")')).toMatch(/EEXIST/);
  // another session reads it, too
  const other = await openSession('b', host);
  expect(await sql('SELECT count(*) FROM t', other)).toEqual([[2n]]);
  await other.close();
  writeFileSync(join(folder, 'a.csv'), 'id|name\n7|q\n');
  expect(await sql('REFRESH TABLE t')).toEqual([]);
  expect(await sql('SELECT * FROM t')).toEqual([[7, 'q']]);
  expect(await sql('ALTER TABLE t RENAME TO t2')).toEqual([]);
  expect(await sql('SELECT id FROM t2')).toEqual([[7]]);
  expect(await sql('DROP TABLE t2')).toEqual([]);
  expect(await sql('SHOW TABLES')).toEqual([]);
});

test('columns and partitions are found out from the files', async () => {
  expect(await sql(`CREATE TABLE j USING json LOCATION '${folder}/parts'`)).toEqual([]);
  // as with Spark's catalog, nobody has told it of partitions yet
  expect(await sql('SELECT * FROM j')).toEqual([]);
  expect(await sql('SHOW PARTITIONS j')).toEqual([]);
  expect(await sql('MSCK REPAIR TABLE j')).toEqual([]);
  expect(await sql('SHOW PARTITIONS j')).toEqual([['p=1'], ['p=2']]);
  expect(await sql('SELECT * FROM j ORDER BY p')).toEqual([
    [10n, 1],
    [20n, 2],
  ]);
  expect(await sql('CREATE VIEW vj AS SELECT sum(a) AS s FROM j')).toMatch(/^\[UNSUPPORTED_FEATURE\] The view/);
  expect(await sql('CREATE TEMP VIEW tj AS SELECT sum(a) AS s FROM j')).toEqual([]);
  expect(await sql('SELECT * FROM tj')).toEqual([[30n]]);
  expect(await sql(`CREATE TABLE nope USING json LOCATION '${folder}/nothing'`)).toMatch(/^\[PATH_NOT_FOUND\]/);
  expect(await sql(`CREATE TABLE c USING json PARTITIONED BY (p) LOCATION '${folder}/parts'`)).toMatch(
    /^\[SPECIFY_PARTITION_IS_NOT_ALLOWED\]/,
  );
  expect(await sql('DROP TABLE j')).toEqual([]);
});

test('rows are added to a table over files, which has a folder of its own or is made with one', async () => {
  const at = `LOCATION '${folder}/c'`;
  expect(await sql(`CREATE TABLE c (a INT, b STRING) USING csv OPTIONS (header true) ${at}`)).toEqual([]);
  expect(await sql('SELECT * FROM c')).toEqual([]);
  expect(await sql("INSERT INTO c VALUES (1, 'x')")).toEqual([]);
  expect(await sql("INSERT INTO c (b) SELECT 'y'")).toEqual([]);
  expect(await sql('SELECT * FROM c ORDER BY a')).toEqual([
    [null, 'y'],
    [1, 'x'],
  ]);
  expect(await sql('INSERT OVERWRITE c SELECT a + 1, b FROM c')).toMatch(/^\[UNSUPPORTED_OVERWRITE.TABLE\]/);
  expect(await sql("INSERT OVERWRITE c VALUES (3, 'z')")).toEqual([]);
  expect(await sql('SELECT * FROM c')).toEqual([[3, 'z']]);
  expect(await sql('TRUNCATE TABLE c')).toMatch(/TRUNCATE TABLE on external tables/);
  expect(await sql('DELETE FROM c')).toMatch(/^\[UNSUPPORTED_FEATURE\]/);
  expect(await sql(`CREATE TABLE d USING csv ${at} AS SELECT 1 AS a`)).toMatch(/non-empty directory/);
  expect(await sql(`CREATE TABLE d USING json LOCATION '${folder}/d' AS SELECT 1 AS a`)).toEqual([]);
  expect(await sql('SELECT * FROM d')).toEqual([[1]]);
  expect(await sql('DROP TABLE c')).toEqual([]);
  expect(await sql('DROP TABLE d')).toEqual([]);
});

test('a partitioned table over files has the partitions that it was told of', async () => {
  const table = `CREATE TABLE p (k BIGINT, v BIGINT) USING parquet LOCATION '${folder}/p' PARTITIONED BY (k)`;
  mkdirSync(join(folder, 'p'));
  expect(await sql(table)).toEqual([]);
  expect(await sql('INSERT INTO p PARTITION (k = 5) VALUES (7)')).toEqual([]);
  expect(await sql('INSERT INTO p VALUES (8, 6)')).toEqual([]);
  const rows = [
    [7n, 5n],
    [8n, 6n],
  ];
  expect(await sql('SELECT * FROM p ORDER BY k')).toEqual(rows);
  expect(await sql('DROP TABLE p')).toEqual([]);
  // the files stay; a new table does not know of them
  expect(await sql(table)).toEqual([]);
  expect(await sql('SELECT * FROM p')).toEqual([]);
  expect(await sql('ALTER TABLE p RECOVER PARTITIONS')).toEqual([]);
  expect(await sql('SELECT * FROM p ORDER BY k')).toEqual(rows);
  expect(await sql('INSERT OVERWRITE p PARTITION (k = 5) SELECT 1 WHERE false')).toEqual([]);
  expect(await sql('SELECT * FROM p')).toEqual([[8n, 6n]]);
  expect(await sql('INSERT OVERWRITE p VALUES (9, 9)')).toEqual([]);
  expect(await sql('SHOW PARTITIONS p')).toEqual([['k=9']]);
  expect(await sql('DROP TABLE p')).toEqual([]);
});

test('CREATE TEMPORARY VIEW USING reads files', async () => {
  writeFileSync(join(folder, 'b.csv'), 'a,b\n1,x\n');
  expect(await sql(`CREATE TEMPORARY VIEW f USING csv OPTIONS (path '${folder}/b.csv', header true)`)).toEqual([]);
  expect(await sql('SELECT * FROM f')).toEqual([['1', 'x']]);
  expect(
    await sql(`CREATE TEMPORARY VIEW g (a INT, b STRING) USING csv OPTIONS (path '${folder}/b.csv', header true)`),
  ).toEqual([]);
  expect(await sql('SELECT a + 1 AS c FROM g')).toEqual([[2]]);
  expect(await sql('SELECT current_database(), current_catalog()')).toEqual([['default', 'spark_catalog']]);
});
