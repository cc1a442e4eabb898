/** Room for the characters of a text in the making, each of one byte. Nothing stays in it between two calls. */
export const room = new Uint8Array(4096);

/** The part of Node's Buffer that makes a text in one step; other engines lack it. */
interface Bytes {
  toString(encoding: 'latin1', start: number, end: number): string;
}
const { Buffer } = globalThis as { readonly Buffer?: { from(memory: ArrayBufferLike): Bytes } };
const whole = Buffer?.from(room.buffer);

/** The text of the first `length` bytes of the room. */
export function roomText(length: number): string {
  if (whole) return whole.toString('latin1', 0, length);
  let out = '';
  let i = 0;
  for (; i + 8 <= length; i += 8) out += String.fromCharCode(...(room.subarray(i, i + 8) as unknown as number[]));
  for (; i < length; i++) out += String.fromCharCode(room[i] as number);
  return out;
}

/** Puts a text of ASCII into the room; false where it is none, or too long. */
export function intoRoom(text: string): boolean {
  const { length } = text;
  if (length > room.length) return false;
  let units = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    units |= unit;
    room[i] = unit;
  }
  return units < 0x80;
}
