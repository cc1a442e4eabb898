import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { types as T } from '@spark-sql-to-snowflake/plan-ir';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ArrowResult,
  arrowOfRows,
  type Connection,
  type Database,
  ExecutionError,
  openDuckDB,
  openDuckDBDatabase,
  readArrow,
  rowsOf,
} from '../src/index.js';

const LONG = ['SELECT sum(a.i * b.i) AS s FROM range(10000000) a(i), range(10000000) b(i)'];
const ENDLESS = ['SELECT i FROM range(100000000000) AS r(i)'];
const n = [T.field('n', T.long)];
const UTC = { timeZone: 'UTC' };

let database: Database;
let connection: Connection;
beforeAll(async () => {
  database = await openDuckDBDatabase();
  connection = await database.connect();
});
afterAll(() => database.close());

async function read(result: ArrowResult): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  for await (const b of result.batches()) rows.push(...readArrow(b.data).columns[0]!);
  return rows;
}
const count = async (sql: string): Promise<unknown> =>
  (await rowsOf(await connection.query([`SELECT count(*) FROM ${sql}`], n)))[0]![0];

describe('statements side by side', () => {
  test('two long results are read in turns, and others run meanwhile', async () => {
    const other = await database.connect();
    const results = await Promise.all(
      [connection, other].map((c) =>
        c.queryArrow(['SELECT i FROM range(1000000) AS r(i)'], n, { ...UTC, maxBatchBytes: 100_000 }),
      ),
    );
    const readers = results.map((r) => r.batches()[Symbol.asyncIterator]());
    const rows: [number, number] = [0, 0];
    for (let open = true; open; ) {
      const [a, b] = await Promise.all(readers.map((r) => r.next()));
      expect(await count('range(3)')).toBe(3n);
      rows[0] += a?.done ? 0 : (a?.value.rowCount ?? 0);
      rows[1] += b?.done ? 0 : (b?.value.rowCount ?? 0);
      open = !a?.done;
      if (rows[0] > 200_000) break;
    }
    expect(rows[0]).toBeGreaterThan(200_000);
    await Promise.all(readers.map((r) => r.return?.()));
    await other.close();
  });

  // times are taken on machines that do other things, too
  test('a statement that computes does not keep a short one waiting', { retry: 2 }, async () => {
    const abort = new AbortController();
    const long = connection.queryArrow(LONG, n, { ...UTC, signal: abort.signal });
    long.catch(() => undefined);
    const start = performance.now();
    expect(await count('range(10)')).toBe(10n);
    expect(performance.now() - start).toBeLessThan(1000);
    abort.abort(new Error('enough'));
    await expect(long.then(read)).rejects.toThrow('enough');
  });

  test('zones are the statement’s', async () => {
    const hour = "SELECT extract(hour FROM TIMESTAMPTZ '2020-01-01 12:00:00+00')::BIGINT";
    const hours = await Promise.all(
      ['UTC', 'Asia/Tokyo', '+08:00', 'UTC'].map(async (timeZone) =>
        read(await connection.queryArrow([hour], n, { timeZone })),
      ),
    );
    expect(hours).toEqual([[12n], [21n], [20n], [12n]]);
    await expect(connection.queryArrow([hour], n, { timeZone: 'Mars/Phobos' })).rejects.toThrow(
      '"Mars/Phobos" is no time zone.',
    );
    const session = await database.connect();
    await session.setTimeZone('Asia/Tokyo');
    expect(await rowsOf(await session.query([hour], n))).toEqual([[21n]]);
    await session.close();
  });
});

