import type { Expr, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { atom, build, isNullConstant, type Lowering, native, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';
import { once, unlessNull } from './guard.js';

const text = (p: SqlPiece | undefined): string => p?.text ?? 'NULL';

const constantText = (e: Expr | undefined): string | undefined =>
  e?.kind === 'literal' && typeof e.value === 'string' ? e.value : undefined;
/** A delimiter in Spark is a regular expression: one without a special character is itself. */
const isPlain = (s: string): boolean => s !== '' && !/[\\^$.|?*+()[\]{}]/.test(s);

/** A NULL entry makes the map NULL. */
const fromEntries = build(([list], site) => {
  const [type] = site.types;
  if (type?.kind !== 'array' || !type.containsNull) return atom(`map_from_entries(${text(list)})`);
  return once(
    list as SqlPiece,
    site.exprs[0],
    (a) => `CASE WHEN list_count(${a.text}) = len(${a.text}) THEN map_from_entries(${a.text}) END`,
  );
});

/** By entries: DuckDB's MAP_CONCAT lets the last of two equal keys win, in Spark they are an error. */
const concat = build((args, site) => {
  const [only] = args;
  if (!only) return atom('MAP {}');
  if (args.length === 1) return only;
  const entries = args.map((a) => `map_entries(${a.text})`).join(', ');
  return unlessNull(
    args,
    site,
    args.map((_, i) => i),
    `map_from_entries(list_concat(${entries}))`,
  );
});

const strToMap = build(([value, pairs, keyValue], site) => {
  const pair = pairs ? constantText(site.exprs[1]) : ',';
  const delimiter = keyValue ? constantText(site.exprs[2]) : ':';
  if (pair === undefined || delimiter === undefined || !isPlain(pair) || !isPlain(delimiter)) {
    return site.ctx.refuse(site.call, 'its delimiters must be constants without characters special in patterns');
  }
  const d = stringText(delimiter).text;
  const key = `split_part(e__, ${d}, 1)`;
  const rest = `CASE WHEN contains(e__, ${d}) THEN substr(e__, length(${key}) + ${[...delimiter].length + 1}) END`;
  const entry = `{'key': ${key}, 'value': ${rest}}`;
  // an untyped NULL would make it a column of integers
  if (isNullConstant(site.exprs[0])) return atom(`CAST(NULL AS ${typeName(site.type)})`);
  return atom(
    `map_from_entries(list_transform(string_split(${text(value)}, ${stringText(pair).text}), lambda e__: ${entry}))`,
  );
});

/** NULLs alone have no type that the map could take from them. */
const literalMap = build((args, site) => {
  const entries: string[] = [];
  for (let i = 0; i + 1 < args.length; i += 2) entries.push(`${text(args[i])}: ${text(args[i + 1])}`);
  const map = `MAP {${entries.join(', ')}}`;
  const untyped =
    args.length > 0 && site.exprs.every((e, i) => i % 2 === 0 || isNullConstant(e)) && site.type.kind === 'map';
  return atom(untyped ? `CAST(${map} AS ${typeName(site.type)})` : map);
});

export const mapLowerings = {
  map: literalMap,
  map_from_arrays: native('map'),
  map_from_entries: fromEntries,
  map_concat: concat,
  map_keys: native('map_keys'),
  map_values: native('map_values'),
  map_entries: native('map_entries'),
  map_contains_key: native('map_contains'),
  str_to_map: strToMap,
} satisfies Record<NeedsLowering<(typeof families)['map']>, Lowering>;
