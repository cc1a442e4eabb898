import {
  type Aggregate,
  type Column,
  type ColumnId,
  type Expr,
  fail,
  findFunction,
  forEachChild,
  functionRow,
  isGroupingCall,
  isOfGroups,
  mapChildren,
  mapList,
  mapOrders,
  type NamedExpr,
  outputOf,
  type Plan,
  resultNullable,
  transformPlanExprs,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env, QueryContext } from '../env.js';
import { holds } from '../expression/holds.js';
import { unknownColumn } from '../expression/name.js';
import { pretty } from '../name/pretty.js';
import type { Scope } from '../scope.js';
import type { Grouping } from './group-by.js';
import { type Item, isColumnItself } from './items.js';
import { usedColumns } from './project.js';

/**
 * An aggregate in the making: the SELECT list's entries, and the hidden columns that HAVING, ORDER BY and windows ask for.
 */
export interface Lower {
  /** The expression over the aggregate's output: aggregates and grouping expressions become columns, added where there are none yet. */
  lift(expr: Expr): Expr;
  /** The same for HAVING and ORDER BY, to whose names a column that is not grouped is unknown. */
  liftAsked(expr: Expr, output: Scope): Expr;
  /** The expression as it may stand in the aggregate's own columns. */
  place(expr: Expr): Expr;
  isGrouping(expr: Expr): boolean;
  /** Take an entry of the SELECT list as a column. */
  add(item: Item): void;
  /** Ids that stand above the aggregate and that `lift` leaves alone. */
  keep(ids: readonly ColumnId[]): void;
  plan(): Aggregate;
}

