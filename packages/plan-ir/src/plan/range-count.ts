import type { Range } from './plan.js';

/** How many elements a range has. */
export function rangeCount({ start, end, step }: Range): bigint {
  const width = step < 0n ? -step : step;
  const span = step > 0n ? end - start : start - end;
  return span <= 0n ? 0n : (span + width - 1n) / width;
}
