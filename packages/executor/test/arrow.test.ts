import { type Field, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ArrowBatch,
  arrowOfRows,
  type Connection,
  type Database,
  openDuckDBDatabase,
  readArrow,
  rowsOf,
  type SparkValue,
} from '../src/index.js';

const ZONE = 'America/Los_Angeles';
let database: Database;
let connection: Connection;
beforeAll(async () => {
  database = await openDuckDBDatabase({ timeZone: ZONE });
  connection = await database.connect();
});
afterAll(() => database.close());

async function batches(sql: string, schema: readonly Field[], maxBatchBytes?: number): Promise<readonly ArrowBatch[]> {
  const result = await connection.queryArrow([sql], schema, {
    timeZone: ZONE,
    ...(maxBatchBytes !== undefined && { maxBatchBytes }),
  });
  const all: ArrowBatch[] = [];
  for await (const b of result.batches()) all.push(b);
  return all;
}
/** The columns of a query that fits into one batch, read back. */
async function columnsOf(sql: string, schema: readonly Field[]): Promise<readonly (readonly SparkValue[])[]> {
  const [batch, ...more] = await batches(sql, schema);
  expect(more).toEqual([]);
  return readArrow(batch!.data).columns;
}
const one = async (sql: string, type: Field['type']): Promise<readonly SparkValue[]> =>
  (await columnsOf(sql, [T.field('a', type)]))[0]!;

/** Each type with SQL that makes values of it, and the values; a NULL comes after them. */
const VALUES: readonly (readonly [type: Field['type'], sql: string, values: readonly SparkValue[]])[] = [
  [T.nullType, 'NULL; NULL', [null, null]],
  [T.boolean, 'true; false', [true, false]],
  [T.byte, '(-128)::TINYINT; 127', [-128, 127]],
  [T.short, '(-32768)::SMALLINT; 32767', [-32768, 32767]],
  [T.int, '-2147483648; 2147483647', [-2147483648, 2147483647]],
  [T.long, '-9223372036854775808; 9223372036854775807', [-(2n ** 63n), 2n ** 63n - 1n]],
  [
    T.float,
    "0.1::FLOAT; 'nan'::FLOAT; '-inf'::FLOAT; -0.0::FLOAT",
    [Math.fround(0.1), Number.NaN, Number.NEGATIVE_INFINITY, -0],
  ],
  [
    T.double,
    "0.1e0; 'nan'::DOUBLE; 'inf'::DOUBLE; -0.0::DOUBLE; 1.7976931348623157e308",
    [0.1, Number.NaN, Number.POSITIVE_INFINITY, -0, Number.MAX_VALUE],
  ],
  [T.decimal(4, 2), '-99.99::DECIMAL(4, 2); 0.01', [-9999n, 1n]],
  [T.decimal(9, 0), '-999999999::DECIMAL(9, 0)', [-999_999_999n]],
  [T.decimal(18, 3), '-999999999999999.999::DECIMAL(18, 3)', [-999_999_999_999_999_999n]],
  [
    T.decimal(38, 10),
    `${'9'.repeat(28)}.0000000001::DECIMAL(38, 10); -1`,
    [10n ** 38n - 10n ** 10n + 1n, -(10n ** 10n)],
  ],
  [
    T.string,
    "''; 'twelve chars'; 'thirteen char'; 'größer als das 😀'; repeat('x', 100000)",
    ['', 'twelve chars', 'thirteen char', 'größer als das 😀', 'x'.repeat(100_000)],
  ],
  [
    T.binary,
    "''::BLOB; '\\x00\\xFF'::BLOB; repeat('y', 40)::BLOB",
    [new Uint8Array(), new Uint8Array([0, 255]), new Uint8Array(40).fill(121)],
  ],
  [T.date, "DATE '0001-01-01'; DATE '9999-12-31'", [-719162, 2932896]],
  [
    T.timestamp,
    "TIMESTAMPTZ '2020-01-01 00:00:00.000001'; TIMESTAMPTZ '1900-01-01 00:00:00+00'",
    [1577865600000001n, -2208988800000000n],
  ],
  [T.timestampNtz, "TIMESTAMP '2020-01-01 00:00:00.000001'", [1577836800000001n]],
  [T.yearMonthInterval(), 'to_months(14); to_months(-1)', [14, -1]],
  [T.dayTimeInterval(), 'to_days(1) + to_microseconds(5); to_microseconds(-1)', [86_400_000_005n, -1n]],
  [T.array(T.int), '[1, NULL]; []; [2, 3, 4]', [[1, null], [], [2, 3, 4]]],
  [
    T.array(T.array(T.string)),
    "[['a'], NULL, []]; [[NULL, 'a text of more than twelve bytes']]",
    [[['a'], null, []], [[null, 'a text of more than twelve bytes']]],
  ],
  [
    T.map(T.string, T.decimal(5, 1)),
    "MAP {'k': 1.5::DECIMAL(5, 1), 'l': NULL}; MAP {}",
    [
      {
        entries: [
          ['k', 15n],
          ['l', null],
        ],
      },
      { entries: [] },
    ],
  ],
  [
    T.struct([T.field('x', T.int), T.field('y', T.array(T.struct([T.field('z', T.string)])))]),
    "{'x': 1, 'y': [{'z': 'a'}, NULL]}; {'x': NULL, 'y': NULL}",
    [
      [1, [['a'], null]],
      [null, null],
    ],
  ],
];

