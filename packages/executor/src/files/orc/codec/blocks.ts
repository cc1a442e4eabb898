import { CompressionKind } from '../gen/orc.js';
import { malformed } from '../malformed.js';
import { type OrcCodec, unpackBlock } from './codecs.js';

/** How the bytes of a file's streams are cut into blocks. */
export interface Blocks {
  readonly codec: OrcCodec;
  /** Bytes of an unpacked block, at most. */
  readonly size: number;
}

const HEADER = 3;

/** The blocks of a stream, unpacked one by one. Throws MalformedOrc. */
export function* unpacked(stream: Uint8Array, { codec, size }: Blocks): Generator<Uint8Array> {
  if (codec.kind === CompressionKind.NONE) {
    if (stream.length > 0) yield stream;
    return;
  }
  let at = 0;
  while (at < stream.length) {
    if (at + HEADER > stream.length) malformed('a stream ends within a block');
    const head = (stream[at] as number) | ((stream[at + 1] as number) << 8) | ((stream[at + 2] as number) << 16);
    const length = head >> 1;
    at += HEADER;
    if (length > size) malformed(`a block of ${length} bytes, where ${size} is the most`);
    if (at + length > stream.length) malformed('a stream ends within a block');
    const block = stream.subarray(at, at + length);
    if (length > 0) yield head & 1 ? block : unpackBlock(codec, block, size);
    at += length;
  }
}

/** All of a stream, unpacked; of at most `most` bytes. Throws MalformedOrc. */
export function unpackedWhole(stream: Uint8Array, blocks: Blocks, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const part of unpacked(stream, blocks)) {
    size += part.length;
    if (size > most) malformed('it says more of itself than a file may');
    parts.push(part);
  }
  return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
}

/** The bytes of a stream as blocks of a file. */
export function packed(bytes: Uint8Array, { codec, size }: Blocks): Uint8Array {
  const { pack } = codec;
  if (!pack) return bytes;
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const block = bytes.subarray(at, at + size);
    const small = pack(block);
    const original = small.length >= block.length;
    const body = original ? block : small;
    const head = body.length * 2 + (original ? 1 : 0);
    parts.push(Uint8Array.of(head & 0xff, (head >> 8) & 0xff, head >> 16), body);
  }
  return Buffer.concat(parts);
}
