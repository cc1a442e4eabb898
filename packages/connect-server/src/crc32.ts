import * as zlib from 'node:zlib';

/** Node 20.15 has a native one. */
const { crc32: native } = zlib as { readonly crc32?: (data: Uint8Array) => number };

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let c = byte;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** CRC-32 as zip and Java have it, unsigned. */
export function crc32(data: Uint8Array): number {
  return native ? native(data) : slowCrc32(data);
}

export function slowCrc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