describe('the way from DuckDB to Arrow and back', () => {
  test.each(VALUES.map((v) => [JSON.stringify(v[0]), ...v] as const))('%s', async (_, type, sql, values) => {
    const list = [...sql.split('; '), 'NULL'];
    expect(list.length).toBe(values.length + 1);
    const query = list.map((v, i) => `SELECT ${i} AS i, ${v} AS a`).join(' UNION ALL ');
    const found = await one(`SELECT a FROM (${query}) ORDER BY i`, type);
    expect(found).toEqual([...values, null]);
    // the same rows made here are the same bytes, and a table made of them gives them back
    const schema = [T.field('a', type)];
    const rows = found.map((v) => [v]);
    const [made] = await all(arrowOfRows(schema, rows, ZONE).batches());
    expect(readArrow(made!.data).columns).toEqual([found]);
    const info = await connection.upload(`t_${Math.random()}`, schema, made!.data);
    expect(await rowsOf(await connection.query([`SELECT * FROM ${quoted(info.name)}`], schema))).toEqual(rows);
  });

  test('types and names as Spark sends them', async () => {
    const schema = [
      T.field('n', T.nullType),
      T.field('b', T.boolean, false),
      T.field('ts', T.timestamp),
      T.field('ntz', T.timestampNtz),
      T.field('ym', T.yearMonthInterval()),
      T.field('dt', T.dayTimeInterval('hour', 'hour')),
      T.field('c', { kind: 'char', length: 3 }),
      T.field('m', T.map(T.int, T.array(T.double, false), false)),
      T.field('s', T.struct([T.field('a', T.int), T.field('b', T.int), T.field('a', T.int, false)])),
      T.field('d', T.decimal(38, 10)),
      T.field('date', T.date),
    ];
    const [batch] = await all(arrowOfRows(schema, [], ZONE).batches());
    expect(batch!.rowCount).toBe(0);
    const table = tableFromIPC(batch!.data);
    expect(table.numRows).toBe(0);
    expect(table.schema.fields.map((f) => `${f.name}: ${f.type}${f.nullable ? '' : ' not null'}`)).toEqual([
      'n: Null',
      'b: Bool not null',
      'ts: Timestamp<MICROSECOND, America/Los_Angeles>',
      'ntz: Timestamp<MICROSECOND>',
      'ym: Interval<YEAR_MONTH>',
      'dt: Duration<MICROSECOND>',
      'c: Utf8',
      'm: Map<{key:Int32, value:List<Float64>}>',
      's: Struct<{a_0:Int32, b:Int32, a_1:Int32}>',
      'd: Decimal[38e+10]',
      'date: Date32<DAY>',
    ]);
    const entries = table.schema.fields[7]!.type.children[0];
    expect([entries.name, entries.nullable]).toEqual(['entries', false]);
    const [key, value] = entries.type.children;
    expect([key.name, key.nullable, value.name, value.nullable]).toEqual(['key', false, 'value', false]);
    expect([value.type.children[0].name, value.type.children[0].nullable]).toEqual(['element', false]);
  });

  test('another reader of Arrow finds the same values', async () => {
    const [batch] = await batches(
      "SELECT i, CASE WHEN i % 2 = 0 THEN 'text ' || i END, [i, i + 1], i * 0.5e0 FROM range(5000) AS r(i)",
      [T.field('i', T.long), T.field('s', T.string), T.field('l', T.array(T.long)), T.field('d', T.double)],
    );
    const table = tableFromIPC(batch!.data);
    expect(table.numRows).toBe(5000);
    for (const i of [0, 1, 2047, 2048, 4096, 4999]) {
      const row = table.get(i)!;
      expect([row.i, row.s, [...row.l], row.d]).toEqual([
        BigInt(i),
        i % 2 === 0 ? `text ${i}` : null,
        [BigInt(i), BigInt(i + 1)],
        i * 0.5,
      ]);
    }
  });

  test('columns of one name stay as they are', async () => {
    const schema = [T.field('a', T.int), T.field('A', T.string), T.field('a', T.int), T.field('', T.int)];
    const [batch] = await batches("SELECT 1, 'x', 3, 4", schema);
    const { schema: found, columns } = readArrow(batch!.data);
    expect([found, columns]).toEqual([schema, [[1], ['x'], [3], [4]]]);
    const info = await connection.upload('twice', schema, batch!.data);
    expect(info.columns).toEqual(schema);
    expect(info.view).toMatchObject({
      kind: 'relation',
      table: info.name,
      output: [{ name: 'c1' }, { name: 'c2' }, {}, {}],
    });
    const rows = await connection.query([`SELECT c4, c3, c2, c1 FROM ${quoted(info.name)}`]);
    expect(await rowsOf(rows)).toEqual([[4, 3, 'x', 1]]);
  });

  test('calendar intervals have no form, as on Spark', async () => {
    const schema = [T.field('a', T.calendarInterval)];
    await expect(batches('SELECT INTERVAL 1 MONTH', schema)).rejects.toThrow(
      '[UNSUPPORTED_DATATYPE] Unsupported data type "INTERVAL".',
    );
    expect(() => arrowOfRows(schema, [], ZONE)).toThrow('UNSUPPORTED_DATATYPE');
  });
});

