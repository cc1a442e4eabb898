/** Does the escape stand before anything but `%`, `_` and itself? Spark raises there. */
export function badEscape(pattern: string, escaping: string): boolean {
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] !== escaping) continue;
    const next = pattern[++i];
    if (next === undefined || (next !== '%' && next !== '_' && next !== escaping)) return true;
  }
  return false;
}

/** What Spark's optimizer writes as a comparison: no `_`, no escape, a `%` at either end or one in between. */
const PLAIN = /^(?:[^_%]*|[^_%]+%|%[^_%]+|[^_%]+%[^_%]+|%[^_%]+%)$/s;

/**
 * What becomes of a constant pattern with characters of two UTF-16 units, which Spark looks for one by one and never finds: `never`
 * matches; `perhaps`, where its optimizer makes the pattern a comparison, which it does not for rows that stand in the query.
 */
export function wideLike(pattern: string, escaping: string): 'never' | 'perhaps' | undefined {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(pattern)) return undefined;
  return PLAIN.test(pattern) && !pattern.includes(escaping) ? 'perhaps' : 'never';
}

export const WIDE_LIKE =
  'a character beyond U+FFFF in the pattern is not found on Spark in rows that stand in the query itself, and elsewhere it is';