describe('stopping', () => {
  test.each([0, 1, 50, 300])(
    'a query that computes, after %i ms, ends within 200 ms with the reason',
    { retry: 2 },
    async (ms) => {
      const abort = new AbortController();
      const reason = new Error('cancelled by the user');
      const result = connection.queryArrow(LONG, n, { ...UTC, signal: abort.signal }).then(read);
      result.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, ms));
      const start = performance.now();
      abort.abort(reason);
      await expect(result).rejects.toBe(reason);
      expect(performance.now() - start).toBeLessThan(200);
      expect(await count('range(10)')).toBe(10n);
    },
  );

  test('a query that has begun to give rows', async () => {
    const abort = new AbortController();
    const result = await connection.queryArrow(ENDLESS, n, { ...UTC, signal: abort.signal });
    let rows = 0;
    const all = (async () => {
      for await (const b of result.batches()) {
        rows += b.rowCount;
        if (rows > 1_000_000) abort.abort(new Error('enough'));
      }
    })();
    await expect(all).rejects.toThrow('enough');
    expect(rows).toBeLessThan(3_000_000);
  });

  test('a signal that was aborted before; one that is aborted while nobody reads; a statement', async () => {
    await expect(connection.queryArrow(ENDLESS, n, { ...UTC, signal: AbortSignal.abort('before') })).rejects.toBe(
      'before',
    );
    const abort = new AbortController();
    const result = await connection.queryArrow(ENDLESS, n, { ...UTC, signal: abort.signal });
    abort.abort('meanwhile');
    await expect(read(result)).rejects.toBe('meanwhile');
    const statement = connection.execute([`CREATE TABLE never AS ${LONG[0]}`], { signal: AbortSignal.timeout(100) });
    await expect(statement).rejects.toThrow(/timeout/);
    expect((await connection.catalog()).table(['never'])).toBe('missing');
    const values = await connection.query(ENDLESS, n, { signal: AbortSignal.timeout(100) });
    await expect(rowsOf(values)).rejects.toThrow(/timeout/);
  });

  test('leaving the iteration ends the query, and the connection is used again', { retry: 2 }, async () => {
    for (let i = 0; i < 30; i++) {
      const result = await connection.queryArrow(ENDLESS, n, { ...UTC, maxBatchBytes: 1000 });
      const start = performance.now();
      for await (const b of result.batches()) {
        expect(b.rowCount).toBeGreaterThan(0);
        break;
      }
      expect(performance.now() - start).toBeLessThan(500);
    }
    await connection.execute(['CREATE TABLE held AS SELECT i FROM range(1000000) AS r(i)']);
    const result = await connection.queryArrow(['SELECT i FROM held'], n, UTC);
    for await (const _ of result.batches()) break;
    // no lock is left
    await connection.execute(['DROP TABLE held']);
  });

  test('a reader that is gone without a word keeps nothing', async () => {
    await connection.execute(['CREATE TABLE kept AS SELECT i FROM range(3000000) AS r(i)']);
    const abort = new AbortController();
    const result = await connection.queryArrow(['SELECT i FROM kept'], n, {
      ...UTC,
      signal: abort.signal,
      maxBatchBytes: 1000,
    });
    await result.batches()[Symbol.asyncIterator]().next();
    abort.abort();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await connection.execute(['ALTER TABLE kept ADD COLUMN b INTEGER', 'DROP TABLE kept']);
  });

  test('closing a session stops what it runs, and only that', async () => {
    const session = await database.connect();
    const long = session.queryArrow(LONG, n, UTC).then(read);
    long.catch(() => undefined);
    const other = connection.queryArrow(['SELECT i FROM range(100000) AS r(i)'], n, UTC).then(read);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await session.close();
    await expect(long).rejects.toThrow(new ExecutionError('The connection is closed.'));
    expect((await other).length).toBe(100_000);
    await expect(session.execute(['SELECT 1'])).rejects.toThrow('The connection is closed.');
  });
});