describe('values of another type of DuckDB than the plan has', () => {
  const cases: readonly (readonly [sql: string, type: Field['type'], value: SparkValue])[] = [
    ['9223372036854775807::HUGEINT', T.long, 2n ** 63n - 1n],
    ['(-9223372036854775808)::HUGEINT', T.long, -(2n ** 63n)],
    ['(-5)::HUGEINT', T.int, -5],
    ['(-5)::BIGINT', T.int, -5],
    ['(-5)::BIGINT', T.byte, -5],
    ['200::UTINYINT', T.short, 200],
    ['7::DECIMAL(20, 0)', T.long, 7n],
    ['7.00::DECIMAL(20, 2)', T.byte, 7],
    ['3e0', T.int, 3],
    ['3e0', T.long, 3n],
    ['12345678901234567890::HUGEINT', T.decimal(38, 0), 12345678901234567890n],
    ['1.50::DECIMAL(4, 2)', T.decimal(5, 1), 15n],
    ['(-1.5)::DECIMAL(4, 1)', T.decimal(20, 3), -1500n],
    ['5', T.decimal(10, 2), 500n],
    ['1.5e0', T.float, 1.5],
    ['1.5::FLOAT', T.double, 1.5],
    ['5', T.double, 5],
    ['[1, 2]::INTEGER[2]', T.array(T.long), [1n, 2n]],
    ["MAP {1: 'x'}", T.map(T.long, T.string), { entries: [[1n, 'x']] }],
    ['NULL::INTEGER', T.string, null],
    ['[NULL]::INTEGER[]', T.array(T.nullType), [null]],
    ['NULL::INTEGER[]', T.struct([T.field('a', T.array(T.int))]), null],
  ];
  test.each(cases)('%s', async (sql, type, value) => {
    expect(await one(`SELECT ${sql}`, type)).toEqual([value]);
  });

  test.each([
    ['2147483648', T.int],
    ['(-129)::BIGINT', T.byte],
    ['9223372036854775808::HUGEINT', T.long],
    ['4294967297::HUGEINT', T.int],
    ['1.5e0', T.int],
    ['1.25', T.decimal(5, 1)],
    ['1000::DECIMAL(10, 0)', T.decimal(3, 0)],
    ["'1'", T.int],
    ['1', T.string],
    ["TIMESTAMP '2020-01-01'", T.timestamp],
    ["'infinity'::DATE", T.date],
    ["'-infinity'::TIMESTAMPTZ", T.timestamp],
    ['INTERVAL 1 MONTH', T.dayTimeInterval()],
    ['INTERVAL 1 DAY', T.yearMonthInterval()],
    ['1', T.nullType],
    ["{'a': 1}", T.struct([T.field('a', T.int), T.field('b', T.int)])],
  ] as const)('%s is refused, and never rounded', async (sql, type) => {
    await expect(one(`SELECT ${sql} AS a FROM range(3)`, type)).rejects.toThrow(/^The value .* is no /);
    // what stands below a NULL has no meaning
    expect(await one(`SELECT CASE WHEN random() > 2 THEN ${sql} END AS a`, type)).toEqual([null]);
  });
});

