import type { Builder } from 'flatbuffers';
import { CONTINUATION, SLOT, VERSION_5 } from './format.js';

export const padded = (length: number): number => (length + 7) & ~7;

/** What stands before a message's body: the continuation mark, the length of the metadata, and the metadata, to a multiple of 8. */
export function encapsulated(metadata: Uint8Array): Uint8Array {
  const length = padded(metadata.length);
  const out = new Uint8Array(8 + length);
  const view = new DataView(out.buffer);
  view.setUint32(0, CONTINUATION, true);
  view.setInt32(4, length, true);
  out.set(metadata, 8);
  return out;
}
/** The mark that ends a stream, in bytes. */
export const END_LENGTH = 8;

/** Ends a message's metadata; `header` is the table that it carries. */
export function finishMessage(b: Builder, kind: number, header: number, bodyLength: number): Uint8Array {
  b.startObject(5);
  b.addFieldInt64(SLOT.message.bodyLength, BigInt(bodyLength), 0n);
  b.addFieldOffset(SLOT.message.header, header, 0);
  b.addFieldInt16(SLOT.message.version, VERSION_5, 0);
  b.addFieldInt8(SLOT.message.headerType, kind, 0);
  b.finish(b.endObject());
  return b.asUint8Array();
}
