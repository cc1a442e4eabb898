import type { Attribute } from '@spark-sql-to-snowflake/plan-ir';

/** A column that can be named. */
export interface Entry {
  readonly kind: 'entry';
  readonly attribute: Attribute;
  /** Catalog, schema and table, or the alias; empty where only the plain name works. */
  readonly qualifier: readonly string[];
  /** Only reachable by a qualified name, and no part of `*`: the other side's column of a USING join. */
  readonly hidden?: true;
}
/** A relation that may have any column. */
export interface OpenSource {
  readonly kind: 'open';
  readonly qualifier: readonly string[];
  /** The column of this name; made when first asked for. Undefined where EXCEPT took the name out. */
  column(name: string): Attribute | undefined;
}
export type ScopeItem = Entry | OpenSource;

/** The columns of a relation in order, and the ways to name them. */
export interface Scope {
  readonly items: readonly ScopeItem[];
  readonly opens: readonly OpenSource[];
  /** Columns by folded name; made on first use. */
  names(): ReadonlyMap<string, readonly Entry[]>;
  readonly fold: (name: string) => string;
}

export function makeScope(items: readonly ScopeItem[], fold: (name: string) => string): Scope {
  let byName: Map<string, Entry[]> | undefined;
  return {
    items,
    opens: items.filter((i) => i.kind === 'open'),
    fold,
    names() {
      if (byName) return byName;
      byName = new Map();
      for (const item of items) {
        if (item.kind !== 'entry') continue;
        const key = fold(item.attribute.name);
        const list = byName.get(key);
        if (list) list.push(item);
        else byName.set(key, [item]);
      }
      return byName;
    },
  };
}

/** All columns under one qualifier. */
export function scopeOf(
  attributes: readonly Attribute[],
  qualifier: readonly string[],
  fold: (name: string) => string,
): Scope {
  return makeScope(
    attributes.map((attribute) => ({ kind: 'entry', attribute, qualifier })),
    fold,
  );
}

/** The same columns, all under another name. Hidden ones end here. */
export function requalified(scope: Scope, qualifier: readonly string[]): Scope {
  return makeScope(
    scope.items.flatMap((item): ScopeItem[] => {
      if (item.kind === 'open') return [{ ...item, qualifier }];
      return item.hidden ? [] : [{ kind: 'entry', attribute: item.attribute, qualifier }];
    }),
    scope.fold,
  );
}

/** The columns that `*` gives, open relations left out. */
export function visible(scope: Scope): readonly Attribute[] {
  const out: Attribute[] = [];
  for (const item of scope.items) if (item.kind === 'entry' && !item.hidden) out.push(item.attribute);
  return out;
}

export function joined(left: Scope, right: Scope): Scope {
  return makeScope([...left.items, ...right.items], left.fold);
}

export function withNullable(scope: Scope): Scope {
  return makeScope(
    scope.items.map((item): ScopeItem => {
      if (item.kind === 'open' || item.attribute.nullable) return item;
      return { ...item, attribute: { ...item.attribute, nullable: true } };
    }),
    scope.fold,
  );
}

/** Does a qualifier end in these parts? `t` and `db.t` both name `catalog.db.t`. */
export function endsWith(qualifier: readonly string[], parts: readonly string[], fold: (n: string) => string): boolean {
  if (parts.length === 0 || parts.length > qualifier.length) return false;
  const offset = qualifier.length - parts.length;
  return parts.every((p, i) => fold(p) === fold(qualifier[offset + i] ?? ''));
}

export type Found =
  | { readonly kind: 'column'; readonly attribute: Attribute; readonly rest: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'open'; readonly sources: readonly OpenSource[]; readonly parts: readonly string[] };

const quoted = (e: Entry): string => [...e.qualifier, e.attribute.name].map((p) => `\`${p}\``).join('.');

/**
 * Look up a name of one part or more. The longest qualifier wins over a shorter one, and a qualified column over a field of a
 * column of that name. What follows the column are fields.
 */
export function lookup(scope: Scope, parts: readonly string[]): Found | undefined {
  const { fold } = scope;
  const names = scope.names();
  for (let q = Math.min(3, parts.length - 1); q >= 0; q--) {
    const all = names.get(fold(parts[q] ?? ''));
    if (!all) continue;
    const qualifier = parts.slice(0, q);
    const found = all.filter((e) => (q === 0 ? !e.hidden : endsWith(e.qualifier, qualifier, fold)));
    const first = found[0];
    if (!first) continue;
    if (found.every((e) => e.attribute.id === first.attribute.id)) {
      return { kind: 'column', attribute: first.attribute, rest: parts.slice(q + 1) };
    }
    return { kind: 'ambiguous', candidates: found.map(quoted) };
  }
  if (scope.opens.length === 0) return undefined;
  for (let q = Math.min(3, parts.length - 1); q > 0; q--) {
    const qualifier = parts.slice(0, q);
    const sources = scope.opens.filter((o) => endsWith(o.qualifier, qualifier, fold));
    if (sources.length > 0) return { kind: 'open', sources, parts: parts.slice(q) };
  }
  // a qualifier that names a known relation says that the column is missing there
  if (parts.length > 1 && isQualifier(scope, parts.slice(0, 1))) return undefined;
  return { kind: 'open', sources: scope.opens, parts };
}

function isQualifier(scope: Scope, parts: readonly string[]): boolean {
  return scope.items.some((i) => i.kind === 'entry' && endsWith(i.qualifier, parts, scope.fold));
}

/** The items that `qualifier.*` stands for; undefined where nothing has that qualifier. */
export function qualifiedItems(scope: Scope, qualifier: readonly string[]): readonly ScopeItem[] | undefined {
  const found = scope.items.filter((i) => endsWith(i.qualifier, qualifier, scope.fold));
  return found.length > 0 ? found : undefined;
}
