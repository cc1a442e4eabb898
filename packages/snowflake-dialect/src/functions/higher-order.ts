import {
  type Call,
  type ColumnId,
  type DataType,
  type Expr,
  FALSE,
  type FunctionName,
  type families,
  functionRow,
  intLiteral,
  type Lambda,
  type LambdaVariable,
  type NeedsLowering,
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
import { asType, operand, text, unlessNull } from './guard.js';
import { entriesToObject } from './map.js';
import { hasTextKeys, keyText } from './map-key.js';

function lambdaOf(site: CallSite, at: number): Lambda {
  const expr = site.exprs[at];
  return expr?.kind === 'lambda' ? expr : site.ctx.refuse(site.call, 'it needs a lambda');
}
const callOf = (fn: string, args: readonly Expr[], type: DataType, nullable: boolean): Call => ({
  kind: 'call',
  fn,
  args,
  type,
  nullable,
});
const item = (list: Expr, index: Expr, like: LambdaVariable): Call =>
  callOf('getitem', [list, index], like.type, like.nullable);

/** A lambda over an index instead of an element: lambdas have one argument, and it is all they need to find both. */
function overIndex(lambda: Lambda, list: Expr): Lambda {
  const [x, i] = lambda.params as readonly [LambdaVariable, LambdaVariable];
  return rebind(lambda, [i], new Map([[x.id, item(list, i, x)]]));
}
const indexes = (list: string): string => `ARRAY_GENERATE_RANGE(0, ARRAY_SIZE(${list}))`;

const transform = build(([list, given], site) => {
  const lambda = lambdaOf(site, 1);
  if (lambda.params.length === 1) return atom(`TRANSFORM(${text(list)}, ${text(given)})`);
  const own = site.ctx.emit(overIndex(lambda, site.exprs[0] as Expr));
  return atom(`TRANSFORM(${indexes(text(list))}, ${own.text})`);
});

const filter = build(([list, given], site) => {
  const lambda = lambdaOf(site, 1);
  if (lambda.params.length === 1) return atom(`FILTER(${text(list)}, ${text(given)})`);
  const own = site.ctx.emit(overIndex(lambda, site.exprs[0] as Expr));
  return atom(`TRANSFORM(FILTER(${indexes(text(list))}, ${own.text}), i__ INT -> GET(${text(list)}, i__))`);
});

/** EXISTS and FORALL are three-valued: NULL where the predicate is NULL for some element and nothing else decides. */
function quantifier(decides: boolean): Lowering {
  return build((args, site) => {
    const [list] = args;
    const lambda = lambdaOf(site, 1);
    const any = (wrap: (body: Expr) => Expr): string =>
      `ARRAY_SIZE(FILTER(${text(list)}, ${site.ctx.emit(rebind(lambda, lambda.params, new Map(), wrap)).text})) > 0`;
    const not = (body: Expr): Expr => callOf('not', [body], types.boolean, body.nullable);
    const decided = any((body) => (decides ? body : not(body)));
    const [yes, no] = decides ? ['TRUE', 'FALSE'] : ['FALSE', 'TRUE'];
    const open = lambda.body.nullable
      ? `IFF(${any((body) => callOf('isnull', [body], types.boolean, false))}, NULL, ${no})`
      : no;
    return unlessNull(args, site, [0], `IFF(${decided}, ${yes}, ${open})`);
  });
}

/** Is the expression NULL whenever the variable is? Then a fold that stops at NULL, as REDUCE does, gives the same. */
function strictIn(expr: Expr, id: ColumnId): boolean {
  if (expr.kind === 'lambda-variable') return expr.id === id;
  if (expr.kind === 'cast') return strictIn(expr.expr, id);
  if (expr.kind !== 'call') return false;
  const strict =
    ARITHMETIC.has(expr.fn) || (functionRow(expr.fn as FunctionName).nullable ?? 'propagate') === 'propagate';
  return strict && !LAX.has(expr.fn) && expr.args.some((a) => strictIn(a, id));
}
const ARITHMETIC = new Set(['+', '-', '*', '/', '%', 'div', 'negative']);
const LAX = new Set(['and', 'or', 'if', 'coalesce']);

/** A number's literal would give the accumulator the type of its digits. */
const startText = (start: SqlPiece | undefined, type: DataType): string =>
  type.kind === 'string' || type.kind === 'double' ? text(start) : asType(operand(start), type).text;

const aggregate = build((args, site) => {
  const merge = lambdaOf(site, 2);
  const [acc] = merge.params as readonly [LambdaVariable, LambdaVariable];
  const start = site.exprs[1] as Expr;
  if (args.length > 3) return finished(site);
  if (!start.nullable && strictIn(merge.body, acc.id)) {
    return atom(`REDUCE(${text(args[0])}, ${startText(args[1], acc.type)}, ${text(args[2])})`);
  }
  // an accumulator that is NULL on its way ends REDUCE: it travels in an object
  const state = types.struct([types.field('v', acc.type)]);
  const box = variable(acc, 's__', state, false);
  const wrap = (body: Expr): Expr => callOf('named_struct', [stringLiteral('v'), body], state, false);
  const [, x] = merge.params as readonly [LambdaVariable, LambdaVariable];
  const own = rebind(merge, [box, x], new Map([[acc.id, fieldOf(box, 0, 'v', acc.type, true)]]), wrap);
  const init = site.ctx.emit(wrap(start)).text;
  return asType(`GET(REDUCE(${text(args[0])}, ${init}, ${site.ctx.emit(own).text}), 'v')`, acc.type);
});

/** The finishing lambda is written around the fold. */
function finished(site: CallSite): SqlPiece {
  const finish = lambdaOf(site, 3);
  const [result] = finish.params as readonly [LambdaVariable];
  const fold = callOf('aggregate', site.exprs.slice(0, 3), result.type, true);
  return site.ctx.emit(rebind(finish, finish.params, new Map([[result.id, fold]])).body);
}

const zipWith = build((args, site) => {
  const lambda = lambdaOf(site, 2);
  const [x, y] = lambda.params as readonly [LambdaVariable, LambdaVariable];
  const i = variable(x, 'i__', types.int, false);
  const [left, right] = site.exprs as readonly [Expr, Expr];
  const replaced = new Map<ColumnId, Expr>([
    [x.id, item(left, i, x)],
    [y.id, item(right, i, y)],
  ]);
  const own = site.ctx.emit(rebind(lambda, [i], replaced)).text;
  const n = `GREATEST(ARRAY_SIZE(${text(args[0])}), ARRAY_SIZE(${text(args[1])}))`;
  return atom(`TRANSFORM(ARRAY_GENERATE_RANGE(0, ${n}), ${own})`);
});

/** A lambda over a map's key, which finds the value. */
function overKey(lambda: Lambda, values: readonly Expr[]): Lambda {
  const [k, ...rest] = lambda.params as readonly [LambdaVariable, ...LambdaVariable[]];
  return rebind(lambda, [k], new Map(rest.map((v, i) => [v.id, item(values[i] as Expr, k, v)])));
}

const keysOf = (map: SqlPiece | undefined): string => `OBJECT_KEYS(${text(map)})`;

const mapFilter = build(([map], site) => {
  hasTextKeys(site.types[0], site);
  const own = site.ctx.emit(overKey(lambdaOf(site, 1), [site.exprs[0] as Expr])).text;
  const found = `FILTER(${keysOf(map)}, ${own})`;
  const [type] = site.types;
  if (type?.kind !== 'map' || hasTextKeys(type, site)) return atom(`OBJECT_PICK(${text(map)}, ${found})`);
  // the lambda's variable made values of them
  const texts = `TRANSFORM(${found}, f__ ${typeName(type.key)} -> ${keyText(atom('f__'), type, site)})`;
  return atom(`OBJECT_PICK(${text(map)}, ${texts})`);
});

const transformValues = build(([map], site) => {
  hasTextKeys(site.types[0], site);
  const own = site.ctx.emit(overKey(lambdaOf(site, 1), [site.exprs[0] as Expr])).text;
  return unlessNull([map], site, [0], `ARRAYS_TO_OBJECT(${keysOf(map)}, TRANSFORM(${keysOf(map)}, ${own}))`);
});

const transformKeys = build(([map], site) => {
  hasTextKeys(site.types[0], site);
  const [source] = site.exprs as readonly [Expr];
  const own = overKey(lambdaOf(site, 1), [source]);
  if (own.body.nullable) site.ctx.approximate(site.call, 'a key that becomes NULL is no error');
  const [k, v] = lambdaOf(site, 1).params as readonly [LambdaVariable, LambdaVariable];
  const entry = types.struct([types.field('k', own.body.type), types.field('v', v.type)]);
  const wrap = (body: Expr): Expr =>
    callOf('named_struct', [stringLiteral('k'), body, stringLiteral('v'), item(source, k, v)], entry, false);
  const entries = `TRANSFORM(${keysOf(map)}, ${site.ctx.emit(rebind(own, own.params, new Map(), wrap)).text})`;
  return unlessNull([map], site, [0], entriesToObject(entries, 'k', 'v', site.type, site));
});

const mapZipWith = build((args, site) => {
  hasTextKeys(site.type, site);
  const keys = `ARRAY_DISTINCT(ARRAY_CAT(${keysOf(args[0])}, ${keysOf(args[1])}))`;
  const own = site.ctx.emit(overKey(lambdaOf(site, 2), site.exprs.slice(0, 2))).text;
  return unlessNull(args, site, [0, 1], `ARRAYS_TO_OBJECT(${keys}, TRANSFORM(${keys}, ${own}))`);
});

/**
 * Sorted by a comparator: one after the other, each element is put behind those that are not greater. It is stable, as Spark's is. Spark
 * raises where the comparator gives NULL.
 */
function sortedBy(items: SqlPiece | undefined, site: CallSite): SqlPiece {
  const lambda = lambdaOf(site, 1);
  if (contradictsItself(site.exprs[0], lambda)) site.ctx.approximate(site.call, CONTRADICTS);
  const [l, r] = lambda.params as readonly [LambdaVariable, LambdaVariable];
  if (lambda.body.nullable) site.ctx.approximate(site.call, 'a comparator that gives NULL is no error');
  const { type } = site;
  // half a number is no other variable's
  const done: LambdaVariable = { ...variable(r, 'o__', type, false), id: (r.id + 0.5) as ColumnId };
  const greater = (body: Expr): Expr =>
    callOf('coalesce', [callOf('>', [body, intLiteral(0)], types.boolean, body.nullable), FALSE], types.boolean, false);
  const part = (wrap: (body: Expr) => Expr): Expr =>
    callOf('filter', [done, rebind(lambda, [l], new Map(), wrap)], type, false);
  const before = part((body) => callOf('not', [greater(body)], types.boolean, false));
  const put = callOf('concat', [before, callOf('array', [r], type, false), part(greater)], type, false);
  const merge: Lambda = { ...lambda, params: [done, r], body: put, type, nullable: false };
  return atom(`REDUCE(${text(items)}, ARRAY_CONSTRUCT(), ${site.ctx.emit(merge).text})`);
}

export const higherOrderLowerings = {
  transform,
  filter,
  exists: quantifier(true),
  forall: quantifier(false),
  aggregate,
  zip_with: zipWith,
  map_filter: mapFilter,
  map_zip_with: mapZipWith,
  transform_keys: transformKeys,
  transform_values: transformValues,
  array_sort: build(([list, comparator], site) =>
    comparator ? sortedBy(list, site) : sorted(list, true, false, site),
  ),
} satisfies Record<NeedsLowering<(typeof families)['higher-order']>, Lowering>;
