import {
  announceMerged,
  atom,
  build,
  byHelper,
  type CallSite,
  callText,
  type Lowering,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { bitmapCount } from './bits.js';
import { text } from './guard.js';
import { castAs } from './pieces.js';

/** All values as an array of texts; ARRAY_AGG leaves NULLs out. */
function texts(value: SqlPiece, site: CallSite): SqlPiece {
  if (site.over !== '') site.ctx.refuse(site.call, 'arrays of a window’s frame have no order there');
  return atom(`ARRAY_AGG(${site.distinct}${value.text})`);
}
const hex = (value: SqlPiece): SqlPiece => callText('HEX_ENCODE', [value]);

/** The values for a helper, and the word that says what they stand for: `long`, `string`, or `binary` (hexadecimal). */
function described(value: SqlPiece, site: CallSite): readonly [values: SqlPiece, kind: SqlPiece] {
  const type = site.types[0]?.kind;
  const kind = type === 'string' || type === 'binary' ? type : 'long';
  const shown = kind === 'binary' ? hex(value) : kind === 'long' ? castAs(value, 'VARCHAR') : value;
  return [texts(shown, site), atom(stringText(kind))];
}

const countMinSketch = build((args, site) => {
  const [value, eps, confidence, seed] = args as readonly [SqlPiece, SqlPiece, SqlPiece, SqlPiece];
  return callHelper(site.ctx, 'count_min_sketch', [...described(value, site), eps, confidence, seed]);
});

const hllSketch = build(([value, lgK], site) => {
  site.ctx.approximate(
    site.call,
    'rows come in no order there: a large sketch may estimate another number, within its error',
  );
  const precision = lgK && site.exprs[1]?.nullable ? callText('COALESCE', [lgK, atom('0')]) : lgK;
  return callHelper(site.ctx, 'hll_sketch_agg', [...described(value as SqlPiece, site), precision ?? atom('12')]);
});

const hllUnionAgg = build(([sketch, differing], site) =>
  callHelper(site.ctx, 'hll_union_agg', [texts(hex(sketch as SqlPiece), site), differing ?? atom('FALSE')]),
);
const hllUnion = build(([first, second, differing], site) =>
  callHelper(site.ctx, 'hll_union', [first as SqlPiece, second as SqlPiece, differing ?? atom('FALSE')]),
);
const hllEstimate = build(([sketch], site) => {
  announceMerged(site);
  return callHelper(site.ctx, 'hll_sketch_estimate', [atom(text(sketch))]);
});

/** Snowflake's own bitmaps are other bytes than Spark's: a helper makes those of all distinct values. */
const bitmap = (name: string, shown: (value: SqlPiece) => SqlPiece): Lowering =>
  build(([value], site) =>
    callHelper(site.ctx, name, [texts(shown(value as SqlPiece), { ...site, distinct: 'DISTINCT ' })]),
  );

/** Sketches: bytes that helpers make of all values of a group at once, as many as an array holds. */
export const sketchLowerings = {
  count_min_sketch: byHelper(countMinSketch),
  hll_sketch_agg: byHelper(hllSketch),
  hll_union_agg: byHelper(hllUnionAgg),
  hll_sketch_estimate: byHelper(hllEstimate),
  hll_union: byHelper(hllUnion),
  bitmap_count: bitmapCount,
  bitmap_construct_agg: byHelper(bitmap('bitmap_construct', (position) => castAs(position, 'VARCHAR'))),
  bitmap_or_agg: byHelper(bitmap('bitmap_or', hex)),
} satisfies Record<string, Lowering>;
