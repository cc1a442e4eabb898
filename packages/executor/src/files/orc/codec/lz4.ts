import { malformed } from '../malformed.js';
import { copyBack } from './snappy.js';

/** A block of LZ4's raw format, of at most `most` bytes: its size is written nowhere. Throws MalformedOrc. */
export function lz4Decode(packed: Uint8Array, most: number): Uint8Array {
  const out = new Uint8Array(most);
  let at = 0;
  let to = 0;
  const byte = (): number => packed[at++] ?? malformed('an LZ4 block ends early');
  const extended = (short: number): number => {
    let length = short;
    if (short === 15) {
      let more: number;
      do {
        more = byte();
        length += more;
      } while (more === 255);
    }
    return length;
  };
  while (at < packed.length) {
    const token = byte();
    const literals = extended(token >> 4);
    if (at + literals > packed.length || to + literals > most) malformed('an LZ4 block ends early');
    out.set(packed.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    if (at === packed.length) break;
    const back = byte() + 256 * byte();
    to = copyBack(out, to, back, extended(token & 15) + 4);
  }
  return out.subarray(0, to);
}
