import {
  type DataType,
  type Expr,
  type families,
  isFloating,
  type NeedsLowering,
} from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  byHelper,
  type CallSite,
  isNullConstant,
  type Lowering,
  type SqlPiece,
  STRENGTH,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { nestedKey } from '../sort-key.js';
import { typeName } from '../types.js';
import { constantOf, indexed, once, operand, unlessNull } from './guard.js';
import { sequence } from './sequence.js';

const text = (p: SqlPiece | undefined): string => p?.text ?? 'NULL';
const holdsNull = (t: DataType | undefined): boolean => t?.kind !== 'array' || t.containsNull;
/** Raises Spark's message. */
const raise = (message: string): string => `error('${message}')`;
const ZERO_INDEX = raise('[INVALID_INDEX_OF_ZERO] The index 0 is invalid.');
const OUT_OF_BOUNDS = raise('[INVALID_ARRAY_INDEX] The index is out of bounds.');
const ELEMENT_OUT_OF_BOUNDS = raise('[INVALID_ARRAY_INDEX_IN_ELEMENT_AT] The index is out of bounds.');

/** Does an array hold a NULL? */
const hasNull = (a: string): string => `list_count(${a}) < len(${a})`;

/** A list function that takes a NULL list for an empty one, where Spark gives NULL. */
const guarded = (name: string, places: readonly number[], order: (args: readonly string[]) => string): Lowering =>
  build((args, site) => unlessNull(args, site, places, `${name}(${order(args.map((a) => a.text))})`));

/** Floating elements of a set are told apart by the sign of a zero, too, where they stand in no other value. */
const signed = (e: string): string => `{'v': ${e}, 's': ${e} = 0 AND signbit(${e})}`;
const isSigned = (type: DataType | undefined): boolean => type?.kind === 'array' && isFloating(type.element);
const setElement = (e: string, type: DataType | undefined): string => (isSigned(type) ? signed(e) : e);
const setList = (list: string, type: DataType | undefined): string =>
  isSigned(type) ? `list_transform(${list}, lambda k__: ${signed('k__')})` : list;

/**
 * Distinct elements in the order of their first place, NULL among them once: DuckDB's own functions lose the order and NULLs.
 * `test` adds a condition on the element `e__`.
 */
const distinct = (list: SqlPiece, expr: Expr | undefined, type: DataType | undefined, test = ''): SqlPiece => {
  const first = (a: string): string => `list_position(${setList(a, type)}, ${setElement('e__', type)}) = i__`;
  return once(list, expr, (a) => `list_filter(${a.text}, lambda e__, i__: ${first(a.text)}${test})`, 'd__');
};

const setOperation = (test: 'IS NULL' | 'IS NOT NULL'): Lowering =>
  build(([a, b], site) => {
    const [x, y] = site.exprs;
    const [type] = site.types;
    const found = (list: string): string => `list_position(${setList(list, type)}, ${setElement('e__', type)}) ${test}`;
    const sql = once(
      b as SqlPiece,
      y,
      (name) => distinct(a as SqlPiece, x, type, ` AND ${found(name.text)}`).text,
      'b__',
    );
    return unlessNull([a, b], site, [0, 1], sql);
  });

const containsLowering = build(([list, value], site) => {
  const found = (a: SqlPiece): string => `list_contains(${a.text}, ${text(value)})`;
  if (!holdsNull(site.types[0])) return atom(found(list as SqlPiece));
  return once(list as SqlPiece, site.exprs[0], (a) => `(${found(a)} OR NULLIF(${hasNull(a.text)}, TRUE))`);
});

const overlap = build(([a, b], site) => {
  const [x, y] = site.exprs;
  const [type] = site.types;
  const nulls = [holdsNull(site.types[0]), holdsNull(site.types[1])];
  // the keys that elements are compared by would find a NULL in the other's
  const present = (l: string): string =>
    nulls[0] && nulls[1] && setList(l, type) !== l ? `list_filter(${l}, lambda p__: p__ IS NOT NULL)` : l;
  const shared = (l: string, r: string): string => `list_has_any(${setList(present(l), type)}, ${setList(r, type)})`;
  if (!nulls[0] && !nulls[1]) return atom(shared(text(a), text(b)));
  return once(
    a as SqlPiece,
    x,
    (l) =>
      once(
        b as SqlPiece,
        y,
        (r) => {
          const some = [nulls[0] ? hasNull(l.text) : '', nulls[1] ? hasNull(r.text) : ''].filter(Boolean).join(' OR ');
          const unknown = `CASE WHEN len(${l.text}) > 0 AND len(${r.text}) > 0 AND (${some}) THEN NULL ELSE FALSE END`;
          return unlessNull([a, b], site, [0, 1], `(${shared(l.text, r.text)} OR ${unknown})`).text;
        },
        'b__',
      ).text,
  );
});