describe('a database of many sessions', () => {
  test('uploads are the session’s, and go with it', async () => {
    const data: Uint8Array[] = [];
    for await (const b of arrowOfRows(n, [[1n], [null]], 'UTC').batches()) data.push(b.data);
    const sessions = await Promise.all([database.connect(), database.connect()]);
    const infos = await Promise.all(sessions.map((s) => s.upload('local', n, data[0]!)));
    expect(infos[0]!.name).not.toEqual(infos[1]!.name);
    expect(await sessions[0].upload('local', n, data[0]!)).toEqual(infos[0]);
    const tables = infos.map((i) => i.name.map((p) => `"${p}"`).join('.'));
    for (const t of tables) expect(await count(t)).toBe(2n);
    await sessions[0].close();
    await expect(connection.query([`SELECT * FROM ${tables[0]}`])).rejects.toThrow(ExecutionError);
    expect(await count(tables[1]!)).toBe(2n);
    await sessions[1].close();
  });

  test('helpers are there for all, once one has asked for them', async () => {
    await connection.useHelpers(['double_to_string']);
    const session = await database.connect();
    await session.useHelpers(['double_to_string']);
    const results = await Promise.all(
      [session, connection].map(async (c) =>
        rowsOf(await c.query(['SELECT spark_double_to_string(1e10)'], [T.field('s', T.string)])),
      ),
    );
    expect(results).toEqual([[['1.0E10']], [['1.0E10']]]);
    await expect(session.useHelpers(['nope'])).rejects.toThrow('There is no helper function nope.');
  });

  test('the catalog is read again when somebody has changed it, and only then', async () => {
    const session = await database.connect();
    const before = await session.catalog();
    expect(before.table(['seen'])).toBe('missing');
    expect(await connection.catalog()).toBe(before);
    await connection.execute(['CREATE TABLE seen (a INTEGER)']);
    const after = await session.catalog();
    expect(after.table(['seen'])).toMatchObject({ columns: [{ name: 'a', type: T.int }] });
    await connection.execute(['INSERT INTO seen VALUES (1)']);
    await session.upload('local', n, (await first(arrowOfRows(n, [[1n]], 'UTC'))).data);
    expect(await session.catalog()).toBe(after);
    await connection.execute(['BEGIN TRANSACTION', 'ALTER TABLE seen ADD COLUMN b VARCHAR', 'COMMIT']);
    expect((await session.catalog()).table(['seen'])).toMatchObject({
      columns: [{ name: 'a' }, { name: 'b', type: T.string }],
    });
    await connection.execute(['DROP TABLE seen', 'CREATE TABLE seen (a DATE)']);
    expect((await session.catalog()).table(['seen'])).toMatchObject({ columns: [{ name: 'a', type: T.date }] });
    await session.close();
  });

  test('keeps its tables in a file, which may be read only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'database-'));
    const file = join(folder, 'x.db');
    const writing = await openDuckDBDatabase({ file });
    const session = await writing.connect();
    await session.execute(['CREATE TABLE t AS SELECT 42::BIGINT AS n']);
    await session.upload('local', n, (await first(arrowOfRows(n, [[1n]], 'UTC'))).data);
    await writing.close();
    const reading = await openDuckDBDatabase({ file, readOnly: true });
    const reader = await reading.connect();
    expect(await rowsOf(await reader.query(['SELECT n FROM t'], n))).toEqual([[42n]]);
    await expect(reader.execute(['DROP TABLE t'])).rejects.toThrow(ExecutionError);
    await reader.upload('local', n, (await first(arrowOfRows(n, [[1n]], 'UTC'))).data);
    await reading.close();
    await rm(folder, { recursive: true });
  });

  test('a connection of its own has the same calls', async () => {
    const single = await openDuckDB();
    await single.execute(['CREATE TEMP TABLE mine AS SELECT 1::BIGINT AS n']);
    expect(await read(await single.queryArrow(['SELECT n FROM mine'], n, UTC))).toEqual([1n]);
    await single.close();
  });
});

async function first(result: ArrowResult) {
  for await (const b of result.batches()) return b;
  return expect.fail('no batch');
}
