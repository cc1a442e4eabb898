import { type Expr, fail, type Origin, type SortOrder, type UnresolvedSort } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import type { ExprContext } from '../expression/context.js';
import { columnIn, columnOf } from '../expression/name.js';
import { checkOrderable, resolveExpr } from '../expression/resolve.js';
import type { Scope } from '../scope.js';
import { type Item, shownType } from './items.js';

/**
 * ORDER BY over a SELECT list: ordinals and names of the list first, then, where `below` is given, columns that the list does not
 * show. Inside an aggregate's arguments the columns below come first.
 */
export function resolveSort(
  sort: UnresolvedSort,
  items: readonly Item[],
  output: Scope,
  below: Scope | undefined,
  query: QueryContext,
): readonly SortOrder[] {
  const { env } = query;
  const column: ExprContext['column'] = (parts, origin, c) => {
    if (!below) return columnIn(output, parts, env, origin);
    if (c.inside === 'aggregate') {
      const inner = columnIn(below, parts, env, origin);
      if (inner) return inner;
    }
    // what the list surely shows, then what is surely below it, then what an open relation may have
    const opens = output.opens.length > 0 && !output.named(env.fold(parts.at(-1) ?? ''));
    return opens
      ? (columnIn(below, parts, env, origin) ?? columnIn(output, parts, env, origin))
      : (columnIn(output, parts, env, origin) ?? columnIn(below, parts, env, origin));
  };
  const context: ExprContext = { env, query, clause: 'order by', scope: output, column };
  if (sort.all) {
    checkCounted(items, items.length, 'ORDER BY ALL', sort.orders[0]?.expr.origin);
    const [first] = sort.orders;
    return items.map((i) => ({
      expr: ofItem(i),
      direction: first?.direction ?? 'asc',
      nulls: first?.nulls ?? 'first',
    }));
  }
  return sort.orders.map((o) => {
    const expr = ordinal(o.expr, items, query) ?? resolveExpr(o.expr, context);
    checkOrderable(expr, context);
    return { expr, direction: o.direction, nulls: o.nulls };
  });
}

const ofItem = (i: Item): Expr =>
  columnOf({ id: i.id, name: i.name, type: shownType(i), nullable: i.expr.nullable }, i.name, i.origin);

function ordinal(
  e: UnresolvedSort['orders'][number]['expr'],
  items: readonly Item[],
  query: QueryContext,
): Expr | undefined {
  if (!query.env.conf.orderByOrdinal || e.kind !== 'literal' || e.type.kind !== 'int') return undefined;
  checkCounted(items, Number(e.value), `ORDER BY ${Number(e.value)}`, e.origin);
  const item = items[Number(e.value) - 1];
  if (!item) return fail('order-by-position', { index: Number(e.value), size: items.length }, e.origin);
  return ofItem(item);
}

/** A position counts columns: it is none where a star among the first `count` items stands for columns that nobody knows. */
export function checkCounted(items: readonly Item[], count: number, what: string, origin: Origin | undefined): void {
  const star = items.slice(0, count).find((i) => i.expr.kind === 'open-star')?.expr;
  if (star?.kind !== 'open-star') return;
  fail('star-needs-schema', { table: star.qualifier?.join('.') ?? 'the table behind *', what }, origin);
}
