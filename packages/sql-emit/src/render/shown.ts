import type { ColumnId } from '@spark-sql-to-snowflake/plan-ir';
import type { Names } from '../dialect.js';

/** A column that a FROM item shows: its identity, Spark's name, and the text that names it there. */
export interface Exposed {
  readonly id: ColumnId;
  readonly name: string;
  readonly text: string;
  /** SQL in place of a name: the FROM item does not show the column under `text`. */
  readonly sql?: string;
}

/** The columns of a FROM item. Most are never named by the query, so nothing is made for those that nobody asks for. */
export interface Shown {
  readonly length: number;
  all(): readonly Exposed[];
  find(id: ColumnId): Exposed | undefined;
  /** How many have this name (folded). */
  count(folded: string): number;
}

/** Texts of columns and how many there are of each. Outlives the columns: a CTE or a table is read many times. */
export interface Texts {
  readonly texts: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

export function countedTexts(texts: readonly string[], names: Names): Texts {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const folded = names.fold(text);
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return { texts, counts };
}

/** Columns that are made already. */
export function listed(columns: readonly Exposed[], names: Names): Shown {
  let counted: Texts | undefined;
  return {
    length: columns.length,
    all: () => columns,
    find(id) {
      // of a column that is shown twice, the later one is meant
      for (let i = columns.length - 1; i >= 0; i--) if (columns[i]?.id === id) return columns[i];
      return undefined;
    },
    count(folded) {
      counted ??= countedTexts(
        columns.map((c) => c.text),
        names,
      );
      return counted.counts.get(folded) ?? 0;
    },
  };
}

/** Columns under known texts, by position. */
export function spelled(
  columns: readonly { readonly id: ColumnId; readonly name: string }[],
  { texts, counts }: Texts,
): Shown {
  const at = (i: number): Exposed => {
    const column = columns[i] as (typeof columns)[number];
    return { id: column.id, name: column.name, text: texts[i] ?? '' };
  };
  const first = columns[0]?.id ?? 0;
  return {
    length: columns.length,
    all: () => columns.map((_, i) => at(i)),
    find(id) {
      // ids are handed out in order, so a column mostly stands where its id says
      const guess = id - first;
      if (guess >= 0 && guess < columns.length && columns[guess]?.id === id) return at(guess);
      for (let i = 0; i < columns.length; i++) if (columns[i]?.id === id) return at(i);
      return undefined;
    },
    count: (folded) => counts.get(folded) ?? 0,
  };
}
