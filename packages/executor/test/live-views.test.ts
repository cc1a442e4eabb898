import { textParsers } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { CompileError, DEFAULT_CONF } from '@spark-sql-to-snowflake/plan-ir';
import { expect, test } from 'vitest';
import { openDuckDBDatabase, openSession, serverCatalog } from '../src/index.js';

const parsers = textParsers(DEFAULT_CONF);
const control = { signal: new AbortController().signal };

test('a view that SQL made follows the views below it', async () => {
  const database = await openDuckDBDatabase();
  const session = await openSession('a', { database, dialect: duckdb, catalog: serverCatalog(), timeZone: 'UTC' });
  const run = (text: string) => session.run({ kind: 'sql', text, statement: parsers.statement(text) }, control);
  const shown = async (text: string): Promise<string> => {
    const statement = parsers.statement(text);
    if (statement.kind !== 'query') throw new Error(text);
    const show = {
      kind: 'show',
      plan: statement.plan,
      format: 'text',
      rows: 20,
      truncate: 20,
      vertical: false,
    } as const;
    const result = await session.run(show, control);
    if (result.kind !== 'rows') throw new Error(text);
    let bytes = '';
    for await (const b of result.result.batches()) bytes += Buffer.from(b.data).toString('latin1');
    return bytes;
  };
  await run('CREATE TEMPORARY VIEW people AS SELECT 11 AS age');
  await run('CREATE TEMPORARY VIEW doubled AS SELECT age * 2 AS age FROM people');
  expect(await shown('SELECT * FROM doubled')).toContain('| 22|');
  await run('CREATE OR REPLACE TEMPORARY VIEW people AS SELECT 33 AS age');
  expect(await shown('SELECT * FROM doubled')).toContain('| 66|');
  await run('DROP VIEW people');
  await expect(shown('SELECT * FROM doubled')).rejects.toThrow(CompileError);
  await run('CREATE TEMPORARY VIEW people AS SELECT 44 AS age');
  await expect(run('CREATE OR REPLACE TEMPORARY VIEW people AS SELECT age FROM doubled')).rejects.toThrow(
    'RECURSIVE_VIEW',
  );
  // another column in the place of the one that the view shows is not taken for it
  await run('CREATE OR REPLACE TEMPORARY VIEW below AS SELECT 1 AS i1');
  await run('CREATE TEMPORARY VIEW above AS SELECT * FROM below');
  await run('CREATE OR REPLACE TEMPORARY VIEW below AS SELECT 2 AS i0, 3 AS i1');
  expect(await shown('SELECT * FROM above')).toContain('|  3|');
  await run('CREATE OR REPLACE TEMPORARY VIEW below AS SELECT 1 AS i2');
  await expect(shown('SELECT * FROM above')).rejects.toThrow('INCOMPATIBLE_VIEW_SCHEMA_CHANGE');
  // what a view's subqueries read counts
  await expect(run('CREATE VIEW lasting AS SELECT 1 AS a WHERE EXISTS (SELECT 1 AS x FROM below)')).rejects.toThrow(
    'INVALID_TEMP_OBJ_REFERENCE',
  );
  // a format without files
  await run('CREATE TEMPORARY VIEW nothing(e INT) USING parquet');
  expect(await shown('SELECT count(e) AS n FROM nothing')).toContain('|  0|');
  await session.close();
  await database.close();
});
