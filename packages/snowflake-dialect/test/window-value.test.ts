import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import {
  type AggregateCall,
  type Call,
  type Expr,
  intLiteral,
  types as T,
  type WindowCall,
  type WindowFrame,
} from '@spark-sql-to-snowflake/plan-ir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { snowflake } from '../src/index.js';
import { windowValue } from '../src/prepare/window-value.js';
import { asc, builder, col, write } from './plans.js';

/** The rewritten windows, run on DuckDB, give what the windows as Spark has them give there. */
let db: DuckDBConnection;
beforeAll(async () => {
  db = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => db.closeSync());

const TO_PEER: WindowFrame = { unit: 'range', start: { kind: 'unbounded-preceding' }, end: { kind: 'current-row' } };
const TO_ROW: WindowFrame = { ...TO_PEER, unit: 'rows' };

async function check(make: (x: Expr) => AggregateCall | Call, frame: WindowFrame, ignoreNulls: boolean) {
  const b = builder();
  // no two rows with one `o`: what is last among equals is nobody's promise
  const t = b.values({ o: T.int, x: T.int }, [null, null], [1, 5], [2, null], [4, 7], [5, null]);
  const window: WindowCall = {
    kind: 'window',
    function: make(col(t, 'x')),
    partitionBy: [],
    orderBy: [asc(col(t, 'o'))],
    frame,
    type: T.int,
    nullable: true,
    ...(ignoreNulls && { ignoreNulls: true }),
  };
  const plan = b.project(t, { o: col(t, 'o'), v: window });
  const answer = async (sql: string | undefined): Promise<string[]> =>
    (await db.runAndReadAll(sql ?? ''))
      .getRows()
      .map((r) => r.map(String).join('|'))
      .sort();
  const expected = await answer(write(plan, duckdb, b.ids).sql[0]);
  expect(await answer(write(plan, { ...duckdb, prepare: [windowValue] }, b.ids).sql[0])).toEqual(expected);
  return write(plan, snowflake, b.ids).sql[0] ?? '';
}
const aggregate =
  (fn: string) =>
  (x: Expr): AggregateCall => ({
    kind: 'aggregate',
    fn,
    args: [x],
    distinct: false,
    type: T.int,
    nullable: true,
  });
const second = (x: Expr): Call => ({
  kind: 'call',
  fn: 'nth_value',
  args: [x, intLiteral(2)],
  type: T.int,
  nullable: true,
});

test('the last value up to the row’s peers is the last of them', async () => {
  const sql = await check(aggregate('last'), TO_PEER, false);
  expect(sql).toContain('LAST_VALUE(x) OVER (PARTITION BY o ORDER BY o NULLS FIRST)');
});
test('the first value of a growing window is that of the partition', async () => {
  expect(await check(aggregate('first'), TO_PEER, false)).toContain('FIRST_VALUE(x) OVER (ORDER BY o NULLS FIRST)');
});
test('the first value that is there waits until one is', async () => {
  expect(await check(aggregate('first'), TO_PEER, true)).toContain('COUNT(x) OVER (ORDER BY o NULLS FIRST) >= 1');
});
test.each([TO_PEER, TO_ROW])('the nth value waits until there are so many', async (frame) => {
  expect(await check(second, frame, false)).toContain('>= 2 THEN NTH_VALUE(x, 2) OVER (ORDER BY o NULLS FIRST)');
  expect(await check(second, frame, true)).toContain('COUNT(x) OVER');
});
test('the last value that is there', async () => {
  expect(await check(aggregate('last'), TO_PEER, true)).toContain('ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW');
});
