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

export function makeScope(names: Names, parent?: Scope): Scope {
  const leaves: Leaf[] = [];
  let variables: Map<ColumnId, string> | undefined;
  let captured: ReadonlySet<string> | undefined;
  let selected: (() => ReadonlySet<string>) | undefined;
  let open = false;

  const count = (folded: string): number => {
    let found = 0;
    for (const leaf of leaves) found += leaf.columns.count(folded);
    return found;
  };
  const qualify = (folded: string): boolean =>
    count(folded) > 1 || captured?.has(folded) === true || (leaves.length > 1 && open);
  // of two leaves with one column, the later one is meant
  const ownerOf = (id: ColumnId): { readonly leaf: Leaf; readonly column: Exposed } | undefined => {
    for (let i = leaves.length - 1; i >= 0; i--) {
      const leaf = leaves[i] as Leaf;
      const column = leaf.columns.find(id);
      if (column) return { leaf, column };
    }
    return undefined;
  };

  const scope: Scope = {
    parent,
    leaves,
    addLeaf(leaf) {
      leaves.push(leaf);
      open ||= leaf.open;
    },
    own: (id) => ownerOf(id)?.column,
    capture(folded) {
      captured = folded;
    },
    namesOf(ids) {
      const found = new Set(parent?.namesOf(ids));
      for (const id of ids) {
        const at = ownerOf(id);
        if (at) found.add(names.fold(at.column.text));
      }
      return found;
    },
    setAliases(given) {
      selected = given;
    },
    find(id) {
      const variable = variables?.get(id);
      if (variable !== undefined) return atom(variable);
      const found = ownerOf(id);
      if (!found) return findOutside(names, scope, id);
      const { leaf, column } = found;
      if (column.sql !== undefined) return atom(column.sql);
      return atom(qualify(names.fold(column.text)) ? `${leaf.qualifier}.${column.text}` : column.text);
    },
    withVariables(more, run) {
      variables ??= new Map();
      for (const [id, text] of more) variables.set(id, text);
      const result = run();
      for (const id of more.keys()) variables.delete(id);
      return result;
    },
    shows: (folded) => count(folded) > 0,
    aliases: (folded) => selected?.().has(folded) === true,
    owners(ids) {
      const found = new Set(parent?.owners(ids));
      for (const id of ids) {
        const at = ownerOf(id);
        if (at) found.add(at.leaf.qualifier);
      }
      return found;
    },
  };
  return scope;
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
