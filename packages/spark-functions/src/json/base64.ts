const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of base64 text as `\\xAA\\xBB`, in JSON's escapes; undefined where the text is none, or its padding is wrong. */
export function base64Bytes(text: string): string | undefined {
  const dense = text.replace(/[\0-\x20]/g, '');
  if (dense.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(dense)) return undefined;
  let out = '';
  for (let i = 0; i < dense.length; i += 4) {
    const group = dense.slice(i, i + 4).replace(/=+$/, '');
    let bits = 0;
    for (const c of group) bits = bits * 64 + DIGITS.indexOf(c);
    bits *= 64 ** (4 - group.length);
    for (let b = 0; b < group.length - 1; b++)
      out += `\\\\x${((bits >> (16 - 8 * b)) & 255).toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}
