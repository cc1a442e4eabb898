import type { Attribute, CteDefinition, GroupingSets, NamedExpr, Plan } from '../plan/plan.js';
import { callOnly, expr, exprs, orders } from './expr.js';
import { pythonFunction } from './python-udf.js';
import { bigint, columnId, cteId, dataType, number, origin } from './scalar.js';
import { count, flag, list, object, oneOf, opt, type Shape, text, texts, union, yes } from './shape.js';

const attribute = object<Attribute>(() => ({ id: columnId, name: text, type: dataType, nullable: flag }));
const output = list(attribute);
const columns = list(object<NamedExpr>(() => ({ id: columnId, name: text, expr })));
const sets = object<GroupingSets>(() => ({ form: oneOf('rollup', 'cube', 'sets'), sets: list(list(count)) }));
const definition = object<CteDefinition>(() => ({ id: cteId, name: text, plan }));

const base = { origin: opt(origin) };

export const plan: Shape<Plan> = union<Plan>('a plan', () => ({
  relation: { ...base, table: texts, output, open: opt(yes), streaming: opt(text) },
  values: { ...base, rows: list(exprs), partitions: opt(count), output },
  'one-row': base,
  range: { ...base, start: bigint, end: bigint, step: bigint, partitions: opt(count), output },
  project: { ...base, child: plan, columns },
  filter: { ...base, child: plan, condition: expr },
  aggregate: { ...base, child: plan, groupings: exprs, sets: opt(sets), columns },
  join: {
    ...base,
    left: plan,
    right: plan,
    type: oneOf('inner', 'cross', 'left', 'right', 'full', 'left-semi', 'left-anti'),
    condition: opt(expr),
    lateral: opt(yes),
  },
  'set-operation': { ...base, op: oneOf('union', 'intersect', 'except'), all: flag, inputs: list(plan), output },
  sort: { ...base, child: plan, orders, global: flag },
  limit: { ...base, child: plan, limit: opt(expr), offset: opt(expr) },
  distinct: { ...base, child: plan },
  generate: { ...base, child: plan, generator: callOnly, outer: flag, output, alias: opt(text) },
  expand: { ...base, child: plan, projections: list(exprs), output },
  alias: { ...base, child: plan, name: text },
  with: { ...base, ctes: list(definition), child: plan },
  'cte-ref': { ...base, cte: cteId, name: text, output, open: opt(yes) },
  'python-rows': { ...base, inputs: list(plan), keys: count, function: pythonFunction, output },
  sample: { ...base, child: plan, lower: number, upper: number, seed: opt(bigint) },
}));
