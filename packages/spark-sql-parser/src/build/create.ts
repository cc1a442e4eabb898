import {
  type CreateTable,
  type DropObject,
  fail,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import type {
  CreateNode,
  DropNode,
  FunctionDefinitionNode,
  MultipartNameNode,
  NamespaceDefinitionNode,
  ReplaceTableNode,
  ResourceNode,
  TableDefinitionNode,
  ViewColumnNode,
  ViewDefinitionNode,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { buildColumn } from './column.js';
import { type BuildContext, nameOf, refuse, spanOf, stringOf, textOf } from './context.js';
import { buildName } from './name.js';
import { buildProperties, buildValuedProperties } from './properties.js';
import { buildQuery } from './query.js';
import { buildTableSpec } from './table-spec.js';
import { buildType } from './type.js';

export function buildCreate(ctx: BuildContext, node: CreateNode): UnresolvedStatement {
  const origin = spanOf(node);
  const ifNotExists = node.exists !== undefined;
  if (node.replace !== undefined && node.exists !== undefined) {
    fail('operation-not-allowed', { what: 'CREATE … OR REPLACE together with IF NOT EXISTS' }, origin);
  }
  const mode = node.replace !== undefined ? 'create-or-replace' : ifNotExists ? 'create-if-not-exists' : 'create';
  if (node.global !== undefined && node.view === undefined) refuse(ctx, node.global);
  if (node.external !== undefined && node.table === undefined) refuse(ctx, node.external);
  if (node.table !== undefined) return buildTable(ctx, node, node.table, mode);
  if (node.view !== undefined) return buildView(ctx, node, node.view, mode);
  if (node.function !== undefined) return buildFunction(ctx, node, node.function, mode);
  if (node.replace !== undefined || node.temporary !== undefined)
    refuse(ctx, (node.namespace ?? node.index ?? node).start);
  if (node.namespace !== undefined) return buildNamespace(ctx, node.namespace, ifNotExists, origin);
  return { kind: 'maintenance', what: 'other', text: textOf(ctx, node), origin };
}

/** Views and functions of a session belong to no schema. */
function temporaryName(name: readonly string[], what: string, origin: Origin): readonly string[] {
  if (name.length > 1 && what === 'view')
    fail('temporary-view-name', { name: name.map((n) => `\`${n}\``).join('.') }, origin);
  if (name.length > 1)
    fail(
      'statement-refused',
      { what: `It is not allowed to put a database name before that of a TEMPORARY ${what}` },
      origin,
    );
  return name;
}

export function buildReplaceTable(ctx: BuildContext, node: ReplaceTableNode): UnresolvedStatement {
  const definition = node.table as TableDefinitionNode;
  if (definition.like !== undefined) refuse(ctx, definition.like.start);
  return tableStatement(ctx, definition, 'replace', false, false, spanOf(node));
}

type Mode = 'create' | 'create-if-not-exists' | 'create-or-replace';
type Origin = { readonly start: number; readonly end: number };

function buildTable(
  ctx: BuildContext,
  node: CreateNode,
  definition: TableDefinitionNode,
  mode: Mode,
): UnresolvedStatement {
  const origin = spanOf(node);
  if (definition.like === undefined) {
    return tableStatement(ctx, definition, mode, node.external !== undefined, node.temporary !== undefined, origin);
  }
  if (node.replace !== undefined || node.temporary !== undefined || definition.source !== undefined)
    refuse(ctx, definition.like.start);
  return {
    kind: 'create-table-like',
    name: buildName(ctx, definition.table as MultipartNameNode),
    source: buildName(ctx, definition.like),
    ifNotExists: node.exists !== undefined,
    spec: buildTableSpec(ctx, definition.clauses).spec,
    origin,
  };
}

function tableStatement(
  ctx: BuildContext,
  node: TableDefinitionNode,
  mode: Mode | 'replace',
  external: boolean,
  temporary: boolean,
  origin: Origin,
): CreateTable<UnresolvedPlan, UnresolvedExpr> {
  const { spec, partitionColumns } = buildTableSpec(ctx, node.clauses);
  const columns = (node.columns?.columns ?? []).map((column) => buildColumn(ctx, column));
  if (temporary && node.source === undefined && spec.using === undefined) {
    fail('operation-not-allowed', { what: 'CREATE TEMPORARY TABLE without a provider' }, origin);
  }
  if (temporary)
    fail('operation-not-allowed', { what: 'CREATE TEMPORARY TABLE …, use CREATE TEMPORARY VIEW instead' }, origin);
  if (node.source !== undefined && columns.length > 0) {
    fail(
      'operation-not-allowed',
      { what: 'Schema may not be specified in a Create Table As Select (CTAS) statement' },
      origin,
    );
  }
  if (node.source !== undefined && partitionColumns.length > 0) {
    fail(
      'operation-not-allowed',
      { what: 'Partition column types may not be specified in Create Table As Select (CTAS)' },
      origin,
    );
  }
  return {
    kind: 'create-table',
    name: buildName(ctx, node.table as MultipartNameNode),
    mode,
    external,
    temporary,
    columns: [...columns, ...partitionColumns],
    spec,
    ...(node.source && { query: buildQuery(ctx, node.source) }),
    origin,
  };
}

function buildView(ctx: BuildContext, node: CreateNode, view: ViewDefinitionNode, mode: Mode): UnresolvedStatement {
  const origin = spanOf(node);
  const name = buildName(ctx, view.viewName as MultipartNameNode);
  if (node.temporary !== undefined) temporaryName(name, 'view', origin);
  if (view.source === undefined) return buildViewUsing(ctx, node, view);
  const provided = view.clauses.find((clause) => clause.provider !== undefined || clause.options !== undefined);
  if (provided !== undefined) refuse(ctx, provided.start);
  for (const [key, clause] of [
    ['comment', 'COMMENT'],
    ['partitioned', 'PARTITIONED ON'],
    ['tableProperties', 'TBLPROPERTIES'],
  ] as const) {
    const twice = view.clauses.filter((entry) => entry[key] !== undefined)[1];
    if (twice !== undefined) fail('duplicate-clause', { clause }, spanOf(twice));
  }
  const typed = view.columns.find((column) => column.type !== undefined);
  if (typed !== undefined) refuse(ctx, typed.stop);
  if (node.temporary !== undefined && node.exists !== undefined) {
    fail('operation-not-allowed', { what: 'It is not allowed to define a TEMPORARY view with IF NOT EXISTS' }, origin);
  }
  if (node.global !== undefined && node.temporary === undefined) refuse(ctx, node.global);
  const comment = view.clauses.find((clause) => clause.comment !== undefined)?.comment;
  return {
    kind: 'create-view',
    name,
    mode,
    scope: node.temporary === undefined ? 'permanent' : node.global === undefined ? 'temporary' : 'global-temporary',
    ...(view.columns.length > 0 && { columns: view.columns.map((column) => viewColumn(ctx, column)) }),
    ...(comment && { comment: stringOf(ctx, comment) }),
    properties: buildValuedProperties(
      ctx,
      view.clauses.find((clause) => clause.tableProperties !== undefined)?.tableProperties,
    ),
    query: buildQuery(ctx, view.source),
    queryText: textOf(ctx, view.source),
    origin,
  };
}

function viewColumn(ctx: BuildContext, node: ViewColumnNode): { name: string; comment?: string } {
  const name = nameOf(ctx, (node.columnName as { start: Token }).start);
  return { name, ...(node.comment && { comment: stringOf(ctx, node.comment) }) };
}

/** CREATE TEMPORARY VIEW v (a INT) USING csv OPTIONS (…). */
function buildViewUsing(ctx: BuildContext, node: CreateNode, view: ViewDefinitionNode): UnresolvedStatement {
  const provider = view.clauses.find((clause) => clause.provider !== undefined)?.provider;
  if (provider === undefined || node.temporary === undefined) refuse(ctx, view.stop);
  return {
    kind: 'create-temporary-view-using',
    name: buildName(ctx, view.viewName as MultipartNameNode),
    replace: node.replace !== undefined,
    global: node.global !== undefined,
    columns: view.columns.map((column) => {
      if (column.type === undefined) refuse(ctx, column.stop);
      return {
        ...viewColumn(ctx, column),
        type: buildType(ctx, column.type),
        nullable: column.notNull === undefined,
        origin: spanOf(column),
      };
    }),
    using: buildName(ctx, provider).join('.'),
    options: buildProperties(ctx, view.clauses.find((clause) => clause.options !== undefined)?.options),
    origin: spanOf(node),
  };
}

function buildFunction(
  ctx: BuildContext,
  node: CreateNode,
  definition: FunctionDefinitionNode,
  mode: Mode,
): UnresolvedStatement {
  if (node.temporary !== undefined && node.exists !== undefined) {
    fail(
      'operation-not-allowed',
      { what: 'It is not allowed to define a TEMPORARY function with IF NOT EXISTS' },
      spanOf(node),
    );
  }
  const name = buildName(ctx, definition.functionName as MultipartNameNode);
  return {
    kind: 'create-function',
    name: node.temporary === undefined ? name : temporaryName(name, 'function', spanOf(node)),
    mode,
    temporary: node.temporary !== undefined,
    className: stringOf(ctx, definition.className as Token),
    resources: definition.resources.map((resource) => buildResource(ctx, resource)),
    origin: spanOf(node),
  };
}

function buildResource(ctx: BuildContext, node: ResourceNode): { kind: string; path: string } {
  const kind = nameOf(ctx, (node.kind as { start: Token }).start).toLowerCase();
  if (!['jar', 'file', 'archive'].includes(kind))
    fail('operation-not-allowed', { what: `CREATE FUNCTION with resource type '${kind}'` }, spanOf(node));
  return { kind, path: stringOf(ctx, node.path as Token) };
}

function buildNamespace(
  ctx: BuildContext,
  node: NamespaceDefinitionNode,
  ifNotExists: boolean,
  origin: Origin,
): UnresolvedStatement {
  for (const [key, clause] of [
    ['comment', 'COMMENT'],
    ['location', 'LOCATION'],
    ['props', 'WITH PROPERTIES'],
  ] as const) {
    const twice = node.clauses.filter((entry) => entry[key] !== undefined)[1];
    if (twice !== undefined) fail('duplicate-clause', { clause }, spanOf(twice));
  }
  const comment = node.clauses.find((clause) => clause.comment !== undefined)?.comment;
  const location = node.clauses.find((clause) => clause.location !== undefined)?.location;
  return {
    kind: 'create-schema',
    name: buildName(ctx, node.namespaceName as MultipartNameNode),
    ifNotExists,
    ...(comment && { comment: stringOf(ctx, comment) }),
    ...(location && { location: stringOf(ctx, location) }),
    properties: buildValuedProperties(ctx, node.clauses.find((clause) => clause.props !== undefined)?.props),
    origin,
  };
}

export function buildDrop(ctx: BuildContext, node: DropNode): UnresolvedStatement {
  if (node.temporary !== undefined && node.function === undefined) refuse(ctx, node.temporary);
  const dropped = (object: DropObject['object'], name: DropObject['name']): UnresolvedStatement => ({
    kind: 'drop',
    object,
    name,
    ifExists: node.exists !== undefined,
    ...(node.behaviour?.type === t.CASCADE && { cascade: true }),
    ...(node.purge && { purge: true }),
    origin: spanOf(node),
  });
  if (node.table !== undefined) return dropped('table', buildName(ctx, node.table));
  if (node.view !== undefined) return dropped('view', buildName(ctx, node.view));
  if (node.namespace !== undefined) return dropped('schema', buildName(ctx, node.namespace));
  if (node.function !== undefined) {
    const name = buildName(ctx, node.function);
    if (node.temporary === undefined) return dropped('function', name);
    return dropped('temporary function', temporaryName(name, 'function', spanOf(node)));
  }
  return dropped('index', [
    ...buildName(ctx, node.indexTable as MultipartNameNode),
    nameOf(ctx, (node.index as { start: Token }).start),
  ]);
}
