import { defineHelper } from './define.js';
import { murmurBytes } from './hash.js';
import { bytesOfHex } from './hex.js';
import { belowBound, javaRandom } from './java-random.js';
import { utf8Bytes } from './utf8.js';

const PRIME = (1n << 31n) - 1n;

/** The column of a number in one row of the sketch. */
function ofLong(item: bigint, by: bigint, width: number): number {
  let hash = BigInt.asIntN(64, by * item);
  hash = BigInt.asIntN(64, hash + (hash >> 32n));
  return Number(hash & PRIME) % width;
}
function ofBytes(bytes: Uint8Array, row: number, width: number): number {
  const first = murmurBytes(bytes, 0);
  const second = murmurBytes(bytes, first);
  return Math.abs((((first + Math.imul(row, second)) | 0) % width) | 0);
}

/**
 * Spark's count-min sketch in its serialized form (version 1, big-endian): the total, depth, width, the rows' factors, the counts.
 * `kind` says what the values' texts stand for: `long`, `string`, or `binary` (hexadecimal).
 */
export const countMinSketchHelper = defineHelper({
  name: 'count_min_sketch',
  params: { values: 'strings', kind: 'string', eps: 'double', confidence: 'double', seed: 'int' },
  returns: 'binary',
  body: ({ values, kind, eps, confidence, seed }) => {
    const depth = Math.ceil(-Math.log1p(-confidence) / Math.log(2));
    const width = Math.ceil(2 / eps);
    const next = javaRandom(seed);
    const factors = Array.from({ length: depth }, () => BigInt(belowBound(next, 0x7fffffff)));
    const counts = new Float64Array(depth * width);
    let total = 0;
    for (const text of values) {
      if (text === null) continue;
      total++;
      const bytes = kind === 'long' ? undefined : kind === 'binary' ? bytesOfHex(text) : utf8Bytes(text);
      for (let row = 0; row < depth; row++) {
        const column = bytes ? ofBytes(bytes, row, width) : ofLong(BigInt(text), factors[row] as bigint, width);
        counts[row * width + column] = (counts[row * width + column] as number) + 1;
      }
    }
    const view = new DataView(new ArrayBuffer(20 + 8 * depth + 8 * depth * width));
    view.setInt32(0, 1);
    view.setBigInt64(4, BigInt(total));
    view.setInt32(12, depth);
    view.setInt32(16, width);
    factors.forEach((f, i) => {
      view.setBigInt64(20 + 8 * i, f);
    });
    counts.forEach((c, i) => {
      view.setBigInt64(20 + 8 * depth + 8 * i, BigInt(c));
    });
    return new Uint8Array(view.buffer);
  },
});
