/** Bytes that grow at their end. The memory is kept when they are cleared, so that batch after batch is made in the same place. */
export class Bytes {
  buffer = new ArrayBuffer(256);
  view = new Uint8Array(this.buffer);
  length = 0;

  /** Make room for `count` more bytes; what is in `view` then may be another array than before. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.buffer.byteLength) return;
    let capacity = this.buffer.byteLength;
    while (capacity < needed) capacity *= 2;
    const grown = new Uint8Array(capacity);
    grown.set(this.view.subarray(0, this.length));
    this.buffer = grown.buffer;
    this.view = grown;
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.view.set(bytes, this.length);
    this.length += bytes.length;
  }

  appendZeros(count: number): void {
    this.reserve(count);
    this.view.fill(0, this.length, this.length + count);
    this.length += count;
  }

  /** Memory beyond this is given back when the bytes are cleared: one huge value shall not stay for good. */
  clear(keep = 16 << 20): void {
    this.length = 0;
    if (this.buffer.byteLength > keep) {
      this.buffer = new ArrayBuffer(256);
      this.view = new Uint8Array(this.buffer);
    }
  }
}
