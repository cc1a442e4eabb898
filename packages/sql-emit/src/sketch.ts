import type { CallSite } from './lowering.js';

const MERGED = 'of large sketches that were merged it may be another number, within the error of the sketch';

/** Say that an estimate may differ, unless its sketch is made right there: that one has seen its values one by one. */
export function announceMerged(site: CallSite): void {
  const made = site.exprs[0];
  if (!(made?.kind === 'aggregate' && made.fn === 'hll_sketch_agg')) site.ctx.approximate(site.call, MERGED);
}
