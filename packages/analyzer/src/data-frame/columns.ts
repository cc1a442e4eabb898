import {
  type Attribute,
  type ColumnId,
  type Expr,
  fail,
  type NamedExpr,
  type UnresolvedDropColumns,
  type UnresolvedExpr,
  type UnresolvedToDf,
  type UnresolvedWithColumns,
  type UnresolvedWithColumnsRenamed,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { columnIn, columnOf } from '../expression/name.js';
import type { Analyzed } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { makeScope, type ScopeItem, visible } from '../scope.js';
import { exprContext } from '../select/block.js';
import { projectOver, typedProject } from './frame.js';
import { resolved } from './frames.js';
import { frameColumn } from './reference.js';

/** A name that is in the list twice is an error. */
export function checkDistinct(names: readonly string[], query: QueryContext): void {
  const seen = new Set<string>();
  for (const name of names) {
    const key = query.env.fold(name);
    if (seen.has(key)) fail('duplicate-column', { column: `\`${query.env.conf.caseSensitive ? name : key}\`` });
    seen.add(key);
  }
}

/** A column as it is, by identity: several may share a name. */
export function same(c: Attribute): NamedExpr {
  let made = passing.get(c);
  if (!made) {
    made = { id: c.id, name: c.name, expr: columnOf(c, c.name) };
    passing.set(c, made);
  }
  return made;
}
const passing = new WeakMap<Attribute, NamedExpr>();

/** New columns in the place of those that have their names, the others behind; all are computed from the columns below. */
export function analyzeWithColumns(plan: UnresolvedWithColumns, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  checkDistinct(
    plan.columns.map((c) => c.names[0] ?? ''),
    query,
  );
  const keys = plan.columns.map((c) => env.fold(c.names[0] ?? ''));
  const columns = visible(input.scope);
  const simple = placedColumns(projectOver(input, plan.columns, query), input, keys, query);
  if (simple) return simple;
  const fresh = new Map(plan.columns.map((c, i) => [keys[i] ?? '', c]));
  const placed = new Set<string>();
  const items = columns.map((c): UnresolvedExpr => {
    const key = env.fold(c.name);
    const replacement = fresh.get(key);
    if (!replacement) return resolved(columnOf(c, c.name), env);
    placed.add(key);
    return replacement;
  });
  const added = plan.columns.filter((_, i) => !placed.has(keys[i] ?? ''));
  return projectOver(input, [...items, ...added], query);
}

/**
 * A relation with new columns in their places, where those alone are a plain projection over it; programs add columns by the hundred, one
 * after the other, and those that only pass need no looking up. Undefined: aggregates, windows, generators, names that two columns share.
 */
function placedColumns(
  { plan, scope }: Analyzed,
  input: Analyzed,
  keys: readonly string[],
  { env: { fold } }: QueryContext,
): Analyzed | undefined {
  if (plan.kind !== 'project' || plan.child !== input.plan || plan.columns.length !== keys.length) return undefined;
  const shown = scope.items;
  if (input.scope.opens.length > 0 || shown.length !== keys.length) return undefined;
  const columns: NamedExpr[] = [];
  const items: ScopeItem[] = [];
  const places = new Map(keys.map((key, at) => [key, at]));
  const placed = new Set<number>();
  const put = (at: number): void => {
    columns.push(plan.columns[at] as NamedExpr);
    items.push(shown[at] as ScopeItem);
  };
  for (const item of input.scope.items) {
    if (item.kind !== 'entry' || item.hidden) continue;
    const at = places.get(fold(item.attribute.name)) ?? -1;
    if (placed.has(at)) return undefined;
    if (at >= 0) {
      placed.add(at);
      put(at);
    } else {
      columns.push(same(item.attribute));
      items.push(item);
    }
  }
  for (let at = 0; at < keys.length; at++) if (!placed.has(at)) put(at);
  return { plan: { kind: 'project', child: input.plan, columns }, scope: makeScope(items, fold), below: input };
}

/** Renamings one after the other, each over the names that those before it left; all names must differ then. */
export function analyzeWithColumnsRenamed(plan: UnresolvedWithColumnsRenamed, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  const columns = visible(input.scope);
  let names: readonly string[] = columns.map((c) => c.name);
  const touched = new Set<number>();
  for (const { from, to } of plan.renames) {
    names = names.map((name, i) => {
      if (env.fold(name) !== env.fold(from)) return name;
      touched.add(i);
      return to;
    });
  }
  checkDistinct(names, query);
  return typedProject(
    input,
    columns.map((c, i) => (touched.has(i) ? renamed(c, names[i] ?? c.name, query) : same(c))),
    query,
  );
}

const renamed = (c: Attribute, name: string, query: QueryContext): NamedExpr => ({
  id: query.env.ids.column(),
  name,
  expr: columnOf(c, c.name),
});

/** Names that are not there, and expressions that are no columns, drop nothing. */
export function analyzeDropColumns(plan: UnresolvedDropColumns, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  const dropped = new Set<ColumnId>();
  const context = exprContext(input.scope, query, 'other');
  for (const e of plan.exprs) {
    if (e.kind !== 'name') continue;
    const found: Expr | undefined = hasPlan(e)
      ? frameColumn(e, e.planId, context)
      : columnIn(input.scope, e.parts, env);
    if (found?.kind === 'column') dropped.add(found.id);
  }
  const names = new Set(plan.names.map(env.fold));
  const kept = visible(input.scope).filter((c) => !dropped.has(c.id) && !names.has(env.fold(c.name)));
  return typedProject(input, kept.map(same), query);
}

const hasPlan = <N extends { readonly planId?: number }>(e: N): e is N & { readonly planId: number } =>
  e.planId !== undefined;

/** New names for all columns. */
export function analyzeToDf(plan: UnresolvedToDf, query: QueryContext): Analyzed {
  const input = analyzePlan(plan.child, query);
  const columns = visible(input.scope);
  if (columns.length !== plan.names.length) {
    return fail('to-df-count', { before: columns.map((c) => c.name), after: plan.names }, plan.origin);
  }
  return typedProject(
    input,
    columns.map((c, i) => renamed(c, plan.names[i] ?? c.name, query)),
    query,
  );
}
