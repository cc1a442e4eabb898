import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import {
  type AggregateCall,
  type Expand,
  intLiteral,
  type Plan,
  type SetOperation,
  stringLiteral,
  types as T,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snowflake } from '../src/index.js';
import { prepare } from '../src/prepare/index.js';
import { asc, builder, call, col, filter, write } from './plans.js';

/** Snowflake cannot be run here. Its rewrites are plans: written for DuckDB they must give what DuckDB's own words give. */
const rewritten: Dialect = {
  ...duckdb,
  can: { ...duckdb.can, aggregateFilter: false, setOperationAll: false, semiJoin: 'exists' },
  prepare,
};

describe('rewrites keep the rows', () => {
  let db: DuckDBConnection;
  beforeAll(async () => {
    db = await (await DuckDBInstance.create(':memory:')).connect();
  });
  afterAll(() => db.closeSync());

  const rows = async (plan: Plan, dialect: Dialect, ids: Parameters<typeof write>[2]): Promise<readonly string[]> => {
    const [sql] = write(plan, dialect, ids).sql;
    const result = await db.runAndReadAll(sql ?? '');
    return result
      .getRows()
      .map((r) => r.map(String).join('|'))
      .sort();
  };
  const bothGive = async (
    plan: Plan,
    ids: Parameters<typeof write>[2],
    expected: readonly string[],
  ): Promise<string> => {
    expect(await rows(plan, duckdb, ids)).toEqual(expected);
    expect(await rows(plan, rewritten, ids)).toEqual(expected);
    return write(plan, snowflake, ids).sql[0] ?? '';
  };

  test('FILTER becomes a CASE inside the aggregate', async () => {
    const b = builder();
    const t = b.values({ x: T.int }, [1], [2], [null], [3]);
    const aggregate = (fn: string, arg: AggregateCall['args'][number], distinct = false): AggregateCall => ({
      kind: 'aggregate',
      fn,
      args: [arg],
      distinct,
      filter: call('>', col(t, 'x'), intLiteral(1)),
      type: T.long,
      nullable: true,
    });
    const plan: Plan = {
      kind: 'aggregate',
      child: t,
      groupings: [],
      columns: [
        { id: b.ids.column(), name: 'n', expr: aggregate('count', intLiteral(1)) },
        { id: b.ids.column(), name: 'm', expr: aggregate('max', col(t, 'x')) },
        { id: b.ids.column(), name: 'd', expr: aggregate('count', col(t, 'x'), true) },
      ],
    };
    expect(await bothGive(plan, b.ids, ['2|3|2'])).toContain('COUNT(CASE WHEN x > 1 THEN 1 END)');
    const first = { ...plan, columns: [{ id: b.ids.column(), name: 'f', expr: aggregate('first', col(t, 'x')) }] };
    expect(() => write(first, snowflake, b.ids)).toThrow('takes NULL for a value');
  });

  test('INTERSECT ALL and EXCEPT ALL number equal rows', async () => {
    const b = builder();
    const inputs = [
      b.values({ x: T.int }, [1], [1], [1], [1], [2], [null], [null]),
      b.values({ x: T.int }, [1], [2], [2], [null]),
      b.values({ x: T.int }, [1], [3]),
    ];
    const plan = (op: SetOperation['op'], count: number): Plan => ({
      kind: 'set-operation',
      op,
      all: true,
      inputs: inputs.slice(0, count),
      output: [b.attribute('x', T.int)],
    });
    await bothGive(plan('except', 2), b.ids, ['1', '1', '1', 'null']);
    // one after the other: four 1s less one, less one
    await bothGive(plan('except', 3), b.ids, ['1', '1', 'null']);
    await bothGive(plan('intersect', 2), b.ids, ['1', '2', 'null']);
    expect(await bothGive(plan('intersect', 3), b.ids, ['1'])).not.toContain(' ALL');
  });

  test('Expand reads its child once', async () => {
    const b = builder();
    const t = b.values({ k: T.string, a: T.int, c: T.int }, ['r', 1, 2], ['s', 3, null]);
    const plan: Expand = {
      kind: 'expand',
      child: t,
      projections: [
        [col(t, 'k'), stringLiteral('a'), col(t, 'a')],
        [col(t, 'k'), stringLiteral('c'), col(t, 'c')],
      ],
      output: [b.attribute('k', T.string), b.attribute('name', T.string), b.attribute('value', T.int)],
    };
    const sql = await bothGive(plan, b.ids, ['r|a|1', 'r|c|2', 's|a|3', 's|c|null']);
    expect(sql.match(/VALUES \('r'/g)).toHaveLength(1);
    await bothGive({ ...plan, projections: plan.projections.slice(0, 1) }, b.ids, ['r|a|1', 's|a|3']);
  });

  test('a correlated EXISTS under OR becomes IN, and never NULL', async () => {
    const b = builder();
    const t = b.values({ x: T.int, y: T.int }, [1, 1], [2, 1], [null, 2], [null, 9], [5, 9]);
    const u = b.values({ k: T.int, v: T.int }, [1, 1], [null, 1], [3, 1], [5, 0]);
    const exists: Plan = {
      kind: 'project',
      child: filter(u, call('and', call('=', col(t, 'x'), col(u, 'k')), call('=', col(u, 'v'), intLiteral(1)))),
      columns: [{ id: b.ids.column(), name: 'one', expr: intLiteral(1) }],
    };
    const there = { kind: 'exists', plan: exists, type: T.boolean, nullable: false } as const;
    const or = filter(t, call('or', there, call('=', col(t, 'y'), intLiteral(2))));
    expect(await bothGive(or, b.ids, ['1|1', 'null|2'])).toContain('x IS NOT NULL AND x IN (SELECT k FROM');
    const neither = filter(t, call('or', call('not', there), call('=', col(t, 'y'), intLiteral(1))));
    await bothGive(neither, b.ids, ['1|1', '2|1', '5|9', 'null|2', 'null|9']);
    const alone = filter(t, call('and', there, call('=', col(t, 'y'), intLiteral(1))));
    expect(await bothGive(alone, b.ids, ['1|1'])).toContain('EXISTS (SELECT');
    const unequal = filter(u, call('<', col(t, 'x'), col(u, 'k')));
    const refused = filter(t, call('or', { ...there, plan: unequal }, call('=', col(t, 'y'), intLiteral(2))));
    expect(() => write(refused, snowflake, b.ids)).toThrow('not correlated by equalities alone');
  });

  test('a struct is ordered by its fields as declared, NULLs inside first', () => {
    const b = builder();
    const t = b.table('t', { s: T.struct([T.field('b', T.int), T.field('a', T.int, false)]) });
    const sorted: Plan = { kind: 'sort', child: t, orders: [asc(col(t, 's'))], global: true };
    expect(write(sorted, snowflake, b.ids).sql[0]).toMatchInlineSnapshot(
      `"SELECT s AS "s" FROM t ORDER BY s IS NOT NULL, s['b']::NUMBER(10, 0) NULLS FIRST, s['a']::NUMBER(10, 0) NULLS FIRST"`,
    );
    const desc: Plan = { ...sorted, orders: [{ expr: col(t, 's'), direction: 'desc', nulls: 'first' }] };
    expect(write(desc, snowflake, b.ids).sql[0]).toMatchInlineSnapshot(
      `"SELECT s AS "s" FROM t ORDER BY s IS NOT NULL, s['b']::NUMBER(10, 0) DESC NULLS LAST, s['a']::NUMBER(10, 0) DESC NULLS LAST"`,
    );
    const array = b.table('t', { s: T.array(T.double) });
    const refused: Plan = { kind: 'sort', child: array, orders: [asc(col(array, 's'))], global: true };
    expect(() => write(refused, snowflake, b.ids)).toThrow('no order of arrays');
  });

  test('DuckDB orders nested values as Spark does', async () => {
    const b = builder();
    const type = T.array(T.struct([T.field('a', T.int)]));
    await db.run(
      "CREATE TABLE n AS SELECT * FROM (VALUES ([{'a': 1}]), ([{'a': NULL}]), ([NULL]), ([]), (NULL), ([{'a': 1}, NULL]), ([{'a': 1}, {'a': 0}])) AS v(x)",
    );
    const t = b.table('n', { x: type });
    const [sql] = write({ kind: 'sort', child: t, orders: [asc(col(t, 'x'))], global: true }, duckdb, b.ids).sql;
    const result = await db.runAndReadAll(`SELECT x::VARCHAR FROM (${sql})`);
    expect(result.getRows().flat()).toEqual([
      null,
      '[]',
      '[NULL]',
      "[{'a': NULL}]",
      "[{'a': 1}]",
      "[{'a': 1}, NULL]",
      "[{'a': 1}, {'a': 0}]",
    ]);
  });
});
