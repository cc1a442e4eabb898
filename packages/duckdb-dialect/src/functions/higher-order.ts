import {
  type Call,
  type DataType,
  type Expr,
  type families,
  forEachChild,
  intLiteral,
  type Lambda,
  type LambdaVariable,
  type NeedsLowering,
  sameType,
  stringLiteral,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  type CallSite,
  CONTRADICTS,
  contradictsItself,
  fieldOf,
  type Lowering,
  rebind,
  type SqlPiece,
  variable,
} from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';
import { sorted } from './array.js';
import { unlessNull } from './guard.js';

const text = (p: SqlPiece | undefined): string => p?.text ?? 'NULL';

function lambdaOf(site: CallSite, at: number): Lambda {
  const expr = site.exprs[at];
  return expr?.kind === 'lambda' ? expr : site.ctx.refuse(site.call, 'it needs a lambda');
}

/** The lambda with its second variable, an index from 0, put in terms of DuckDB's, which counts from 1. */
function fromOne(lambda: Lambda): Lambda {
  const [, index] = lambda.params;
  if (!index) return lambda;
  const long: Call = { kind: 'call', fn: '-', args: [index, intLiteral(1)], type: types.long, nullable: false };
  const shifted: Expr = { kind: 'cast', expr: long, type: types.int, nullable: false, mode: 'ansi' };
  return rebind(lambda, lambda.params, new Map([[index.id, shifted]]));
}
const overElements = (name: string): Lowering =>
  build(([list, given], site) => {
    const lambda = lambdaOf(site, 1);
    const own = lambda.params.length > 1 ? site.ctx.emit(fromOne(lambda)) : given;
    return atom(`${name}(${text(list)}, ${text(own)})`);
  });

/** OR and AND over the list are three-valued as Spark's EXISTS and FORALL are. */
const quantifier = (op: string, start: string): Lowering =>
  build(([list, lambda]) =>
    atom(`list_reduce(list_transform(${text(list)}, ${text(lambda)}), lambda p__, q__: p__ ${op} q__, ${start})`),
  );

/**
 * LIST_REDUCE wants an accumulator of the elements' type. Where it has another, both go through a struct: `a` is carried on,
 * `x` is the element. A lambda that looks at anything around it must not start from a third argument: DuckDB 1.5 then reads what
 * belongs to another row, so the start becomes the list's first element.
 */
const aggregate = build((args, site) => {
  const [list, start] = args;
  const merge = lambdaOf(site, 2);
  const [acc, item] = merge.params as readonly [LambdaVariable, LambdaVariable];
  const listType = site.types[0];
  const zero = `CAST(${text(start)} AS ${typeName(acc.type)})`;
  const element = listType?.kind === 'array' ? listType.element : item.type;
  const reduce = (over: string, lambda: string, first: string): string =>
    looksAround(merge)
      ? `list_reduce(list_prepend(${first}, ${over}), ${lambda})`
      : `list_reduce(${over}, ${lambda}, ${first})`;
  const folded = sameType(acc.type, element)
    ? reduce(text(list), text(args[2]), zero)
    : `${reduce(
        `list_transform(${text(list)}, lambda e__: {'a': CAST(NULL AS ${typeName(acc.type)}), 'x': e__})`,
        mergeInStruct(merge, acc, item, element, site),
        `{'a': ${zero}, 'x': CAST(NULL AS ${typeName(element)})}`,
      )}['a']`;
  const finish = args.length > 3 ? lambdaOf(site, 3) : undefined;
  const result = finish ? `list_transform([${folded}], ${text(args[3])})[1]` : folded;
  return finish || looksAround(merge) ? unlessNull(args, site, [0], result) : atom(result);
});

/** Does the lambda's body name a column, or a variable of a lambda around it? */
function looksAround(lambda: Lambda): boolean {
  const own = new Set(lambda.params.map((p) => p.id));
  const inner = (e: Expr): boolean => {
    if (e.kind === 'lambda') for (const p of e.params) own.add(p.id);
    return e.kind === 'column' || (e.kind === 'lambda-variable' && !own.has(e.id)) || someChild(e, inner);
  };
  return inner(lambda.body);
}

function someChild(e: Expr, test: (child: Expr) => boolean): boolean {
  let found = false;
  forEachChild(e, (c) => {
    found ||= test(c);
  });
  return found;
}

function mergeInStruct(
  merge: Lambda,
  acc: LambdaVariable,
  item: LambdaVariable,
  element: DataType,
  site: CallSite,
): string {
  const state = types.struct([types.field('a', acc.type), types.field('x', element)]);
  const [s, e] = [variable(acc, 's__', state, false), variable(item, 'e__', state, false)];
  const replaced = new Map<LambdaVariable['id'], Expr>([
    [acc.id, fieldOf(s, 0, 'a', acc.type, true)],
    [item.id, fieldOf(e, 1, 'x', element, true)],
  ]);
  const wrap = (body: Expr): Expr =>
    namedStruct(state, ['a', body, 'x', { kind: 'literal', value: null, type: element, nullable: true }]);
  return site.ctx.emit(rebind(merge, [s, e], replaced, wrap)).text;
}

function namedStruct(type: DataType, parts: readonly (string | Expr)[]): Call {
  const args = parts.map((p) => (typeof p === 'string' ? stringLiteral(p) : p));
  return { kind: 'call', fn: 'named_struct', args, type, nullable: false };
}

