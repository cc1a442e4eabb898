import { intoRoom, room, roomText } from './room.js';

/** Text to UTF-8 and back, without TextEncoder: Snowflake's JavaScript has none. A lone surrogate becomes `?`, as in Java. */
export function utf8Bytes(text: string): Uint8Array {
  return intoRoom(text) ? room.slice(0, text.length) : encoded(text);
}

function encoded(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const code = unit >= 0xd800 && unit < 0xe000 ? (text.codePointAt(i) as number) : unit;
    if (code < 0x80) out[at++] = code;
    else if (code < 0x800) {
      out[at++] = 0xc0 | (code >> 6);
      out[at++] = 0x80 | (code & 63);
    } else if (code >= 0xd800 && code < 0xe000) out[at++] = 63;
    else {
      if (code > 0xffff) {
        out[at++] = 0xf0 | (code >> 18);
        out[at++] = 0x80 | ((code >> 12) & 63);
        i++;
      } else out[at++] = 0xe0 | (code >> 12);
      out[at++] = 0x80 | ((code >> 6) & 63);
      out[at++] = 0x80 | (code & 63);
    }
  }
  return out.slice(0, at);
}

/** What each first byte asks for: the number of further bytes, and the bounds of the second one. */
function lead(byte: number): readonly [more: number, low: number, high: number] | undefined {
  if (byte >= 0xc2 && byte <= 0xdf) return [1, 0x80, 0xbf];
  if (byte >= 0xe0 && byte <= 0xef) return [2, byte === 0xe0 ? 0xa0 : 0x80, byte === 0xed ? 0x9f : 0xbf];
  if (byte >= 0xf0 && byte <= 0xf4) return [3, byte === 0xf0 ? 0x90 : 0x80, byte === 0xf4 ? 0x8f : 0xbf];
  return undefined;
}

/** A character a byte. */
export function singleByteText(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length || i === 0; i += room.length) {
    const part = bytes.length <= room.length ? bytes : bytes.subarray(i, i + room.length);
    for (let k = 0; k < part.length; k++) room[k] = part[k] as number;
    out += roomText(part.length);
  }
  return out;
}

export function isAscii(bytes: Uint8Array): boolean {
  let all = 0;
  for (let i = 0; i < bytes.length; i++) all |= bytes[i] as number;
  return all < 0x80;
}

/** Each longest piece that is no UTF-8 becomes one U+FFFD. */
export function utf8Text(bytes: Uint8Array): string {
  if (isAscii(bytes)) return singleByteText(bytes);
  let out = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i++] as number;
    if (first < 0x80) {
      out += String.fromCharCode(first);
      continue;
    }
    const asks = lead(first);
    if (!asks) {
      out += '\uFFFD';
      continue;
    }
    const [more, low, high] = asks;
    let code = first & (0x3f >> more);
    let read = 0;
    for (; read < more; read++) {
      const b = bytes[i];
      if (b === undefined || b < (read === 0 ? low : 0x80) || b > (read === 0 ? high : 0xbf)) break;
      code = (code << 6) | (b & 63);
      i++;
    }
    out += read === more ? String.fromCodePoint(code) : '\uFFFD';
  }
  return out;
}
