/** Line breaks and the like as their escapes, so that a text stays on its line. */
export const escaped = (text: string): string =>
  text
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('\f', '\\f')
    .replaceAll('\b', '\\b')
    .replaceAll('\u000B', '\\v')
    .replaceAll('\u0007', '\\a');

/** Columns of a terminal: letters of East Asian scripts take two. */
export function width(text: string): number {
  let size = 0;
  for (const c of text) size += /[ᄀ-ᅟ⺀-\u303E぀-꓏가-힣豈-﫿︰-﹯＀-｠￠-￦]/u.test(c) ? 2 : 1;
  return size;
}

/** Blanks behind the text, or before it, up to a width. */
export function padded(text: string, size: number, side: 'left' | 'right', fill = ' '): string {
  const blanks = fill.repeat(Math.max(0, size - width(text)));
  return side === 'left' ? text + blanks : blanks + text;
}
