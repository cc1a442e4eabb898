import {
  type Column,
  type ColumnId,
  type Expr,
  forEachChild,
  type NamedExpr,
  outputOf,
  type Plan,
  type SortOrder,
  transformUp,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env, QueryContext } from '../env.js';
import { holdsInner } from '../expression/holds.js';
import { columnOf } from '../expression/name.js';
import type { SelectBlock } from './block.js';
import type { Item } from './items.js';

/** The columns that an expression takes from below, those of its subqueries included. */
export function usedColumns(expr: Expr, env: Env, visit: (column: Column) => void): void {
  if (expr.kind === 'column') visit(expr);
  const outer = env.outerUses.get(expr);
  if (outer) for (const use of outer) visit(use);
  forEachChild(expr, (child) => usedColumns(child, env, visit));
}

const named = (item: Item): NamedExpr => ({ id: item.id, name: item.name, expr: item.expr });
const passed = (item: Item): NamedExpr => ({
  id: item.id,
  name: item.name,
  expr: { kind: 'column', id: item.id, name: item.name, type: item.expr.type, nullable: item.expr.nullable },
});

/**
 * Entries that use earlier ones by their alias are computed above those: one projection a level. What comes out are the entries of
 * the topmost level over the projections below. `keepAll`: everything below stays reachable, for a sort.
 */
export function layered(
  items: readonly Item[],
  plan: Plan,
  keepAll: boolean,
  env: Env,
): { readonly items: readonly Item[]; readonly plan: Plan } {
  if (items.every((i) => i.uses.size === 0)) return { items, plan };
  const level = new Map<ColumnId, number>();
  for (const item of items) {
    let at = 0;
    for (const id of item.uses) at = Math.max(at, (level.get(id) ?? 0) + 1);
    level.set(item.id, at);
  }
  const levelOf = (i: Item): number => level.get(i.id) ?? 0;
  const top = Math.max(...items.map(levelOf));
  let child = plan;
  let rest = items;
  for (let at = 0; at < top; at++) {
    const here = new Map<ColumnId, NamedExpr>();
    for (const item of rest)
      if (levelOf(item) <= at) here.set(item.id, levelOf(item) < at ? passed(item) : named(item));
    for (const item of rest) {
      if (levelOf(item) <= at) continue;
      const visit = (c: Column): void => {
        if (!here.has(c.id) && !item.uses.has(c.id)) here.set(c.id, { id: c.id, name: c.name, expr: c });
      };
      usedColumns(item.expr, env, visit);
    }
    if (keepAll)
      for (const c of outputOf(child))
        if (!here.has(c.id)) here.set(c.id, { id: c.id, name: c.name, expr: columnOf(c, c.name) });
    child = { kind: 'project', child, columns: [...here.values()] };
    rest = rest.map((i) => (levelOf(i) === at ? { ...i, expr: passed(i).expr } : i));
  }
  return { items: rest, plan: child };
}

/** The projection, DISTINCT and the sort of a block. What the sort needs beyond the entries is carried along and dropped again. */
export function sortedBlock(
  block: SelectBlock,
  items: readonly Item[],
  orders: readonly SortOrder[],
  child: Plan,
  query: QueryContext,
): Plan {
  const { env } = query;
  const placed = items.some((i) => i.covered) ? items.filter((i) => !i.covered) : items;
  const columns = placed.map(named);
  const { origin } = block.core;
  if (!block.sort) {
    const plan: Plan = { kind: 'project', child, columns, origin };
    return block.distinct ? { kind: 'distinct', child: plan } : plan;
  }
  const hidden: NamedExpr[] = [];
  const keys = orders.map((o): SortOrder => {
    if (!holdsInner(o.expr, (e) => e.kind === 'window')) return o;
    // windows stand in projections only, over what is below
    const expr = transformUp(o.expr, (e) => (e.kind === 'column' ? (items.find((i) => i.id === e.id)?.expr ?? e) : e));
    const id = env.ids.column();
    hidden.push({ id, name: '_order', expr });
    return { ...o, expr: { kind: 'column', id, name: '_order', type: expr.type, nullable: expr.nullable } };
  });
  const present = new Set<ColumnId>();
  for (const i of items) present.add(i.id);
  for (const h of hidden) present.add(h.id);
  const starred = items.some((i) => i.source);
  for (const o of keys) {
    usedColumns(o.expr, env, (c) => {
      if (present.has(c.id) || query.outerIds?.has(c.id) || starred) return;
      present.add(c.id);
      hidden.push({ id: c.id, name: c.name, expr: c });
    });
  }
  let plan: Plan = { kind: 'project', child, columns: [...columns, ...hidden], origin };
  if (block.distinct) plan = { kind: 'distinct', child: plan };
  plan = { kind: 'sort', child: plan, orders: keys, global: block.sort.global };
  if (hidden.length === 0) return plan;
  const visible = placed.map((i): NamedExpr => {
    if (i.source) return named(i);
    return {
      id: i.id,
      name: i.name,
      expr: columnOf({ id: i.id, name: i.name, type: i.expr.type, nullable: i.expr.nullable }, i.name),
    };
  });
  return { kind: 'project', child: plan, columns: visible };
}
