import { ADDRESS_BITS, type Coupons, type Dense, emptyDense, type Sketch, updateDense, withCoupon } from './sketch.js';

/** The registers that fewer address bits make of those of another sketch. */
function folded(sketch: Dense, lgK: number): Dense {
  const made = emptyDense(lgK);
  sketch.registers.forEach((value, slot) => {
    if (value !== 0) updateDense(made, (value << ADDRESS_BITS) | slot);
  });
  made.hip = sketch.hip;
  made.merged = sketch.merged;
  return made;
}

const copied = (sketch: Dense): Dense => ({ ...sketch, registers: sketch.registers.slice() });

function allCoupons(from: Coupons, into: Sketch): Sketch {
  let result = into;
  for (const coupon of from.table) result = withCoupon(result, coupon);
  return result;
}

/** Both registers' maxima; afterwards only the registers say how many there were. */
function mergedDense(source: Dense, target: Dense): Dense {
  const result = source.lgK < target.lgK ? folded(target, source.lgK) : target;
  const mask = result.registers.length - 1;
  source.registers.forEach((value, slot) => {
    const at = slot & mask;
    if (value > (result.registers[at] as number)) result.registers[at] = value;
  });
  return { ...result, merged: true, stale: true };
}

/** Sums and counts anew where registers were merged. */
export function settled(sketch: Sketch): Sketch {
  if (sketch.mode !== 'dense' || !sketch.stale) return sketch;
  let [low, high, least, zeros] = [2 ** sketch.lgK, 0, 64, 0];
  for (const value of sketch.registers) {
    if (value >= 32) high += 2 ** -value - 1;
    else if (value > 0) low += 2 ** -value - 1;
    if (value < least) [least, zeros] = [value, 1];
    else if (value === least) zeros++;
  }
  return { ...sketch, low, high, least, zeros, stale: false };
}

/**
 * The union of `source` with what has been united so far, in the way of DataSketches; `lgMaxK` bounds the precision. A hash set that
 * meets nothing is taken whole, or `one by one`, as when DataSketches reads it without a copy: its places are others then.
 */
export function union(source: Sketch, target: Sketch, lgMaxK: number, set: 'whole' | 'one by one' = 'whole'): Sketch {
  const empty = target.mode === 'list' && target.count === 0;
  if (source.mode !== 'dense') {
    const taken = source.mode === 'set' && empty && source.lgK === target.lgK && set === 'whole';
    return taken ? { ...source, table: source.table.slice() } : allCoupons(source, target);
  }
  if (target.mode === 'dense') return mergedDense(source, target);
  const taken = source.lgK > lgMaxK ? folded(source, lgMaxK) : copied(source);
  return allCoupons(target, taken);
}
