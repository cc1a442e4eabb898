import {
  type Attribute,
  fail,
  type NamedExpr,
  type Origin,
  type UnresolvedAliasedRelation,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import { makeScope, requalified, type ScopeItem, visible } from '../scope.js';
import { type Analyzed, tidy } from './output.js';
import { analyzePlan } from './plan.js';

export function analyzeAlias(plan: UnresolvedAliasedRelation, query: QueryContext): Analyzed {
  const child = analyzePlan(plan.child, query);
  const inner = { plan: tidy(child, query), scope: requalified(child.scope, [plan.name]) };
  const made = plan.columns
    ? renamedColumns(inner, plan.columns, plan.name, query, plan.origin, plan.child.kind)
    : inner;
  return {
    plan: { kind: 'alias', child: made.plan, name: plan.name, origin: plan.origin },
    scope: made.scope,
  };
}

/** New names for all columns, by position. */
export function renamedColumns(
  { plan, scope }: Analyzed,
  names: readonly string[],
  relation: string,
  query: QueryContext,
  origin: Origin | undefined,
  of?: UnresolvedPlan['kind'],
): Analyzed {
  const { env } = query;
  const columns = visible(scope);
  const qualifier = scope.items[0]?.qualifier ?? [relation];
  if (scope.opens.length > 0) {
    const what = 'A column list on a relation whose columns are not known';
    return fail('unsupported', { what, instead: 'give the table’s schema with --schema' }, origin);
  }
  if (columns.length !== names.length) {
    const params = { name: relation, given: names.length, actual: columns.length };
    if (of === 'table-function') return fail('table-function-alias-count', params, origin);
    if (of === 'values')
      return fail('values-width', { expected: names.length, actual: columns.length, row: 1 }, origin);
    return fail('column-alias-count', params, origin);
  }
  if (columns.every((c, i) => c.name === names[i])) return { plan, scope };
  const renamed = columns.map((c, i): Attribute => ({ ...c, name: names[i] ?? c.name }));
  const entries = (list: readonly Attribute[]): ScopeItem[] =>
    list.map((attribute) => ({ kind: 'entry', attribute, qualifier }));
  // what makes its own columns just names them so
  if (plan.kind === 'values' || plan.kind === 'range') {
    return { plan: { ...plan, output: renamed }, scope: makeScope(entries(renamed), env.fold) };
  }
  const fresh = renamed.map((c) => ({ ...c, id: env.ids.column() }));
  const list = fresh.map((c, i): NamedExpr => {
    const from = columns[i] ?? c;
    return { id: c.id, name: c.name, expr: columnOf(from, from.name) };
  });
  return { plan: { kind: 'project', child: plan, columns: list }, scope: makeScope(entries(fresh), env.fold) };
}
