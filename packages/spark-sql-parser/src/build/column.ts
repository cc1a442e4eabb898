import { type ColumnDefinition, fail, type Origin, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import type { ColumnDefinitionNode, DataTypeNode, MultipartNameNode } from '../gen/parser.js';
import { type BuildContext, spanOf, stringOf } from './context.js';
import { buildExpression } from './expression.js';
import { buildName, buildSimpleName } from './name.js';
import { buildType } from './type.js';

type Column = ColumnDefinition<UnresolvedExpr>;

/** A column of a new table: its name has no dots. */
export function buildColumn(ctx: BuildContext, node: ColumnDefinitionNode): Column {
  const [position] = node.positions;
  if (position !== undefined)
    fail('statement-refused', { what: 'FIRST and AFTER belong to ALTER TABLE' }, spanOf(position));
  return column(ctx, node, buildSimpleName(ctx, node.column as MultipartNameNode));
}

/** A column that ALTER TABLE adds. `inside` is what to do with a field inside of a column, which is written as a name with dots. */
export function buildAddedColumn(ctx: BuildContext, node: ColumnDefinitionNode, inside: (at: Origin) => never): Column {
  const [name, ...fields] = buildName(ctx, node.column as MultipartNameNode);
  return column(ctx, node, fields.length === 0 && name !== undefined ? name : inside(spanOf(node)));
}

function column(ctx: BuildContext, node: ColumnDefinitionNode, name: string): Column {
  const [comment] = node.comments;
  const [defaultValue] = node.defaults;
  const [generated] = node.generated;
  for (const [clause, list] of [
    ['COMMENT', node.comments],
    ['DEFAULT', node.defaults],
    ['GENERATED ALWAYS AS', node.generated],
  ] as const) {
    if (list.length > 1) fail('duplicate-clause', { clause }, spanOf(node));
  }
  return {
    name,
    type: buildType(ctx, node.type as DataTypeNode),
    nullable: node.notNull === undefined,
    ...(comment && { comment: stringOf(ctx, comment) }),
    ...(defaultValue && { default: buildExpression(ctx, defaultValue) }),
    ...(generated && { generated: buildExpression(ctx, generated) }),
    origin: spanOf(node),
  };
}
