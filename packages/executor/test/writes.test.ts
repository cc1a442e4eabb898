import { textParsers } from '@spark-sql-to-snowflake/compiler';
import type {
  CreateFrameViewCommand,
  UnresolvedPlan,
  WriteCommand,
  WriteTableCommand,
} from '@spark-sql-to-snowflake/plan-ir';
import { CompileError, DEFAULT_CONF } from '@spark-sql-to-snowflake/plan-ir';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFrameView, writeTable, writeTo } from '../src/index.js';
import { type Bench, type BenchHost, benchHost, openBench } from './commands/bench.js';

// What is expected was observed on Spark 3.5.7 but where a comment says otherwise.

let host: BenchHost;
let bench: Bench;
beforeAll(async () => {
  host = await benchHost();
});
afterAll(() => host.database.close());
let count = 0;
beforeEach(async () => {
  bench = await openBench(host);
  count++;
  await bench.sql(`CREATE SCHEMA w${count}`);
  await bench.sql(`USE w${count}`);
  return () => bench.close();
});

const query = (text: string): UnresolvedPlan => {
  const statement = textParsers(DEFAULT_CONF).statement(text);
  if (statement.kind !== 'query') throw new Error(`${text} is no query`);
  return statement.plan;
};
const THREE = query('SELECT id, CAST(id AS STRING) AS s FROM range(3)');

type Options = Partial<Omit<WriteCommand, 'kind' | 'target'>> & { readonly insert?: boolean };
const outcome = async (run: () => Promise<void>): Promise<string> => {
  try {
    await run();
    return 'done';
  } catch (error) {
    if (error instanceof CompileError) return error.message;
    throw error;
  }
};
const save = (name: string, plan: UnresolvedPlan, options: Options = {}): Promise<string> => {
  const { insert = false, ...rest } = options;
  const target = { kind: 'table', name: name.split('.'), insert } as const;
  const defaults = { kind: 'write', mode: 'error', partitionBy: [], sortBy: [], options: [] } as const;
  return outcome(() => writeTable({ ...defaults, plan, ...rest, target }, bench.env));
};
const to = (name: string, plan: UnresolvedPlan, options: Partial<WriteTableCommand>): Promise<string> =>
  outcome(() =>
    writeTo(
      {
        kind: 'write-table',
        plan,
        table: name.split('.'),
        mode: 'create',
        partitionBy: [],
        options: [],
        properties: [],
        ...options,
      },
      bench.env,
    ),
  );
const view = (name: string, plan: UnresolvedPlan, options: Partial<CreateFrameViewCommand> = {}): Promise<string> =>
  outcome(() =>
    createFrameView({ kind: 'create-frame-view', plan, name, global: false, replace: false, ...options }, bench.env),
  );
const plain = (v: unknown) => (typeof v === 'bigint' ? Number(v) : v);
const all = async (table: string) =>
  (await bench.rows(`SELECT * FROM ${table}`))
    .map((r) => r.map(plain))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

test('saveAsTable makes a table once, and leaves it with ignore', async () => {
  expect(await save('t', THREE)).toBe('done');
  expect(await save('t', THREE)).toMatch(/^\[TABLE_OR_VIEW_ALREADY_EXISTS\]/);
  expect(await save('t', query('SELECT 9L AS id, "z" AS s'), { mode: 'ignore' })).toBe('done');
  expect(await all('t')).toEqual([
    [0, '0'],
    [1, '1'],
    [2, '2'],
  ]);
});

