import { type Dense, MAX_LG_K, MIN_LG_K, type Sketch } from './sketch.js';

/** Bytes before the coupons of a list, of a set, and before the registers. */
const START = { list: 8, set: 12, dense: 40 } as const;
const MODES = ['list', 'set', 'dense'] as const;
const FAMILY = 7;
const ONE_BYTE_REGISTERS = 2 << 2;
const EMPTY = 4;
const COMPACT = 8;
const MERGED = 16;

const invalid = (name: string): Error =>
  new Error(
    `[HLL_INVALID_INPUT_SKETCH_BUFFER] Invalid call to \`${name}\`; only valid HLL sketch buffers are supported as inputs (such as those produced by the \`hll_sketch_agg\` function).`,
  );

/** The sketch in the form that DataSketches calls updatable; numbers are little-endian. */
export function bytesOf(sketch: Sketch): Uint8Array {
  const dense = sketch.mode === 'dense';
  const start = START[sketch.mode];
  const bytes = new Uint8Array(start + (dense ? sketch.registers.length : 4 * sketch.table.length));
  const view = new DataView(bytes.buffer);
  const lgTable = dense ? 0 : Math.log2(sketch.table.length);
  const flags = dense ? (sketch.merged ? MERGED : 0) : sketch.count === 0 ? EMPTY : 0;
  const sixth = dense ? sketch.least : sketch.mode === 'list' ? sketch.count : 0;
  bytes.set([
    start >> 2,
    1,
    FAMILY,
    sketch.lgK,
    lgTable,
    flags,
    sixth,
    MODES.indexOf(sketch.mode) | ONE_BYTE_REGISTERS,
  ]);
  if (dense) {
    [sketch.hip, sketch.low, sketch.high].forEach((value, i) => {
      view.setFloat64(8 + 8 * i, value, true);
    });
    view.setInt32(32, sketch.zeros, true);
    bytes.set(sketch.registers, start);
    return bytes;
  }
  if (sketch.mode === 'set') view.setInt32(8, sketch.count, true);
  sketch.table.forEach((coupon, i) => {
    view.setInt32(start + 4 * i, coupon, true);
  });
  return bytes;
}

const denseOf = (bytes: Uint8Array, view: DataView, lgK: number): Dense => ({
  mode: 'dense',
  lgK,
  registers: bytes.slice(START.dense, START.dense + 2 ** lgK),
  hip: view.getFloat64(8, true),
  merged: ((bytes[5] as number) & MERGED) !== 0,
  low: view.getFloat64(16, true),
  high: view.getFloat64(24, true),
  zeros: view.getInt32(32, true),
  least: bytes[6] as number,
  stale: false,
});

/** The sketch that the bytes hold. Throws for what is none, or one of a form that Spark does not write; `name` is the function's. */
export function sketchOf(bytes: Uint8Array, name: string): Sketch {
  if (bytes.length < 8) throw invalid(name);
  const [ints, version, family, lgK, lgTable, flags, count] = bytes as unknown as readonly number[];
  const mode = MODES[(bytes[7] as number) & 3];
  const plain = ((bytes[7] as number) & 12) === ONE_BYTE_REGISTERS && ((flags as number) & COMPACT) === 0;
  if (mode === undefined || version !== 1 || family !== FAMILY || ints !== START[mode] >> 2) throw invalid(name);
  if (lgK === undefined || lgK < MIN_LG_K || lgK > MAX_LG_K) throw invalid(name);
  if (!plain) throw new Error('only HLL sketches in the form that Spark writes (HLL_8, updatable) can be read');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = mode === 'dense' ? 2 ** lgK : 4 * 2 ** (lgTable as number);
  if (bytes.length < START[mode] + size) throw invalid(name);
  if (mode === 'dense') return denseOf(bytes, view, lgK);
  const table = Int32Array.from({ length: size / 4 }, (_, i) => view.getInt32(START[mode] + 4 * i, true));
  return { mode, lgK, table, count: mode === 'list' ? (count as number) : view.getInt32(8, true) };
}
