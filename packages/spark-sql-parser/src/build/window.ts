import {
  fail,
  type UnresolvedBound,
  type UnresolvedExpr,
  type UnresolvedFrame,
  type UnresolvedSortOrder,
  type UnresolvedWindow,
} from '@spark-sql-to-snowflake/plan-ir';
import type {
  ExpressionNode,
  FrameBoundNode,
  SortItemNode,
  SortItemsNode,
  WindowFrameNode,
  WindowSpecNode,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import { type BuildContext, nameOf, refuse, spanOf } from './context.js';
import { buildExpression, buildExpressions } from './expression.js';

export function buildSortItems(ctx: BuildContext, node: SortItemsNode): readonly UnresolvedSortOrder[] {
  return node.items.map((item) => buildSortItem(ctx, item));
}

/** NULLs come first in ascending order and last in descending order, unless it is said. */
function buildSortItem(ctx: BuildContext, node: SortItemNode): UnresolvedSortOrder {
  const descending = node.direction?.type === t.DESC;
  const nullsFirst = node.nulls === undefined ? !descending : node.nulls.type === t.FIRST;
  return {
    expr: buildExpression(ctx, node.value as ExpressionNode),
    direction: descending ? 'desc' : 'asc',
    nulls: nullsFirst ? 'first' : 'last',
    origin: spanOf(node),
  };
}

export function buildWindow(ctx: BuildContext, node: WindowSpecNode): UnresolvedWindow {
  const origin = spanOf(node);
  if (node.reference !== undefined)
    return { reference: nameOf(ctx, node.reference), partitionBy: [], orderBy: [], origin };
  const partition = node.cluster ?? node.partitionBy;
  if (node.base !== undefined) {
    // A window can be named or spelled out, and not both.
    const more = node.cluster ?? node.partition ?? node.order?.start ?? node.frame?.start;
    if (more !== undefined) refuse(ctx, 'type' in more ? more : more.start);
    return { reference: nameOf(ctx, node.base), partitionBy: [], orderBy: [], origin };
  }
  if (node.cluster !== undefined && node.order !== undefined) refuse(ctx, node.order.start);
  return {
    partitionBy: partition === undefined ? [] : buildExpressions(ctx, partition),
    orderBy: node.order === undefined ? [] : buildSortItems(ctx, node.order),
    ...(node.frame && { frame: buildFrame(ctx, node.frame) }),
    origin,
  };
}

/** A frame with one bound ends at the current row. */
function buildFrame(ctx: BuildContext, node: WindowFrameNode): UnresolvedFrame {
  return {
    unit: node.unit?.type === t.ROWS ? 'rows' : 'range',
    start: buildBound(ctx, node.lower as FrameBoundNode),
    end: node.upper === undefined ? { kind: 'current-row' } : buildBound(ctx, node.upper),
  };
}

function buildBound(ctx: BuildContext, node: FrameBoundNode): UnresolvedBound {
  if (node.current !== undefined) return { kind: 'current-row' };
  const preceding = node.direction?.type === t.PRECEDING;
  if (node.value === undefined) return { kind: preceding ? 'unbounded-preceding' : 'unbounded-following' };
  const offset = buildExpression(ctx, node.value);
  if (!isConstant(offset)) fail('statement-refused', { what: 'Frame bound value must be a literal' }, spanOf(node));
  return { kind: preceding ? 'preceding' : 'following', offset };
}

const ARITHMETIC = new Set(['+', '-', '*', '/', '%', 'div', 'negative', 'positive', '~', '&', '|', '^']);

/** Literals, and arithmetic and casts of them: what is constant before any name is looked up. */
function isConstant(expr: UnresolvedExpr): boolean {
  if (expr.kind === 'literal') return true;
  if (expr.kind === 'cast') return isConstant(expr.expr);
  return (
    expr.kind === 'call' &&
    expr.name.length === 1 &&
    ARITHMETIC.has(expr.name[0] as string) &&
    expr.args.every(isConstant)
  );
}
