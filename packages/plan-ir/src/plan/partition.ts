import type { TableSpec } from '../unresolved/statement.js';

/** Formats whose tables keep their columns in the order they are declared. */
const KEEPS_ORDER = new Set(['iceberg', 'delta', 'hudi']);

/** The columns that a table is partitioned by as they are; transforms of columns are no columns. */
export function partitionColumns(spec: TableSpec): readonly string[] {
  return spec.partitionBy.flatMap((p) => {
    const [path] = p.columns;
    const name = path?.at(-1);
    return p.transform === 'identity' && path?.length === 1 && name !== undefined ? [name] : [];
  });
}

/**
 * A new table's columns in the order that Spark gives them: partition columns last, in the order of PARTITIONED BY, wherever they
 * were declared (observed on Spark 3.5 with file formats).
 */
export function partitionedLast<T extends { readonly name: string }>(
  columns: readonly T[],
  spec: TableSpec,
): readonly T[] {
  const names = partitionColumns(spec).map((n) => n.toLowerCase());
  if (names.length === 0 || KEEPS_ORDER.has(spec.using?.toLowerCase() ?? '')) return columns;
  const last = names.flatMap((n) => columns.filter((c) => c.name.toLowerCase() === n));
  return last.length === names.length ? [...columns.filter((c) => !last.includes(c)), ...last] : columns;
}