/** What a test of the index needs beside it: of no array there is no element either. */
const ifThere = (site: CallSite, list: SqlPiece): string =>
  site.exprs[0]?.nullable ? ` AND ${at(list, STRENGTH.compare + 1)} IS NOT NULL` : '';

/** 1-based, negative from behind, NULL outside; an error for 0 and, in ANSI mode, outside. */
function elementAt(site: CallSite, list: SqlPiece, index: SqlPiece, strict: boolean): SqlPiece {
  const at0 = constantOf(site.exprs[1]);
  const i = operand(index);
  const plain = `list_extract(${list.text}, ${index.text})`;
  const tests: string[] = [];
  const there = ifThere(site, list);
  if (at0 === undefined || at0 === 0) tests.push(`WHEN ${i} = 0${there} THEN ${ZERO_INDEX}`);
  if (strict) tests.push(`WHEN ABS(${i}) > len(${list.text}) THEN ${ELEMENT_OUT_OF_BOUNDS}`);
  return atom(tests.length === 0 ? plain : `CASE ${tests.join(' ')} ELSE ${plain} END`);
}

/** 0-based. */
function elementFromZero(site: CallSite, list: SqlPiece, index: SqlPiece, strict: boolean): SqlPiece {
  const constant = constantOf(site.exprs[1]);
  const i = operand(index);
  const plain = `list_extract(${list.text}, ${constant === undefined ? `${at(index, STRENGTH.add)} + 1` : constant + 1})`;
  if (strict) {
    const there = ifThere(site, list);
    return atom(`CASE WHEN ${i} < 0${there} OR ${i} >= len(${list.text}) THEN ${OUT_OF_BOUNDS} ELSE ${plain} END`);
  }
  if (constant !== undefined && constant >= 0) return atom(plain);
  return atom(`CASE WHEN ${i} >= 0 THEN ${plain} END`);
}

const lookup = (m: SqlPiece | undefined, key: SqlPiece | undefined): SqlPiece =>
  atom(`map_extract_value(${text(m)}, ${text(key)})`);

const pick = (zeroBased: boolean, lenient: boolean): Lowering =>
  build(([base, key], site) => {
    if (!base || !key || site.types[0]?.kind === 'map') return lookup(base, key);
    const strict = site.ctx.conf.ansi && !lenient;
    return zeroBased ? elementFromZero(site, base, key, strict) : elementAt(site, base, key, strict);
  });

/**
 * From the front: the elements before the position, filled with NULLs, the value, the rest. From behind the other way round: -1 is
 * behind the last, so -p - 1 elements follow.
 */
const insert = build(([list, position, value], site) => {
  const element = `[CAST(${text(value)} AS ${typeName(site.types[2] as DataType)})]`;
  const front = (a: string, before: string, from: string): string =>
    `list_concat(list_resize(${a}[1:${before}], ${before}), ${element}, ${a}[${from}:])`;
  const back = (a: string, after: string): string => {
    const missing = `list_resize(CAST([] AS ${typeName(site.type)}), GREATEST(${after} - len(${a}), 0))`;
    return `list_concat(${a}[1:GREATEST(len(${a}) - ${after}, 0)], ${element}, ${missing}, ${a}[GREATEST(len(${a}) - ${after} + 1, 1):])`;
  };
  const at0 = constantOf(site.exprs[1]);
  const p = operand(position);
  const body = (a: SqlPiece): string => {
    const name = indexed(a);
    if (at0 !== undefined && at0 > 0) return front(name, String(at0 - 1), String(at0));
    if (at0 !== undefined && at0 < 0) return back(name, String(-at0 - 1));
    return `CASE WHEN ${p} > 0 THEN ${front(name, `${p} - 1`, p)} WHEN ${p} < 0 THEN ${back(name, `(-${p} - 1)`)} ELSE ${ZERO_INDEX} END`;
  };
  return unlessNull([list, position], site, [0, 1], once(list as SqlPiece, site.exprs[0], body));
});

