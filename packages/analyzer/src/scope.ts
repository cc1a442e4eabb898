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
  /** What it is put together from, left to right: see `lookup`. */
  readonly parts: readonly Part[];
  /** The columns of a name, which is folded. */
  named(folded: string): readonly Entry[] | undefined;
  /** The columns that `*` gives, open relations left out. */
  visible(): readonly Attribute[];
  readonly fold: (name: string) => string;
}
type Fold = Scope['fold'];

/** Places in a list by folded name: the first of each name, and behind each place the next one of its name (-1: none). */
interface Places {
  readonly first: ReadonlyMap<string, number>;
  /** Absent where all names differ. */
  readonly next: readonly number[] | undefined;
}

/** A list of columns as it was made. Mutable for one thing: where names are is found out when the first one is looked up. */
interface Columns {
  readonly attributes: readonly Attribute[];
  /** Where columns have qualifiers of their own, or stand beside open relations; else all have `qualifier`. */
  readonly items: readonly ScopeItem[] | undefined;
  readonly qualifier: readonly string[];
  /** The list, longer lived than `attributes`, that has the same names in the same order. */
  readonly declared: readonly { readonly name: string }[];
  places: Places | undefined;
}

/** A list of columns as one scope shows it. */
interface Part {
  readonly columns: Columns;
  /** In place of the columns' own qualifiers; hidden columns are gone then. */
  readonly qualifier: readonly string[] | undefined;
  /** An outer join may fill them with NULL. */
  readonly nullable: boolean;
}

const nameOfItem = (item: ScopeItem): string | undefined => (item.kind === 'entry' ? item.attribute.name : undefined);
const nameOf = (column: { readonly name: string }): string => column.name;

function placesOf<T>(list: readonly T[], nameOf: (item: T) => string | undefined, fold: Fold): Places {
  const first = new Map<string, number>();
  let next: number[] | undefined;
  // from the end, so that places of one name come out in order
  for (let i = list.length - 1; i >= 0; i--) {
    const name = nameOf(list[i] as T);
    if (name === undefined) continue;
    const key = fold(name);
    const later = first.get(key);
    if (later !== undefined) {
      next ??= new Array<number>(list.length).fill(-1);
      next[i] = later;
    }
    first.set(key, i);
  }
  return { first, next };
}

/** Places by name of the columns of a table, kept as long as the catalog keeps the table: many queries ask for the same ones. */
const known = new WeakMap<readonly object[], Map<Fold, Places>>();

function knownPlaces(columns: readonly { readonly name: string }[], fold: Fold): Places {
  let byFold = known.get(columns);
  if (!byFold) {
    byFold = new Map();
    known.set(columns, byFold);
  }
  let places = byFold.get(fold);
  if (!places) {
    places = placesOf(columns, nameOf, fold);
    byFold.set(fold, places);
  }
  return places;
}

function placesIn(columns: Columns, fold: Fold): Places {
  const before = columns.places;
  if (before) return before;
  const { items, declared, attributes } = columns;
  const places = items
    ? placesOf(items, nameOfItem, fold)
    : declared === attributes
      ? placesOf(attributes, nameOf, fold)
      : knownPlaces(declared, fold);
  columns.places = places;
  return places;
}

const nullable = (a: Attribute): Attribute =>
  a.nullable ? a : { id: a.id, name: a.name, type: a.type, nullable: true };

/** The column at a place that `placesIn` gave, as the part's list has it. */
function attributeAt({ attributes, items }: Columns, place: number): Attribute {
  return items ? (items[place] as Entry).attribute : (attributes[place] as Attribute);
}

function qualifierAt(part: Part, place: number): readonly string[] {
  const { items, qualifier } = part.columns;
  return part.qualifier ?? (items ? (items[place] as Entry).qualifier : qualifier);
}

const isHidden = ({ items }: Columns, place: number): boolean =>
  items !== undefined && (items[place] as Entry).hidden === true;

function entryAt(part: Part, place: number): Entry {
  const { columns } = part;
  const given = attributeAt(columns, place);
  const attribute = part.nullable ? nullable(given) : given;
  const qualifier = qualifierAt(part, place);
  return isHidden(columns, place)
    ? { kind: 'entry', attribute, qualifier, hidden: true }
    : { kind: 'entry', attribute, qualifier };
}

const afterPlace = (places: Places, place: number): number => places.next?.[place] ?? -1;

class PartsScope implements Scope {
  readonly parts: readonly Part[];
  readonly opens: readonly OpenSource[];
  readonly fold: Fold;
  private madeItems: readonly ScopeItem[] | undefined;
  private madeVisible: readonly Attribute[] | undefined;

