import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { dialectFaults } from '@spark-sql-to-snowflake/sql-emit';
import { describe, expect, it } from 'vitest';

describe.each([duckdb, snowflake])('$name', (dialect) => {
  it('keeps what every dialect must keep', () => {
    expect(dialectFaults(dialect).map((f) => `${f.where}: ${f.what}`)).toEqual([]);
  });
});
