import { CompileError, isTextSpan } from '@spark-sql-to-snowflake/plan-ir';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ParseOptions,
  parseDataType,
  parseExpression,
  parseScript,
  parseStatement,
  parseTableSchema,
  splitScript,
} from '../src/index.js';

const RESERVED: ParseOptions = { ansi: true, enforceReservedKeywords: true };

function errorOf(
  sql: string,
  options: ParseOptions = {},
): { text: string; near: string; hint: string | undefined } | undefined {
  try {
    parseStatement(sql, options);
    return undefined;
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const { sparkClass, code, origin, hint } = error.diagnostic;
    if (!isTextSpan(origin)) throw error;
    return { text: sparkClass ?? code, near: `${origin.start}`, hint };
  }
}

describe('what parses on Spark 3.5', () => {
  it.each([
    'SELECT DISTINCT a, count(*) AS n FROM t WHERE x = 1 GROUP BY a HAVING n > 1 ORDER BY n DESC NULLS LAST LIMIT 3 OFFSET 1',
    'SELECT a FROM t GROUP BY a, ROLLUP(b, (c, d))',
    'SELECT a FROM t GROUP BY a, b GROUPING SETS ((a), (a, b), ())',
    'SELECT a FROM t GROUP BY a, b WITH CUBE',
    'WITH a(x) AS (SELECT 1), b (SELECT 2) SELECT * FROM a NATURAL LEFT JOIN b',
    '((SELECT 1) UNION ALL SELECT 2) EXCEPT (VALUES 3) ORDER BY 1',
    'SELECT * FROM a, LATERAL (SELECT a.x) b LEFT ANTI JOIN c USING (x) LATERAL VIEW OUTER explode(y) z AS u, v',
    'SELECT * FROM t PIVOT (sum(a) s FOR (b, c) IN ((1, 2) AS x, (3, 4)))',
    'SELECT * FROM t UNPIVOT INCLUDE NULLS ((v, w) FOR n IN ((a, b) AS x, (c, d))) u',
    'SELECT * FROM t TABLESAMPLE (10 PERCENT) REPEATABLE (3) s JOIN range(5) AS r(id) ON r.id = s.id',
    'SELECT sum(a) FILTER (WHERE b) OVER (PARTITION BY c ORDER BY d ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t',
    'SELECT lead(a) IGNORE NULLS OVER w, first(b IGNORE NULLS) FROM t WINDOW w AS (ORDER BY c)',
    'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a DESC) FROM t',
    'SELECT transform(xs, (x, i) -> x + i), f(k => 1), xs[0].a.b, m["k"], a:: int FROM t',
    "SELECT extract(YEAR FROM a), substring(a FROM 1 FOR 2), overlay(a PLACING 'b' FROM 1), position('a' IN b), trim(LEADING 'x' FROM c)",
    "SELECT a NOT BETWEEN 1 AND 2 AND b LIKE ANY ('x', 'y') OR c IS NOT DISTINCT FROM d, NOT EXISTS (SELECT 1)",
    'SELECT CASE a WHEN 1 THEN 2 ELSE 3 END, CAST(a AS MAP<STRING, ARRAY<STRUCT<x: INT, y DECIMAL(3, 1)>>>), TRY_CAST(b AS INT)',
    'FROM t INSERT INTO a SELECT x INSERT OVERWRITE TABLE b PARTITION (p = 1) SELECT y WHERE z',
    "SELECT TRANSFORM(a, b) USING 'cat' AS (c INT, d) FROM t",
    'SELECT /*+ BROADCAST(a), COALESCE(3) */ * FROM a',
    "CREATE TABLE IF NOT EXISTS a.b (x INT NOT NULL DEFAULT 1 COMMENT 'c', y DATE) USING parquet PARTITIONED BY (y, bucket(4, x)) TBLPROPERTIES ('k' = 'v')",
    'CREATE OR REPLACE GLOBAL TEMPORARY VIEW v (a COMMENT "c", b) AS SELECT 1, 2',
    'MERGE INTO t USING s ON t.a = s.a WHEN MATCHED AND s.b THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT (a) VALUES (s.a) WHEN NOT MATCHED BY SOURCE THEN DELETE',
    'UPDATE t AS u SET a = 1, b.c = 2 WHERE d; ',
    'ALTER TABLE t ADD COLUMNS (a INT AFTER b, c STRING FIRST)',
    "SHOW TABLES IN db LIKE 'x*'",
    'SET spark.sql.ansi.enabled = true',
    'EXPLAIN EXTENDED SELECT 1',
  ])('%s', (sql) => expect(errorOf(sql)).toBeUndefined());
});

