import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompileError, type DataType, type Field, types } from '@spark-sql-to-snowflake/plan-ir';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExecutionError } from '../../src/execution-error.js';
import { CODECS, type OrcCodec } from '../../src/files/orc/codec/codecs.js';
import { inferOrc } from '../../src/files/orc/infer.js';
import { orcWriter } from '../../src/files/orc/write/file.js';
import { scanRows } from '../../src/files/scan.js';
import type { SourceSpec } from '../../src/files/spec.js';
import type { Row, SparkValue } from '../../src/value.js';
import { DATA, environment, ZONE } from './harness.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orc-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const specOf = (path: string, columns: readonly Field[]): SourceSpec => ({
  format: 'orc',
  files: [{ path, partition: [] }],
  columns,
  partitions: [],
  options: [],
  conf: {},
  timeZone: ZONE,
  machineZone: ZONE,
  caseSensitive: false,
  corrupt: '',
});
const all = (columns: readonly Field[]): readonly number[] => columns.map((_, i) => i);

type Typed = readonly [DataType, fc.Arbitrary<SparkValue>];
const whole = (bits: number) => fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });
const long = fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.bigInt({ min: -9n, max: 9n }));
const digits = (count: number): fc.Arbitrary<bigint> =>
  fc.bigInt({ min: 1n - 10n ** BigInt(count), max: 10n ** BigInt(count) - 1n });
/** Not in the last second before 1970, nor in the days that calendars left out: Spark's own files do not keep those. */
const micros = fc
  .bigInt({ min: -62_000_000_000_000_000n, max: 250_000_000_000_000_000n })
  .filter((v) => (v <= -1_000_000n || v >= 0n) && (v < -12_220_300_000_000_000n || v > -12_219_100_000_000_000n));
const days = fc.integer({ min: -719_162, max: 2_932_896 }).filter((d) => d < -141_437 || d >= -141_427);
const ATOMS: readonly Typed[] = [
  [types.boolean, fc.boolean()],
  [types.byte, whole(8)],
  [types.short, whole(16)],
  [types.int, whole(32)],
  [types.long, long],
  [types.float, fc.float()],
  [types.double, fc.double()],
  [types.string, fc.oneof(fc.constantFrom('a', '', 'ab'), fc.string({ unit: 'binary', maxLength: 40 }))],
  [types.binary, fc.uint8Array({ maxLength: 20 })],
  [types.date, days],
  [types.timestamp, micros],
  [types.timestampNtz, long],
  [types.decimal(9, 2), digits(9)],
  [types.decimal(38, 18), digits(38)],
];
const typed: fc.Arbitrary<Typed> = fc.letrec<{ any: Typed }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(...ATOMS),
    tie('any').map(([t, v]): Typed => [types.array(t), fc.array(fc.option(v), { maxLength: 4 })]),
    tie('any').map(
      ([t, v]): Typed => [
        types.map(types.string, t),
        fc.array(fc.tuple(fc.string(), fc.option(v)), { maxLength: 3 }).map((entries) => ({ entries })),
      ],
    ),
    fc
      .array(tie('any'), { minLength: 1, maxLength: 3 })
      .map(
        (parts): Typed => [
          types.struct(parts.map(([t], i) => types.field(`f${i}`, t))),
          fc.tuple(...parts.map(([, v]) => fc.option(v))),
        ],
      ),
  ),
})).any;
interface Table {
  readonly columns: readonly Field[];
  readonly rows: readonly Row[];
}
const table: fc.Arbitrary<Table> = fc.array(typed, { minLength: 1, maxLength: 4 }).chain((parts) =>
  fc.record({
    columns: fc.constant(parts.map(([t], i) => types.field(`c${i}`, t))),
    rows: fc.array(fc.tuple(...parts.map(([, v]) => fc.option(v))), { maxLength: 60 }),
  }),
);

function write(path: string, { columns, rows }: Table, codec: OrcCodec, stripe: number): void {
  const writer = orcWriter(columns, { codec, size: 300 }, ZONE);
  const parts: Uint8Array[] = [];
  for (const [i, row] of rows.entries()) {
    writer.write(row);
    if ((i + 1) % stripe === 0) parts.push(writer.stripe());
  }
  parts.push(writer.stripe(), writer.end());
  writeFileSync(path, Buffer.concat(parts));
}

describe('what is written to ORC files is read back', () => {
  const made = fc.tuple(table, fc.constantFrom('none', 'zlib', 'snappy'), fc.integer({ min: 1, max: 70 }));
  test('rows of any types, in stripes of any length', () =>
    fc.assert(
      fc.asyncProperty(made, async ([given, codec, stripe]) => {
        const path = join(folder, 'file.orc');
        write(path, given, CODECS[codec] as OrcCodec, stripe);
        const file = { path, size: 1, version: '', root: folder };
        expect(await inferOrc([file], false, environment({} as never))).toEqual(given.columns);
        expect([...scanRows(specOf(path, given.columns), all(given.columns))]).toEqual(given.rows);
        const [first] = given.columns;
        const narrow = [...scanRows(specOf(path, given.columns), [0])];
        expect(first && narrow).toEqual(given.rows.map((r) => [r[0]]));
      }),
      { numRuns: 150 },
    ));
});

/** All that files may do is give rows, or an error that names them. */
async function readAnyhow(path: string): Promise<void> {
  try {
    const columns = await inferOrc([{ path, size: 1, version: '', root: folder }], false, environment({} as never));
    let rows = 0;
    for (const _ of scanRows(specOf(path, columns), all(columns))) if (++rows > 20_000) return;
  } catch (error) {
    if (!(error instanceof ExecutionError || error instanceof CompileError)) throw error;
  }
}

describe('broken files', () => {
  const golden = DATA.replace(/data$/, 'orc');
  const files = new Map(
    readdirSync(golden, { withFileTypes: true })
      .flatMap((e) => (e.isFile() ? [[e.name, readFileSync(join(golden, e.name))] as const] : []))
      .filter(([, bytes]) => bytes.length > 100)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const path = (): string => join(folder, 'broken.orc');
  const broken = fc.constantFrom(...files).chain(([name, { length }]) => {
    // the ends of files say what the rest of them is
    const atEnd = fc.nat(Math.min(400, length) - 1).map((n) => length - 1 - n);
    return fc.record({
      name: fc.constant(name),
      changes: fc.array(fc.tuple(fc.oneof(fc.nat(length - 1), atEnd), fc.nat(255)), { maxLength: 4 }),
      length: fc.oneof(fc.constant(length), fc.nat(length)),
    });
  });
  test('are read, or an error says so', () =>
    fc.assert(
      fc.asyncProperty(broken, async ({ name, changes, length }) => {
        const changed = Buffer.from(files.get(name) as Buffer);
        for (const [at, value] of changes) changed[at] = value;
        writeFileSync(path(), changed.subarray(0, length));
        await readAnyhow(path());
      }),
      { numRuns: 400 },
    ));
});
