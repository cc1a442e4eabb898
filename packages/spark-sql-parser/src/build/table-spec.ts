import {
  type Clustering,
  type ColumnDefinition,
  fail,
  type PartitionTransform,
  type TableSpec,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { MultipartNameNode, PartitionFieldNode, TableClauseNode } from '../gen/parser.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, namesOf, refuse, spanOf, stringOf, textOf, tokenText } from './context.js';
import { buildExpression } from './expression.js';
import { buildName } from './name.js';
import { buildProperties, buildValuedProperties } from './properties.js';
import { buildType } from './type.js';
import { buildSortItems } from './window.js';

/** The clauses behind a table's columns, and the columns that Hive's PARTITIONED BY (name type) adds. */
export interface BuiltSpec {
  readonly spec: TableSpec;
  readonly partitionColumns: readonly ColumnDefinition<UnresolvedExpr>[];
}

const CLAUSES: readonly (readonly [keyof TableClauseNode, string])[] = [
  ['provider', 'USING'],
  ['options', 'OPTIONS'],
  ['clustered', 'CLUSTERED BY'],
  ['format', 'ROW FORMAT'],
  ['stored', 'STORED AS/BY'],
  ['location', 'LOCATION'],
  ['comment', 'COMMENT'],
  ['tableProperties', 'TBLPROPERTIES'],
];

export function buildTableSpec(ctx: BuildContext, clauses: readonly TableClauseNode[]): BuiltSpec {
  checkOnce(clauses);
  const find = <K extends keyof TableClauseNode>(key: K): TableClauseNode[K] | undefined =>
    clauses.find((clause) => clause[key] !== undefined)?.[key];
  const skewed = clauses.find((clause) => clause.skewed !== undefined);
  if (skewed !== undefined) fail('operation-not-allowed', { what: 'CREATE TABLE ... SKEWED BY' }, spanOf(skewed));
  const provider = find('provider');
  const location = find('location');
  const comment = find('comment');
  const format = find('format');
  const stored = find('stored');
  if (stored?.handler !== undefined) fail('operation-not-allowed', { what: 'STORED BY' }, spanOf(stored));
  const fields = clauses.flatMap((clause) => clause.partitions);
  const partitionColumns = fields.flatMap((field) => partitionColumn(ctx, field));
  if (partitionColumns.length > 0 && partitionColumns.length < fields.length) {
    fail(
      'operation-not-allowed',
      { what: 'PARTITION BY: Cannot mix partition expressions and partition columns' },
      spanOf(fields[0] as PartitionFieldNode),
    );
  }
  const clustered = clauses.find((clause) => clause.clustered !== undefined);
  const spec: TableSpec = {
    ...(provider && { using: buildName(ctx, provider).join('.') }),
    partitionBy: fields.map((field) => partitionTransform(ctx, field)),
    ...(clustered && { clusteredBy: clustering(ctx, clustered) }),
    options: buildProperties(ctx, find('options')),
    ...(location && { location: stringOf(ctx, location) }),
    ...(comment && { comment: stringOf(ctx, comment) }),
    properties: buildValuedProperties(ctx, find('tableProperties')),
    ...(format && { rowFormat: textOf(ctx, format) }),
    ...(stored && { storedAs: textOf(ctx, stored).replace(/^\S+\s+\S+\s+/, '') }),
  };
  return { spec, partitionColumns };
}

function checkOnce(clauses: readonly TableClauseNode[]): void {
  for (const [key, clause] of CLAUSES) {
    const twice = clauses.filter((node) => node[key] !== undefined)[1];
    if (twice !== undefined) fail('duplicate-clause', { clause }, spanOf(twice));
  }
  const twice = clauses.filter((node) => node.partitions.length > 0)[1];
  if (twice !== undefined) fail('duplicate-clause', { clause: 'PARTITIONED BY' }, spanOf(twice));
}

function partitionColumn(ctx: BuildContext, node: PartitionFieldNode): readonly ColumnDefinition<UnresolvedExpr>[] {
  if (node.type === undefined) return [];
  return [
    {
      name: buildName(ctx, node.column as MultipartNameNode).join('.'),
      type: buildType(ctx, node.type),
      nullable: node.notNull === undefined,
      ...(node.comment && { comment: stringOf(ctx, node.comment) }),
      origin: spanOf(node),
    },
  ];
}

/** `a`, `days(ts)`, `bucket(4, a)`, `truncate(a, 10)`: columns, and at most one number. */
function partitionTransform(ctx: BuildContext, node: PartitionFieldNode): PartitionTransform {
  const name = buildName(ctx, node.column as MultipartNameNode);
  if (node.args === undefined) return { transform: 'identity', columns: [name] };
  const [transform, dotted] = name;
  if (dotted !== undefined || transform === undefined) refuse(ctx, node.args.start);
  const args = node.args.items.map((item) => buildExpression(ctx, item));
  const columns = args.flatMap((arg) => (arg.kind === 'name' ? [arg.parts] : []));
  const number = args.find((arg) => arg.kind === 'literal' && typeof arg.value === 'number');
  if (args.some((arg) => arg.kind !== 'name' && arg.kind !== 'literal')) refuse(ctx, node.args.start);
  return {
    transform: transform.toLowerCase(),
    columns,
    ...(number?.kind === 'literal' && { argument: number.value as number }),
  };
}

function clustering(ctx: BuildContext, node: TableClauseNode): Clustering {
  const orders = node.sortedBy === undefined ? [] : buildSortItems(ctx, node.sortedBy);
  return {
    columns: namesOf(ctx, node.clustered?.names ?? []),
    sortColumns: orders.map((order) => {
      if (order.expr.kind !== 'name' || order.expr.parts.length > 1)
        refuse(ctx, (node.sortedBy as { start: Token }).start);
      return { name: order.expr.parts[0] as string, direction: order.direction };
    }),
    buckets: Number(tokenText(ctx, node.buckets as Token)),
  };
}
