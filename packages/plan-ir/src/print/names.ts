import type { ColumnId, CteId } from '../brand.js';
import type { DataType } from '../types/type.js';

/** Gives ids the numbers 1, 2, 3, … in the order in which they are first printed, so that the same plan always prints the same. */
export interface Renumbering {
  column(id: ColumnId): number;
  cte(id: CteId): number;
  /** The next subquery's number. */
  subquery(): number;
}

export function renumbering(): Renumbering {
  const columns = new Map<ColumnId, number>();
  const ctes = new Map<CteId, number>();
  let subqueries = 0;
  const of = <K>(known: Map<K, number>, id: K): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, known.size + 1);
    return known.size;
  };
  return { column: (id) => of(columns, id), cte: (id) => of(ctes, id), subquery: () => ++subqueries };
}

/** `name#3`, with the L that Spark puts behind a bigint. */
export function columnText(name: string, id: ColumnId, type: DataType, numbers: Renumbering): string {
  return `${name}#${numbers.column(id)}${type.kind === 'long' ? 'L' : ''}`;
}
