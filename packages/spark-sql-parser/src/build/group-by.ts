import { fail, type GroupingElement, type GroupingSet, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import type { GroupByClauseNode, GroupingItemNode } from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import { type BuildContext, refuse, spanOf } from './context.js';
import { buildExpression, parenthesised, withoutAlias } from './expression.js';
import { isAll } from './query.js';

/** GROUP BY with its newer forms (`a, ROLLUP(b)`) and Hive's (`a, b WITH ROLLUP`, `a, b GROUPING SETS (…)`). */
export function buildGroupBy(ctx: BuildContext, node: GroupByClauseNode): readonly GroupingElement[] {
  if (node.suffix !== undefined) {
    const entries = node.items.map((item) => [plain(ctx, item)]);
    return [{ kind: node.suffix.type === t.ROLLUP ? 'rollup' : 'cube', entries }];
  }
  if (node.sets.length > 0) {
    // The list before GROUPING SETS names the columns; the sets say how they are grouped.
    const columns = node.items.map((item) => plain(ctx, item));
    return [{ kind: 'sets', sets: node.sets.map((set) => buildSet(ctx, set)), ...(columns.length > 0 && { columns }) }];
  }
  const elements = node.items.map((item) => buildItem(ctx, item));
  const [only] = elements;
  if (elements.length === 1 && only?.kind === 'expr' && isAll(only.expr))
    return [{ kind: 'all', origin: spanOf(node) }];
  return elements;
}

function plain(ctx: BuildContext, item: GroupingItemNode): UnresolvedExpr {
  if (item.value === undefined) refuse(ctx, item.start);
  return buildExpression(ctx, item.value);
}

function buildItem(ctx: BuildContext, item: GroupingItemNode): GroupingElement {
  if (item.kind === undefined) return { kind: 'expr', expr: plain(ctx, item) };
  if (item.kind.type === t.GROUPING) return { kind: 'sets', sets: item.inner.map((set) => buildSet(ctx, set)) };
  const name = item.kind.type === t.ROLLUP ? 'rollup' : 'cube';
  const entries = item.inner.map((entry) => {
    const exprs = entryOf(ctx, entry);
    if (exprs.length === 0) {
      fail(
        'statement-refused',
        { what: `Empty set in ${name.toUpperCase()} grouping sets is not supported` },
        spanOf(item),
      );
    }
    return exprs;
  });
  return { kind: name, entries };
}

function buildSet(ctx: BuildContext, item: GroupingItemNode): GroupingElement | GroupingSet {
  return item.kind === undefined ? { kind: 'set', exprs: entryOf(ctx, item) } : buildItem(ctx, item);
}

/** One expression, or the expressions of a parenthesised list, which may be empty. */
function entryOf(ctx: BuildContext, item: GroupingItemNode): readonly UnresolvedExpr[] {
  if (item.value === undefined) refuse(ctx, item.start);
  const list = parenthesised(item.value);
  if (list === undefined) return [buildExpression(ctx, item.value)];
  return list.map((entry) => buildExpression(ctx, withoutAlias(ctx, entry)));
}
