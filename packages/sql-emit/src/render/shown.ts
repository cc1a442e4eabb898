import type { ColumnId } from '@spark-sql-to-snowflake/plan-ir';
import type { Names } from '../dialect.js';
import type { SqlPiece } from '../piece.js';

/** A column that a FROM item shows: its identity, Spark's name, and the text that names it there. */
export interface Exposed {
  readonly id: ColumnId;
  readonly name: string;
  readonly text: string;
  /** SQL in place of a name: the FROM item does not show the column under `text`. */
  readonly sql?: SqlPiece;
}

/** The columns of a FROM item. Most are never named by the query, so nothing is made for those that nobody asks for. */
export interface Shown {
  readonly length: number;
  all(): readonly Exposed[];
  find(id: ColumnId): Exposed | undefined;
  /** Where a column stands, -1 where there is none of this id; and what is there, without an object made for it. */
  place(id: ColumnId): number;
  textAt(place: number): string;
  foldedAt(place: number): string;
  sqlAt(place: number): SqlPiece | undefined;
  /** Do all have names of their own (folded)? */
  readonly distinct: boolean;
  /** How many have this name (folded). */
  count(folded: string): number;
}

/** Texts of columns and how many there are of each. Outlives the columns: a CTE or a table is read many times. */
export interface Texts {
  readonly texts: readonly string[];
  readonly folded: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

export function countedTexts(texts: readonly string[], names: Names): Texts {
  const folded = texts.map(names.fold);
  const counts = new Map<string, number>();
  for (const name of folded) counts.set(name, (counts.get(name) ?? 0) + 1);
  return { texts, folded, counts };
}

/** Columns that are made already. */
class Listed implements Shown {
  readonly length: number;
  private readonly columns: readonly Exposed[];
  private readonly names: Names;
  private counted: Texts | undefined = undefined;

  constructor(columns: readonly Exposed[], names: Names) {
    this.length = columns.length;
    this.columns = columns;
    this.names = names;
  }

  all(): readonly Exposed[] {
    return this.columns;
  }

  place(id: ColumnId): number {
    // of a column that is shown twice, the later one is meant
    const { columns } = this;
    for (let i = columns.length - 1; i >= 0; i--) if ((columns[i] as Exposed).id === id) return i;
    return -1;
  }

  find(id: ColumnId): Exposed | undefined {
    return this.columns[this.place(id)];
  }

  textAt(place: number): string {
    return (this.columns[place] as Exposed).text;
  }

  foldedAt(place: number): string {
    return this.names.fold(this.textAt(place));
  }

  sqlAt(place: number): SqlPiece | undefined {
    return (this.columns[place] as Exposed).sql;
  }

  private get texts(): Texts {
    this.counted ??= countedTexts(
      this.columns.map((c) => c.text),
      this.names,
    );
    return this.counted;
  }

  get distinct(): boolean {
    return this.texts.counts.size === this.length;
  }

  count(folded: string): number {
    return this.texts.counts.get(folded) ?? 0;
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
  /** Are the ids one after the other? Found out when one is asked for that does not stand where it should. */
  private inOrder: boolean | undefined = undefined;

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

  place(id: ColumnId): number {
    const { columns } = this;
    // ids are handed out in order, so a column mostly stands where its id says
    const guess = id - this.first;
    if (guess >= 0 && guess < columns.length && columns[guess]?.id === id) return guess;
    this.inOrder ??= columns.every((c, i) => c.id === this.first + i);
    if (this.inOrder) return -1;
    for (let i = 0; i < columns.length; i++) if ((columns[i] as Spellable).id === id) return i;
    return -1;
  }

  find(id: ColumnId): Exposed | undefined {
    const place = this.place(id);
    return place < 0 ? undefined : this.at(place);
  }

  textAt(place: number): string {
    return this.known.texts[place] ?? '';
  }

  foldedAt(place: number): string {
    return this.known.folded[place] ?? '';
  }

  sqlAt(): undefined {
    return undefined;
  }

  get distinct(): boolean {
    return this.known.counts.size === this.known.texts.length;
  }

  count(folded: string): number {
    return this.known.counts.get(folded) ?? 0;
  }
}

export const spelled = (columns: readonly Spellable[], known: Texts): Shown => new Spelled(columns, known);
