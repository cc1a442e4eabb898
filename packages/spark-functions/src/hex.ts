/** The value of a hexadecimal digit by its code; -1 where it is none. */
export function hexDigit(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const letter = unit | 32;
  return unit < 128 && letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** The bytes that pairs of hexadecimal digits stand for. */
export function bytesOfHex(text: string): Uint8Array {
  const out = new Uint8Array(text.length >> 1);
  for (let i = 0; i < out.length; i++)
    out[i] = (hexDigit(text.charCodeAt(2 * i)) << 4) | hexDigit(text.charCodeAt(2 * i + 1));
  return out;
}
