/** Classes of the first character of a token, for ASCII; everything above is unknown to Spark's lexer. */
export const OTHER = 0;
export const SPACE = 1;
export const LETTER = 2;
export const DIGIT = 3;

export const CHARACTER_CLASS: Uint8Array = new Uint8Array(128);
for (const space of ' \t\r\n') CHARACTER_CLASS[space.charCodeAt(0)] = SPACE;
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_')
  CHARACTER_CLASS[letter.charCodeAt(0)] = LETTER;
for (const digit of '0123456789') CHARACTER_CLASS[digit.charCodeAt(0)] = DIGIT;

/** Whether the character may stand in an unquoted identifier. */
export function isWordCharacter(code: number): boolean {
  return code < 128 && (CHARACTER_CLASS[code] as number) >= LETTER;
}

/** The code at `i`, or -1 at the end: once charCodeAt has given NaN somewhere, V8 no longer inlines it there. */
export function codeAt(text: string, i: number): number {
  return i < text.length ? text.charCodeAt(i) : -1;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