const slice = build(([list, start, length], site) => {
  const [first, count] = [constantOf(site.exprs[1]), constantOf(site.exprs[2])];
  if (first !== undefined && count !== undefined && first > 0 && count >= 0) {
    return atom(`${indexed(list)}[${first}:${first + count - 1}]`);
  }
  if (first !== undefined && count !== undefined && first < 0 && count >= 0) {
    const end = Math.min(first + count - 1, -1);
    const found = (a: SqlPiece): string =>
      `CASE WHEN len(${a.text}) < ${-first} THEN ${indexed(a)}[1:0] ELSE ${indexed(a)}[${first}:${end}] END`;
    return unlessNull(
      [list],
      site,
      [0],
      count === 0 ? `${indexed(list)}[1:0]` : once(list as SqlPiece, site.exprs[0], found),
    );
  }
  const s = operand(start);
  const n = operand(length);
  const body = (a: SqlPiece): string => {
    const from = `CASE WHEN ${s} < 0 THEN len(${a.text}) + ${s} + 1 ELSE ${s} END`;
    return `CASE WHEN ${s} = 0 THEN ${raise('[INVALID_PARAMETER_VALUE.START] SQL array indices start at 1.')} WHEN ${n} < 0 THEN ${raise('[INVALID_PARAMETER_VALUE.LENGTH] The length must be 0 or more.')} WHEN ${s} + len(${a.text}) < 0 THEN ${indexed(a)}[1:0] ELSE ${indexed(a)}[${from}:${from} + ${n} - 1] END`;
  };
  return unlessNull([list, start, length], site, [0, 1, 2], once(list as SqlPiece, site.exprs[0], body));
});

/**
 * Skips NULLs, or puts the replacement for them. Of nothing but NULLs DuckDB makes NULL; its delimiter is a constant, so any other
 * is put in front of each element, and cut off the first.
 */
const join = build(([list, delimiter, replacement], site) => {
  const args = [list, delimiter, replacement];
  const nulls = holdsNull(site.types[0]);
  const items = replacement
    ? `list_transform(${text(list)}, lambda e__: COALESCE(e__, ${replacement.text}))`
    : text(list);
  if (site.exprs[1]?.kind === 'literal') {
    const joined = `array_to_string(${items}, ${text(delimiter)})`;
    return unlessNull(args, site, [0, 1, 2], replacement || !nulls ? joined : `COALESCE(${joined}, '')`);
  }
  const d = delimiter ? at(delimiter, STRENGTH.concat + 1) : 'NULL';
  const kept = replacement || !nulls ? items : `list_filter(${items}, lambda e__: e__ IS NOT NULL)`;
  const all = `list_reduce(list_transform(${kept}, lambda e__: ${d} || e__), lambda p__, q__: p__ || q__, '')`;
  return unlessNull(args, site, [0, 1, 2], `substr(${all}, length(${text(delimiter)}) + 1)`);
});

const size = (orElse: boolean): Lowering =>
  build(([value], site) => {
    const count = site.types[0]?.kind === 'map' ? `cardinality(${text(value)})` : `len(${text(value)})`;
    const minusOne = orElse && !site.ctx.conf.ansi && site.exprs[0]?.nullable;
    return atom(`CAST(${minusOne ? `COALESCE(${count}, -1)` : count} AS INTEGER)`);
  });

type Order = 'ASC NULLS FIRST' | 'ASC NULLS LAST' | 'DESC NULLS LAST';

/** Sorted. Elements with NULLs inside have another order in DuckDB: they are sorted by a key, and what is NULL by a flag. */
export function sorted(list: string, order: Order, site: CallSite): SqlPiece {
  const [type] = site.types;
  const [direction = 'ASC'] = order.split(' ');
  const element = atom('x__');
  const key = type?.kind === 'array' ? nestedKey(element, type.element) : element;
  if (key === element) return atom(`list_sort(${list}, '${direction}', '${order.slice(direction.length + 1)}')`);
  const flag = order === 'ASC NULLS LAST' ? 'x__ IS NULL' : 'x__ IS NOT NULL';
  const pairs = `list_transform(${list}, lambda x__: {'n': ${flag}, 'k': ${key.text}, 'v': x__})`;
  return atom(`list_transform(list_sort(${pairs}, '${direction}'), lambda s__: s__['v'])`);
}