describe('keywords as names', () => {
  it.each([
    'SELECT from from from',
    'SELECT date, timestamp, year, select.table, t.from AS left FROM order AS t',
    'SELECT a first, b last, c end FROM data partition',
    'SELECT left FROM t LEFT JOIN right ON left',
    'CREATE TABLE table (comment STRING COMMENT "x", map MAP<STRING, INT>, user INT)',
    'SELECT interval, interval(1) day, distinct, all FROM t',
    'SELECT array < 5, struct, cast FROM t',
  ])('%s', (sql) => expect(errorOf(sql)).toBeUndefined());

  it.each(['SELECT a AS from', 'SELECT t.select FROM t', 'SELECT 1 AS table'])(
    '%s is refused where they are reserved',
    (sql) => expect(errorOf(sql, RESERVED)?.text).toBe('PARSE_SYNTAX_ERROR'),
  );

  it('keeps the free ones free, and some functions, where keywords are reserved', () => {
    expect(errorOf("SELECT date, left('a', 1), filter(x, y -> y) AS year FROM data", RESERVED)).toBeUndefined();
  });

  it('reads double quotes as names where that is asked for', () => {
    const options = { ansi: true, doubleQuotedIdentifiers: true };
    expect(parseExpression('"a b"', options)).toMatchObject({ kind: 'name', parts: ['a b'] });
    expect(parseExpression('"a b"', { doubleQuotedIdentifiers: true })).toMatchObject({
      kind: 'literal',
      value: 'a b',
    });
  });
});

/** Classes and offsets as Spark 3.5.7 gives them. */
describe('errors', () => {
  it.each([
    ['SELECT a IS NULL IS NULL', 'PARSE_SYNTAX_ERROR', 20],
    ['SELECT EXISTS(SELECT 1) = true', 'PARSE_SYNTAX_ERROR', 24],
    ['SELECT (1 as a)', 'PARSE_SYNTAX_ERROR', 13],
    ['SELECT a FROM t OFFSET 3 LIMIT 1', 'PARSE_SYNTAX_ERROR', 25],
    ['SELECT * FROM a left', 'PARSE_SYNTAX_ERROR', 20],
    ['SELECT a b c', 'PARSE_SYNTAX_ERROR', 11],
    ['SELECT * FROM x-y', 'INVALID_IDENTIFIER', 14],
    ['SELECT 1 /* a /* b */', 'UNCLOSED_BRACKETED_COMMENT', 9],
    ['SELECT 1; SELECT 2', 'PARSE_SYNTAX_ERROR', 10],
    ['SELECT cast(a AS foo)', 'UNSUPPORTED_DATATYPE', 17],
    ['SELECT cast(a AS array)', 'INCOMPLETE_TYPE_DEFINITION.ARRAY', 17],
    ["SELECT dateadd('day', 1, a)", 'INVALID_PARAMETER_VALUE.DATETIME_UNIT', 7],
    ['SELECT a FROM t ORDER BY a SORT BY a', 'UNSUPPORTED_FEATURE.COMBINATION_QUERY_RESULT_CLAUSES', 16],
  ])('%s', (sql, text, at) => expect(errorOf(sql)).toMatchObject({ text, near: `${at}` }));

  it('says what would help', () => {
    expect(errorOf("SELECT 'abc")?.hint).toContain('never closed');
    expect(errorOf('SELECT (1')?.hint).toContain('parenthesis');
    expect(errorOf('SELECT 1 AS table', RESERVED)?.hint).toContain('`table`');
  });
});

describe('other entries', () => {
  it('reads types and schemas', () => {
    expect(parseDataType('array<decimal(10,2)>')).toMatchObject({
      kind: 'array',
      element: { kind: 'decimal', precision: 10, scale: 2 },
    });
    expect(parseTableSchema("a INT NOT NULL, b STRING COMMENT 'x'")).toMatchObject({
      fields: [
        { name: 'a', nullable: false },
        { name: 'b', comment: 'x' },
      ],
    });
  });

  it('folds operators by precedence, and keeps AND and OR flat', () => {
    const or = parseExpression('a OR b AND c AND NOT d = 1 + 2 * 3 OR e');
    expect(or).toMatchObject({
      name: ['or'],
      args: [{ parts: ['a'] }, { name: ['and'], args: [{}, {}, { name: ['not'] }] }, { parts: ['e'] }],
    });
    expect(parseExpression('a || b | c & d ^ e')).toMatchObject({
      name: ['|'],
      args: [{ name: ['||'] }, { name: ['^'], args: [{ name: ['&'] }, {}] }],
    });
  });

  it('parses each statement of a script for itself', () => {
    const script = "-- one\nSELECT ';' ; SELECT 1 1;\n/* two; */ -- three\nSELECT 2;";
    const entries = parseScript(script);
    expect(entries.map((entry) => 'statement' in entry)).toEqual([true, false, true]);
    expect(entries.map((entry) => entry.leadingComments)).toEqual([['-- one'], [], ['/* two; */', '-- three']]);
    expect(entries.map(({ start, end }) => script.slice(start, end))).toEqual(["SELECT ';'", 'SELECT 1 1', 'SELECT 2']);
  });
});

