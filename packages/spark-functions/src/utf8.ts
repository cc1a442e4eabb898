/** Text to UTF-8 and back, without TextEncoder: Snowflake's JavaScript has none. A lone surrogate becomes `?`, as in Java. */
export function utf8Bytes(text: string): Uint8Array {
  const ascii = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) return encoded(text);
    ascii[i] = unit;
  }
  return ascii;
}

function encoded(text: string): Uint8Array {
  const out: number[] = [];
  for (const c of text) {
    const code = c.codePointAt(0) as number;
    if (code < 0x80) out.push(code);
    else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code >= 0xd800 && code < 0xe000) out.push(63);
    else if (code < 0x10000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else out.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(out);
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
  if (bytes.length <= AT_ONCE) return String.fromCharCode.apply(null, bytes as unknown as number[]);
  let out = '';
  for (let i = 0; i < bytes.length; i += AT_ONCE) out += singleByteText(bytes.subarray(i, i + AT_ONCE));
  return out;
}
/** So many arguments a call takes everywhere. */
const AT_ONCE = 4096;

/** Each longest piece that is no UTF-8 becomes one U+FFFD. */
export function utf8Text(bytes: Uint8Array): string {
  if (bytes.every((b) => b < 0x80)) return singleByteText(bytes);
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