  constructor(parts: readonly Part[], opens: readonly OpenSource[], fold: Fold) {
    this.parts = parts;
    this.opens = opens;
    this.fold = fold;
    this.madeItems = undefined;
    this.madeVisible = undefined;
  }

  get items(): readonly ScopeItem[] {
    this.madeItems ??= itemsOf(this);
    return this.madeItems;
  }

  named(folded: string): readonly Entry[] | undefined {
    let found: Entry[] | undefined;
    for (const part of this.parts) {
      const places = placesIn(part.columns, this.fold);
      for (let at = places.first.get(folded) ?? -1; at >= 0; at = afterPlace(places, at)) {
        if (part.qualifier && isHidden(part.columns, at)) continue;
        found ??= [];
        found.push(entryAt(part, at));
      }
    }
    return found;
  }

  visible(): readonly Attribute[] {
    this.madeVisible ??= visibleOf(this.parts);
    return this.madeVisible;
  }
}

function itemsOf({ parts, opens }: Scope): readonly ScopeItem[] {
  const [only] = parts;
  if (only?.columns.items && parts.length === 1 && !only.qualifier && !only.nullable) return only.columns.items;
  const made: ScopeItem[] = [];
  let open = 0;
  for (const part of parts) {
    const { items, attributes } = part.columns;
    const size = items?.length ?? attributes.length;
    for (let i = 0; i < size; i++) {
      if (items?.[i]?.kind === 'open') made.push(opens[open++] as OpenSource);
      else if (!part.qualifier || !isHidden(part.columns, i)) made.push(entryAt(part, i));
    }
  }
  return made;
}

function visibleOf(parts: readonly Part[]): readonly Attribute[] {
  const [only] = parts;
  if (only && parts.length === 1 && !only.columns.items && !only.nullable) return only.columns.attributes;
  const shown: Attribute[] = [];
  for (const part of parts) {
    const { items, attributes } = part.columns;
    if (!items) for (const a of attributes) shown.push(part.nullable ? nullable(a) : a);
    else
      for (const item of items)
        if (item.kind === 'entry' && !item.hidden)
          shown.push(part.nullable ? nullable(item.attribute) : item.attribute);
  }
  return shown;
}

const NO_OPENS: readonly OpenSource[] = [];
const NO_ATTRIBUTES: readonly Attribute[] = [];

export function makeScope(items: readonly ScopeItem[], fold: Fold): Scope {
  let opens: OpenSource[] | undefined;
  for (const item of items) {
    if (item.kind !== 'open') continue;
    opens ??= [];
    opens.push(item);
  }
  const columns: Columns = {
    attributes: NO_ATTRIBUTES,
    items,
    qualifier: [],
    declared: NO_ATTRIBUTES,
    places: undefined,
  };
  return new PartsScope([{ columns, qualifier: undefined, nullable: false }], opens ?? NO_OPENS, fold);
}

/** All columns under one qualifier. `declared`: the list, longer lived than `attributes`, that has the same names in the same order. */
export function scopeOf(
  attributes: readonly Attribute[],
  qualifier: readonly string[],
  fold: Fold,
  declared: readonly { readonly name: string }[] = attributes,
): Scope {
  const columns: Columns = { attributes, items: undefined, qualifier, declared, places: undefined };
  return new PartsScope([{ columns, qualifier: undefined, nullable: false }], NO_OPENS, fold);
}

/** The same columns, all under another name. Hidden ones end here. */
export function requalified(scope: Scope, qualifier: readonly string[]): Scope {
  const opens = scope.opens.length === 0 ? scope.opens : scope.opens.map((open) => ({ ...open, qualifier }));
  const parts = scope.parts.map((p): Part => ({ columns: p.columns, qualifier, nullable: p.nullable }));
  return new PartsScope(parts, opens, scope.fold);
}

/** The qualifier of the column of this name, which is folded, and id; undefined where there is none. */
export function qualifierOf(scope: Scope, folded: string, id: Attribute['id']): readonly string[] | undefined {
  for (const part of scope.parts) {
    const places = placesIn(part.columns, scope.fold);
    for (let at = places.first.get(folded) ?? -1; at >= 0; at = afterPlace(places, at)) {
      if (part.qualifier && isHidden(part.columns, at)) continue;
      if (attributeAt(part.columns, at).id === id) return qualifierAt(part, at);
    }
  }
  return undefined;
}

/** The columns that `*` gives, open relations left out. */
export const visible = (scope: Scope): readonly Attribute[] => scope.visible();

