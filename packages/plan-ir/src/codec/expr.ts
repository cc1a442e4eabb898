import type {
  AggregateCall,
  Call,
  CaseBranch,
  Expr,
  FrameBound,
  LambdaVariable,
  SortOrder,
  WindowFrame,
} from '../expr/expr.js';
import { plan } from './plan.js';
import { pythonFunction } from './python-udf.js';
import { columnId, dataType, literalValue, origin } from './scalar.js';
import { count, flag, list, object, oneOf, opt, reject, type Shape, text, texts, union, yes } from './shape.js';

/** What every expression says of itself. */
const base = { type: dataType, nullable: flag, origin: opt(origin) };

export const expr: Shape<Expr> = union<Expr>('an expression', () => ({
  literal: { ...base, value: literalValue },
  column: { ...base, id: columnId, name: text },
  call: { ...base, fn: text, args: exprs },
  cast: { ...base, expr, mode: oneOf('legacy', 'ansi', 'try'), implicit: opt(yes) },
  case: { ...base, branches: list(branch), otherwise: opt(expr) },
  field: { ...base, expr, name: text, ordinal: count },
  aggregate: {
    ...base,
    fn: text,
    args: exprs,
    distinct: flag,
    filter: opt(expr),
    orderBy: opt(orders),
    ignoreNulls: opt(yes),
  },
  window: { ...base, function: windowed, partitionBy: exprs, orderBy: orders, frame, ignoreNulls: opt(yes) },
  lambda: { ...base, params: list(variable), body: expr },
  'lambda-variable': { ...base, id: columnId, name: text },
  'scalar-subquery': { ...base, plan },
  exists: { ...base, plan },
  'in-subquery': { ...base, values: exprs, plan },
  'python-udf': { ...base, function: pythonFunction, args: exprs },
  'open-star': { ...base, qualifier: opt(texts), except: texts },
}));
export const exprs: Shape<readonly Expr[]> = list(expr);

/** An expression of certain kinds. */
const only =
  <T extends Expr>(what: string, ...kinds: readonly T['kind'][]): Shape<T> =>
  (json, path) => {
    const e = expr(json, path);
    return (kinds as readonly string[]).includes(e.kind) ? (e as T) : reject(path, what);
  };
export const callOnly = only<Call>('a call', 'call');
const windowed = only<AggregateCall | Call>('a call or an aggregate', 'call', 'aggregate');
const variable = only<LambdaVariable>('a lambda variable', 'lambda-variable');

// biome-ignore lint/suspicious/noThenProperty: a CASE branch has a THEN
const branch = object<CaseBranch>(() => ({ when: expr, then: expr }));
const order = object<SortOrder>(() => ({ expr, direction: oneOf('asc', 'desc'), nulls: oneOf('first', 'last') }));
export const orders: Shape<readonly SortOrder[]> = list(order);
const bound = union<FrameBound>('a frame bound', () => ({
  'unbounded-preceding': {},
  'unbounded-following': {},
  'current-row': {},
  preceding: { offset: expr },
  following: { offset: expr },
}));
const frame = object<WindowFrame>(() => ({
  unit: oneOf('rows', 'range'),
  start: bound,
  end: bound,
  explicit: opt(yes),
}));
