import { defineHelper } from './define.js';

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

/** The CRC-32 of zip and Ethernet, as an unsigned number. */
export const crc32Helper = defineHelper({
  name: 'crc32',
  params: { bytes: 'binary' },
  returns: 'long',
  body: ({ bytes }) => {
    let c = 0xffffffff;
    for (let i = 0; i < bytes.length; i++) c = (c >>> 8) ^ (table[(c ^ (bytes[i] as number)) & 0xff] as number);
    return BigInt((c ^ 0xffffffff) >>> 0);
  },
});
