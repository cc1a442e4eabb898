import type { Plan } from '@spark-sql-to-snowflake/plan-ir';

/**
 * A plan as text in which only its meaning counts: columns by the order in which they first appear, without the names that a query
 * gives them. Two plans of the same text give the same rows.
 */
export function canonicalText(plan: Plan): string {
  const numbers = new Map<unknown, number>();
  return JSON.stringify(plan, (key, value: unknown) => {
    if (key === 'origin' || key === 'planId') return undefined;
    if (key === 'id' && typeof value === 'number') {
      const number = numbers.get(value) ?? numbers.size;
      numbers.set(value, number);
      return number;
    }
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    if (Object.is(value, -0)) return '-0';
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
    return typeof value === 'object' && value !== null && isNamedByQuery(value) ? { ...value, name: undefined } : value;
  });
}

/** A reference to a column, or an expression under a name: the name could be another. */
const isNamedByQuery = (node: object): boolean =>
  'name' in node && 'id' in node && ('expr' in node || ('kind' in node && node.kind === 'column'));

/** The 32-bit FNV-1a hash of a text, signed as Java's are. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
