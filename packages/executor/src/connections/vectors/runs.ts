import duckdb from '@duckdb/node-bindings';

/** A text up to this many bytes stands in its record; of a longer one the record has the address. */
export const INLINE = 12;
/**
 * Texts that lie so close to each other are fetched with what is between them. The distance is less than a page of memory: what
 * lies between two readable bytes can then be read as well.
 */
const NEAR = 1024;

/**
 * Texts to be copied from memory, those of one stretch of it at once. A stretch grows at both ends: what a table keeps of one column
 * stands with its first row last.
 */
export class Runs {
  private readonly records: Uint8Array;
  private readonly out: Uint8Array;
  /** Where the address of the stretch's first text stands among the records. */
  private record = 0;
  private start = 0;
  private end = 0;
  /** Of each piece: its address, its length, where it goes to. */
  private readonly pieces: number[] = [];

  constructor(records: Uint8Array, out: Uint8Array) {
    this.records = records;
    this.out = out;
  }

  add(address: number, record: number, length: number, target: number): void {
    const { pieces } = this;
    const end = address + length;
    const fits = pieces.length > 0 && address - this.end <= NEAR && this.start - end <= NEAR;
    if (!fits) {
      this.flush();
      this.start = address;
      this.end = end;
      this.record = record;
      pieces.push(address, length, target);
      return;
    }
    const last = pieces.length - 3;
    const behind = (pieces[last] as number) + (pieces[last + 1] as number);
    const follows = address === behind && (pieces[last + 1] as number) + (pieces[last + 2] as number) === target;
    if (follows) pieces[last + 1] = (pieces[last + 1] as number) + length;
    else pieces.push(address, length, target);
    if (address < this.start) {
      this.start = address;
      this.record = record;
    }
    if (end > this.end) this.end = end;
  }

  flush(): void {
    const { pieces, records, out, start } = this;
    if (pieces.length === 0) return;
    const memory = duckdb.get_data_from_pointer(
      records.buffer as ArrayBuffer,
      records.byteOffset + this.record,
      this.end - start,
    );
    if (pieces.length === 3) out.set(memory, pieces[2]);
    else {
      for (let i = 0; i < pieces.length; i += 3) {
        const from = (pieces[i] as number) - start;
        const length = pieces[i + 1] as number;
        const to = pieces[i + 2] as number;
        if (length > 64) out.set(memory.subarray(from, from + length), to);
        else for (let k = 0; k < length; k++) out[to + k] = memory[from + k] as number;
      }
    }
    pieces.length = 0;
  }
}
