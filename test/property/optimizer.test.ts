import { catalogOfDdl, compile } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { type DuckDBConnection, openDuckDB, rowsOf } from '@spark-sql-to-snowflake/executor';
import { optimizeStatement } from '@spark-sql-to-snowflake/optimizer';
import { DEFAULT_CONF, explainStatement } from '@spark-sql-to-snowflake/plan-ir';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, ROWS, SCHEMA } from './queries.js';

const { catalog } = catalogOfDdl(SCHEMA);

describe('the optimizer', () => {
  let connection: DuckDBConnection;
  beforeAll(async () => {
    connection = await openDuckDB();
    await connection.execute(ROWS);
  });
  afterAll(() => connection.close());

  const answer = async (sql: string, pipeline: 'none' | 'shape-keeping' | 'full'): Promise<readonly string[]> => {
    const [statement] = compile(sql, { dialect: duckdb, catalog, pipeline }).statements;
    expect(statement?.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
    await connection.useHelpers(statement?.helpers ?? []);
    const rows = await rowsOf(await connection.query(statement?.sql ?? [], statement?.schema ?? []));
    return rows.map((r) => JSON.stringify(r, (_, v) => (typeof v === 'bigint' ? `${v}n` : (v as unknown)))).sort();
  };

  it('keeps the rows of any query', async () => {
    await fc.assert(
      fc.asyncProperty(query, async (sql) => {
        const plain = await answer(sql, 'none');
        expect(await answer(sql, 'shape-keeping')).toEqual(plain);
        expect(await answer(sql, 'full')).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });

  it('has nothing left to do the second time', () => {
    fc.assert(
      fc.property(query, fc.constantFrom('shape-keeping' as const, 'full' as const), (sql, pipeline) => {
        const [statement] = compile(sql, { dialect: duckdb, catalog, pipeline }).statements;
        const once = statement?.optimized;
        if (!once) throw new Error(`not compiled: ${sql}`);
        const again = optimizeStatement(once, { pipeline, conf: DEFAULT_CONF });
        expect(explainStatement(again)).toBe(explainStatement(once));
      }),
      { numRuns: 300 },
    );
  });
});
