import duckdb, { type Vector } from '@duckdb/node-bindings';
import { type ArrowColumn, int32Tail } from '../../arrow/column.js';
import { INLINE, Runs } from './runs.js';
import { type Flat, isValid } from './source.js';

/** Texts and binary values: records of 16 bytes. What follows one another in memory is fetched at once: a fetch costs a microsecond. */
export function bytes(vector: Vector, rows: number, column: ArrowColumn): Flat {
  const data = duckdb.vector_get_data(vector, rows * 16);
  const words = new Uint32Array(data.buffer, data.byteOffset, rows * 4);
  const textLength = (from: number, count: number, valid: Uint8Array | null): number => {
    let n = 0;
    for (let i = from; i < from + count; i++) if (isValid(valid, i)) n += words[i * 4] as number;
    return n;
  };
  return {
    width: (from, count, valid) => count * 4 + textLength(from, count, valid),
    append(from, count, valid) {
      const { values } = column;
      const ends = int32Tail(column.ends, count);
      values.reserve(textLength(from, count, valid) + INLINE);
      const runs = new Runs(data, values.view);
      let end = values.length;
      for (let i = 0; i < count; i++) {
        if (isValid(valid, from + i)) end += runs.put(from + i, end);
        ends[i] = end;
      }
      runs.flush();
      values.length = end;
    },
  };
}
