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

/** The columns of a relation in order, and the ways to name them. What is made of it is made on first use. */
export interface Scope {
  readonly items: readonly ScopeItem[];
  readonly opens: readonly OpenSource[];
  /** The columns of a name, which is folded. */
  named(folded: string): readonly Entry[] | undefined;
  /** The columns that `*` gives, open relations left out. */
  visible(): readonly Attribute[];
  readonly fold: (name: string) => string;
}
type Fold = Scope['fold'];

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Places in a list by folded name. */
function placesOf<T>(
  list: readonly T[],
  nameOf: (item: T) => string,
  fold: Fold,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  list.forEach((item, i) => {
    const key = fold(nameOf(item));
    const before = places.get(key);
    if (before) before.push(i);
    else places.set(key, [i]);
  });
  return places;
}

export function makeScope(items: readonly ScopeItem[], fold: Fold): Scope {
  const entries = once(() => items.filter((i) => i.kind === 'entry'));
  const places = once(() => placesOf(entries(), (e) => e.attribute.name, fold));
  return {
    items,
    opens: items.filter((i) => i.kind === 'open'),
    named: (folded) =>
      places()
        .get(folded)
        ?.map((i) => entries()[i] as Entry),
    visible: once(() => {
      const shown: Attribute[] = [];
      for (const item of items) if (item.kind === 'entry' && !item.hidden) shown.push(item.attribute);
      return shown;
    }),
    fold,
  };
}

/** A scope that is made from others: its list is made when somebody asks for the list. */
function derivedScope(scope: Omit<Scope, 'items'>, items: () => readonly ScopeItem[]): Scope {
  const made = once(items);
  return {
    get items() {
      return made();
    },
    opens: scope.opens,
    named: scope.named,
    visible: scope.visible,
    fold: scope.fold,
  };
}

/** Places by name of the columns of a table, kept as long as the catalog keeps the table: many queries ask for the same ones. */
const known = new WeakMap<readonly object[], Map<Fold, ReadonlyMap<string, readonly number[]>>>();

function knownPlaces(
  columns: readonly { readonly name: string }[],
  fold: Fold,
): ReadonlyMap<string, readonly number[]> {
  let byFold = known.get(columns);
  if (!byFold) {
    byFold = new Map();
    known.set(columns, byFold);
  }
  let places = byFold.get(fold);
  if (!places) {
    places = placesOf(columns, (c) => c.name, fold);
    byFold.set(fold, places);
  }
  return places;
}

/** All columns under one qualifier. `declared`: the list, longer lived than `attributes`, that has the same names in the same order. */
export function scopeOf(
  attributes: readonly Attribute[],
  qualifier: readonly string[],
  fold: Fold,
  declared: readonly { readonly name: string }[] = attributes,
): Scope {
  const entry = (attribute: Attribute): Entry => ({ kind: 'entry', attribute, qualifier });
  const places = once(() =>
    declared === attributes ? placesOf(attributes, (a) => a.name, fold) : knownPlaces(declared, fold),
  );
  return derivedScope(
    {
      opens: [],
      named: (folded) =>
        places()
          .get(folded)
          ?.map((i) => entry(attributes[i] as Attribute)),
      visible: () => attributes,
      fold,
    },
    () => attributes.map(entry),
  );
}

/** The same columns, all under another name. Hidden ones end here. */
export function requalified(scope: Scope, qualifier: readonly string[]): Scope {
  const entry = ({ attribute }: Entry): Entry => ({ kind: 'entry', attribute, qualifier });
  const opens = scope.opens.length === 0 ? scope.opens : scope.opens.map((open) => ({ ...open, qualifier }));
  return derivedScope(
    {
      opens,
      named(folded) {
        const shown = scope.named(folded)?.filter((e) => !e.hidden);
        return shown && shown.length > 0 ? shown.map(entry) : undefined;
      },
      visible: scope.visible,
      fold: scope.fold,
    },
    () => {
      let open = 0;
      return scope.items.flatMap((item): readonly ScopeItem[] => {
        if (item.kind === 'open') return [opens[open++] as OpenSource];
        return item.hidden ? [] : [entry(item)];
      });
    },
  );
}

/** The columns that `*` gives, open relations left out. */
export const visible = (scope: Scope): readonly Attribute[] => scope.visible();

export function joined(left: Scope, right: Scope): Scope {
  return derivedScope(
    {
      opens: left.opens.length + right.opens.length > 0 ? [...left.opens, ...right.opens] : left.opens,
      named(folded) {
        const before = left.named(folded);
        const after = right.named(folded);
        return before && after ? [...before, ...after] : (before ?? after);
      },
      visible: once(() => [...left.visible(), ...right.visible()]),
      fold: left.fold,
    },
    () => [...left.items, ...right.items],
  );
}

const nullable = (a: Attribute): Attribute => (a.nullable ? a : { ...a, nullable: true });
const nullableEntry = (e: Entry): Entry => (e.attribute.nullable ? e : { ...e, attribute: nullable(e.attribute) });

export function withNullable(scope: Scope): Scope {
  return derivedScope(
    {
      opens: scope.opens,
      named: (folded) => scope.named(folded)?.map(nullableEntry),
      visible: once(() => scope.visible().map(nullable)),
      fold: scope.fold,
    },
    () => scope.items.map((item) => (item.kind === 'open' ? item : nullableEntry(item))),
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
  for (let q = Math.min(3, parts.length - 1); q >= 0; q--) {
    const all = scope.named(fold(parts[q] ?? ''));
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
