import { decompress } from 'fzstd';
import { malformed } from '../malformed.js';

const MAGIC = 0xfd2fb528;

/** The size of the content that a frame says it has; undefined where it does not say. Throws MalformedOrc. */
function contentSize(frame: Uint8Array): number | undefined {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < 6 || view.getUint32(0, true) !== MAGIC) malformed('a block is no Zstandard frame');
  const flags = frame[4] as number;
  const single = (flags >> 5) & 1;
  const bytes = flags >> 6 === 0 ? single : 1 << (flags >> 6);
  const dictionary = [0, 1, 2, 4][flags & 3] as number;
  const at = 6 - single + dictionary;
  if (bytes === 0) return undefined;
  if (frame.length < at + bytes) malformed('a Zstandard frame ends early');
  if (bytes === 1) return frame[at];
  if (bytes === 2) return view.getUint16(at, true) + 256;
  return bytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

/** A Zstandard frame, of at most `most` bytes. Throws MalformedOrc. */
export function zstdDecode(packed: Uint8Array, most: number): Uint8Array {
  const size = contentSize(packed) ?? malformed('a Zstandard frame does not say how long it is');
  if (size > most) malformed(`a Zstandard frame of ${size} bytes`);
  return decompress(packed, new Uint8Array(size)).subarray(0, size);
}
