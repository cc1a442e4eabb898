/**
 * The value of a string literal as written, quotes included. Backslash escapes: \0 \b \n \r \t \Z, \' \" \\, octal \ooo up to
 * \177, \uXXXX and \UXXXXXXXX; \% and \_ keep their backslash for LIKE; before any other character it is dropped.
 * r'…' is taken as it stands. `escaped` is spark.sql.parser.escapedStringLiterals: backslashes stay.
 * Observed on Spark 3.5.
 */
export function decodeString(text: string, escaped: boolean): string {
  if (escaped) return text.slice(1, -1);
  const first = text.charCodeAt(0) | 32;
  if (first === 114) return text.slice(2, -1);
  const body = text.slice(1, -1);
  return body.includes('\\') ? decodeEscapes(body) : body;
}

const NAMED: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001a',
  '%': '\\%',
  _: '\\_',
};

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([01][0-7]{2})|([\s\S]))/g;

function decodeEscapes(body: string): string {
  return body.replace(ESCAPE, (whole, short?: string, long?: string, octal?: string, character?: string) => {
    if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16));
    if (long !== undefined) return codePoint(Number.parseInt(long, 16), whole);
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return NAMED[character as string] ?? (character as string);
  });
}

function codePoint(value: number, whole: string): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : whole.slice(1);
}
