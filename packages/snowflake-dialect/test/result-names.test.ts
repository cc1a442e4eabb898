import { compile } from '@spark-sql-to-snowflake/compiler';
import { expect, test } from 'vitest';
import { snowflake } from '../src/index.js';

const translated = (spark: string) => compile(spark, { dialect: snowflake }).statements[0];

test('the name that Spark makes of a long expression is cut to what Snowflake can call a column, and it is said', () => {
  const statement = translated(`SELECT concat('${'x'.repeat(300)}', 'y'), 1 AS a`);
  const name = / AS "(concat\(x+)",/.exec(statement?.sql.join('') ?? '')?.[1];
  expect(name).toHaveLength(255);
  expect(statement?.diagnostics.map((d) => d.message)).toEqual([
    expect.stringContaining('snowflake has names of 255 characters at most; give the column an alias'),
  ]);
});
test('the name of a column that is stored is not cut', () => {
  expect(translated(`CREATE VIEW v AS SELECT 1 AS ${'x'.repeat(300)}`)?.status).not.toBe('ok');
});
test('GROUP BY has a FROM, which Snowflake’s grammar asks for', () => {
  expect(translated('SELECT a, sum(1) FROM (SELECT 2 AS a) GROUP BY a')?.sql.join('')).toContain(
    'FROM (SELECT 1) AS one_row\nGROUP BY (SELECT 2)',
  );
});
