/**
 * The places of rows by the part that each is in, parts and rows in order; all rows in one where nothing tells the parts. Spark
 * aggregates each part for itself and merges what comes of them, which decides the last digits.
 */
export function inParts(count: number, parts: readonly (number | null)[]): readonly (readonly number[])[] {
  const found = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const part = parts[i] ?? 0;
    const rows = found.get(part);
    if (rows) rows.push(i);
    else found.set(part, [i]);
  }
  return [...found].sort(([a], [b]) => a - b).map(([, rows]) => rows);
}
