import {
  type Attribute,
  commonType,
  type DataType,
  fail,
  mergeNullability,
  outputOf,
  type Plan,
  type SetOperation,
  sameType,
  types as T,
  typeSql,
  type UnresolvedSetOperation,
} from '@spark-sql-to-snowflake/plan-ir';
import { alignedByName } from '../data-frame/union-by-name.js';
import type { QueryContext } from '../env.js';
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
  const plans = plan.byName ? alignedByName(plan, tidied, query) : tidied;
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
    // text made something else may turn out to be nothing of the kind
    const nullables = outputs.map(
      (o) => (o[i]?.nullable ?? true) || (o[i]?.type.kind === 'string' && types[i]?.kind !== 'string'),
    );
    const nullable =
      plan.op === 'union'
        ? nullables.includes(true)
        : plan.op === 'intersect'
          ? !nullables.includes(false)
          : (nullables[0] ?? true);
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
    if (!other || other === type) continue;
    if (sameType(other, type)) {
      if (plan.op === 'union') type = mergeNullability(type, other);
      continue;
    }
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
