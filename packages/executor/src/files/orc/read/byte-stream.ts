import { type Blocks, unpacked } from '../codec/blocks.js';
import { malformed } from '../malformed.js';

const EMPTY = new Uint8Array(0);

/** The bytes of a stream, of which only one block is unpacked at a time. What reads past the end throws MalformedOrc. */
export class ByteStream {
  private readonly blocks: Iterator<Uint8Array>;
  private block: Uint8Array = EMPTY;
  private at = 0;

  constructor(stream: Uint8Array, blocks: Blocks) {
    this.blocks = unpacked(stream, blocks);
  }

  private more(): boolean {
    const next = this.blocks.next();
    if (next.done) return false;
    this.block = next.value;
    this.at = 0;
    return true;
  }

  atEnd(): boolean {
    while (this.at === this.block.length) if (!this.more()) return true;
    return false;
  }

  byte(): number {
    if (this.at === this.block.length && this.atEnd()) malformed('a stream has fewer values than it should');
    return this.block[this.at++] as number;
  }

  /** The next bytes. They may be a part of the block: not to be kept, nor changed. */
  bytes(count: number): Uint8Array {
    const end = this.at + count;
    if (end <= this.block.length) {
      const found = this.block.subarray(this.at, end);
      this.at = end;
      return found;
    }
    const parts: Uint8Array[] = [];
    for (let missing = count; missing > 0; ) {
      if (this.atEnd()) malformed('a stream has fewer values than it should');
      const part = this.block.subarray(this.at, this.at + missing);
      this.at += part.length;
      missing -= part.length;
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  /** An unsigned integer of seven bits a byte, the lowest first. Throws above `most` bits. */
  varint(most = 64): number | bigint {
    let value = 0;
    for (let shift = 0; shift < 49; shift += 7) {
      const b = this.byte();
      value += (b & 0x7f) * 2 ** shift;
      if (b < 0x80) return value;
    }
    let wide = BigInt(value);
    for (let shift = 49; shift < most; shift += 7) {
      const b = this.byte();
      wide |= BigInt(b & 0x7f) << BigInt(shift);
      if (b < 0x80) return wide;
    }
    return malformed('an integer without an end');
  }
}

/** The integer that a zigzagged one stands for. */
export function unzigzag(value: number | bigint): number | bigint {
  if (typeof value === 'number') return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  return value & 1n ? -((value + 1n) >> 1n) : value >> 1n;
}
