import { defineHelper, type Helper } from './define.js';
import { bytesOfHex } from './hex.js';

/** The bytes of Spark's bitmaps, one bit a position. */
const SIZE = 4096;

export const bitmapHelpers: readonly Helper[] = [
  defineHelper({
    name: 'bitmap_construct',
    params: { positions: 'strings' },
    returns: 'binary',
    body: ({ positions }) => {
      const out = new Uint8Array(SIZE);
      for (const text of positions) {
        if (text === null) continue;
        const position = Number(text);
        if (position < 0 || position >= 8 * SIZE)
          throw new Error(
            `[INVALID_BITMAP_POSITION] The 0-indexed bitmap position ${text} is out of bounds. The bitmap has ${8 * SIZE} bits (${SIZE} bytes).`,
          );
        out[position >> 3] = (out[position >> 3] as number) | (1 << (position & 7));
      }
      return out;
    },
  }),
  defineHelper({
    name: 'bitmap_or',
    params: { bitmaps: 'strings' },
    returns: 'binary',
    body: ({ bitmaps }) => {
      const out = new Uint8Array(SIZE);
      for (const hex of bitmaps)
        for (const [i, byte] of bytesOfHex(hex ?? '')
          .subarray(0, SIZE)
          .entries())
          out[i] = (out[i] as number) | byte;
      return out;
    },
  }),
  defineHelper({
    name: 'bitmap_count',
    params: { bitmap: 'binary' },
    returns: 'long',
    body: ({ bitmap }) => {
      let ones = 0;
      for (const byte of bitmap) for (let rest = byte; rest > 0; rest >>= 1) ones += rest & 1;
      return BigInt(ones);
    },
  }),
];
