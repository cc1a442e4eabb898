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
  private readonly words: Uint32Array;
  private readonly out: Uint8Array;
  private readonly target: DataView;
  /** Where the address of the stretch's first text stands among the records. */
  private record = 0;
  private start = 0;
  private end = 0;
  /** Of each piece: its address, its length, where it goes to. */
  private readonly pieces: number[] = [];

  constructor(records: Uint8Array, out: Uint8Array) {
    this.records = records;
    this.words = new Uint32Array(records.buffer, records.byteOffset, records.length >> 2);
    this.out = out;
    this.target = new DataView(out.buffer, out.byteOffset, out.length);
  }

  /**
   * Copies the text of a row to `to`, at the latest with the next `flush`, and answers with its length. Texts come in the order of
   * their targets, and behind the last one there is room for `INLINE` bytes: a short text is written as three words, of which the next
   * text overwrites what is too much.
   */
  put(row: number, to: number): number {
    const { words, target } = this;
    const at = row * 4;
    const length = words[at] as number;
    if (length > INLINE) {
      this.add((words[at + 3] as number) * 2 ** 32 + (words[at + 2] as number), at * 4 + 8, length, to);
      return length;
    }
    target.setUint32(to, words[at + 1] as number, true);
    target.setUint32(to + 4, words[at + 2] as number, true);
    target.setUint32(to + 8, words[at + 3] as number, true);
    return length;
  }

  private add(address: number, record: number, length: number, target: number): void {
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
      const source = new DataView(memory.buffer, memory.byteOffset, memory.length);
      for (let i = 0; i < pieces.length; i += 3) {
        const from = (pieces[i] as number) - start;
        const length = pieces[i + 1] as number;
        const to = pieces[i + 2] as number;
        if (length > 64) out.set(memory.subarray(from, from + length), to);
        else this.copy(source, from, length, to);
      }
    }
    pieces.length = 0;
  }

  /** Word by word; not a byte too much, for what follows is written already. */
  private copy(source: DataView, from: number, length: number, to: number): void {
    const { target } = this;
    const words = length & ~3;
    for (let k = 0; k < words; k += 4) target.setUint32(to + k, source.getUint32(from + k));
    for (let k = words; k < length; k++) target.setUint8(to + k, source.getUint8(from + k));
  }
}