/** Both lists zipped, NULLs behind the shorter; the lambda's variables are the pair's members. */
const zipWith = build((args, site) => {
  const lambda = lambdaOf(site, 2);
  const [x, y] = lambda.params as readonly [LambdaVariable, LambdaVariable];
  const pair = types.struct([types.field('x', x.type), types.field('y', y.type)]);
  const z = variable(x, 'z__', pair, false);
  const replaced = new Map<LambdaVariable['id'], Expr>([
    [x.id, fieldOf(z, 0, 'x', x.type, true)],
    [y.id, fieldOf(z, 1, 'y', y.type, true)],
  ]);
  const zipped = `CAST(list_zip(${text(args[0])}, ${text(args[1])}) AS ${typeName(types.array(pair))})`;
  const own = site.ctx.emit(rebind(lambda, [z], replaced)).text;
  return unlessNull(args, site, [0, 1], `list_transform(${zipped}, ${own})`);
});

/** A lambda over a map's entries, for one over its key and its value. */
function overEntry(lambda: Lambda, map: DataType, wrap?: (body: Expr, key: Expr, value: Expr) => Expr): Lambda {
  const [k, v] = lambda.params as readonly [LambdaVariable, LambdaVariable];
  const [keyType, valueType] = map.kind === 'map' ? [map.key, map.value] : [k.type, v.type];
  const entry = types.struct([types.field('key', keyType, false), types.field('value', valueType, v.nullable)]);
  const e = variable(k, 'e__', entry, false);
  const key = fieldOf(e, 0, 'key', keyType, false);
  const value = fieldOf(e, 1, 'value', valueType, v.nullable);
  const replaced = new Map<LambdaVariable['id'], Expr>([
    [k.id, key],
    [v.id, value],
  ]);
  return rebind(lambda, [e], replaced, wrap && ((body) => wrap(body, key, value)));
}
const entryType = (type: DataType): DataType =>
  type.kind === 'map' ? types.struct([types.field('key', type.key, false), types.field('value', type.value)]) : type;

const overMap = (name: string, wrap?: (site: CallSite) => (body: Expr, key: Expr, value: Expr) => Expr): Lowering =>
  build(([map], site) => {
    const own = overEntry(lambdaOf(site, 1), site.types[0] as DataType, wrap?.(site));
    return atom(`map_from_entries(${name}(map_entries(${text(map)}), ${site.ctx.emit(own).text}))`);
  });

const mapZipWith = build((args, site) => {
  const lambda = lambdaOf(site, 2);
  const [k, v, w] = lambda.params as readonly [LambdaVariable, LambdaVariable, LambdaVariable];
  const [left, right] = site.exprs as readonly [Expr, Expr];
  const at = (map: Expr, type: DataType): Call => ({
    kind: 'call',
    fn: 'element_at',
    args: [map, k],
    type,
    nullable: true,
  });
  const replaced = new Map<LambdaVariable['id'], Expr>([
    [v.id, at(left, v.type)],
    [w.id, at(right, w.type)],
  ]);
  const own = rebind(lambda, [k], replaced, (body) => namedStruct(entryType(site.type), ['key', k, 'value', body]));
  const keysOf = (map: Expr): Call => ({
    kind: 'call',
    fn: 'map_keys',
    args: [map],
    type: types.array(k.type, false),
    nullable: map.nullable,
  });
  const keys: Call = {
    kind: 'call',
    fn: 'array_union',
    args: [keysOf(left), keysOf(right)],
    type: types.array(k.type, false),
    nullable: false,
  };
  const list = `list_transform(${site.ctx.emit(keys).text}, ${site.ctx.emit(own).text})`;
  return unlessNull(args, site, [0, 1], `map_from_entries(${list})`);
});

/**
 * By a comparator: an element's place is the number of elements that come before it, by the comparator or, where that says
 * equal, by their own place. A comparator that contradicts itself has no order in Spark either.
 */
const byComparator = build(([list], site) => {
  const comparator = lambdaOf(site, 1);
  if (contradictsItself(site.exprs[0], comparator)) site.ctx.approximate(site.call, CONTRADICTS);
  const [l, r] = comparator.params as readonly [LambdaVariable, LambdaVariable];
  const inner: Lambda = { ...comparator, params: [l] };
  const row: Call = {
    kind: 'call',
    fn: 'transform',
    args: [site.exprs[0] as Expr, inner],
    type: types.array(comparator.type, comparator.nullable),
    nullable: false,
  };
  const outer: Lambda = { ...comparator, params: [r], body: row, type: row.type, nullable: false };
  const matrix = `list_transform(${text(list)}, ${site.ctx.emit(outer).text})`;
  const ranks = `list_transform(${matrix}, lambda c__, i__: len(list_filter(c__, lambda o__, j__: o__ < 0 OR o__ = 0 AND j__ < i__)))`;
  const pairs = `list_sort(list_zip(${ranks}, ${text(list)}))`;
  return unlessNull([list], site, [0], `list_transform(${pairs}, lambda s__: s__[2])`);
});

export const higherOrderLowerings = {
  transform: overElements('list_transform'),
  filter: overElements('list_filter'),
  exists: quantifier('OR', 'FALSE'),
  forall: quantifier('AND', 'TRUE'),
  aggregate,
  zip_with: zipWith,
  map_filter: overMap('list_filter'),
  map_zip_with: mapZipWith,
  transform_keys: overMap(
    'list_transform',
    (site) => (body, _key, value) => namedStruct(entryType(site.type), ['key', body, 'value', value]),
  ),
  transform_values: overMap(
    'list_transform',
    (site) => (body, key) => namedStruct(entryType(site.type), ['key', key, 'value', body]),
  ),
  array_sort: build((args, site) =>
    args.length > 1 ? byComparator.render(args, site, []) : sorted(text(args[0]), 'ASC NULLS LAST', site),
  ),
} satisfies Record<NeedsLowering<(typeof families)['higher-order']>, Lowering>;
