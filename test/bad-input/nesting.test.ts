import { compile } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { describe, expect, it } from 'vitest';

const DEEP = 10_000;
const around = (open: string, inner: string, close: string): string => open.repeat(DEEP) + inner + close.repeat(DEEP);

/** What nests, ten thousand deep. */
const NESTED: Readonly<Record<string, string>> = {
  parentheses: `SELECT ${around('(', '1', ')')}`,
  'open parentheses': '('.repeat(DEEP),
  brackets: around('[', '1', ']'),
  'queries in parentheses': around('(', 'SELECT 1', ')'),
  'subqueries in FROM': around('SELECT * FROM (', 'SELECT 1', ') t'),
  'scalar subqueries': `SELECT ${around('(SELECT ', '1', ')')}`,
  'EXISTS subqueries': around('SELECT 1 WHERE EXISTS (', 'SELECT 1', ')'),
  'IN subqueries': around('SELECT 1 WHERE 1 IN (', 'SELECT 1', ')'),
  CTEs: around('WITH a AS (', 'SELECT 1', ') SELECT * FROM a'),
  joins: `SELECT * FROM ${around('(', 't', ' JOIN t)')}`,
  CASE: `SELECT ${around('CASE WHEN true THEN ', '1', ' END')}`,
  'CASE in ELSE': `SELECT ${around('CASE WHEN a = 1 THEN 1 ELSE ', '1', ' END')} FROM t`,
  'function calls': `SELECT ${around('abs(', '1', ')')}`,
  arrays: `SELECT ${around('array(', '1', ')')}`,
  rows: `SELECT ${around('(1, ', '2', ')')}`,
  lambdas: `SELECT ${around('transform(array(1), x -> ', 'x', ')')}`,
  'lambdas in lambdas': `SELECT transform(array(1), ${around('x -> ', 'x', '')})`,
  windows: `SELECT ${around('sum(1) OVER (ORDER BY ', '1', ')')}`,
  NOT: `SELECT ${around('NOT ', 'true', '')}`,
  'unary minus': `SELECT ${around('- ', '1', '')}`,
  '~': `SELECT ${around('~', '1', '')}`,
  'array types': `SELECT CAST(NULL AS ${around('ARRAY<', 'INT', '>')})`,
  'map types': `SELECT CAST(NULL AS ${around('MAP<INT,', 'INT', '>')})`,
  'struct types': `SELECT CAST(NULL AS ${around('STRUCT<a:', 'INT', '>')})`,
  '[]': `SELECT a${'[1]'.repeat(DEEP)} FROM t`,
  fields: `SELECT a${'.b'.repeat(DEEP)} FROM t`,
  '::': `SELECT 1${'::INT'.repeat(DEEP)}`,
  '+': `SELECT 1${' + 1'.repeat(DEEP)}`,
  '||': `SELECT 'a'${" || 'a'".repeat(DEEP)}`,
  '=': `SELECT 1${' = 1'.repeat(DEEP)}`,
  AND: `SELECT true${' AND true'.repeat(DEEP)} AS a`,
  OR: `SELECT a = 1${' OR a = 2'.repeat(DEEP)} AS b FROM t`,
  BETWEEN: `SELECT 1${' BETWEEN 1 AND 2'.repeat(DEEP)}`,
  'IS NULL': `SELECT 1${' IS NULL'.repeat(DEEP)}`,
  UNION: `SELECT 1 AS a${' UNION SELECT 1'.repeat(DEEP)}`,
  EXCEPT: `SELECT 1${' EXCEPT SELECT 1'.repeat(DEEP)}`,
  'mixed set operations': `SELECT 1${' UNION SELECT 1 UNION ALL SELECT 1'.repeat(DEEP / 2)}`,
  comments: `${around('/*', '', '*/')} SELECT 1 AS a`,
  hints: `SELECT ${'/*+ a */'.repeat(DEEP)} 1`,
  EXPLAIN: `${'EXPLAIN '.repeat(DEEP)}SELECT 1`,
  INTERVAL: `SELECT ${'INTERVAL '.repeat(DEEP)}'1' DAY`,
  'views of subqueries': `CREATE VIEW v AS ${around('SELECT * FROM (', 'SELECT 1', ')')}`,
};

describe('nesting ten thousand deep', () => {
  it.each(Object.keys(NESTED))('of %s compiles or is refused, soon and at its place', (name) => {
    const sql = NESTED[name] ?? '';
    for (const dialect of [snowflake, duckdb]) {
      const started = performance.now();
      const { statements } = compile(sql, { dialect });
      expect(performance.now() - started).toBeLessThan(8000);
      expect(statements).toHaveLength(1);
      const [statement] = statements;
      expect(['ok', 'error', 'unsupported']).toContain(statement?.status);
      if (statement?.status !== 'ok') expect(statement?.diagnostics.at(-1)?.origin).toBeDefined();
    }
  });
});
