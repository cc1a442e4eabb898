import duckdb, { type Vector } from '@duckdb/node-bindings';
import { type ArrowColumn, int32Tail } from '../../arrow/column.js';
import { INLINE, Runs } from './runs.js';
import type { Flat } from './source.js';
import { isValid } from './source.js';

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
      // a short text is written as three words, of which the next overwrites what is too much
      values.reserve(textLength(from, count, valid) + INLINE);
      const out = new DataView(values.buffer);
      const runs = new Runs(data, values.view);
      let end = values.length;
      for (let i = 0; i < count; i++) {
        const at = (from + i) * 4;
        if (isValid(valid, from + i)) {
          const length = words[at] as number;
          if (length <= INLINE) {
            out.setUint32(end, words[at + 1] as number, true);
            out.setUint32(end + 4, words[at + 2] as number, true);
            out.setUint32(end + 8, words[at + 3] as number, true);
          } else {
            runs.add((words[at + 3] as number) * 2 ** 32 + (words[at + 2] as number), at * 4 + 8, length, end);
          }
          end += length;
        }
        ends[i] = end;
      }
      runs.flush();
      values.length = end;
    },
  };
}
