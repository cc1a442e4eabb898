import {
  type Attribute,
  commonType,
  type DataType,
  fail,
  literal,
  type NamedExpr,
  outputOf,
  type Plan,
  type SetOperation,
  sameType,
  types as T,
  typeSql,
  type UnresolvedSetOperation,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import { withTypes } from '../expression/subquery.js';
import { makeScope, type OpenSource, type ScopeItem, scopeOf, visible } from '../scope.js';
import { type Analyzed, tidy } from './output.js';
import { analyzePlan } from './plan.js';

/** UNION, INTERSECT, EXCEPT: by position, names of the first, types that hold both. */
export function analyzeSetOperation(plan: UnresolvedSetOperation, query: QueryContext): Analyzed {
  const { env } = query;
  const inputs = plan.inputs.map((p) => analyzePlan(p, query));
  const tidied = inputs.map((i) => tidy(i, query));
  const operator = plan.op.toUpperCase();
  if (inputs.some((i) => i.scope.opens.length > 0)) return openSetOperation(plan, inputs, tidied, query);
  const plans = plan.byName ? byName(plan, tidied, query) : tidied;
  const outputs = plans.map(outputOf);
  const first = outputs[0] ?? [];
  outputs.forEach((o, i) => {
    if (o.length !== first.length)
      fail('column-count', { operator, first: first.length, index: i + 1, actual: o.length }, plan.origin);
  });
  const types = first.map((c, i) => widened(outputs, i, c, operator, plan, query));
  if (plan.op !== 'union' || !plan.all) {
    types.forEach((t, i) => {
      if (hasMap(t))
        fail('set-operation-map', { column: `\`${first[i]?.name ?? ''}\``, type: `"${typeSql(t)}"` }, plan.origin);
    });
  }
  const output = first.map((c, i): Attribute => {
    const nullables = outputs.map((o) => o[i]?.nullable ?? true);
    const nullable =
      plan.op === 'union'
        ? nullables.includes(true)
        : plan.op === 'intersect'
          ? !nullables.includes(false)
          : c.nullable;
    return { id: env.ids.column(), name: c.name, type: types[i] ?? c.type, nullable };
  });
  const made: SetOperation = {
    kind: 'set-operation',
    op: plan.op,
    all: plan.all,
    inputs: plans.map((p) => withTypes(p, types, env)),
    output,
    origin: plan.origin,
  };
  return { plan: made, scope: scopeOf(output, [], env.fold) };
}

function widened(
  outputs: readonly (readonly Attribute[])[],
  at: number,
  first: Attribute,
  operator: string,
  plan: UnresolvedSetOperation,
  query: QueryContext,
): DataType {
  let type = first.type;
  for (const [i, output] of outputs.entries()) {
    const other = output[at]?.type;
    if (!other || other === type || sameType(other, type)) continue;
    const wider = commonType([type, other], query.env.conf);
    if (!wider) {
      return fail(
        'union-column-types',
        { operator, left: typeSql(first.type), right: typeSql(other), column: at + 1, table: i + 1 },
        plan.origin,
      );
    }
    type = wider;
  }
  return type;
}

function hasMap(t: DataType): boolean {
  if (t.kind === 'map') return true;
  return t.kind === 'array' ? hasMap(t.element) : t.kind === 'struct' && t.fields.some((f) => hasMap(f.type));
}

/** unionByName: the first input's names in its order; names that an input lacks are NULL where that is allowed. */
function byName(plan: UnresolvedSetOperation, plans: readonly Plan[], query: QueryContext): readonly Plan[] {
  const { env } = query;
  const names: string[] = [];
  const seen = new Set<string>();
  for (const [i, p] of plans.entries()) {
    if (i > 0 && !plan.allowMissingColumns) break;
    for (const c of outputOf(p)) {
      if (seen.has(env.fold(c.name))) continue;
      seen.add(env.fold(c.name));
      names.push(c.name);
    }
  }
  return plans.map((p): Plan => {
    const columns = new Map(outputOf(p).map((c) => [env.fold(c.name), c]));
    const list = names.map((name): NamedExpr => {
      const c = columns.get(env.fold(name));
      if (c) return { id: c.id, name: c.name, expr: columnOf(c, c.name) };
      if (plan.allowMissingColumns) return { id: env.ids.column(), name, expr: literal(null, T.nullType) };
      return fail(
        'unknown-column',
        { name: `\`${name}\``, near: [...columns.values()].map((x) => x.name) },
        plan.origin,
      );
    });
    if (!plan.allowMissingColumns && columns.size !== names.length) {
      fail('column-count', { operator: 'UNION', first: names.length, index: 2, actual: columns.size }, plan.origin);
    }
    return { kind: 'project', child: p, columns: list };
  });
}

/** Where an input is open, widths and types cannot be compared; a column is looked for by name in the first open input. */
function openSetOperation(
  plan: UnresolvedSetOperation,
  inputs: readonly Analyzed[],
  plans: readonly Plan[],
  query: QueryContext,
): Analyzed {
  const { env } = query;
  const closed = inputs.find((i) => i.scope.opens.length === 0);
  const output: Attribute[] = [];
  const made: SetOperation = {
    kind: 'set-operation',
    op: plan.op,
    all: plan.all,
    inputs: plans,
    output,
    origin: plan.origin,
  };
  if (closed) {
    for (const c of visible(closed.scope)) output.push({ ...c, id: env.ids.column(), nullable: true });
    return { plan: made, scope: scopeOf(output, [], env.fold) };
  }
  const found = new Map<string, Attribute>();
  const source: OpenSource = {
    kind: 'open',
    qualifier: [],
    column(name) {
      const before = found.get(env.fold(name));
      if (before) return before;
      for (const i of inputs) for (const o of i.scope.opens) o.column(name);
      const attribute: Attribute = { id: env.ids.column(), name, type: T.unknown, nullable: true };
      found.set(env.fold(name), attribute);
      output.push(attribute);
      return attribute;
    },
  };
  const items: ScopeItem[] = [source];
  return { plan: made, scope: makeScope(items, env.fold) };
}
