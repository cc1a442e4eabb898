const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3040-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

/** Columns of a terminal as Spark counts them: one a UTF-16 unit, two a letter of the East Asian scripts. */
export const width = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

/** Blanks behind the text, or before it, up to a width. */
export function padded(text: string, size: number, side: 'left' | 'right', fill = ' '): string {
  const blanks = fill.repeat(Math.max(0, size - width(text)));
  return side === 'left' ? text + blanks : blanks + text;
}
