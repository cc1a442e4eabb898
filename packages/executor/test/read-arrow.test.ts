import { CompileError, types as T } from '@spark-sql-to-snowflake/plan-ir';
import {
  Dictionary,
  Field,
  Int16,
  Int32,
  LargeUtf8,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampNanosecond,
  tableToIPC,
  Uint8,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrowOfRows, openDuckDBDatabase, readArrow, rowsOf } from '../src/index.js';

const stream = (columns: Readonly<Record<string, Vector>>): Uint8Array => tableToIPC(new Table(columns), 'stream');

describe('reading what clients send', () => {
  test('dictionaries, many batches, and offsets of 64 bits', async () => {
    const words = new Dictionary(new Utf8(), new Int16());
    const first = new Table({
      w: vectorFromArray(['a', 'b', null, 'a'], words),
      i: vectorFromArray([1, 2, 3, null], new Int32()),
    });
    const data = tableToIPC(first, 'stream');
    const { schema, columns, rowCount } = readArrow(data);
    expect(schema.map((f) => [f.name, f.type])).toEqual([
      ['w', T.string],
      ['i', T.int],
    ]);
    expect([rowCount, columns]).toEqual([
      4,
      [
        ['a', 'b', null, 'a'],
        [1, 2, 3, null],
      ],
    ]);
    const database = await openDuckDBDatabase();
    const connection = await database.connect();
    const { name } = await connection.upload('x', schema, data);
    expect(await rowsOf(await connection.query([`SELECT * FROM ${name.join('.')}`], schema))).toEqual([
      ['a', 1],
      ['b', 2],
      [null, 3],
      ['a', null],
    ]);
    await database.close();

    expect(readArrow(stream({ s: vectorFromArray(['x', null, 'yz'], new LargeUtf8()) })).columns).toEqual([
      ['x', null, 'yz'],
    ]);
    const batch = (values: readonly number[]): RecordBatch =>
      new RecordBatch(
        new Schema([new Field('a', new Int32(), false)]),
        makeData({
          type: new Struct([new Field('a', new Int32(), false)]),
          length: values.length,
          children: [makeVector(Int32Array.from(values)).data[0]!],
        }),
      );
    const many = tableToIPC(new Table([batch([1, 2]), batch([]), batch([3])]), 'stream');
    expect(readArrow(many)).toMatchObject({ rowCount: 3, columns: [[1, 2, 3]] });
  });

  test('types that Spark has not', () => {
    const nanos = stream({ t: vectorFromArray([1], new TimestampNanosecond('UTC')) });
    expect(() => readArrow(nanos)).toThrow(
      '[UNSUPPORTED_ARROWTYPE] Unsupported arrow type Timestamp(NANOSECOND, UTC).',
    );
    expect(() => readArrow(stream({ t: vectorFromArray([1], new Uint8()) }))).toThrow(
      '[UNSUPPORTED_ARROWTYPE] Unsupported arrow type Int(8, false).',
    );
  });

  test('data that is another than its schema says', async () => {
    const database = await openDuckDBDatabase();
    const connection = await database.connect();
    const data = stream({ a: vectorFromArray([1], new Int32()) });
    await expect(connection.upload('x', [T.field('a', T.long)], data)).rejects.toThrow(
      'the column a has the type int where bigint is expected',
    );
    await expect(connection.upload('x', [], data)).rejects.toThrow('it has 1 columns where 0 are expected');
    await expect(connection.upload('x', [T.field('a', T.int)], data.subarray(0, 100))).rejects.toThrow(CompileError);
    await connection.upload('x', [T.field('a', T.int)], data);
    await database.close();
  });
});

const schema = [
  T.field('s', T.string),
  T.field('l', T.array(T.struct([T.field('x', T.long), T.field('b', T.boolean)]))),
  T.field('d', T.decimal(20, 2)),
  T.field('m', T.map(T.string, T.binary)),
];
async function sample(): Promise<Uint8Array> {
  const rows = [
    ['text', [[1n, true], null], 12345n, { entries: [['k', new Uint8Array([1])]] }],
    [null, null, null, null],
    ['größer', [], -1n, { entries: [] }],
  ] as const;
  for await (const b of arrowOfRows(schema, rows, 'UTC').batches()) return b.data;
  return expect.fail('no batch');
}

describe('garbage', () => {
  test('is an error that says so, wherever it is cut', async () => {
    const data = await sample();
    expect(readArrow(data).rowCount).toBe(3);
    expect(() => readArrow(new Uint8Array())).toThrow('it is empty');
    expect(() => readArrow(new TextEncoder().encode('this is not Arrow data at all'))).toThrow(CompileError);
    for (let end = 0; end < data.length - 8; end++) {
      try {
        // between two messages a stream may end
        expect(readArrow(data.subarray(0, end)).rowCount).toBe(0);
      } catch (error) {
        expect(error).toBeInstanceOf(CompileError);
      }
    }
  });

  test('bytes that were changed give an error or values, and no crash in the database either', async () => {
    const data = await sample();
    const database = await openDuckDBDatabase();
    const connection = await database.connect();
    let uploads = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(data.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const changed = data.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          try {
            const table = readArrow(changed);
            for (const c of table.columns) expect(c.length).toBe(table.rowCount);
            const { name } = await connection.upload(`u${++uploads}`, table.schema, changed);
            await rowsOf(await connection.query([`SELECT * FROM ${name.map((n) => `"${n}"`).join('.')}`], undefined));
          } catch (error) {
            if (!(error instanceof CompileError)) expect((error as Error).name).toBe('ExecutionError');
          }
        },
      ),
      { numRuns: 1500 },
    );
    await database.close();
  });
});
