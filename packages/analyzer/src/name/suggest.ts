import type { Scope } from '../scope.js';

/** Spark lists at most this many. */
const LISTED = 5;

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Candidates by how close they are to `name`, equally close ones by alphabet; only the closest few. */
export function nearest(name: string, candidates: readonly string[]): readonly string[] {
  return [...new Set(candidates)]
    .map((text) => ({ text, d: distance(name, text) }))
    .sort((a, b) => a.d - b.d || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .slice(0, LISTED)
    .map((c) => c.text);
}

/**
 * The columns to suggest for a name that was not found, without the outer backticks. Qualifiers are shown where the name has one
 * or the columns come from several relations.
 */
export function suggestions(parts: readonly string[], scope: Scope): readonly string[] {
  const columns = scope.items.flatMap((i) => (i.kind === 'entry' && !i.hidden ? [i] : []));
  const relations = new Set(columns.map((c) => c.qualifier.join('\0')));
  const short = parts.length === 1 && relations.size <= 1;
  const full = columns.map((c) => [...(short ? [] : c.qualifier), c.attribute.name].map((p) => `\`${p}\``).join('.'));
  return nearest(parts.join('.'), full).map((q) => q.slice(1, -1));
}
