const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
  '\u000B': '\\v',
  '\u0007': '\\a',
};

/** Line breaks and the like as their escapes, so that a text stays on its line. */
export const oneLine = (text: string): string => text.replace(/[\n\r\t\f\b\v\u0007]/g, (c) => ESCAPES[c] ?? c);
