import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import {
  type DataType,
  DEFAULT_CONF,
  diagnosticSink,
  fail,
  type LiteralValue,
  literal,
  types as T,
} from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from '@spark-sql-to-snowflake/sql-emit';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duckdb } from '../src/index.js';

/** What is read is compared as text that shows every digit and the type. */
function shown(value: DuckDBValue): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'object' && value !== null && 'micros' in value) {
    const { months, days, micros } = value as { months?: number; days?: number; micros: bigint };
    return [months ?? '', days ?? '', micros].join('/');
  }
  if (typeof value === 'object' && value !== null && 'bytes' in value)
    return [...(value.bytes as Uint8Array)].join(',');
  if (typeof value === 'object' && value !== null && 'days' in value) return String(value.days);
  return typeof value === 'bigint' ? `${value}n` : String(value);
}

function contextIn(timeZone: string): EmitContext {
  const ctx: Partial<EmitContext> = {
    dialect: duckdb,
    conf: { ...DEFAULT_CONF, timeZone },
    diagnostics: diagnosticSink(),
    refuse: (_e, why) => fail('not-lowered', { what: 'x', dialect: 'duckdb', why }),
  };
  return ctx as EmitContext;
}

describe('what DuckDB reads is what was meant', () => {
  let db: DuckDBConnection;
  beforeAll(async () => {
    db = await (await DuckDBInstance.create(':memory:')).connect();
  });
  afterAll(() => db.closeSync());

  const read = async (value: LiteralValue, type: DataType, zone = 'UTC'): Promise<readonly [string, DuckDBValue]> => {
    const sql = duckdb.literal(literal(value, type), contextIn(zone)).text;
    const [row] = (await db.runAndReadAll(`SELECT typeof(${sql}), ${sql}`)).getRows();
    return [String(row?.[0]), row?.[1] ?? null];
  };
  const property = async <V>(
    arbitrary: fc.Arbitrary<V>,
    type: (v: V) => DataType,
    duckType: (v: V) => string,
    toLiteral: (v: V) => LiteralValue,
    text: (v: V) => string,
    zone = 'UTC',
  ): Promise<void> => {
    await db.run(`SET TimeZone = '${zone}'`);
    await fc.assert(
      fc.asyncProperty(arbitrary, async (v) => {
        const [readType, value] = await read(toLiteral(v), type(v), zone);
        expect([readType, shown(value)]).toEqual([duckType(v), text(v)]);
      }),
      { numRuns: 300 },
    );
  };

  test('integers of each size', async () => {
    const sizes = [
      [T.byte, 'TINYINT', 8],
      [T.short, 'SMALLINT', 16],
      [T.int, 'INTEGER', 32],
    ] as const;
    for (const [type, name, bits] of sizes) {
      const first = -(2 ** (bits - 1));
      const all = fc.oneof(fc.integer({ min: first, max: -first - 1 }), fc.constantFrom(first, -first - 1));
      await property(
        all,
        () => type,
        () => name,
        (v) => v,
        String,
      );
    }
    const longs = fc.oneof(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.integer().map(BigInt),
      fc.constantFrom(-2147483648n, 2147483648n, -(2n ** 63n)),
    );
    await property(
      longs,
      () => T.long,
      () => 'BIGINT',
      (v) => v,
      (v) => `${v}n`,
    );
  });

  test('decimals of every precision and scale', async () => {
    const decimals = fc
      .integer({ min: 1, max: 38 })
      .chain((precision) =>
        fc.tuple(
          fc.constant(precision),
          fc.integer({ min: 0, max: precision }),
          fc.bigInt({ min: 1n - 10n ** BigInt(precision), max: 10n ** BigInt(precision) - 1n }),
        ),
      );
    await property(
      decimals,
      ([p, s]) => T.decimal(p, s),
      ([p, s]) => `DECIMAL(${p},${s})`,
      ([, , unscaled]) => unscaled,
      ([, s, unscaled]) => {
        const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(s + 1, '0');
        const cut = digits.length - s;
        return `${unscaled < 0n ? '-' : ''}${digits.slice(0, cut)}${s > 0 ? `.${digits.slice(cut)}` : ''}`;
      },
    );
  });

  test('floating-point numbers', async () => {
    const text = (v: number): string => (Object.is(v, -0) ? '-0' : String(v));
    const edges = fc.constantFrom(
      1e308,
      -1.7976931348623157e308,
      5e-324,
      Number.NaN,
      Infinity,
      -Infinity,
      -0,
      0.1,
      1e21,
      123456789012345680000,
    );
    await property(
      fc.oneof(fc.double(), edges),
      () => T.double,
      () => 'DOUBLE',
      (v) => v,
      text,
    );
    await property(
      fc.float(),
      () => T.float,
      () => 'FLOAT',
      (v) => v,
      text,
    );
  });

  test('strings and bytes', async () => {
    const strings = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom("'", '"', '\\', '\0', '\n', ';', '-', '$', 'é', '😀', '%', '{', '}') }),
    );
    await property(
      strings,
      () => T.string,
      () => 'VARCHAR',
      (v) => v,
      (v) => v,
    );
    await property(
      fc.uint8Array(),
      () => T.binary,
      () => 'BLOB',
      (v) => v,
      (v) => [...v].join(','),
    );
    await expect(read('\uD800', T.string)).rejects.toThrow('not valid Unicode');
  });

  test('dates, and timestamps in zones with gaps and overlaps', async () => {
    const days = fc.oneof(
      fc.integer({ min: -800_000, max: 4_000_000 }),
      fc.integer({ min: -(2 ** 31) + 3, max: 2 ** 31 - 3 }),
    );
    await property(
      days,
      () => T.date,
      () => 'DATE',
      (v) => v,
      String,
    );
    const micros = fc.oneof(
      fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n }),
      // around the ends of summer time in 2024
      fc.bigInt({ min: 1_730_600_000_000_000n, max: 1_730_700_000_000_000n }),
      fc.bigInt({ min: -9_223_372_022_400_000_000n, max: 9_223_372_036_854_775_806n }),
      fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }).map((s) => BigInt(s) * 1_000_000n),
    );
    for (const zone of ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Monrovia']) {
      await property(
        micros,
        () => T.timestamp,
        () => 'TIMESTAMP WITH TIME ZONE',
        (v) => v,
        (v) => `//${v}`,
        zone,
      );
    }
    await property(
      micros,
      () => T.timestampNtz,
      () => 'TIMESTAMP',
      (v) => v,
      (v) => `//${v}`,
    );
  });

  test('intervals', async () => {
    const months = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    await property(
      months,
      () => T.yearMonthInterval(),
      () => 'INTERVAL',
      (v) => v,
      (v) => `${v}/0/0`,
    );
    const micros = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    await property(
      micros,
      () => T.dayTimeInterval(),
      () => 'INTERVAL',
      (v) => v,
      (v) => `0/0/${v}`,
    );
    const calendar = fc.record({ months, days: fc.integer(), microseconds: micros });
    await property(
      calendar,
      () => T.calendarInterval,
      () => 'INTERVAL',
      (v) => v,
      (v) => `${v.months}/${v.days}/${v.microseconds}`,
    );
  });

  test('names of any characters, and no way out of them', async () => {
    await db.run('CREATE OR REPLACE TABLE victim (a INTEGER)');
    const bits = fc.constantFrom(
      '"',
      "'",
      ';',
      '--',
      '/*',
      '*/',
      ' ',
      '\n',
      '\\',
      '.',
      'select',
      'a',
      'Z',
      '1',
      'é',
      '😀',
      '`',
      '$',
      ')',
    );
    const names = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.array(bits, { minLength: 1 }).map((b) => b.join('')),
    );
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        fc.pre(!name.includes('\0') && !/\p{Surrogate}/u.test(name));
        const column = duckdb.names.identifier(name);
        const table = duckdb.names.table([name]);
        const result = await db.runAndReadAll(
          `SELECT ${table}.${column} AS ${duckdb.names.result(name)} FROM (SELECT 7 AS ${column}) AS ${table}`,
        );
        expect(result.columnNames()).toEqual([name]);
        expect(result.getRows()).toEqual([[7]]);
      }),
      { numRuns: 500 },
    );
    for (const bad of ['', 'a\0b', '\uDC00']) expect(() => duckdb.names.identifier(bad)).toThrow('The name');
  });
});