test('append takes columns by their names in any order and case, casts as a store does, and wants the same format', async () => {
  await save('t', THREE);
  const append = (text: string, options: Options = {}) => save('t', query(text), { mode: 'append', ...options });
  expect(await append('SELECT "a" AS s, 7L AS id')).toBe('done');
  expect(await append('SELECT 8 AS ID, "b" AS S')).toBe('done');
  expect(await append('SELECT 1.5D AS id, "c" AS s')).toBe('done');
  expect(await all('t')).toEqual([
    [0, '0'],
    [1, '1'],
    [1, 'c'],
    [2, '2'],
    [7, 'a'],
    [8, 'b'],
  ]);
  expect(await append('SELECT 1L AS id')).toBe(
    `The column number of the existing table spark_catalog.w${count}.t (struct<id:bigint,s:string>) doesn't match the data schema (struct<id:bigint>).`,
  );
  expect(await append('SELECT 1L AS id, "x" AS zz')).toBe("Cannot resolve 's' given input columns: [id, zz].");
  expect(await append('SELECT "a" AS id, "x" AS s')).toMatch(/^\[INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST\]/);
  expect(await append('SELECT 1L AS id, "x" AS s', { format: 'csv' })).toBe(
    `The format of the existing table spark_catalog.w${count}.t is \`ParquetDataSourceV2\`. It doesn't match the specified format \`CSVDataSourceV2\`.`,
  );
});

test('overwrite makes the table anew, also in place of a view, but not of what is read', async () => {
  await save('t', THREE);
  expect(await save('t', query('SELECT 10L AS x'), { mode: 'overwrite' })).toBe('done');
  expect(await all('t')).toEqual([[10]]);
  expect(await save('t', query(`SELECT x + 1 AS x FROM w${count}.t`), { mode: 'overwrite' })).toMatch(
    /^\[UNSUPPORTED_OVERWRITE.TABLE\]/,
  );
  await bench.sql('CREATE VIEW v AS SELECT 1 AS a');
  expect(await save('v', query('SELECT 2 AS b'), { mode: 'overwrite' })).toBe('done');
  expect(await all('v')).toEqual([[2]]);
});

test('partition columns come last, and append wants the same ones', async () => {
  expect(await save('t', THREE, { partitionBy: ['id'] })).toBe('done');
  expect(await all('t')).toEqual([
    ['0', 0],
    ['1', 1],
    ['2', 2],
  ]);
  expect(await save('t', THREE, { mode: 'append' })).toBe(
    `Specified partitioning does not match that of the existing table spark_catalog.w${count}.t.\nSpecified partition columns: [].\nExisting partition columns: [id].`,
  );
  expect(await save('t', THREE, { mode: 'append', partitionBy: ['id'] })).toBe('done');
  expect(await save('u', THREE, { partitionBy: ['zz'] })).toMatch(/^\[COLUMN_NOT_DEFINED_IN_TABLE\]/);
  expect(await save('u', query('SELECT 1 AS id'), { partitionBy: ['id'] })).toMatch(
    /^\[ALL_PARTITION_COLUMNS_NOT_ALLOWED\]/,
  );
});

test('what cannot be a table is refused, and nothing is made', async () => {
  expect(await save('t', query('SELECT 1 AS a, 2 AS a'))).toMatch(/^\[COLUMN_ALREADY_EXISTS\]/);
  expect(await save('t', query('SELECT NULL AS a'))).toMatch(/^\[UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE\]/);
  expect(await save('t', THREE, { format: 'nosuch' })).toMatch(/^\[DATA_SOURCE_NOT_FOUND\]/);
  expect(await save('nosuch.t', THREE)).toMatch(/^\[SCHEMA_NOT_FOUND\]/);
  expect(await bench.sql('SHOW TABLES')).toMatchObject({ rows: [] });
});

test('insertInto goes by position', async () => {
  await save('t', THREE, { format: 'csv' });
  expect(await save('t', query('SELECT 5L AS q, "r" AS r'), { insert: true, mode: 'append' })).toBe('done');
  expect(await all('t')).toHaveLength(4);
  expect(await save('t', query('SELECT 6L, "r"'), { insert: true, mode: 'overwrite' })).toBe('done');
  expect(await all('t')).toEqual([[6, 'r']]);
  expect(await save('t', query('SELECT 1L'), { insert: true })).toMatch(
    /^\[INSERT_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS\]/,
  );
  expect(await save('nope', THREE, { insert: true })).toMatch(/^\[TABLE_OR_VIEW_NOT_FOUND\]/);
  expect(await save('t', THREE, { insert: true, partitionBy: ['id'] })).toMatch(
    /^insertInto\(\) can't be used together with partitionBy\(\)/,
  );
});

