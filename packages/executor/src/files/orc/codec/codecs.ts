import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { CompressionKind } from '../gen/orc.js';
import { MalformedOrc, malformed } from '../malformed.js';
import { lz4Decode } from './lz4.js';
import { snappyDecode, snappyEncode } from './snappy.js';
import { zstdDecode } from './zstd.js';

/** How the blocks of a file are packed. Neither way changes what it is given. */
export interface OrcCodec {
  readonly kind: CompressionKind;
  /** What the files' names have of it. */
  readonly suffix: string;
  /** Throws where the block is broken, or has more than `most` bytes. */
  unpack(packed: Uint8Array, most: number): Uint8Array;
  /** Absent: read, and not written. */
  readonly pack?: (bytes: Uint8Array) => Uint8Array;
}

const none: OrcCodec = { kind: CompressionKind.NONE, suffix: '', unpack: (b) => b };

/** By the names that Spark's options have for them. LZO is neither read nor written. */
export const CODECS: Readonly<Record<string, OrcCodec>> = {
  none,
  uncompressed: none,
  zlib: {
    kind: CompressionKind.ZLIB,
    suffix: '.zlib',
    unpack: (b, most) => inflateRawSync(b, { maxOutputLength: most }),
    pack: (b) => deflateRawSync(b),
  },
  snappy: { kind: CompressionKind.SNAPPY, suffix: '.snappy', unpack: snappyDecode, pack: snappyEncode },
  lz4: { kind: CompressionKind.LZ4, suffix: '.lz4', unpack: lz4Decode },
  zstd: { kind: CompressionKind.ZSTD, suffix: '.zstd', unpack: zstdDecode },
};

/** Throws MalformedOrc for what a decompressor refuses, in its words. */
export function unpackBlock(codec: OrcCodec, packed: Uint8Array, most: number): Uint8Array {
  try {
    return codec.unpack(packed, most);
  } catch (error) {
    if (error instanceof MalformedOrc) throw error;
    return malformed(`a block cannot be decompressed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
