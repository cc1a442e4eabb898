import type {
  UnresolvedBound,
  UnresolvedCall,
  UnresolvedExpr,
  UnresolvedFrame,
  UnresolvedSortOrder,
  UnresolvedWindow,
} from '../unresolved/expr.js';
import { pythonFunction } from './python-udf.js';
import { dataType, literalValue, origin } from './scalar.js';
import { count, flag, list, object, oneOf, opt, reject, type Shape, text, texts, union, yes } from './shape.js';
import { unresolvedPlan } from './unresolved-plan.js';

const base = { origin: opt(origin) };

export const unresolvedExpr: Shape<UnresolvedExpr> = union<UnresolvedExpr>('an unresolved expression', () => ({
  literal: { ...base, value: literalValue, type: dataType, nullable: flag },
  name: { ...base, parts: texts, planId: opt(count) },
  star: { ...base, target: opt(texts), except: opt(list(texts)), pattern: opt(text), planId: opt(count) },
  call: {
    ...base,
    name: texts,
    args: unresolvedExprs,
    distinct: opt(yes),
    filter: opt(unresolvedExpr),
    nulls: opt(oneOf('ignore', 'respect')),
    withinGroup: opt(unresolvedOrders),
    over: opt(unresolvedWindow),
  },
  cast: { ...base, expr: unresolvedExpr, type: dataType, mode: opt(oneOf('legacy', 'ansi', 'try')), unnamed: opt(yes) },
  case: { ...base, operand: opt(unresolvedExpr), branches: list(branch), otherwise: opt(unresolvedExpr) },
  field: { ...base, expr: unresolvedExpr, name: text },
  alias: { ...base, expr: unresolvedExpr, names: texts, metadata: opt(text) },
  lambda: { ...base, params: texts, body: unresolvedExpr },
  'scalar-subquery': { ...base, plan: unresolvedPlan },
  exists: { ...base, plan: unresolvedPlan },
  'in-subquery': { ...base, values: unresolvedExprs, plan: unresolvedPlan },
  'named-argument': { ...base, name: text, value: unresolvedExpr },
  parameter: { ...base, name: opt(text), position: opt(count) },
  'identifier-clause': { ...base, expr: unresolvedExpr, args: opt(unresolvedExprs) },
  'table-argument': { ...base, plan: unresolvedPlan },
  'column-pattern': { ...base, pattern: text, target: opt(texts), planId: opt(count) },
  'update-field': { ...base, struct: unresolvedExpr, field: texts, value: opt(unresolvedExpr) },
  'python-udf': { ...base, function: pythonFunction, args: unresolvedExprs },
}));
export const unresolvedExprs: Shape<readonly UnresolvedExpr[]> = list(unresolvedExpr);
export const unresolvedCall: Shape<UnresolvedCall> = (json, path) => {
  const e = unresolvedExpr(json, path);
  return e.kind === 'call' ? e : reject(path, 'a call');
};

const branch = object<{ readonly when: UnresolvedExpr; readonly then: UnresolvedExpr }>(() => ({
  when: unresolvedExpr,
  // biome-ignore lint/suspicious/noThenProperty: a CASE branch has a THEN
  then: unresolvedExpr,
}));
const order = object<UnresolvedSortOrder>(() => ({
  expr: unresolvedExpr,
  direction: oneOf('asc', 'desc'),
  nulls: oneOf('first', 'last'),
  ...base,
}));
export const unresolvedOrders: Shape<readonly UnresolvedSortOrder[]> = list(order);
const bound = union<UnresolvedBound>('a frame bound', () => ({
  'unbounded-preceding': {},
  'unbounded-following': {},
  'current-row': {},
  preceding: { offset: unresolvedExpr },
  following: { offset: unresolvedExpr },
}));
const frame = object<UnresolvedFrame>(() => ({ unit: oneOf('rows', 'range'), start: bound, end: bound }));
export const unresolvedWindow: Shape<UnresolvedWindow> = object<UnresolvedWindow>(() => ({
  reference: opt(text),
  partitionBy: unresolvedExprs,
  orderBy: unresolvedOrders,
  frame: opt(frame),
  ...base,
}));
