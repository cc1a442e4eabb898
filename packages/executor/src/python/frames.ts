const LENGTH = 4;

/** Bytes with their length before them, big-endian. */
export function frame(data: Uint8Array): readonly Uint8Array[] {
  const head = Buffer.alloc(LENGTH);
  head.writeUInt32BE(data.byteLength);
  return data.byteLength === 0 ? [head] : [head, data];
}

/** Takes bytes as they arrive, and gives each frame once it is whole. */
export function frameReader(each: (data: Uint8Array) => void): (data: Buffer) => void {
  let parts: Buffer[] = [];
  let size = 0;
  return (data) => {
    parts.push(data);
    size += data.byteLength;
    for (;;) {
      if (size < LENGTH) return;
      if ((parts[0]?.byteLength ?? 0) < LENGTH) parts = [Buffer.concat(parts)];
      const length = (parts[0] as Buffer).readUInt32BE() + LENGTH;
      if (size < length) return;
      const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      parts = all.byteLength === length ? [] : [all.subarray(length)];
      size -= length;
      each(all.subarray(LENGTH, length));
    }
  };
}
