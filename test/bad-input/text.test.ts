import { compile } from '@spark-sql-to-snowflake/compiler';
import { renderDiagnostic } from '@spark-sql-to-snowflake/plan-ir';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { describe, expect, it } from 'vitest';

const outcome = (sql: string) => compile(sql, { dialect: snowflake }).statements;

describe('text that is no SQL', () => {
  /** The text, and where its first error stands. */
  const BROKEN: readonly (readonly [sql: string, place: string])[] = [
    ["SELECT 'abc", 'line:1:8'],
    ['SELECT "abc', 'line:1:8'],
    ['SELECT `abc', 'line:1:8'],
    ['SELECT 1 /* abc', 'line:1:10'],
    ['SELECT 1 /* a /* b */ c', 'line:1:10'],
    ["SELECT r'abc", 'line:1:9'],
    ["SELECT X'0", 'line:1:9'],
    ['SELECT \0', 'line:1:8'],
    ['SELECT\n  \ud800', 'line:2:3'],
    ['SELECT \udc00\ud800', 'line:1:8'],
    ['SELECT a\ufffe FROM t', 'line:1:9'],
    ['SELECT 日本', 'line:1:8'],
    ['SELECT (1', 'line:1:10'],
    ['SELECT 1)', 'line:1:9'],
    ['$$', 'line:1:1'],
    ['\\', 'line:1:1'],
  ];
  it.each(BROKEN)('%j is an error at its place', (sql, place) => {
    const [statement] = outcome(sql);
    expect(statement?.status).toBe('error');
    const [first] = statement?.diagnostics ?? [];
    expect(first && renderDiagnostic(first, { text: sql }).split(': error:')[0]).toBe(place);
  });

  it('is nothing where there is nothing', () => {
    for (const sql of ['', ' \n\t', ';;;', '-- a', '/* a */']) expect(outcome(sql)).toEqual([]);
  });
});

describe('a megabyte', () => {
  const MEGABYTE = 1 << 20;
  const fill = (unit: string): string => unit.repeat(Math.ceil(MEGABYTE / unit.length));
  const LARGE: Readonly<Record<string, string>> = {
    'a string literal': `SELECT '${fill('x')}' AS a`,
    'a string of escapes': `SELECT '${fill("\\'")}' AS a`,
    'a comment': `/*${fill('*')}*/ SELECT 1 AS a`,
    'a list of numbers': `SELECT a IN (${fill('1, ')}2) AS b FROM t`,
    'white space': `SELECT${fill(' ')}1 AS a`,
    'an unclosed string': `SELECT '${fill('x')}`,
    'open parentheses': fill('('),
    'a number': `SELECT ${fill('1')}`,
    'a name': `SELECT ${fill('a')} FROM t`,
    semicolons: fill(';'),
    backquotes: fill('`'),
    'slashes and stars': fill('/*'),
    dashes: fill('-'),
    NULs: fill('\0'),
  };
  it.each(Object.keys(LARGE))('of %s has an outcome soon', (name) => {
    const started = performance.now();
    for (const s of outcome(LARGE[name] ?? '')) expect(s.status).not.toBe('bug');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('the time of a compile grows with the size of the statement', () => {
  const list = (n: number, item: (i: number) => string, separator: string): string =>
    Array.from({ length: n }, (_, i) => item(i)).join(separator);
  const GROWING: Readonly<Record<string, readonly [size: number, sql: (n: number) => string]>> = {
    'rows of VALUES': [5000, (n) => `VALUES ${list(n, (i) => `(${i}, 'r${i}', ${i}.5, DATE '2024-01-01')`, ', ')}`],
    'UNION ALL': [500, (n) => list(n, (i) => `SELECT ${i} AS a, b FROM t WHERE c = ${i}`, ' UNION ALL ')],
    'AND terms': [2000, (n) => `SELECT a FROM t WHERE ${list(n, (i) => `c${i} > ${i}`, ' AND ')}`],
    columns: [2000, (n) => `SELECT ${list(n, (i) => `a + ${i} AS c${i}`, ', ')} FROM t`],
    'WHEN arms': [2000, (n) => `SELECT CASE ${list(n, (i) => `WHEN a = ${i} THEN ${i}`, ' ')} END AS x FROM t`],
    CTEs: [
      800,
      (n) =>
        `WITH ${list(n, (i) => `c${i} AS (SELECT a FROM ${i ? `c${i - 1}` : 't'})`, ', ')} SELECT * FROM c${n - 1}`,
    ],
    statements: [400, (n) => list(n, () => 'SELECT a, count(*) AS n FROM t GROUP BY a', ';\n')],
  };
  /** The processor's time, the least of some runs: what else the machine does can only add to it. */
  const time = (sql: string): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 5; i++) {
      const started = process.cpuUsage().user;
      expect(outcome(sql)[0]?.status).toBe('ok');
      least = Math.min(least, process.cpuUsage().user - started);
    }
    return least;
  };
  it.each(Object.keys(GROWING))('of %s', (name) => {
    const [size, sql] = GROWING[name] ?? [0, () => ''];
    time(sql(Math.ceil(size / 10)));
    // A busy machine may slow a measurement down: a cost that is not linear fails each time.
    const ratios: number[] = [];
    do ratios.push(time(sql(size)) / time(sql(size / 2)) / 2);
    while (ratios.length < 6 && Math.min(...ratios) >= 1.3);
    expect(Math.min(...ratios)).toBeLessThan(1.3);
  });
});
