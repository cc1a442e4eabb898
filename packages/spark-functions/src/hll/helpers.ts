import { defineHelper, type Helper } from '../define.js';
import { bytesOfHex } from '../hex.js';
import { utf8Bytes } from '../utf8.js';
import { bytesOf, sketchOf } from './bytes.js';
import { couponOf, emptySketch, estimate, MAX_LG_K, MIN_LG_K, type Sketch, withCoupon } from './sketch.js';
import { settled, union } from './union.js';

function longBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(text), true);
  return bytes;
}

/** Once more through a union, as Spark's final aggregation does with what the partition gave. */
const finished = (sketch: Sketch): Uint8Array =>
  bytesOf(settled(union(settled(sketch), emptySketch(sketch.lgK), sketch.lgK)));

function refuseDiffering(name: string, left: number, right: number): void {
  if (left !== right)
    throw new Error(
      `[HLL_UNION_DIFFERENT_LG_K] Sketches have different \`lgConfigK\` values: ${left} and ${right}. Set the \`allowDifferentLgConfigK\` parameter to true to call \`${name}\` with different \`lgConfigK\` values.`,
    );
}

const DEFAULT_LG_K = 12;

export const hllHelpers: readonly Helper[] = [
  defineHelper({
    name: 'hll_sketch_agg',
    params: { values: 'strings', kind: 'string', lg_k: 'int' },
    returns: 'binary',
    body: ({ values, kind, lg_k: lgK }) => {
      if (lgK < MIN_LG_K || lgK > MAX_LG_K)
        throw new Error(
          `[HLL_INVALID_LG_K] Invalid call to \`hll_sketch_agg\`; the \`lgConfigK\` value must be between ${MIN_LG_K} and ${MAX_LG_K}, inclusive: ${lgK}.`,
        );
      let sketch = emptySketch(lgK);
      const bytes = kind === 'long' ? longBytes : kind === 'binary' ? bytesOfHex : utf8Bytes;
      for (const text of values) if (text !== null) sketch = withCoupon(sketch, couponOf(bytes(text)));
      return finished(sketch);
    },
  }),
  defineHelper({
    name: 'hll_union_agg',
    params: { sketches: 'strings', differing: 'boolean' },
    returns: 'binary',
    body: ({ sketches, differing }) => {
      let result: Sketch | undefined;
      let lgMaxK = DEFAULT_LG_K;
      for (const hex of sketches) {
        if (hex === null) continue;
        const source = sketchOf(bytesOfHex(hex), 'hll_union_agg');
        if (!result) lgMaxK = source.lgK;
        result ??= emptySketch(lgMaxK);
        if (!differing) refuseDiffering('hll_union_agg', result.lgK, source.lgK);
        result = union(source, result, lgMaxK, 'one by one');
      }
      return finished(result ?? emptySketch(lgMaxK));
    },
  }),
  defineHelper({
    name: 'hll_union',
    params: { first: 'binary', second: 'binary', differing: 'boolean' },
    returns: 'binary',
    body: ({ first, second, differing }) => {
      const [left, right] = [sketchOf(first, 'hll_union'), sketchOf(second, 'hll_union')];
      if (!differing) refuseDiffering('hll_union', left.lgK, right.lgK);
      const lgMaxK = Math.min(left.lgK, right.lgK);
      return bytesOf(settled(union(right, union(left, emptySketch(lgMaxK), lgMaxK), lgMaxK)));
    },
  }),
  defineHelper({
    name: 'hll_sketch_estimate',
    params: { sketch: 'binary' },
    returns: 'long',
    body: ({ sketch }) => BigInt(Math.round(estimate(sketchOf(sketch, 'hll_sketch_estimate')))),
  }),
];
