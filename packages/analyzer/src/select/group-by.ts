import {
  type DataType,
  type Expr,
  fail,
  forEachChild,
  type GroupingElement,
  type GroupingSet,
  type GroupingSets,
  typeSql,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { ExprContext } from '../expression/context.js';
import { hasAggregate, holds, holdsInner } from '../expression/holds.js';
import { columnIn } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import type { Item } from './items.js';
import { type ExprKeys, exprKeys } from './keys.js';
import { checkCounted } from './order.js';

/** Spark's limit on the columns of CUBE, ROLLUP and GROUPING SETS. */
const MAX_SET_COLUMNS = 64;

export interface Grouping {
  readonly groupings: readonly Expr[];
  readonly sets?: GroupingSets;
  readonly keys: ExprKeys;
}

/** GROUP BY: expressions, ordinals, aliases, ALL, and sets. `items` is the SELECT list that ordinals and aliases point into. */
export function resolveGroupBy(
  elements: readonly GroupingElement[],
  items: readonly Item[],
  context: ExprContext,
): Grouping {
  const keys = exprKeys();
  const groupings: Expr[] = [];
  const places = new Map<number, number>();
  const place = (e: UnresolvedExpr): number => {
    const expr = groupingExpr(e, items, context);
    const key = keys.of(expr);
    const before = places.get(key);
    if (before !== undefined) return before;
    groupings.push(expr);
    places.set(key, groupings.length - 1);
    return groupings.length - 1;
  };
  const only = elements[0];
  if (only?.kind === 'all' && elements.length === 1) {
    const named: UnresolvedExpr = { kind: 'name', parts: ['all'], origin: only.origin };
    if (isName(named, items, context)) {
      place(named);
      return { groupings, keys };
    }
    return { groupings: allGroupings(items, context), keys };
  }
  const lists = elements.map((e) => setsOf(e, place));
  if (elements.every((e) => e.kind === 'expr')) return { groupings, keys };
  let sets: readonly (readonly number[])[] = [[]];
  for (const list of lists) sets = sets.flatMap((left) => list.map((right) => [...new Set([...left, ...right])]));
  if (groupings.length > MAX_SET_COLUMNS) fail('grouping-size', { size: MAX_SET_COLUMNS });
  const form = elements.length === 1 && (only?.kind === 'rollup' || only?.kind === 'cube') ? only.kind : 'sets';
  return { groupings, sets: { form, sets }, keys };
}

type Place = (e: UnresolvedExpr) => number;

function setsOf(element: GroupingElement | GroupingSet, place: Place): readonly (readonly number[])[] {
  switch (element.kind) {
    case 'all':
      return fail('group-by-all-unresolved', {}, element.origin);
    case 'expr':
      return [[place(element.expr)]];
    case 'set':
      return [element.exprs.map(place)];
    case 'rollup': {
      const entries = element.entries.map((e) => e.map(place));
      return Array.from({ length: entries.length + 1 }, (_, i) => entries.slice(0, entries.length - i).flat());
    }
    case 'cube': {
      const entries = element.entries.map((e) => e.map(place));
      // in Spark's order: the full set first, the empty one last
      let sets: readonly (readonly number[])[] = [[]];
      for (const entry of [...entries].reverse()) sets = [...sets.map((s) => [...entry, ...s]), ...sets];
      return sets;
    }
    case 'sets':
      // Hive's form lists the columns first; those in no set are grouping columns too
      for (const c of element.columns ?? []) place(c);
      return element.sets.flatMap((s) => setsOf(s, place));
  }
}

function groupingExpr(e: UnresolvedExpr, items: readonly Item[], context: ExprContext): Expr {
  const { env } = context;
  if (env.conf.groupByOrdinal && e.kind === 'literal' && e.type.kind === 'int' && typeof e.value === 'number') {
    checkCounted(items, e.value, `GROUP BY ${e.value}`, e.origin);
    const item = items[e.value - 1];
    if (!item) return fail('group-by-position', { index: e.value, size: items.length }, e.origin);
    if (hasAggregate(item.expr))
      fail('group-by-position-aggregate', { index: e.value, sql: pretty(item.expr, env) }, e.origin);
    if (holdsInner(item.expr, (x) => x.kind === 'window')) {
      fail('unsupported-place', { operator: 'Aggregate', sql: pretty(item.expr, env) }, e.origin);
    }
    return item.expr;
  }
  const alias = aliased(e, items, context);
  const expr = alias?.expr ?? resolveExpr(e, context);
  if (hasAggregate(expr)) fail('group-by-aggregate', { sql: pretty(expr, env) }, e.origin);
  if (holdsInner(expr, (x) => x.kind === 'window')) fail('window-in-clause', { clause: 'GROUP BY' }, e.origin);
  if (hasMap(expr.type)) fail('group-by-unordered', { sql: pretty(expr, env), type: typeSql(expr.type) }, e.origin);
  return expr;
}

/** Spark has no order of maps, and groups by nothing that has none. */
function hasMap(type: DataType): boolean {
  if (type.kind === 'array') return hasMap(type.element);
  if (type.kind === 'struct') return type.fields.some((f) => hasMap(f.type));
  return type.kind === 'map';
}

/** Is there a column or an alias called ALL? Then that is what GROUP BY ALL means. */
function isName(e: Extract<UnresolvedExpr, { kind: 'name' }>, items: readonly Item[], context: ExprContext): boolean {
  const { scope, env } = context;
  if (aliased(e, items, context)) return true;
  return scope.named(env.fold('all')) !== undefined && columnIn(scope, e.parts, env, e.origin) !== undefined;
}

/** An alias of the SELECT list, where no column has the name. */
function aliased(e: UnresolvedExpr, items: readonly Item[], context: ExprContext): Item | undefined {
  const { env } = context;
  if (!env.conf.groupByAliases || e.kind !== 'name' || e.parts.length !== 1) return undefined;
  const wanted = env.fold(e.parts[0] ?? '');
  const item = items.find((i) => i.aliased && env.fold(i.name) === wanted);
  if (!item) return undefined;
  // an open relation may have such a column, and the alias is the likelier meaning
  const known = context.scope.named(wanted) !== undefined && columnIn(context.scope, e.parts, env, e.origin);
  if (known) return undefined;
  if (holds(item.expr, (x) => env.printed.get(x)?.startsWith('lateralAliasReference(') ?? false)) {
    return fail('lateral-alias-in-group-by', {}, e.origin);
  }
  return item;
}

/** GROUP BY ALL: the entries without aggregate. Entries that mix both take their columns from the others; there must be others. */
function allGroupings(items: readonly Item[], context: ExprContext): readonly Expr[] {
  checkCounted(items, items.length, 'GROUP BY ALL', items[0]?.origin);
  const plain = items.filter((i) => !hasAggregate(i.expr));
  const groupings = plain.map((i) => i.expr);
  for (const item of plain) {
    const lateral = holds(item.expr, (x) => context.env.printed.get(x)?.startsWith('lateralAliasReference(') ?? false);
    if (lateral) return fail('lateral-alias-in-group-by', {}, item.origin);
  }
  if (groupings.length > 0) return groupings;
  for (const item of items) if (hasLoose(item.expr, context)) return fail('group-by-all-unresolved', {}, item.origin);
  return groupings;
}

function hasLoose(e: Expr, context: ExprContext): boolean {
  if (e.kind === 'aggregate') return false;
  if (e.kind === 'column') return !context.query.outerIds?.has(e.id);
  if ((context.env.outerUses.get(e) ?? []).some((c) => !context.query.outerIds?.has(c.id))) return true;
  let found = false;
  forEachChild(e, (c) => {
    found ||= hasLoose(c, context);
  });
  return found;
}
