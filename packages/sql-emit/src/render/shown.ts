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
class Listed implements Shown {
  readonly length: number;
  private readonly columns: readonly Exposed[];
  private readonly names: Names;
  private counts: ReadonlyMap<string, number> | undefined = undefined;

  constructor(columns: readonly Exposed[], names: Names) {
    this.length = columns.length;
    this.columns = columns;
    this.names = names;
  }

  all(): readonly Exposed[] {
    return this.columns;
  }

  find(id: ColumnId): Exposed | undefined {
    // of a column that is shown twice, the later one is meant
    const { columns } = this;
    for (let i = columns.length - 1; i >= 0; i--) if ((columns[i] as Exposed).id === id) return columns[i];
    return undefined;
  }

  count(folded: string): number {
    this.counts ??= countedTexts(
      this.columns.map((c) => c.text),
      this.names,
    ).counts;
    return this.counts.get(folded) ?? 0;
  }
}

export const listed = (columns: readonly Exposed[], names: Names): Shown => new Listed(columns, names);

interface Spellable {
  readonly id: ColumnId;
  readonly name: string;
}

/** Columns under known texts, by position. */
class Spelled implements Shown {
  readonly length: number;
  private readonly columns: readonly Spellable[];
  private readonly known: Texts;
  private readonly first: number;

  constructor(columns: readonly Spellable[], known: Texts) {
    this.length = columns.length;
    this.columns = columns;
    this.known = known;
    this.first = columns[0]?.id ?? 0;
  }

  private at(i: number): Exposed {
    const { id, name } = this.columns[i] as Spellable;
    return { id, name, text: this.known.texts[i] ?? '' };
  }

  all(): readonly Exposed[] {
    return this.columns.map((_, i) => this.at(i));
  }

  find(id: ColumnId): Exposed | undefined {
    const { columns } = this;
    // ids are handed out in order, so a column mostly stands where its id says
    const guess = id - this.first;
    if (guess >= 0 && guess < columns.length && columns[guess]?.id === id) return this.at(guess);
    for (let i = 0; i < columns.length; i++) if ((columns[i] as Spellable).id === id) return this.at(i);
    return undefined;
  }

  count(folded: string): number {
    return this.known.counts.get(folded) ?? 0;
  }
}

export const spelled = (columns: readonly Spellable[], known: Texts): Shown => new Spelled(columns, known);
