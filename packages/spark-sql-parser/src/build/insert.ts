import {
  fail,
  type Insert,
  type InsertDirectory,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import type {
  InsertNode,
  InsertTargetNode,
  MultiInsertNode,
  MultipartNameNode,
  QueryNode,
  SelectNode,
} from '../gen/parser.js';
import { type BuildContext, namesOf, refuse, spanOf, stringOf } from './context.js';
import { buildExpression } from './expression.js';
import { buildName } from './name.js';
import { buildPartition } from './partition.js';
import { buildQuery, withClauses } from './query.js';
import { joinRelations } from './relation.js';
import { buildSelect, lateralViews } from './select.js';
import { buildTableSpec } from './table-spec.js';

type InsertStatement = Insert<UnresolvedPlan, UnresolvedExpr>;

export function buildInsert(
  ctx: BuildContext,
  node: InsertNode,
  wrap: (query: UnresolvedPlan) => UnresolvedPlan,
): UnresolvedStatement {
  return insertInto(
    ctx,
    node.target as InsertTargetNode,
    wrap(buildQuery(ctx, node.source as QueryNode)),
    spanOf(node),
  );
}

type Origin = { readonly start: number; readonly end: number };

function insertInto(
  ctx: BuildContext,
  target: InsertTargetNode,
  query: UnresolvedPlan,
  origin: Origin,
): InsertStatement | InsertDirectory<UnresolvedPlan> {
  if (target.directory !== undefined) return insertDirectory(ctx, target, query, origin);
  const rest = target.rest;
  const overwrite = target.overwrite !== undefined;
  if (rest?.exists !== undefined && (!overwrite || rest.partition === undefined)) {
    if (!overwrite) fail('operation-not-allowed', { what: 'INSERT INTO ... IF NOT EXISTS' }, spanOf(rest));
    refuse(ctx, rest.exists.start);
  }
  const partition = buildPartition(ctx, rest?.partition);
  const dynamic = partition.filter((part) => part.value === undefined);
  if (rest?.exists !== undefined && dynamic.length > 0) {
    const names = dynamic.map((part) => part.name).join(', ');
    fail('operation-not-allowed', { what: `IF NOT EXISTS with dynamic partitions: ${names}` }, origin);
  }
  if (rest?.replaceWhere !== undefined && (overwrite || rest.partition !== undefined))
    refuse(ctx, rest.replaceWhere.start);
  return {
    kind: 'insert',
    table: buildName(ctx, target.table as MultipartNameNode),
    overwrite,
    ifNotExists: rest?.exists !== undefined,
    byName: rest?.byName !== undefined,
    ...(rest?.columns && { columns: namesOf(ctx, rest.columns.names) }),
    partition,
    ...(rest?.replaceWhere && { replaceWhere: buildExpression(ctx, rest.replaceWhere) }),
    query,
    origin,
  };
}

function insertDirectory(
  ctx: BuildContext,
  target: InsertTargetNode,
  query: UnresolvedPlan,
  origin: Origin,
): InsertDirectory<UnresolvedPlan> {
  const { spec } = buildTableSpec(ctx, target.clauses);
  const path = target.path === undefined ? undefined : stringOf(ctx, target.path);
  if (path === undefined && spec.options.every((option) => option.key.toLowerCase() !== 'path')) {
    fail(
      'statement-refused',
      { what: "Directory path and 'path' in OPTIONS should be specified one, but not both" },
      origin,
    );
  }
  return {
    kind: 'insert-directory',
    ...(path !== undefined && { path }),
    local: target.local !== undefined,
    ...(spec.using !== undefined && { using: spec.using }),
    options: spec.options,
    query,
    origin,
  };
}

/** FROM t INSERT INTO a SELECT … INSERT INTO b SELECT …: each insert reads the same source. */
export function buildMultiInsert(
  ctx: BuildContext,
  node: MultiInsertNode,
  wrap: (query: UnresolvedPlan) => UnresolvedPlan,
): UnresolvedStatement {
  const source = lateralViews(ctx, joinRelations(ctx, node.relations), node.lateralViews);
  const inserts = node.inserts.map((body) => {
    const query = withClauses(ctx, buildSelect(ctx, body.source as SelectNode, source), body);
    return insertInto(ctx, body.target as InsertTargetNode, wrap(query), spanOf(body));
  });
  const [only] = inserts;
  if (inserts.length === 1 && only !== undefined) return only;
  const tables = inserts.filter((insert) => insert.kind === 'insert');
  if (tables.length < inserts.length)
    fail('unsupported', { what: 'INSERT OVERWRITE DIRECTORY among several inserts' }, spanOf(node));
  return { kind: 'multi-insert', inserts: tables, origin: spanOf(node) };
}
