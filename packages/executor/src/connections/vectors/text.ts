import duckdb, { type Vector } from '@duckdb/node-bindings';
import { type ArrowColumn, int32Tail } from '../../arrow/column.js';
import type { Flat } from './source.js';
import { isValid } from './source.js';

/** A text up to this many bytes stands in its record; of a longer one the record has the address. */
const INLINE = 12;
/**
 * Texts that lie so close to each other are fetched with what is between them. The distance is less than a page of memory: what
 * lies between two readable bytes can then be read as well.
 */
const NEAR = 1024;

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

/** Texts to be copied from memory, those of one stretch of it at once. */
class Runs {
  private readonly records: Uint8Array;
  private readonly out: Uint8Array;
  /** Where the first text's address stands among the records. */
  private record = 0;
  private start = 0;
  private end = 0;
  /** Of each piece: where it begins in the stretch, its length, where it goes to. */
  private readonly pieces: number[] = [];

  constructor(records: Uint8Array, out: Uint8Array) {
    this.records = records;
    this.out = out;
  }

  add(address: number, record: number, length: number, target: number): void {
    const { pieces } = this;
    const gap = address - this.end;
    if (pieces.length === 0 || gap < 0 || gap > NEAR) {
      this.flush();
      this.start = address;
      this.record = record;
      pieces.push(0, length, target);
    } else {
      const last = pieces.length - 3;
      const follows = gap === 0 && (pieces[last + 1] as number) + (pieces[last + 2] as number) === target;
      if (follows) pieces[last + 1] = (pieces[last + 1] as number) + length;
      else pieces.push(address - this.start, length, target);
    }
    this.end = address + length;
  }

  flush(): void {
    const { pieces, records, out } = this;
    if (pieces.length === 0) return;
    const memory = duckdb.get_data_from_pointer(
      records.buffer as ArrayBuffer,
      records.byteOffset + this.record,
      this.end - this.start,
    );
    if (pieces.length === 3) out.set(memory, pieces[2]);
    else {
      for (let i = 0; i < pieces.length; i += 3) {
        const from = pieces[i] as number;
        const to = pieces[i + 2] as number;
        const length = pieces[i + 1] as number;
        if (length > 64) out.set(memory.subarray(from, from + length), to);
        else for (let k = 0; k < length; k++) out[to + k] = memory[from + k] as number;
      }
    }
    pieces.length = 0;
  }
}
