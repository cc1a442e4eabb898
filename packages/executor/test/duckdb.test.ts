import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { types as T } from '@spark-sql-to-snowflake/plan-ir';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DuckDBConnection, ExecutionError, openDuckDB, rowsOf, showTable } from '../src/index.js';

const fields = (...list: readonly ReturnType<typeof T.field>[]) => list;

describe('a DuckDB connection', () => {
  let db: DuckDBConnection;
  let folder: string;
  beforeAll(async () => {
    db = await openDuckDB({ timeZone: 'America/Los_Angeles' });
    folder = await mkdtemp(join(tmpdir(), 'executor-'));
  });
  afterAll(async () => {
    db.close();
    await rm(folder, { recursive: true });
  });

  test('gives values of Spark’s types, exactly', async () => {
    const schema = fields(
      T.field('a', T.int),
      T.field('b', T.long),
      T.field('c', T.decimal(38, 2)),
      T.field('d', T.date),
      T.field('e', T.timestamp),
      T.field('f', T.array(T.struct([T.field('1', T.int), T.field('0', T.string)]))),
      T.field('g', T.map(T.string, T.double)),
      T.field('h', T.binary),
      T.field('i', T.dayTimeInterval()),
      T.field('j', T.float),
    );
    const sql = `SELECT 1::HUGEINT, 9223372036854775807, 999999999999999999999999999999999999.99::DECIMAL(38,2), DATE '2020-02-29',
      TIMESTAMPTZ '2020-01-01 00:00:00.000001', [{'1': 5, '0': 'x'}, NULL], MAP {'k': 1.5e0}, '\\x00\\xFF'::BLOB,
      to_days(1) + to_microseconds(7), 0.1::FLOAT`;
    const rows = await rowsOf(await db.query([sql], schema));
    expect(rows).toEqual([
      [
        1,
        9223372036854775807n,
        99999999999999999999999999999999999999n,
        18321,
        1577865600000001n,
        [[5, 'x'], null],
        { entries: [['k', 1.5]] },
        new Uint8Array([0, 255]),
        86_400_000_007n,
        Math.fround(0.1),
      ],
    ]);
    expect(showTable(schema, rows, { timeZone: 'America/Los_Angeles' })).toMatchInlineSnapshot(`
      "+---+-------------------+---------------------------------------+----------+--------------------------+--------------+----------+-------+------------------------------------------+---+
      |a  |b                  |c                                      |d         |e                         |f             |g         |h      |i                                         |j  |
      +---+-------------------+---------------------------------------+----------+--------------------------+--------------+----------+-------+------------------------------------------+---+
      |1  |9223372036854775807|999999999999999999999999999999999999.99|2020-02-29|2020-01-01 00:00:00.000001|[{5, x}, NULL]|{k -> 1.5}|[00 FF]|INTERVAL '1 00:00:00.000007' DAY TO SECOND|0.1|
      +---+-------------------+---------------------------------------+----------+--------------------------+--------------+----------+-------+------------------------------------------+---+"
    `);
  });

  test('refuses a value that is none of the type, and never rounds', async () => {
    const one = async (sql: string, type: Parameters<typeof T.field>[1]) =>
      rowsOf(await db.query([`SELECT ${sql}`], [T.field('a', type)]));
    await expect(one('3000000000', T.int)).rejects.toThrow(ExecutionError);
    await expect(one('1.25', T.decimal(5, 1))).rejects.toThrow('1.25');
    await expect(one("'1'", T.int)).rejects.toThrow(ExecutionError);
    await expect(one("TIMESTAMP '2020-01-01'", T.timestamp)).rejects.toThrow(ExecutionError);
    expect(await one('1.50', T.decimal(5, 1))).toEqual([[15n]]);
  });

  test('makes views of files and folders, and describes them', async () => {
    await writeFile(join(folder, 'orders.csv'), 'id,price,day\n1,1.5,2020-01-01\n2,,2020-01-02\n');
    await writeFile(join(folder, 'events.jsonl'), '{"a": 1, "b": ["x"]}\n{"a": 2, "b": []}\n');
    const parts = join(folder, 'big "one"');
    await mkdir(join(parts, 'p=1'), { recursive: true });
    await db.execute([`COPY (SELECT 7::UTINYINT AS u, uuid() AS id) TO '${parts}/p=1/part-0.parquet'`]);
    await writeFile(join(parts, '_SUCCESS'), '');
    expect(await db.registerFiles([folder])).toEqual(['big "one"', 'events', 'orders']);
    const catalog = await db.catalog();
    expect(catalog.table(['ORDERS'])).toMatchObject({
      name: ['spark_catalog', 'default', 'orders'],
      columns: [
        { name: 'id', type: T.long },
        { name: 'price', type: T.double },
        { name: 'day', type: T.date },
      ],
    });
    expect(catalog.table(['default', 'events'])).toMatchObject({
      columns: [
        { name: 'a', type: T.long },
        { name: 'b', type: T.array(T.string) },
      ],
    });
    expect(catalog.table(['big "one"'])).toMatchObject({
      columns: [
        { name: 'u', type: T.short },
        { name: 'id', type: T.string },
        { name: 'p', type: T.long },
      ],
    });
    expect(catalog.table(['nothing'])).toBe('missing');
  });

  test('keeps NOT NULL, other schemas and types that Spark has not', async () => {
    await db.execute([
      'CREATE TABLE t (a INTEGER NOT NULL, b VARCHAR)',
      'CREATE SCHEMA other',
      'CREATE TABLE other.o (x DATE)',
      'CREATE TABLE odd (u UUID)',
    ]);
    const catalog = await db.catalog();
    expect(catalog.table(['t'])).toMatchObject({ columns: [{ nullable: false }, { nullable: true }] });
    expect(catalog.table(['o'])).toBe('missing');
    expect(catalog.table(['other', 'o'])).toMatchObject({ name: ['spark_catalog', 'other', 'o'] });
    expect(() => catalog.table(['odd'])).toThrow('its column u has the type UUID');
  });

  test('says in one sentence what is wrong', async () => {
    await expect(db.registerFiles(['/no/such/file.csv'])).rejects.toThrow(/^Cannot read \/no\/such\/file\.csv: ENOENT/);
    await expect(openDuckDB({ file: '/no/such/folder/x.db' })).rejects.toThrow(/^Cannot open the DuckDB database/);
    const notADatabase = join(folder, 'junk.db');
    await writeFile(notADatabase, 'x'.repeat(10_000));
    await expect(openDuckDB({ file: notADatabase })).rejects.toThrow(/^Cannot open the DuckDB database/);
    await writeFile(join(folder, 'broken.parquet'), 'this is no parquet file');
    await expect(db.registerFiles([join(folder, 'broken.parquet')])).rejects.toThrow(
      /^Cannot read .*broken\.parquet: /,
    );
    await expect(db.execute(['SELECT nope'])).rejects.toThrow(/nope/);
    await expect(db.setTimeZone('Mars/Phobos')).rejects.toThrow('"Mars/Phobos" is no time zone.');
    await expect(db.useHelpers(['nope'])).rejects.toThrow('There is no helper function nope.');
  });

  test('undoes a transaction that fails', async () => {
    await db.execute(['CREATE TABLE tx (a INTEGER)']);
    await expect(
      db.execute(['BEGIN TRANSACTION', 'INSERT INTO tx VALUES (1)', 'INSERT INTO nope VALUES (1)', 'COMMIT']),
    ).rejects.toThrow('nope');
    const result = await db.query(['SELECT count(*) AS n FROM tx']);
    expect(result.schema).toEqual([T.field('n', T.long)]);
    expect(await rowsOf(result)).toEqual([[0n]]);
  });

  test('runs helpers', async () => {
    await db.useHelpers(['double_to_string', 'double_to_string']);
    const rows = await rowsOf(
      await db.query(
        ['SELECT spark_double_to_string(x) FROM (VALUES (1e10), (NULL), (0.1e0)) AS t(x)'],
        [T.field('s', T.string)],
      ),
    );
    expect(rows).toEqual([['1.0E10'], [null], ['0.1']]);
  });

  test('takes every spelling of a zone', async () => {
    await expect(db.setTimeZone('+05:45')).rejects.toThrow('name the region');
    for (const zone of ['UTC', 'Z', 'Asia/Kathmandu', '+05:00', 'GMT+8', '-08:00']) {
      await db.setTimeZone(zone);
      const [row] = await rowsOf(
        await db.query(["SELECT strftime(TIMESTAMPTZ '1970-01-01 00:00:00+00', '%H:%M')"], [T.field('s', T.string)]),
      );
      const expected = {
        UTC: '00:00',
        Z: '00:00',
        'Asia/Kathmandu': '05:30',
        '+05:00': '05:00',
        'GMT+8': '08:00',
        '-08:00': '16:00',
      };
      expect(row).toEqual([expected[zone as keyof typeof expected]]);
    }
  });
});
