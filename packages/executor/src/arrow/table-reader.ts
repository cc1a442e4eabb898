/**
 * A table of a flatbuffer, read in place. Addresses outside the buffer throw RangeError, which is what garbage comes to: whoever
 * reads a message catches it.
 */
export class FlatTable {
  private readonly view: DataView;
  private readonly at: number;

  constructor(view: DataView, at: number) {
    this.view = view;
    this.at = at;
  }

  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  /** Where a field's value stands; 0: it has its default. */
  private place(slot: number): number {
    const vtable = this.at - this.view.getInt32(this.at, true);
    const offset = 4 + slot * 2;
    if (offset >= this.view.getUint16(vtable, true)) return 0;
    const found = this.view.getUint16(vtable + offset, true);
    return found === 0 ? 0 : this.at + found;
  }
  private follow(place: number): number {
    return place + this.view.getUint32(place, true);
  }

  byte(slot: number): number {
    const place = this.place(slot);
    return place === 0 ? 0 : this.view.getUint8(place);
  }
  short(slot: number, otherwise = 0): number {
    const place = this.place(slot);
    return place === 0 ? otherwise : this.view.getInt16(place, true);
  }
  int(slot: number, otherwise = 0): number {
    const place = this.place(slot);
    return place === 0 ? otherwise : this.view.getInt32(place, true);
  }
  /** A length or a number that identifies something. */
  long(slot: number): number {
    const place = this.place(slot);
    return place === 0 ? 0 : safe(this.view.getBigInt64(place, true));
  }
  text(slot: number): string | undefined {
    const place = this.place(slot);
    if (place === 0) return undefined;
    const at = this.follow(place);
    const length = this.view.getUint32(at, true);
    const { buffer, byteOffset } = this.view;
    if (at + 4 + length > this.view.byteLength) throw new RangeError('a text leaves its message');
    return new TextDecoder().decode(new Uint8Array(buffer, byteOffset + at + 4, length));
  }
  table(slot: number): FlatTable | undefined {
    const place = this.place(slot);
    return place === 0 ? undefined : new FlatTable(this.view, this.follow(place));
  }
  tables(slot: number): readonly FlatTable[] {
    const place = this.place(slot);
    if (place === 0) return [];
    const at = this.follow(place);
    const length = this.length(at, 4);
    return Array.from({ length }, (_, i) => new FlatTable(this.view, this.follow(at + 4 + i * 4)));
  }
  /** A vector of pairs of 64-bit numbers. */
  pairs(slot: number): readonly (readonly [first: number, second: number])[] {
    const place = this.place(slot);
    if (place === 0) return [];
    const at = this.follow(place);
    const one = (i: number, k: number): number => safe(this.view.getBigInt64(at + 4 + i * 16 + k * 8, true));
    return Array.from({ length: this.length(at, 16) }, (_, i) => [one(i, 0), one(i, 1)] as const);
  }

  private length(at: number, width: number): number {
    const length = this.view.getUint32(at, true);
    if (at + 4 + length * width > this.view.byteLength) throw new RangeError('a vector leaves its message');
    return length;
  }
}

function safe(value: bigint): number {
  if (value < 0n || value > 0x1f_ffff_ffff_ffffn) throw new RangeError(`${value} is no length`);
  return Number(value);
}