export function joined(left: Scope, right: Scope): Scope {
  const opens =
    right.opens.length === 0 ? left.opens : left.opens.length === 0 ? right.opens : [...left.opens, ...right.opens];
  return new PartsScope([...left.parts, ...right.parts], opens, left.fold);
}

export function withNullable(scope: Scope): Scope {
  const parts = scope.parts.map((p): Part => ({ columns: p.columns, qualifier: p.qualifier, nullable: true }));
  return new PartsScope(parts, scope.opens, scope.fold);
}

/** Does a qualifier end in these parts? `t` and `db.t` both name `catalog.db.t`. */
export function endsWith(qualifier: readonly string[], parts: readonly string[], fold: (n: string) => string): boolean {
  return endsWithFirst(qualifier, parts, parts.length, fold);
}

/** The same for the first `count` parts. */
function endsWithFirst(qualifier: readonly string[], parts: readonly string[], count: number, fold: Fold): boolean {
  if (count === 0 || count > qualifier.length) return false;
  const offset = qualifier.length - count;
  for (let i = 0; i < count; i++) {
    const wanted = parts[i] as string;
    const given = qualifier[offset + i] as string;
    if (wanted !== given && fold(wanted) !== fold(given)) return false;
  }
  return true;
}

export type Found =
  | { readonly kind: 'column'; readonly attribute: Attribute; readonly rest: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'open'; readonly sources: readonly OpenSource[]; readonly parts: readonly string[] };

const quoted = (e: Entry): string => [...e.qualifier, e.attribute.name].map((p) => `\`${p}\``).join('.');

const NO_REST: readonly string[] = [];

/**
 * Look up a name of one part or more. The longest qualifier wins over a shorter one, and a qualified column over a field of a
 * column of that name. What follows the column are fields.
 */
export function lookup(scope: Scope, parts: readonly string[]): Found | undefined {
  const { fold } = scope;
  for (let q = Math.min(3, parts.length - 1); q >= 0; q--) {
    const folded = fold(parts[q] ?? '');
    let first: Attribute | undefined;
    let from: Part | undefined;
    let several = false;
    for (const part of scope.parts) {
      const { columns } = part;
      const places = placesIn(columns, fold);
      for (let at = places.first.get(folded) ?? -1; at >= 0; at = afterPlace(places, at)) {
        if ((q === 0 || part.qualifier) && isHidden(columns, at)) continue;
        if (q > 0 && !endsWithFirst(qualifierAt(part, at), parts, q, fold)) continue;
        const attribute = attributeAt(columns, at);
        if (!first) {
          first = attribute;
          from = part;
        } else several ||= attribute.id !== first.id;
      }
    }
    if (!first) continue;
    if (several) return { kind: 'ambiguous', candidates: candidatesOf(scope, folded, parts.slice(0, q)) };
    const attribute = from?.nullable ? nullable(first) : first;
    return { kind: 'column', attribute, rest: q === parts.length - 1 ? NO_REST : parts.slice(q + 1) };
  }
  return scope.opens.length === 0 ? undefined : lookupOpen(scope, parts);
}

function lookupOpen(scope: Scope, parts: readonly string[]): Found | undefined {
  const { fold } = scope;
  for (let q = Math.min(3, parts.length - 1); q > 0; q--) {
    const qualifier = parts.slice(0, q);
    const sources = scope.opens.filter((o) => endsWith(o.qualifier, qualifier, fold));
    if (sources.length > 0) return { kind: 'open', sources, parts: parts.slice(q) };
  }
  // a qualifier that names a known relation says that the column is missing there
  if (parts.length > 1 && isQualifier(scope, parts.slice(0, 1))) return undefined;
  return { kind: 'open', sources: scope.opens, parts };
}

function candidatesOf(scope: Scope, folded: string, qualifier: readonly string[]): readonly string[] {
  const all = scope.named(folded) ?? [];
  const { fold } = scope;
  return all.filter((e) => (qualifier.length === 0 ? !e.hidden : endsWith(e.qualifier, qualifier, fold))).map(quoted);
}

function isQualifier(scope: Scope, parts: readonly string[]): boolean {
  return scope.items.some((i) => i.kind === 'entry' && endsWith(i.qualifier, parts, scope.fold));
}

/** The items that `qualifier.*` stands for; undefined where nothing has that qualifier. */
export function qualifiedItems(scope: Scope, qualifier: readonly string[]): readonly ScopeItem[] | undefined {
  const found = scope.items.filter((i) => endsWith(i.qualifier, qualifier, scope.fold));
  return found.length > 0 ? found : undefined;
}
