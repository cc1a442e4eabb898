import type { ColumnId } from '@spark-sql-to-snowflake/plan-ir';
import type { Names } from '../dialect.js';
import { atom, type SqlPiece } from '../piece.js';
import type { Exposed, Shown } from './shown.js';

/** A FROM item that columns can come from. `hidden`: visible to conditions, but not part of `*` (the right side of a semi join). */
export interface Leaf {
  /** The text columns are qualified with. */
  readonly qualifier: string;
  readonly columns: Shown;
  readonly open: boolean;
  readonly hidden: boolean;
}

/** The names visible inside one SELECT; `parent` is the enclosing one of a subquery or lateral join. */
export interface Scope {
  readonly parent: Scope | undefined;
  addLeaf(leaf: Leaf): void;
  readonly leaves: readonly Leaf[];
  /** Names that mean something else nearby (an entry of the SELECT list, a column of an enclosing SELECT): columns here are written qualified. */
  capture(folded: ReadonlySet<string>): void;
  /** The (folded) names of the columns of this and the enclosing scopes that are among the ids. */
  namesOf(ids: ReadonlySet<ColumnId>): ReadonlySet<string>;
  /** All names of the SELECT list (folded): a column of an enclosing SELECT with one of them is written qualified. */
  setAliases(names: () => ReadonlySet<string>): void;
  /** A column of this SELECT's own FROM. */
  own(id: ColumnId): Exposed | undefined;
  /** The SQL of a column, from here or from an enclosing SELECT. */
  find(id: ColumnId): SqlPiece | undefined;
  /** A lambda's variables are in scope while `run` runs. */
  withVariables<T>(variables: ReadonlyMap<ColumnId, string>, run: () => T): T;
  /** Does a FROM item here show this name (folded)? */
  shows(folded: string): boolean;
  /** Does the SELECT list give this name (folded)? */
  aliases(folded: string): boolean;
  /** The qualifiers of this and the enclosing scopes that own one of the ids. */
  owners(ids: ReadonlySet<ColumnId>): ReadonlySet<string>;
}

/** A class, and not an object of closures: a scope is made for every SELECT. */
class SelectScope implements Scope {
  readonly parent: Scope | undefined;
  readonly leaves: Leaf[] = [];
  private readonly names: Names;
  private variables: Map<ColumnId, string> | undefined = undefined;
  private captured: ReadonlySet<string> | undefined = undefined;
  private selected: (() => ReadonlySet<string>) | undefined = undefined;
  private open = false;

  constructor(names: Names, parent: Scope | undefined) {
    this.names = names;
    this.parent = parent;
  }

  addLeaf(leaf: Leaf): void {
    this.leaves.push(leaf);
    this.open ||= leaf.open;
  }

  capture(folded: ReadonlySet<string>): void {
    this.captured = folded;
  }

  setAliases(given: () => ReadonlySet<string>): void {
    this.selected = given;
  }

  /** Does another leaf, or the leaf itself a second time, show this name? */
  private isShared(leaf: Leaf, folded: string): boolean {
    for (const other of this.leaves) if (other !== leaf && other.columns.count(folded) > 0) return true;
    return !leaf.columns.distinct && leaf.columns.count(folded) > 1;
  }

  /** Must the column at a place of a leaf be written with its qualifier? */
  private qualify(leaf: Leaf, place: number): boolean {
    const { columns } = leaf;
    if (this.leaves.length > 1 && this.open) return true;
    const { captured } = this;
    const some = captured !== undefined && captured.size > 0;
    if (!some && this.leaves.length === 1 && columns.distinct) return false;
    const folded = columns.foldedAt(place);
    return (some && captured.has(folded)) || this.isShared(leaf, folded);
  }

  /** Of two leaves with one column, the later one is meant. */
  private leafOf(id: ColumnId): Leaf | undefined {
    for (let i = this.leaves.length - 1; i >= 0; i--) {
      const leaf = this.leaves[i] as Leaf;
      if (leaf.columns.place(id) >= 0) return leaf;
    }
    return undefined;
  }

  own(id: ColumnId): Exposed | undefined {
    for (let i = this.leaves.length - 1; i >= 0; i--) {
      const column = this.leaves[i]?.columns.find(id);
      if (column) return column;
    }
    return undefined;
  }

  namesOf(ids: ReadonlySet<ColumnId>): ReadonlySet<string> {
    const found = new Set(this.parent?.namesOf(ids));
    for (const id of ids) {
      const column = this.own(id);
      if (column) found.add(this.names.fold(column.text));
    }
    return found;
  }

  owners(ids: ReadonlySet<ColumnId>): ReadonlySet<string> {
    const found = new Set(this.parent?.owners(ids));
    for (const id of ids) {
      const leaf = this.leafOf(id);
      if (leaf) found.add(leaf.qualifier);
    }
    return found;
  }

  find(id: ColumnId): SqlPiece | undefined {
    const variable = this.variables?.get(id);
    if (variable !== undefined) return atom(variable);
    for (let i = this.leaves.length - 1; i >= 0; i--) {
      const leaf = this.leaves[i] as Leaf;
      const { columns } = leaf;
      const place = columns.place(id);
      if (place < 0) continue;
      const sql = columns.sqlAt(place);
      if (sql !== undefined) return sql;
      const text = columns.textAt(place);
      return atom(this.qualify(leaf, place) ? `${leaf.qualifier}.${text}` : text);
    }
    return findOutside(this.names, this, id);
  }

  withVariables<T>(variables: ReadonlyMap<ColumnId, string>, run: () => T): T {
    this.variables ??= new Map();
    for (const [id, text] of variables) this.variables.set(id, text);
    const result = run();
    for (const id of variables.keys()) this.variables.delete(id);
    return result;
  }

  shows(folded: string): boolean {
    return this.leaves.some((leaf) => leaf.columns.count(folded) > 0);
  }

  aliases(folded: string): boolean {
    return this.selected?.().has(folded) === true;
  }
}

export function makeScope(names: Names, parent?: Scope): Scope {
  return new SelectScope(names, parent);
}

/** A column of an enclosing SELECT: qualified where a nearer FROM item shows the same name, or might. */
function findOutside(names: Names, inner: Scope, id: ColumnId): SqlPiece | undefined {
  const nearer: Scope[] = [inner];
  for (let s = inner.parent; s; s = s.parent) {
    for (const leaf of s.leaves) {
      const column = leaf.columns.find(id);
      if (!column) continue;
      const folded = names.fold(column.text);
      const hidden = nearer.some((n) => n.shows(folded) || n.aliases(folded) || n.leaves.some((l) => l.open));
      const own = s.find(id);
      return hidden && own && column.sql === undefined ? atom(`${leaf.qualifier}.${column.text}`) : own;
    }
    nearer.push(s);
  }
  // a lambda variable of an enclosing scope
  return inner.parent?.find(id);
}
