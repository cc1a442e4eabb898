import type { DataType, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  byHelper,
  type CallSite,
  callText,
  type Lowering,
  type SqlPiece,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { elementKeys, isNested, keyedElement, NO_ORDER } from '../order-key.js';
import { elementAt, elementFromZero, insert, slice } from './array-place.js';
import {
  asType,
  asVariant,
  captured,
  constantOf,
  elementType,
  hasNull,
  holdsNull,
  namedList,
  text,
  unlessNull,
} from './guard.js';
import { sequence } from './sequence.js';
import { objectFields } from './struct.js';

/**
 * Each element that is `wanted` once, in the order of the first array: the functions for sets promise no order
 * (docs.snowflake.com/en/sql-reference/functions/array_distinct). ARRAY_CONTAINS lets NULL match NULL, and gives no TRUE for one that is not there.
 */
const once = (list: string, wanted?: string): string => {
  const added = `ARRAY_CAT(o__, ARRAY_CONSTRUCT(e__))`;
  const kept = wanted === undefined ? added : `IFF(${wanted}, ${added}, o__)`;
  return `REDUCE(${list}, ARRAY_CONSTRUCT(), (o__ ARRAY, e__ VARIANT) -> IFF(ARRAY_CONTAINS(e__, o__), o__, ${kept}))`;
};
/** A set of two arrays, or NULL where one of them is. */
const setOf = (make: (left: string, right: string) => string): Lowering =>
  build((args, site) => {
    const [left, right] = args.map((a) => captured(a, site)) as [string, string];
    return unlessNull(args, site, [0, 1], make(left, right));
  });

/** `element` behind or in front of the array; a NULL one in an array of its own, since the functions for one element drop it. */
const extend = (name: string, inFront: boolean): Lowering =>
  build(([list, element], site) => {
    if (!site.exprs[1]?.nullable) return atom(`${name}(${text(list)}, ${text(element)})`);
    const one = `ARRAY_CONSTRUCT(${text(element)})`;
    return atom(`ARRAY_CAT(${inFront ? `${one}, ${text(list)}` : `${text(list)}, ${one}`})`);
  });

/** NULL where the value is not found and a NULL is among the elements; Snowflake lets NULL match NULL. */
const contains = build((args, site) => {
  const [list, value] = args;
  const found = `ARRAY_CONTAINS(${asVariant(value)}, ${text(list)})`;
  const sql = holdsNull(site.types[0]) ? `IFF(${found}, TRUE, IFF(${hasNull(text(list))}, NULL, FALSE))` : found;
  return unlessNull(args, site, [0, 1], sql);
});

const overlap = build((args, site) => {
  const [a, b] = args.map(text) as [string, string];
  const nulls = [holdsNull(site.types[0]), holdsNull(site.types[1])];
  const compact = (l: string, i: number): string => (nulls[i] ? `ARRAY_COMPACT(${l})` : l);
  const shared = `ARRAYS_OVERLAP(${compact(a, 0)}, ${compact(b, 1)})`;
  if (!nulls[0] && !nulls[1]) return atom(shared);
  const some = [nulls[0] ? hasNull(a) : '', nulls[1] ? hasNull(b) : ''].filter(Boolean).join(' OR ');
  const unknown = `ARRAY_SIZE(${a}) > 0 AND ARRAY_SIZE(${b}) > 0 AND (${some})`;
  return unlessNull(args, site, [0, 1], `IFF(${shared}, TRUE, IFF(${unknown}, NULL, FALSE))`);
});

/** ARRAY_TO_STRING prints a NULL as nothing, between delimiters. */
const join = build((args, site) => {
  const [list, delimiter, replacement] = args;
  const items = replacement
    ? `TRANSFORM(${text(list)}, e__ VARCHAR -> COALESCE(e__, ${captured(replacement, site)}))`
    : holdsNull(site.types[0])
      ? `ARRAY_COMPACT(${text(list)})`
      : text(list);
  return unlessNull(args, site, replacement ? [2] : [], `ARRAY_TO_STRING(${items}, ${text(delimiter)})`);
});

const size = (orElse: boolean): Lowering =>
  build(([value], site) => {
    const count =
      site.types[0]?.kind === 'map' ? `ARRAY_SIZE(OBJECT_KEYS(${text(value)}))` : `ARRAY_SIZE(${text(value)})`;
    const minusOne = orElse && !site.ctx.conf.ansi && (site.exprs[0]?.nullable ?? true);
    return atom(minusOne ? `COALESCE(${count}, -1)` : count);
  });

const extreme = (name: 'ARRAY_MAX' | 'ARRAY_MIN'): Lowering =>
  build(([list], site) => {
    const element = elementType(site.types[0]);
    if (isNested(element))
      return asType(
        namedList(list, site.exprs[0], (items) => extremeOf(name, items, element, site), site).text,
        element,
      );
    const items = holdsNull(site.types[0]) ? `ARRAY_COMPACT(${text(list)})` : text(list);
    return asType(`${name}(${items})`, element);
  });

/** The greatest or least of arrays or structs, NULLs passed over. */
export function extremeOf(name: 'ARRAY_MAX' | 'ARRAY_MIN', items: string, element: DataType, site: CallSite): string {
  const keys = elementKeys(items, element, name === 'ARRAY_MAX' ? '0' : '2') ?? site.ctx.refuse(site.call, NO_ORDER);
  return keyedElement(items, `${name}(${keys})::VARCHAR`);
}

const zip = build((args, site) => {
  const fields = objectFields(elementType(site.type), site);
  const sizes = args.map((a) => `ARRAY_SIZE(${a.text})`).join(', ');
  const parts = fields.map((f, i) => `${stringText(f.name)}, GET(${captured(args[i], site)}, i__)`).join(', ');
  if (args.length === 0) return atom('ARRAY_CONSTRUCT()');
  return atom(
    `TRANSFORM(ARRAY_GENERATE_RANGE(0, GREATEST(${sizes})), i__ INT -> OBJECT_CONSTRUCT_KEEP_NULL(${parts}))`,
  );
});

/** Sorted up or down. A NULL element comes first or last; arrays and structs are sorted by texts in their order. */
export function sorted(list: SqlPiece | undefined, ascending: boolean, nullsFirst: boolean, site: CallSite): SqlPiece {
  const element = elementType(site.types[0]);
  if (!isNested(element)) return atom(`ARRAY_SORT(${text(list)}, ${sqlFlag(ascending)}, ${sqlFlag(nullsFirst)})`);
  const byKey = (items: string): string => {
    const keys = elementKeys(items, element, nullsFirst === ascending ? '0' : '2');
    const all = `ARRAY_SORT(${keys ?? site.ctx.refuse(site.call, NO_ORDER)}${ascending ? '' : ', FALSE'})`;
    return `TRANSFORM(${all}, k__ VARCHAR -> ${keyedElement(items, 'k__')})`;
  };
  return asType(namedList(list, site.exprs[0], byKey, site).text, site.type);
}
const sqlFlag = (on: boolean): string => (on ? 'TRUE' : 'FALSE');

/** `shuffle`: the elements in the order of hashes of their places. The number by chance is the first of the list of hashes, so that there is one for the row. */
const shuffle = build(([list], site) => {
  const shuffled = namedList(
    list,
    site.exprs[0],
    (items) => {
      const n = `ARRAY_SIZE(${items})`;
      const hashes = `REDUCE(ARRAY_GENERATE_RANGE(0, ${n}), ARRAY_CONSTRUCT(RANDOM()), (o__ ARRAY, i__ INT) -> ARRAY_APPEND(o__, MD5(o__[0]::VARCHAR || ' ' || i__) || ' ' || i__))`;
      return `TRANSFORM(ARRAY_SORT(ARRAY_SLICE(${hashes}, 1, ${n} + 1)), k__ VARCHAR -> ${keyedElement(items, 'k__')})`;
    },
    site,
  );
  return asType(shuffled.text, site.type);
});

export const arrayLowerings = {
  array: build((args) => callText('ARRAY_CONSTRUCT', args)),
  array_append: extend('ARRAY_APPEND', false),
  array_prepend: extend('ARRAY_PREPEND', true),
  array_compact: template('ARRAY_COMPACT({array})'),
  array_contains: contains,
  array_distinct: build(([list]) => atom(once(text(list)))),
  array_except: setOf((left, right) => once(left, `ARRAY_CONTAINS(e__, ${right}) IS DISTINCT FROM TRUE`)),
  array_insert: byHelper(insert, 'sometimes'),
  array_intersect: setOf((left, right) => once(left, `ARRAY_CONTAINS(e__, ${right})`)),
  array_join: join,
  array_max: extreme('ARRAY_MAX'),
  array_min: extreme('ARRAY_MIN'),
  array_position: build((args, site) =>
    unlessNull(args, site, [0, 1], `COALESCE(ARRAY_POSITION(${asVariant(args[1])}, ${text(args[0])}) + 1, 0)`),
  ),
  array_remove: build((args, site) =>
    unlessNull(args, site, [1], `ARRAY_REMOVE(${text(args[0])}, ${asVariant(args[1])})`),
  ),
  array_repeat: build(([element, count], site) => {
    const n = constantOf(site.exprs[1]);
    const end = n === undefined ? `GREATEST(${text(count)}, 0)` : String(Math.max(n, 0));
    return atom(`TRANSFORM(ARRAY_GENERATE_RANGE(0, ${end}), i__ INT -> ${captured(element, site)})`);
  }),
  frequent_items: byHelper(
    build((args, site) =>
      atom(`TRANSFORM(${callHelper(site.ctx, 'frequent_items', args).text}, p__ VARCHAR -> p__::INT)`),
    ),
  ),
  array_size: size(false),
  size: size(true),
  array_union: setOf((left, right) => once(`ARRAY_CAT(${left}, ${right})`)),
  arrays_overlap: overlap,
  arrays_zip: zip,
  element_at: byHelper(elementAt(false), 'sometimes'),
  try_element_at: byHelper(elementAt(true), 'sometimes'),
  get: elementFromZero(true),
  getitem: byHelper(elementFromZero(false), 'sometimes'),
  flatten: template('ARRAY_FLATTEN({arrays})'),
  sequence: byHelper(sequence, 'sometimes'),
  shuffle,
  slice: byHelper(slice, 'sometimes'),
  sort_array: build(([list], site) => {
    const descending = site.exprs[1]?.kind === 'literal' && site.exprs[1].value === false;
    return sorted(list, !descending, !descending, site);
  }),
} satisfies Record<NeedsLowering<(typeof families)['array']>, Lowering>;