describe('bad input', () => {
  const WORDS = [
    'SELECT',
    'FROM',
    'WHERE',
    'a',
    '1',
    "'x",
    '(',
    ')',
    ',',
    '.',
    '*',
    'NOT',
    'CASE',
    'WHEN',
    'INTERVAL',
    'AS',
    'WITH',
    'VALUES',
    '<',
    '>',
    '`',
    '/*',
    '--',
    ';',
    'CREATE TABLE',
    'ARRAY<',
    'BETWEEN',
    'AND',
    'JOIN',
    '->',
    '[',
    '\ud800',
    '\0',
  ];

  it('ends in a statement or an error', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }), (words) => void errorOf(words.join(' '))),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void errorOf(text)),
      { numRuns: 1000 },
    );
  });

  const nested: readonly (readonly [string, (n: number) => string])[] = [
    ['parentheses', (n) => `SELECT ${'('.repeat(n)}1${')'.repeat(n)}`],
    ['open parentheses', (n) => `SELECT ${'('.repeat(n)}`],
    ['subqueries', (n) => `SELECT ${'(SELECT '.repeat(n)}1${')'.repeat(n)}`],
    ['CASE', (n) => `SELECT ${'CASE WHEN a THEN 1 ELSE '.repeat(n)}1${' END'.repeat(n)}`],
    ['calls', (n) => `SELECT ${'f('.repeat(n)}1${')'.repeat(n)}`],
    ['NOT', (n) => `SELECT ${'NOT '.repeat(n)}a`],
    ['minus', (n) => `SELECT ${'- '.repeat(n)}a`],
    ['types', (n) => `SELECT CAST(a AS ${'ARRAY<'.repeat(n)}INT${'>'.repeat(n)})`],
    ['lambdas', (n) => `SELECT f(${'x -> '.repeat(n)}x)`],
    ['EXPLAIN', (n) => `${'EXPLAIN '.repeat(n)}SELECT 1`],
    ['operators', (n) => `SELECT 1${' + 1'.repeat(n)}`],
    ['joins', (n) => `SELECT * FROM a${' JOIN a'.repeat(n)}`],
  ];
  it.each(nested)('%s nest 150 deep, and 10,000 deep in an error', (_, sql) => {
    expect(errorOf(sql(150))?.text).toBe(sql(150).endsWith('(') ? 'PARSE_SYNTAX_ERROR' : undefined);
    expect(errorOf(sql(10_000))?.text).toMatch(/TOO_COMPLEX|PARSE_SYNTAX_ERROR/);
  });

  it.each([
    ['quotes', `SELECT '${"\\'".repeat(500_000)}`],
    ['backquotes', '`'.repeat(1_000_001)],
    ['comments', '/*'.repeat(500_000)],
    ['words', 'select '.repeat(150_000)],
    ['semicolons', ';'.repeat(1_000_000)],
  ])('a megabyte of %s is answered at once', (_, sql) => {
    const before = performance.now();
    errorOf(sql);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('size', () => {
  const columns = (n: number, one: (i: number) => string, separator: string): string =>
    Array.from({ length: n }, (_, i) => one(i)).join(separator);

  it('keeps long chains flat', () => {
    const union = parseStatement(columns(500, (i) => `SELECT ${i}`, ' UNION ALL '));
    expect(union).toMatchObject({ plan: { kind: 'set-operation', inputs: { length: 500 } } });
    const and = parseExpression(columns(2000, (i) => `c${i} > ${i}`, ' AND '));
    expect(and).toMatchObject({ name: ['and'], args: { length: 2000 } });
    const values = parseStatement(`VALUES ${columns(5000, (i) => `(${i}, 'x')`, ', ')}`);
    expect(values).toMatchObject({ plan: { kind: 'values', rows: { length: 5000 } } });
  });
});

describe('a statement of a script', () => {
  it('may be parsed a second time', () => {
    for (const part of splitScript("SELECT 1; -- one\n SELECT a /* b */ FROM t WHERE c = 'd' ;")) {
      expect(part.parse()).toEqual(part.parse());
    }
  });
});