test('writeTo creates; and appends, replaces and overwrites as Spark does with tables of its second kind', async () => {
  expect(await to('x', THREE, { provider: 'parquet', properties: [{ key: 'a', value: 'b' }] })).toBe('done');
  expect(await to('x', THREE, {})).toMatch(/^\[TABLE_OR_VIEW_ALREADY_EXISTS\]/);
  expect(await to('x', query('SELECT "z" AS s, 9L AS id'), { mode: 'append' })).toBe('done');
  expect(await to('nope', THREE, { mode: 'append' })).toMatch(/^\[TABLE_OR_VIEW_NOT_FOUND\]/);
  const is2 = {
    kind: 'call',
    name: ['>='],
    args: [
      { kind: 'name', parts: ['id'] },
      { kind: 'literal', value: 2, type: { kind: 'int' }, nullable: false },
    ],
  } as const;
  expect(await to('x', query('SELECT 3L AS id, "q" AS s'), { mode: 'overwrite', condition: is2 })).toBe('done');
  expect(await all('x')).toEqual([
    [0, '0'],
    [1, '1'],
    [3, 'q'],
  ]);
  expect(await to('x', query('SELECT 1 AS n'), { mode: 'replace' })).toBe('done');
  expect(await to('y', query('SELECT 1 AS n'), { mode: 'replace' })).toMatch(/^\[TABLE_OR_VIEW_NOT_FOUND\]/);
  expect(await to('y', query('SELECT 1 AS n'), { mode: 'create-or-replace' })).toBe('done');
  expect(await all('x')).toEqual([[1]]);
});

test('views of DataFrames: names, replacing, twins of columns', async () => {
  expect(await view('fv', THREE)).toBe('done');
  expect(await view('fv', THREE)).toMatch(/^\[TEMP_TABLE_OR_VIEW_ALREADY_EXISTS\]/);
  // a view may be replaced by what reads it
  expect(await view('fv', query('SELECT 1 AS id'), { replace: true })).toBe('done');
  expect(await all('fv')).toEqual([[1]]);
  expect(await view('a-b', THREE)).toBe('Invalid view name: a-b.');
  expect(await view('', THREE)).toBe('Invalid view name: .');
  expect(await view('a.b', THREE)).toBe('done');
  expect(await view('`a-b`', THREE)).toBe('done');
  expect(await view('dup', query('SELECT 1 AS a, 2 AS a'))).toBe('done');
  expect(await view('g', THREE, { global: true, replace: true })).toBe('done');
  expect(await bench.sql('SHOW VIEWS')).toMatchObject({
    rows: [
      ['', 'a-b', true],
      ['', 'b', true],
      ['', 'dup', true],
      ['', 'fv', true],
    ],
  });
  expect(await all('global_temp.g')).toHaveLength(3);
});

test('text that is longer than its column is refused, but for blanks behind it', async () => {
  await bench.sql('CREATE TABLE t (a VARCHAR(3), b CHAR(2), c STRING) USING parquet');
  expect(
    await bench.sql("INSERT INTO t VALUES ('abc', 'xy', 'long enough'), ('ab   ', 'x', NULL), (NULL, NULL, '')"),
  ).toEqual({ schema: [], rows: [] });
  expect(await bench.rows('SELECT a, c FROM t ORDER BY a NULLS FIRST')).toEqual([
    [null, ''],
    ['ab ', null],
    ['abc', 'long enough'],
  ]);
  const long = /EXCEED_LIMIT_LENGTH\] Exceeds char\/varchar type length limitation: 3/;
  await expect(bench.sql("INSERT INTO t SELECT concat('abc', id), 'x', 'y' FROM range(2)")).rejects.toThrow(long);
  await expect(bench.sql("INSERT INTO t (a) VALUES ('abcd')")).rejects.toThrow(long);
  await expect(bench.sql("UPDATE t SET a = 'abcd'")).rejects.toThrow(long);
  await expect(save('t', query("SELECT 'abcd' AS a, 'b' AS b, 'c' AS c"), { mode: 'append' })).rejects.toThrow(long);
  expect(await bench.rows('SELECT count(*) FROM t')).toEqual([[3n]]);
});
