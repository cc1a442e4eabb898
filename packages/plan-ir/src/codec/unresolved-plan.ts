import type { UnresolvedExpr } from '../unresolved/expr.js';
import type {
  GroupingElement,
  GroupingSet,
  UnresolvedCte,
  UnresolvedPlan,
  UnresolvedSample,
} from '../unresolved/plan.js';
import { bigint, number, origin } from './scalar.js';
import { count, flag, list, object, oneOf, opt, type Shape, text, texts, union, yes } from './shape.js';
import { dataFrameVariants } from './unresolved-data-frame.js';
import {
  unresolvedCall,
  unresolvedExpr,
  unresolvedExprs,
  unresolvedOrders,
  unresolvedWindow,
} from './unresolved-expr.js';

const base = { origin: opt(origin), planId: opt(count) };

const entries = { entries: list((json, path) => unresolvedExprs(json, path)) };
const grouping: Shape<GroupingElement | GroupingSet> = union<GroupingElement | GroupingSet>('a grouping', () => ({
  expr: { expr: unresolvedExpr },
  all: { origin: opt(origin) },
  rollup: entries,
  cube: entries,
  sets: { sets: list(grouping), columns: opt(unresolvedExprs) },
  set: { exprs: unresolvedExprs },
}));
const cte = object<UnresolvedCte>(() => ({
  name: text,
  columns: opt(texts),
  plan: unresolvedPlan,
  origin: opt(origin),
}));
const sampling = union<UnresolvedSample['method']>('a sampling method', () => ({
  percent: { percent: number },
  rows: { rows: unresolvedExpr },
  bucket: { numerator: number, denominator: number },
  bytes: { bytes: text },
}));
const unpivotEntry = object<{ readonly columns: readonly UnresolvedExpr[]; readonly alias?: string }>(() => ({
  columns: unresolvedExprs,
  alias: opt(text),
}));
const window = object(() => ({ name: text, window: unresolvedWindow }));
const timeTravel = object<{ readonly version?: UnresolvedExpr; readonly timestamp?: UnresolvedExpr }>(() => ({
  version: opt(unresolvedExpr),
  timestamp: opt(unresolvedExpr),
}));

export const unresolvedPlan: Shape<UnresolvedPlan> = union<UnresolvedPlan>('an unresolved plan', () => ({
  table: { ...base, name: texts, identifier: opt(unresolvedExpr), timeTravel: opt(timeTravel), streaming: opt(yes) },
  'table-function': { ...base, call: unresolvedCall },
  values: { ...base, rows: list(unresolvedExprs) },
  'one-row': base,
  project: { ...base, child: unresolvedPlan, items: unresolvedExprs },
  filter: { ...base, child: unresolvedPlan, condition: unresolvedExpr },
  aggregate: {
    ...base,
    child: unresolvedPlan,
    groupBy: list(grouping) as Shape<readonly GroupingElement[]>,
    items: unresolvedExprs,
  },
  having: { ...base, child: unresolvedPlan, condition: unresolvedExpr },
  'window-definitions': { ...base, child: unresolvedPlan, windows: list(window) },
  sort: { ...base, child: unresolvedPlan, orders: unresolvedOrders, all: opt(yes), global: flag },
  distribute: { ...base, child: unresolvedPlan, exprs: unresolvedExprs },
  limit: { ...base, child: unresolvedPlan, limit: opt(unresolvedExpr), offset: opt(unresolvedExpr) },
  distinct: { ...base, child: unresolvedPlan },
  join: {
    ...base,
    left: unresolvedPlan,
    right: unresolvedPlan,
    type: oneOf('inner', 'cross', 'left', 'right', 'full', 'left-semi', 'left-anti'),
    natural: opt(yes),
    using: opt(texts),
    condition: opt(unresolvedExpr),
    lateral: opt(yes),
  },
  'set-operation': {
    ...base,
    op: oneOf('union', 'intersect', 'except'),
    all: flag,
    inputs: list(unresolvedPlan),
    byName: opt(yes),
    allowMissingColumns: opt(yes),
  },
  alias: { ...base, child: unresolvedPlan, name: text, columns: opt(texts) },
  with: { ...base, ctes: list(cte), child: unresolvedPlan },
  generate: {
    ...base,
    child: unresolvedPlan,
    generator: unresolvedCall,
    outer: flag,
    alias: opt(text),
    columns: texts,
  },
  pivot: {
    ...base,
    child: unresolvedPlan,
    groupBy: opt(unresolvedExprs),
    aggregates: unresolvedExprs,
    columns: unresolvedExprs,
    values: opt(unresolvedExprs),
  },
  unpivot: {
    ...base,
    child: unresolvedPlan,
    includeNulls: flag,
    valueColumns: texts,
    nameColumn: text,
    entries: list(unpivotEntry),
    ids: opt(unresolvedExprs),
  },
  sample: { ...base, child: unresolvedPlan, method: sampling, seed: opt(bigint) },
  hint: { ...base, child: unresolvedPlan, name: text, args: unresolvedExprs },
  transform: { ...base, child: unresolvedPlan, items: unresolvedExprs, script: text },
  ...dataFrameVariants(),
}));