/** Floating numbers inside of elements: of several that differ in the sign of a zero DuckDB's own functions do not give the first. */
const isNestedFloating = (type: DataType): boolean =>
  (type.kind === 'array' && (isFloating(type.element) || isNestedFloating(type.element))) ||
  (type.kind === 'struct' && type.fields.some((f) => isFloating(f.type) || isNestedFloating(f.type)));

/** The first of the elements in order. */
const extreme = (name: string, order: Order): Lowering =>
  build(([a], site) => {
    const [type] = site.types;
    const element = atom('x__');
    const plain =
      type?.kind !== 'array' || (nestedKey(element, type.element) === element && !isNestedFloating(type.element));
    return atom(plain ? `${name}(${text(a)})` : `${sorted(text(a), order, site).text}[1]`);
  });

export const arrayLowerings = {
  array: build((args, site) => {
    const list = `[${args.map((a) => a.text).join(', ')}]`;
    const untyped = site.exprs.every(isNullConstant) && site.type.kind === 'array' && site.type.element.kind !== 'null';
    return atom(untyped ? `CAST(${list} AS ${typeName(site.type)})` : list);
  }),
  array_append: guarded('list_append', [0], ([a, x]) => `${a}, ${x}`),
  array_prepend: guarded('list_prepend', [0], ([a, x]) => `${x}, ${a}`),
  array_compact: template('list_filter({array}, lambda e__: e__ IS NOT NULL)'),
  array_contains: containsLowering,
  array_distinct: build(([a], site) => distinct(a as SqlPiece, site.exprs[0], site.types[0])),
  array_except: setOperation('IS NULL'),
  array_insert: insert,
  array_intersect: setOperation('IS NOT NULL'),
  array_join: join,
  array_max: extreme('list_max', 'DESC NULLS LAST'),
  array_min: extreme('list_min', 'ASC NULLS LAST'),
  array_position: build((args, site) =>
    unlessNull(args, site, [0, 1], `CAST(COALESCE(list_position(${args.map((a) => a.text).join(', ')}), 0) AS BIGINT)`),
  ),
  array_remove: build(([a, x], site) =>
    unlessNull([a, x], site, [1], `list_filter(${text(a)}, lambda e__: e__ IS DISTINCT FROM ${operand(x)})`),
  ),
  array_repeat: build((args, site) => unlessNull(args, site, [1], `repeat([${text(args[0])}], ${text(args[1])})`)),
  frequent_items: byHelper(
    build((args, site) => atom(`CAST(${callHelper(site.ctx, 'frequent_items', args).text} AS INTEGER[])`)),
  ),
  array_size: size(false),
  size: size(true),
  array_union: build(([a, b], site) =>
    unlessNull([a, b], site, [0, 1], distinct(atom(`list_concat(${text(a)}, ${text(b)})`), undefined, site.types[0])),
  ),
  arrays_overlap: overlap,
  arrays_zip: build((args, site) => {
    if (args.length === 0) return site.ctx.refuse(site.call, 'a struct has one field at least in DuckDB');
    const zipped = `CAST(list_zip(${args.map((a) => a.text).join(', ')}) AS ${typeName(site.type)})`;
    return unlessNull(
      args,
      site,
      args.map((_, i) => i),
      zipped,
    );
  }),
  element_at: pick(false, false),
  try_element_at: pick(false, true),
  get: pick(true, true),
  getitem: pick(true, false),
  flatten: build(([a], site) => {
    if (!holdsNull(site.types[0])) return atom(`flatten(${text(a)})`);
    return once(
      a as SqlPiece,
      site.exprs[0],
      (l) => `CASE WHEN list_count(${l.text}) = len(${l.text}) THEN flatten(${l.text}) END`,
    );
  }),
  sequence,
  shuffle: build(([a]) =>
    atom(
      `list_transform(list_sort(list_transform(${text(a)}, lambda e__: {'k': random(), 'v': e__})), lambda s__: s__['v'])`,
    ),
  ),
  slice,
  sort_array: build(([a], site) => {
    const descending = site.exprs[1]?.kind === 'literal' && site.exprs[1].value === false;
    return sorted(text(a), descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST', site);
  }),
} satisfies Record<NeedsLowering<(typeof families)['array']>, Lowering>;
