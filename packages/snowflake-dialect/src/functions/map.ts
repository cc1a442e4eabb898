import type { DataType, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  type CallSite,
  constantText,
  type Lowering,
  leftOpen,
  piece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { captured, text, unlessNull } from './guard.js';
import { hasTextKeys, keyText, keyValue, variantKeyText } from './map-key.js';

const KEY_ORDER =
  'an OBJECT does not keep the order of its keys (docs.snowflake.com/en/sql-reference/data-types-semistructured); Spark gives them as they were put in, and promises no order';
const JSON_NULL = "PARSE_JSON('null')";

/** An object of keys and values at equal places. A value that is NULL stays; a key that comes twice is an error, as in Spark. */
function zipToObject(keys: string, values: string, map: DataType, site: CallSite): string {
  const key = variantKeyText(`GET(${keys}, i__)`, map, site);
  return `REDUCE(ARRAY_GENERATE_RANGE(0, ARRAY_SIZE(${keys})), OBJECT_CONSTRUCT(), (o__ OBJECT, i__ INT) -> OBJECT_INSERT(o__, ${key}, COALESCE(GET(${values}, i__), ${JSON_NULL})))`;
}

const literalMap = build((args, site) => {
  // an error would be a helper's, which no lambda around could call
  if (site.exprs.some((e, i) => i % 2 === 0 && e.nullable))
    site.ctx.approximate(site.call, 'an entry whose key is NULL is left out, in Spark it is an error');
  const parts = args.map((a, i) => (i % 2 === 0 ? keyText(a, site.type, site) : a.text));
  return atom(`OBJECT_CONSTRUCT_KEEP_NULL(${parts.join(', ')})`);
});

const fromEntries = build(([list], site) => {
  const [type] = site.types;
  const entry = type?.kind === 'array' ? type.element : undefined;
  const [key, value] = entry?.kind === 'struct' ? entry.fields : [];
  if (!key || !value) return site.ctx.refuse(site.call, 'its entries must be structs of two fields');
  return atom(entriesToObject(text(list), key.name, value.name, site.type, site));
});

/** An object of structs of a key and a value. A key that comes twice is an error, as in Spark. */
export function entriesToObject(list: string, key: string, value: string, map: DataType, site: CallSite): string {
  const of = (name: string): string => `GET(e__, ${stringText(name)})`;
  const inserted = `OBJECT_INSERT(o__, ${variantKeyText(of(key), map, site)}, COALESCE(${of(value)}, ${JSON_NULL}))`;
  return `REDUCE(${list}, OBJECT_CONSTRUCT(), (o__ OBJECT, e__ OBJECT) -> ${inserted})`;
}

/** Entry by entry: a key that comes twice is an error, as in Spark. */
const concat = build((args, site) => {
  hasTextKeys(site.type, site);
  const [head, ...rest] = args.map((a, i) => (i === 0 ? a.text : captured(a, site)));
  if (head === undefined) return atom('OBJECT_CONSTRUCT()');
  return atom(
    rest.reduce(
      (l, r) => `REDUCE(OBJECT_KEYS(${r}), ${l}, (o__ OBJECT, k__ VARCHAR) -> OBJECT_INSERT(o__, k__, GET(${r}, k__)))`,
      head,
    ),
  );
});

/** The keys as they are in Spark. */
function keysText(map: string, site: CallSite): string {
  const keys = `OBJECT_KEYS(${map})`;
  return hasTextKeys(site.types[0], site) ? keys : `TRANSFORM(${keys}, k__ VARCHAR -> ${entryKey(site)})`;
}
const entryKey = (site: CallSite): string => keyValue('k__', site.types[0], site);

const SPECIAL = /[\\^$.|?*+()[\]{}]/;
const strToMap = build(([value, pairs, keyValue], site) => {
  const pair = pairs ? constantText(site.exprs[1]) : ',';
  const delimiter = keyValue ? constantText(site.exprs[2]) : ':';
  if (!pair || !delimiter || SPECIAL.test(pair) || SPECIAL.test(delimiter)) {
    return site.ctx.refuse(site.call, 'its delimiters must be constants without characters special in patterns');
  }
  const items = `SPLIT(${text(value)}, ${stringText(pair)})`;
  const d = stringText(delimiter);
  const rest = `IFF(CONTAINS(e__, ${d}), SUBSTR(e__, POSITION(${d}, e__) + ${[...delimiter].length}), NULL)`;
  return atom(
    `REDUCE(${items}, OBJECT_CONSTRUCT(), (o__ OBJECT, e__ VARCHAR) -> OBJECT_INSERT(o__, SPLIT_PART(e__, ${d}, 1), COALESCE(TO_VARIANT(${rest}), ${JSON_NULL})))`,
  );
});

export const mapLowerings = {
  map: literalMap,
  map_from_arrays: build(([keys, values], site) => {
    const zipped = zipToObject(captured(keys, site), captured(values, site), site.type, site);
    return unlessNull([keys, values], site, [0, 1], zipped);
  }),
  map_from_entries: fromEntries,
  map_concat: concat,
  map_keys: leftOpen(
    build(([map], site) => atom(keysText(text(map), site))),
    KEY_ORDER,
  ),
  map_values: leftOpen(
    build(([map], site) =>
      atom(`TRANSFORM(OBJECT_KEYS(${text(map)}), k__ VARCHAR -> GET(${captured(map, site)}, k__))`),
    ),
    KEY_ORDER,
  ),
  map_entries: leftOpen(
    build(([map], site) =>
      atom(
        `TRANSFORM(OBJECT_KEYS(${text(map)}), k__ VARCHAR -> OBJECT_CONSTRUCT_KEEP_NULL('key', ${entryKey(site)}, 'value', GET(${captured(map, site)}, k__)))`,
      ),
    ),
    KEY_ORDER,
  ),
  map_contains_key: build((args, site) =>
    unlessNull(
      args,
      site,
      [0, 1],
      piece(`GET(${text(args[0])}, ${keyText(args[1], site.types[0], site)}) IS NOT NULL`, STRENGTH.compare),
    ),
  ),
  str_to_map: strToMap,
} satisfies Record<NeedsLowering<(typeof families)['map']>, Lowering>;