describe('batches', () => {
  test('no rows are one batch of none', async () => {
    const [batch, ...more] = await batches('SELECT 1 AS a WHERE false', [T.field('a', T.int)]);
    expect(more).toEqual([]);
    expect(batch!.rowCount).toBe(0);
    expect(tableFromIPC(batch!.data).batches.length).toBeLessThanOrEqual(1);
    expect(readArrow(batch!.data)).toMatchObject({ rowCount: 0, schema: [T.field('a', T.int)] });
  });

  test.each([1, 7, 8, 2047, 2048, 2049, 4095, 4097, 10_000])('%i rows, with NULLs, lists and texts', async (count) => {
    const sql = `SELECT CASE WHEN i % 3 > 0 THEN i END, CASE WHEN i % 5 > 0 THEN i % 2 = 0 END,
      CASE WHEN i % 7 > 0 THEN [CASE WHEN i % 2 = 0 THEN 'text number ' || i END, 'x'] END,
      CASE WHEN i % 4 > 0 THEN {'a': i} END FROM range(${count}) AS r(i)`;
    const schema = [
      T.field('a', T.long),
      T.field('b', T.boolean),
      T.field('c', T.array(T.string)),
      T.field('d', T.struct([T.field('a', T.long)])),
    ];
    const expected = Array.from({ length: count }, (_, i) => [
      i % 3 > 0 ? BigInt(i) : null,
      i % 5 > 0 ? i % 2 === 0 : null,
      i % 7 > 0 ? [i % 2 === 0 ? `text number ${i}` : null, 'x'] : null,
      i % 4 > 0 ? [BigInt(i)] : null,
    ]);
    for (const limit of [undefined, 20_000]) {
      const rows = (await batches(sql, schema, limit)).flatMap((b) => {
        const { columns, rowCount } = readArrow(b.data);
        expect(rowCount).toBe(b.rowCount);
        return Array.from({ length: rowCount }, (_, i) => columns.map((c) => c[i]));
      });
      expect(rows).toEqual(expected);
    }
  });

  test('are cut by bytes, within a chunk of the database too', async () => {
    const found = await batches(
      'SELECT repeat(chr(97 + i::INT % 26), 100000) AS a FROM range(100) AS r(i)',
      [T.field('a', T.string)],
      1 << 20,
    );
    expect(found.length).toBeGreaterThanOrEqual(10);
    for (const b of found) expect(b.data.length).toBeLessThan(1.2 * (1 << 20));
    const texts = found.flatMap((b) => readArrow(b.data).columns[0]!);
    expect(texts.map((t) => `${String(t)[0]}${String(t).length}`)).toEqual(
      Array.from({ length: 100 }, (_, i) => `${String.fromCharCode(97 + (i % 26))}100000`),
    );
    const rows = await batches("SELECT repeat('x', 3000000) AS a FROM range(3)", [T.field('a', T.string)], 1 << 20);
    expect(rows.map((b) => b.rowCount)).toEqual([1, 1, 1]);
  });

  test('texts that are not side by side in memory', async () => {
    await connection.execute([
      "CREATE TABLE words AS SELECT 'a text that is too long to stand inline ' || (i * 7919 % 1000) AS w, i FROM range(20000) AS r(i)",
    ]);
    const schema = [T.field('w', T.string), T.field('i', T.long)];
    for (const sql of [
      'SELECT w, i FROM words ORDER BY w DESC, i',
      'SELECT w, i FROM words ORDER BY i',
      'SELECT min(w), min(i) FROM words GROUP BY i',
    ]) {
      for (const b of await batches(sql, schema)) {
        const { columns, rowCount } = readArrow(b.data);
        for (let r = 0; r < rowCount; r++) {
          const i = Number(columns[1]![r]);
          if (columns[0]![r] !== `a text that is too long to stand inline ${(i * 7919) % 1000}`)
            expect.fail(`row ${i}`);
        }
      }
    }
  });
});

const quoted = (name: readonly string[]): string => name.map((n) => `"${n}"`).join('.');
async function all(source: AsyncIterable<ArrowBatch>): Promise<readonly ArrowBatch[]> {
  const found: ArrowBatch[] = [];
  for await (const b of source) found.push(b);
  return found;
}
