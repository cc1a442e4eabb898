import {
  announceMerged,
  atom,
  build,
  type CallSite,
  callText,
  type Lowering,
  type SqlPiece,
  STRENGTH,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';

/** The distinct texts of the values, which a helper makes into a bitmap. */
const bitmap = (helper: string, text: (value: string) => string): Lowering =>
  build(([value], site) => {
    const texts = `LIST(DISTINCT ${text(value?.text ?? '')})${site.over}`;
    return callHelper(site.ctx, helper, [atom(`COALESCE(${texts}, [])`)]);
  });

/** All values as texts for a helper, and the word that says what they stand for: `long`, `string`, or `binary` (hexadecimal). */
function texts(value: SqlPiece | undefined, site: CallSite): readonly [values: SqlPiece, kind: SqlPiece] {
  const type = site.types[0]?.kind;
  const kind = type === 'string' || type === 'binary' ? type : 'long';
  const text = kind === 'binary' ? `HEX(${value?.text})` : `CAST(${value?.text} AS VARCHAR)`;
  return [atom(`COALESCE(LIST(${site.distinct}${text})${site.over}, [])`), stringText(kind)];
}

const countMinSketch = build(([value, eps, confidence, seed], site) => {
  const numbers = [eps, confidence].map((n) => atom(`CAST(${n?.text} AS DOUBLE)`)) as [SqlPiece, SqlPiece];
  return callHelper(site.ctx, 'count_min_sketch', [...texts(value, site), ...numbers, seed as SqlPiece]);
});

/** A precision of NULL is refused as 0 is. */
const precision = (lgK: SqlPiece | undefined, site: CallSite): SqlPiece =>
  lgK === undefined ? atom('12') : site.exprs[1]?.nullable ? callText('COALESCE', [lgK, atom('0')]) : lgK;
const hllSketch = build(([value, lgK], site) =>
  callHelper(site.ctx, 'hll_sketch_agg', [...texts(value, site), precision(lgK, site)]),
);
const hllUnionAgg = build(([sketch, differing], site) => {
  const sketches = atom(`COALESCE(LIST(HEX(${sketch?.text}))${site.over}, [])`);
  return callHelper(site.ctx, 'hll_union_agg', [sketches, differing ?? atom('FALSE')]);
});
const hllUnion = build(([first, second, differing], site) =>
  callHelper(site.ctx, 'hll_union', [first as SqlPiece, second as SqlPiece, differing ?? atom('FALSE')]),
);

const hllEstimate = build(([sketch], site) => {
  announceMerged(site);
  return callHelper(site.ctx, 'hll_sketch_estimate', [sketch as SqlPiece]);
});

/** Sketches and bitmaps: bytes that helpers make of all values at once. */
export const sketchLowerings = {
  count_min_sketch: countMinSketch,
  hll_sketch_agg: hllSketch,
  hll_union_agg: hllUnionAgg,
  hll_sketch_estimate: hllEstimate,
  hll_union: hllUnion,
  bitmap_bit_position: template(
    'CASE WHEN {value} > 0 THEN ({value} - 1) % 32768 ELSE -{value} % 32768 END',
    STRENGTH.atom,
  ),
  bitmap_bucket_number: template(
    'CASE WHEN {value} > 0 THEN 1 + ({value} - 1) // 32768 ELSE {value} // 32768 END',
    STRENGTH.atom,
  ),
  bitmap_count: template('CASE WHEN OCTET_LENGTH({bitmap}) = 0 THEN 0 ELSE bit_count(CAST({bitmap} AS BIT)) END'),
  bitmap_construct_agg: bitmap('bitmap_construct', (position) => `CAST(${position} AS VARCHAR)`),
  bitmap_or_agg: bitmap('bitmap_or', (bytes) => `HEX(${bytes})`),
} satisfies Record<string, Lowering>;
