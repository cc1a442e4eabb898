import { catalogOfDdl, compile } from '@spark-sql-to-snowflake/compiler';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { expect, test } from 'vitest';

// `--schema`: tables are as the translated script makes them.

const DDL = 'CREATE TABLE t (a ARRAY<INT>, s STRUCT<x: INT>)';
const SCRIPT =
  'INSERT INTO t SELECT array(1), named_struct("x", 1); SELECT s.x FROM t; ALTER TABLE t ADD COLUMN m MAP<STRING, INT>';

test('nested columns of a schema file are structured, as those of the script before', () => {
  const { catalog, diagnostics } = catalogOfDdl(DDL, {}, undefined, snowflake);
  expect(diagnostics).toEqual([]);
  const bySchema = compile(SCRIPT, { dialect: snowflake, catalog, layout: 'line' });
  const byScript = compile(`${DDL}; ${SCRIPT}`, { dialect: snowflake, layout: 'line' });
  const sql = bySchema.statements.map((s) => s.sql.join('\n').replace(/\s+/g, ' '));
  expect(sql[0]).toContain('ARRAY_CONSTRUCT(1)::ARRAY(NUMBER(10, 0))');
  expect(sql[0]).toContain("OBJECT_CONSTRUCT_KEEP_NULL('x', 1)::OBJECT(x NUMBER(10, 0))");
  expect(sql.slice(1)).toEqual([
    'SELECT (s::OBJECT)[\'x\']::NUMBER(10, 0) AS "x" FROM t',
    'ALTER TABLE t ADD COLUMN m MAP(VARCHAR, NUMBER(10, 0))',
  ]);
  expect(byScript.statements.slice(1).map((s) => s.sql)).toEqual(bySchema.statements.map((s) => s.sql));
});
