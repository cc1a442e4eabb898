import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Blocks, packed, unpackedWhole } from '../../src/files/orc/codec/blocks.js';
import { CODECS, type OrcCodec } from '../../src/files/orc/codec/codecs.js';
import { lz4Decode } from '../../src/files/orc/codec/lz4.js';
import { snappyDecode, snappyEncode } from '../../src/files/orc/codec/snappy.js';
import { MalformedOrc } from '../../src/files/orc/malformed.js';
import { booleans, byteRuns } from '../../src/files/orc/read/byte-runs.js';
import { ByteStream } from '../../src/files/orc/read/byte-stream.js';
import { integersV1, integersV2 } from '../../src/files/orc/read/integers.js';
import { Booleans, ByteRuns } from '../../src/files/orc/write/byte-runs.js';
import { Integers } from '../../src/files/orc/write/integers.js';

const { none } = CODECS;
const PLAIN: Blocks = { codec: none as OrcCodec, size: 1024 };
const bytes = (hex: string): ByteStream => new ByteStream(Buffer.from(hex.replaceAll(' ', ''), 'hex'), PLAIN);
const times = <T>(count: number, one: () => T): T[] => Array.from({ length: count }, one);
const numbers = (all: readonly (number | bigint)[]): readonly bigint[] => all.map(BigInt);

describe('the examples of the specification', () => {
  test.each([
    ['a byte repeated', '61 00', 100, new Array(100).fill(0)],
    ['bytes one by one', 'fe 44 45', 2, [0x44, 0x45]],
  ])('%s', (_, hex, count, expected) => expect(times(count, byteRuns(bytes(hex)))).toEqual(expected));

  test('booleans', () => expect(times(8, booleans(bytes('ff 80')))).toEqual([true, ...new Array(7).fill(false)]));

  test.each([
    ['equal', '61 00 07', new Array(100).fill(7)],
    ['falling', '61 ff 64', Array.from({ length: 100 }, (_, i) => 100 - i)],
    ['one by one', 'fb 02 03 06 07 0b', [2, 3, 6, 7, 11]],
  ])('integers of the first version: %s', (_, hex, expected) =>
    expect(times(expected.length, integersV1(bytes(hex), false))).toEqual(expected),
  );

  const patched = [2030, 2000, 2020, 1_000_000, ...Array.from({ length: 16 }, (_, i) => 2040 + 10 * i)];
  test.each([
    ['repeated', '0a 27 10', new Array(5).fill(10_000)],
    ['packed', '5e 03 5c a1 ab 1e de ad be ef', [23_713, 43_806, 57_005, 48_879]],
    ['patched', '8e 13 2b 21 07 d0 1e 00 14 70 28 32 3c 46 50 5a 64 6e 78 82 8c 96 a0 aa b4 be fc e8', patched],
    ['steps', 'c6 09 02 02 22 42 42 46', [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]],
  ])('integers of the second version: %s', (_, hex, expected) =>
    expect(numbers(times(expected.length, integersV2(bytes(hex), false)))).toEqual(numbers(expected)),
  );
});

const stream = (written: { readonly out: { readonly view: Uint8Array; readonly length: number } }): ByteStream =>
  new ByteStream(written.out.view.slice(0, written.out.length), PLAIN);

const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
/** Runs: equal, of a step, of some width; one after the other. */
const runs = fc
  .array(
    fc.oneof(
      fc.tuple(long, fc.nat(600)).map(([v, n]): bigint[] => new Array<bigint>(n).fill(v)),
      fc
        .tuple(fc.integer(), fc.integer({ min: -1000, max: 1000 }), fc.nat(600))
        .map(([v, step, n]) => Array.from({ length: n }, (_, i) => BigInt(v + i * step))),
      fc.nat(63).chain((bits) => fc.array(fc.bigInt({ min: -(2n ** BigInt(bits)), max: 2n ** BigInt(bits) - 1n }))),
      fc.array(long),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.flat());

describe('what is written is read back', () => {
  test('integers', () =>
    fc.assert(
      fc.property(runs, fc.boolean(), (values, signed) => {
        const all = signed ? values : values.map((v) => (v < 0n ? -(v + 1n) : v));
        const writer = new Integers(signed);
        for (const v of all) writer.write(v);
        writer.flush();
        const from = stream(writer);
        expect(numbers(times(all.length, integersV2(from, signed)))).toEqual(all);
        expect(from.atEnd()).toBe(true);
      }),
    ));

  test('bytes and booleans', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(255), fc.oneof(fc.constant(1), fc.nat(300)))), (parts) => {
        const all = parts.flatMap(([v, n]) => new Array<number>(n).fill(v));
        const writer = new ByteRuns();
        for (const v of all) writer.write(v);
        writer.flush();
        expect(times(all.length, byteRuns(stream(writer)))).toEqual(all);
        const bits = new Booleans();
        for (const v of all) bits.write(v > 100);
        bits.flush();
        expect(times(all.length, booleans(stream(bits)))).toEqual(all.map((v) => v > 100));
      }),
    ));

  const texts = fc
    .array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 90 })))
    .map((parts) => Buffer.concat(parts.flatMap(([part, n]) => new Array<Uint8Array>(n).fill(part))));
  test('Snappy', () =>
    fc.assert(
      fc.property(texts, (text) => {
        expect(Buffer.from(snappyDecode(snappyEncode(text), text.length)).equals(text)).toBe(true);
      }),
    ));

  test.each(['none', 'zlib', 'snappy'])('blocks of %s', (name) =>
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 2000 }), (text, size) => {
        const blocks = { codec: CODECS[name] as OrcCodec, size };
        expect(Buffer.from(unpackedWhole(packed(text, blocks), blocks, 1 << 24)).equals(text)).toBe(true);
      }),
    ),
  );
});

describe('broken blocks', () => {
  test('a decoder gives bytes or says what is wrong, and never more than it may', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(snappyDecode, lz4Decode), (junk, decode) => {
        try {
          expect(decode(junk, 4096).length).toBeLessThanOrEqual(4096);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedOrc);
        }
      }),
    ));
  test('a length that no block has', () => {
    expect(() => snappyDecode(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f, 0), 1 << 18)).toThrow('a Snappy block of');
    expect(() => snappyDecode(Uint8Array.of(4, 0x01, 9), 1 << 18)).toThrow('points outside');
  });
});
