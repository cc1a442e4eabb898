const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/** A string in JSON as Spark writes it: control characters escaped with capital digits, all else as it is. */
export function jsonQuoted(text: string): string {
  if (!/[\0-\x1f"\\]/.test(text)) return `"${text}"`;
  const inside = text.replace(
    /[\0-\x1f"\\]/g,
    (c) => SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `"${inside}"`;
}

/** Half a character becomes `?`, as in Java. */
export const wellFormed = (text: string): string =>
  !/[\ud800-\udfff]/.test(text)
    ? text
    : text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (c) => (c.length === 2 ? c : '?'));
