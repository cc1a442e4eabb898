import {
  fail,
  type JoinType,
  literal,
  types as T,
  type TextSpan,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type {
  ExpressionNode,
  FromClauseNode,
  InlineTableNode,
  JoinTypeNode,
  RelationExtensionNode,
  RelationNode,
  RelationPrimaryNode,
  TableAliasNode,
  TableArgumentNode,
  TableNameNode,
  TemporalClauseNode,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import { integerLiteral } from '../literal/number.js';
import type { Token } from '../scan/token.js';
import {
  type BuildContext,
  nameOf,
  namesOf,
  refuse,
  spanBetween,
  spannedAnew,
  spanOf,
  stringOf,
  textOf,
  tokenText,
} from './context.js';
import { buildExpression, parenthesised, withoutName } from './expression.js';
import { keywordRows } from './keyword-rows.js';
import { buildTableName } from './name.js';
import { buildPivot, buildUnpivot } from './pivot.js';
import { buildQuery } from './query.js';
import { sampled } from './sample.js';

/** Joins in a row that are taken: each is a level of the tree. */
const MAX_CHAIN = 1000;

/** `FROM a, b`: a comma is an inner join without a condition. */
export function buildFrom(ctx: BuildContext, node: FromClauseNode): UnresolvedPlan {
  return joinRelations(ctx, node.relations);
}

/**
 * A comma binds as JOIN does, from the left: `a, b RIGHT JOIN c` is `(a, b) RIGHT JOIN c`, and `c`'s condition may use `a`. The standard's
 * order is Spark's under spark.sql.ansi.relationPrecedence only, which is refused.
 */
export function joinRelations(ctx: BuildContext, relations: readonly RelationNode[]): UnresolvedPlan {
  const [first, ...rest] = relations as readonly [RelationNode, ...RelationNode[]];
  return rest.reduce<UnresolvedPlan>(
    (left, relation) => {
      const primary = relation.first as RelationPrimaryNode;
      const lateral = relation.lateral !== undefined;
      if (lateral) checkLateral(primary);
      const right = buildPrimaryRelation(ctx, primary);
      const origin = spanning(left, right);
      return extended(
        ctx,
        { kind: 'join', left, right, type: 'inner', ...(lateral && { lateral: true }), origin },
        relation,
      );
    },
    buildRelation(ctx, first),
  );
}

export function buildRelation(ctx: BuildContext, node: RelationNode): UnresolvedPlan {
  const first = node.first as RelationPrimaryNode;
  if (node.lateral !== undefined) checkLateral(first);
  return extended(ctx, buildPrimaryRelation(ctx, first), node);
}

function extended(ctx: BuildContext, first: UnresolvedPlan, node: RelationNode): UnresolvedPlan {
  if (node.extensions.length > MAX_CHAIN) fail('nesting-too-deep', { limit: MAX_CHAIN }, spanOf(node));
  return node.extensions.reduce<UnresolvedPlan>((left, extension) => {
    if (extension.pivot !== undefined) return buildPivot(ctx, left, extension.pivot);
    if (extension.unpivot !== undefined) return buildUnpivot(ctx, left, extension.unpivot);
    return buildJoin(ctx, left, extension);
  }, first);
}

/** Only a subquery or a table function can look at what stands before it. */
function checkLateral(node: RelationPrimaryNode): void {
  if (node.subquery === undefined && node.call === undefined) {
    fail(
      'statement-refused',
      { what: 'LATERAL can only be used with subquery or table-valued functions' },
      spanOf(node),
    );
  }
}

function spanning(left: UnresolvedPlan, right: UnresolvedPlan): TextSpan {
  return { start: (left.origin as TextSpan).start, end: (right.origin as TextSpan).end };
}

function buildJoin(ctx: BuildContext, left: UnresolvedPlan, node: RelationExtensionNode): UnresolvedPlan {
  const primary = node.right as RelationPrimaryNode;
  const type = joinTypeOf(node.join);
  const lateral = node.lateral !== undefined;
  if (lateral) checkLateral(primary);
  if (node.natural !== undefined) {
    const criterion = node.condition?.start ?? node.using?.start;
    if (criterion !== undefined) refuse(ctx, criterion);
    if (lateral) fail('natural-cross', { first: 'LATERAL', second: 'NATURAL' }, spanOf(node));
    if (type === 'cross') fail('natural-cross', { first: 'NATURAL', second: 'CROSS' }, spanOf(node));
  }
  if (lateral && node.using !== undefined) fail('lateral-join-using', {}, spanOf(node));
  if (lateral && type !== 'inner' && type !== 'cross' && type !== 'left') {
    fail('lateral-join-type', { type: type.replace('-', ' ').toUpperCase() }, spanOf(node));
  }
  const condition = node.condition && buildExpression(ctx, node.condition);
  const using = node.using && namesOf(ctx, node.using.names);
  const right = buildPrimaryRelation(ctx, primary);
  const origin = { start: (left.origin as TextSpan).start, end: node.stop.end };
  // nearly all joins: literals, so that they have one shape
  if (node.natural === undefined && using === undefined && !lateral) {
    return condition === undefined
      ? { kind: 'join', left, right, type, origin }
      : { kind: 'join', left, right, type, condition, origin };
  }
  return {
    kind: 'join',
    left,
    right,
    type,
    ...(node.natural && { natural: true }),
    ...(using && { using }),
    ...(condition && { condition }),
    ...(lateral && { lateral: true }),
    origin,
  };
}

function joinTypeOf(node: JoinTypeNode | undefined): JoinType {
  const kind = node?.rest?.type === t.OUTER ? undefined : (node?.kind ?? node?.rest);
  switch (kind?.type) {
    case t.CROSS:
      return 'cross';
    case t.SEMI:
      return 'left-semi';
    case t.ANTI:
      return 'left-anti';
  }
  switch (node?.side?.type) {
    case t.LEFT:
      return 'left';
    case t.RIGHT:
      return 'right';
    case t.FULL:
      return 'full';
    default:
      return 'inner';
  }
}

export function aliased(ctx: BuildContext, child: UnresolvedPlan, alias: TableAliasNode | undefined): UnresolvedPlan {
  if (alias === undefined) return child;
  const origin = { start: (child.origin as TextSpan).start, end: alias.stop.end };
  const name = nameOf(ctx, alias.alias as Token);
  if (alias.columns === undefined) return { kind: 'alias', child, name, origin };
  return { kind: 'alias', child, name, columns: namesOf(ctx, alias.columns.names), origin };
}

export function buildPrimaryRelation(ctx: BuildContext, node: RelationPrimaryNode): UnresolvedPlan {
  if (node.values !== undefined) return buildInlineTable(ctx, node.values);
  if (node.inner !== undefined)
    return aliased(ctx, sampled(ctx, buildRelation(ctx, node.inner), node.sample), node.alias);
  if (node.subquery !== undefined) {
    const query = spannedAnew(buildQuery(ctx, node.subquery), spanBetween(node.start, node.close ?? node.stop));
    return aliased(ctx, sampled(ctx, query, node.sample), node.alias);
  }
  const table = node.table as TableNameNode;
  if (node.call !== undefined) return aliased(ctx, buildTableFunction(ctx, node, table), node.alias);
  const { name, identifier } = buildTableName(ctx, table);
  const origin = spanOf(table);
  const timeTravel = node.temporal && buildTimeTravel(ctx, node.temporal);
  const scan: UnresolvedPlan =
    identifier === undefined && timeTravel === undefined
      ? { kind: 'table', name, origin }
      : { kind: 'table', name, ...(identifier && { identifier }), ...(timeTravel && { timeTravel }), origin };
  return aliased(ctx, sampled(ctx, scan, node.sample), node.alias);
}

function buildTableFunction(ctx: BuildContext, node: RelationPrimaryNode, table: TableNameNode): UnresolvedPlan {
  const { name, identifier } = buildTableName(ctx, table);
  const origin = spanBetween(node.start, node.close ?? node.stop);
  if (identifier !== undefined)
    fail('unsupported', { what: 'IDENTIFIER(…) as the name of a table function' }, spanOf(table));
  if (name.length > 1)
    fail('table-function-name', { name: name.map((part) => `\`${part}\``).join('.') }, spanOf(table));
  const args = node.args.map((arg) => buildTableArgument(ctx, arg));
  if (name[0]?.toLowerCase() === 'sql_keywords' && args.length === 0) return keywordRows(ctx.settings, origin);
  return { kind: 'table-function', call: { kind: 'call', name, args, origin }, origin };
}

function buildTableArgument(ctx: BuildContext, node: TableArgumentNode): UnresolvedExpr {
  const origin = spanOf(node);
  if (node.value !== undefined) return buildExpression(ctx, node.value);
  if (node.subquery !== undefined) return { kind: 'table-argument', plan: buildQuery(ctx, node.subquery), origin };
  if (node.table === undefined) refuse(ctx, node.stop);
  if (node.parens === undefined)
    fail('table-argument-parentheses', { table: textOf(ctx, node.table) }, spanOf(node.table));
  return {
    kind: 'table-argument',
    plan: { kind: 'table', ...buildTableName(ctx, node.table), origin: spanOf(node.table) },
    origin,
  };
}

function buildTimeTravel(
  ctx: BuildContext,
  node: TemporalClauseNode,
): { version?: UnresolvedExpr; timestamp?: UnresolvedExpr } {
  if (node.timestamp !== undefined) return { timestamp: buildExpression(ctx, node.timestamp) };
  const version = node.version as Token;
  const origin = { start: version.start, end: version.end };
  const text = version.type === t.STRING_LITERAL;
  return {
    version: text ? literal(stringOf(ctx, version), T.string, origin) : integerLiteral(tokenText(ctx, version), origin),
  };
}

/** VALUES rows: `(1, 2)` is a row of two columns, anything else a row of one. */
export function buildInlineTable(ctx: BuildContext, node: InlineTableNode): UnresolvedPlan {
  const rows = node.rows.map((row) => buildRow(ctx, row));
  const origin = { start: node.start.start, end: (node.rows[node.rows.length - 1] as ExpressionNode).stop.end };
  return aliased(ctx, { kind: 'values', rows, origin }, node.alias);
}

function buildRow(ctx: BuildContext, node: ExpressionNode): readonly UnresolvedExpr[] {
  const entries = parenthesised(node);
  if (entries !== undefined && entries.length > 1)
    return entries.map((entry) => buildExpression(ctx, withoutName(entry)));
  const expr = buildExpression(ctx, node);
  const struct = expr.kind === 'call' && expr.name.length === 1 && expr.name[0] === 'struct';
  return struct ? expr.args.map((arg) => (arg.kind === 'alias' ? arg.expr : arg)) : [expr];
}