export function makeLower(from: Plan, grouping: Grouping, query: QueryContext, explicit: boolean): Lower {
  const { env } = query;
  const { keys, sets } = grouping;
  const { child, groupings } = sets
    ? withConstantKeys(from, grouping.groupings, env)
    : { child: from, groupings: grouping.groupings };
  const byKey = new Map<number, Expr>();
  const partial = new Set<number>();
  grouping.groupings.forEach((written, i) => {
    const g = groupings[i] ?? written;
    const key = keys.of(written);
    const leftOut = sets?.sets.some((s) => !s.includes(i)) ?? false;
    byKey.set(key, leftOut && !g.nullable ? { ...g, nullable: true } : g);
    if (leftOut) partial.add(key);
  });
  const columns: NamedExpr[] = [];
  const outputs = new Set<ColumnId>();
  const aliases = new Set<ColumnId>();
  const made = new Map<number, Column>();

  let asked: Scope | undefined;
  const missing = (e: Expr): never => {
    if (asked && e.kind === 'column') return unknownColumn([e.name], asked, e.origin);
    if (!explicit || (grouping.groupings.length === 0 && !sets)) return fail('missing-group-by', {}, e.origin);
    const sql = pretty(e, env);
    return fail('missing-aggregation', { sql, any: `any_value(${sql})` }, e.origin);
  };

  const push = (expr: Expr, name: string, id: ColumnId): Column => {
    columns.push({ id, name, expr });
    outputs.add(id);
    if (expr.kind !== 'column' || expr.id !== id) aliases.add(id);
    const column: Column = { kind: 'column', id, name, type: expr.type, nullable: expr.nullable };
    const key = keys.of(expr);
    if (!made.has(key)) made.set(key, column);
    return column;
  };

  const groupingColumns = (e: Expr): Expr => {
    if (e.kind !== 'call' || (e.fn !== 'grouping' && e.fn !== 'grouping_id')) return e;
    if (!sets) return fail('grouping-misplaced', {}, e.origin);
    const columnsOf = (list: readonly Expr[]): string => list.map((g) => pretty(g, env)).join(',');
    if (e.fn === 'grouping_id' && e.args.length === 0) {
      const all: Expr = { ...e, args: groupings };
      env.printed.set(all, env.printed.get(e) ?? pretty(e, env));
      return all;
    }
    for (const a of e.args) {
      if (byKey.has(keys.of(a))) continue;
      if (e.fn === 'grouping')
        fail('grouping-column', { column: pretty(a, env), columns: columnsOf(grouping.groupings) }, e.origin);
      fail('grouping-id-columns', { given: columnsOf(e.args), columns: columnsOf(grouping.groupings) }, e.origin);
    }
    if (e.fn === 'grouping_id' && keysOf(e.args) !== keysOf(grouping.groupings)) {
      fail('grouping-id-columns', { given: columnsOf(e.args), columns: columnsOf(grouping.groupings) }, e.origin);
    }
    return groupings === grouping.groupings ? e : keepNotes(e, { ...e, args: mapList(e.args, keyColumn) }, env);
  };
  const keyColumn = (e: Expr): Expr => groupings[grouping.groupings.findIndex((g) => keys.of(g) === keys.of(e))] ?? e;
  const keysOf = (list: readonly Expr[]): string => list.map(keys.of).join(',');

  const place = (e: Expr): Expr => {
    const grouped = byKey.get(keys.of(e));
    if (grouped) return grouped.kind === 'column' && e.kind === 'column' ? { ...grouped, name: e.name } : grouped;
    if (e.kind === 'aggregate') return overInput(e);
    if (isGroupingCall(e)) return groupingColumns(e);
    if (e.kind === 'column') return query.outerIds?.has(e.id) ? e : missing(e);
    checkSubquery(e);
    const placed = mapChildren(e, place);
    return placed === e ? e : keepNotes(e, partial.size > 0 ? renulled(placed, env) : placed, env);
  };

  /** An aggregate's arguments are columns below it: an alias of the SELECT list is none. */
  const overInput = (e: Expr): Expr => {
    usedColumns(e, env, (c) => {
      if (aliases.has(c.id)) fail('unknown-column-alone', { name: `\`${c.name}\`` }, c.origin);
    });
    return e;
  };

  const checkSubquery = (e: Expr): void => {
    for (const use of env.outerUses.get(e) ?? []) {
      if (!byKey.has(keys.of(use)) && !query.outerIds?.has(use.id)) missing(use);
    }
  };

  const pull = (e: Expr): Column => made.get(keys.of(e)) ?? push(place(e), hiddenName(e, env), freshId(e));
  const freshId = (e: Expr): ColumnId => (e.kind === 'column' && !partial.has(keys.of(e)) ? e.id : env.ids.column());

  const lift = (e: Expr): Expr => {
    const key = keys.of(e);
    const outer = e.kind === 'column' ? env.outerAggregates.get(e.id) : undefined;
    if (outer && !query.outerIds?.has((e as Column).id)) return lift(outer);
    const known = made.get(key);
    if (known) return e.kind === 'column' ? { ...known, name: e.name } : known;
    if (byKey.has(key) || isOfGroups(e)) return pull(e);
    if (e.kind === 'column') return outputs.has(e.id) || query.outerIds?.has(e.id) ? e : missing(e);
    if (e.kind === 'window') return keepNotes(e, liftWindow(e), env);
    const uses = env.outerUses.get(e);
    if (uses && (e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery')) {
      return liftSubquery(e, uses);
    }
    const lifted = mapChildren(e, lift);
    return lifted === e ? e : keepNotes(e, lifted, env);
  };

  const liftWindow = (e: Extract<Expr, { kind: 'window' }>): Expr => {
    const args = mapList(e.function.args, lift);
    const fn = { ...e.function, args };
    if (fn.kind === 'aggregate' && fn.filter) Object.assign(fn, { filter: lift(fn.filter) });
    return { ...e, function: fn, partitionBy: mapList(e.partitionBy, lift), orderBy: mapOrders(e.orderBy, lift) };
  };

  /** A subquery above the aggregate sees the aggregate's columns instead of those below. */
  const liftSubquery = (
    e: Extract<Expr, { kind: 'scalar-subquery' | 'exists' | 'in-subquery' }>,
    uses: readonly Column[],
  ): Expr => {
    const moved = new Map<ColumnId, Expr>();
    for (const use of uses) moved.set(use.id, lift(use));
    const plan = transformPlanExprs(e.plan, (x) => {
      const to = x.kind === 'column' ? moved.get(x.id) : undefined;
      return to?.kind === 'column' && x.kind === 'column' && to.id !== x.id ? { ...to, name: x.name } : x;
    });
    const lifted: Expr = e.kind === 'in-subquery' ? { ...e, values: mapList(e.values, lift), plan } : { ...e, plan };
    env.outerUses.set(
      lifted,
      [...moved.values()].filter((x) => x.kind === 'column'),
    );
    return keepNotes(e, lifted, env);
  };

  return {
    lift,
    liftAsked(expr, output) {
      asked = output;
      const lifted = lift(expr);
      asked = undefined;
      return lifted;
    },
    place,
    isGrouping: (e) => byKey.has(keys.of(e)),
    add(item) {
      const expr = place(item.expr);
      const id = isColumnItself(item) && partial.has(keys.of(item.expr)) ? env.ids.column() : item.id;
      push(expr, item.name, id);
    },
    keep(ids) {
      for (const id of ids) outputs.add(id);
    },
    plan() {
      return sets
        ? { kind: 'aggregate', child, groupings, columns, sets }
        : { kind: 'aggregate', child, groupings, columns };
    },
  };
}

/** A constant that grouping sets leave out is NULL, so it must be told from the constants of the list: it becomes a column below. */
function withConstantKeys(
  child: Plan,
  groupings: readonly Expr[],
  env: Env,
): { readonly child: Plan; readonly groupings: readonly Expr[] } {
  const made: NamedExpr[] = [];
  const keys = groupings.map((g): Expr => {
    if (holds(g, (e) => e.kind === 'column' || e.kind === 'scalar-subquery')) return g;
    const column: Column = {
      kind: 'column',
      id: env.ids.column(),
      name: pretty(g, env),
      type: g.type,
      nullable: g.nullable,
    };
    made.push({ id: column.id, name: column.name, expr: g });
    return column;
  });
  if (made.length === 0) return { child, groupings };
  const below = outputOf(child).map((a): NamedExpr => ({ id: a.id, name: a.name, expr: { kind: 'column', ...a } }));
  return { child: { kind: 'project', child, columns: [...below, ...made] }, groupings: keys };
}

const hiddenName = (e: Expr, env: Env): string => (e.kind === 'column' ? e.name : pretty(e, env));

/** A rebuilt expression prints as before. */
export function keepNotes(before: Expr, after: Expr, env: Env): Expr {
  if (before === after) return after;
  const written = env.written.get(before);
  if (written && !env.written.has(after)) env.written.set(after, written);
  const printed = env.printed.get(before);
  if (printed !== undefined && !env.printed.has(after)) env.printed.set(after, printed);
  const uses = env.outerUses.get(before);
  if (uses && !env.outerUses.has(after)) env.outerUses.set(after, uses);
  return after;
}

/** A node over children that a grouping set may have made NULL. */
function renulled(e: Expr, env: Env): Expr {
  if (e.nullable) return e;
  if (e.kind === 'call') {
    const name = findFunction(e.fn);
    const facts = { types: e.args.map((a) => a.type), args: e.args, conf: env.conf };
    return name && resultNullable(functionRow(name), facts) ? { ...e, nullable: true } : e;
  }
  let nullable = false;
  forEachChild(e, (c) => {
    nullable ||= c.nullable;
  });
  return nullable ? { ...e, nullable: true } : e;
}
