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
import { visible } from '../scope.js';
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
export const same = (c: Attribute): NamedExpr => ({ id: c.id, name: c.name, expr: columnOf(c, c.name) });

/** New columns in the place of those that have their names, the others behind; all are computed from the columns below. */
export function analyzeWithColumns(plan: UnresolvedWithColumns, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  checkDistinct(
    plan.columns.map((c) => c.names[0] ?? ''),
    query,
  );
  const fresh = new Map(plan.columns.map((c) => [env.fold(c.names[0] ?? ''), c]));
  const placed = new Set<string>();
  const items = visible(input.scope).map((c): UnresolvedExpr => {
    const key = env.fold(c.name);
    const replacement = fresh.get(key);
    if (!replacement) return resolved(columnOf(c, c.name), env);
    placed.add(key);
    return replacement;
  });
  const added = plan.columns.filter((c) => !placed.has(env.fold(c.names[0] ?? '')));
  return projectOver(input, [...items, ...added], query);
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
