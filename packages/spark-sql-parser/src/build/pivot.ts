import type { TextSpan, UnresolvedExpr, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type {
  ColumnPathNode,
  NamedExpressionsNode,
  PivotClauseNode,
  UnpivotClauseNode,
  UnpivotItemNode,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, nameOf, namesOf, refuse, spanOf } from './context.js';
import { buildExpression } from './expression.js';
import { buildColumnPath } from './name.js';

export function buildPivot(ctx: BuildContext, child: UnresolvedPlan, node: PivotClauseNode): UnresolvedPlan {
  const tokens = node.columns === undefined ? [node.column as Token] : node.columns.names;
  const list = (items: NamedExpressionsNode | undefined): readonly UnresolvedExpr[] =>
    (items?.items ?? []).map((item) => buildExpression(ctx, item));
  return {
    kind: 'pivot',
    child,
    aggregates: list(node.aggregates),
    columns: tokens.map((token) => ({
      kind: 'name',
      parts: [nameOf(ctx, token)],
      origin: { start: token.start, end: token.end },
    })),
    values: list(node.values).map(asTuple),
    origin: { start: (child.origin as TextSpan).start, end: node.stop.end },
  };
}

/** The value for several columns is a struct of them; what its fields are called does not matter. */
function asTuple(expr: UnresolvedExpr): UnresolvedExpr {
  if (expr.kind === 'alias') return { ...expr, expr: asTuple(expr.expr) };
  if (expr.kind !== 'call' || expr.name[0] !== 'named_struct') return expr;
  return { ...expr, name: ['struct'], args: expr.args.filter((_, i) => i % 2 === 1) };
}

export function buildUnpivot(ctx: BuildContext, child: UnresolvedPlan, node: UnpivotClauseNode): UnresolvedPlan {
  const origin = { start: (child.origin as TextSpan).start, end: node.stop.end };
  const several = node.valueList !== undefined;
  const plan: UnresolvedPlan = {
    kind: 'unpivot',
    child,
    includeNulls: node.nullsMode?.type === t.INCLUDE,
    valueColumns:
      node.valueList === undefined ? [nameOf(ctx, node.value as Token)] : namesOf(ctx, node.valueList.names),
    nameColumn: nameOf(ctx, node.nameColumn as Token),
    entries: node.items.map((item) => buildEntry(ctx, item, several)),
    origin,
  };
  return node.alias === undefined ? plan : { kind: 'alias', child: plan, name: nameOf(ctx, node.alias), origin };
}

function buildEntry(
  ctx: BuildContext,
  item: UnpivotItemNode,
  several: boolean,
): { columns: readonly UnresolvedExpr[]; alias?: string } {
  const column = (path: ColumnPathNode): UnresolvedExpr => ({
    kind: 'name',
    parts: buildColumnPath(ctx, path),
    origin: spanOf(path),
  });
  if ((item.column === undefined) !== several) refuse(ctx, item.start);
  const columns = item.column === undefined ? item.columns.map(column) : [column(item.column)];
  return { columns, ...(item.alias && { alias: nameOf(ctx, item.alias) }) };
}
