import {
  type Alter,
  type AlterAction,
  fail,
  type Origin,
  type PartitionValue,
  type UnresolvedExpr,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import type {
  AddedPartitionNode,
  AlterColumnActionNode,
  AlterNode,
  AlterTableActionNode,
  AlterViewActionNode,
  ColumnPositionNode,
  MultipartNameNode,
  NamespaceSettingNode,
} from '../gen/parser.js';
import type { Token } from '../scan/token.js';
import { buildAddedColumn } from './column.js';
import { type BuildContext, nameOf, spanOf, stringOf, textOf } from './context.js';
import { buildExpression } from './expression.js';
import { buildName, buildSimpleName } from './name.js';
import { buildPartition } from './partition.js';
import { buildKeys, buildValuedProperties } from './properties.js';
import { buildQuery } from './query.js';
import { buildType } from './type.js';

type Action = AlterAction<UnresolvedExpr>;

export function buildAlter(ctx: BuildContext, node: AlterNode): UnresolvedStatement {
  const origin = spanOf(node);
  const altered = (
    object: Alter<UnresolvedExpr>['object'],
    name: MultipartNameNode,
    action: Action,
  ): UnresolvedStatement => ({
    kind: 'alter',
    object,
    name: buildName(ctx, name),
    action,
    origin,
  });
  if (node.table !== undefined)
    return altered('table', node.table, tableAction(ctx, node, node.action as AlterTableActionNode));
  if (node.view !== undefined) {
    const action = node.viewAction as AlterViewActionNode;
    if (action.source === undefined) return altered('view', node.view, viewAction(ctx, action));
    return {
      kind: 'create-view',
      name: buildName(ctx, node.view),
      mode: 'alter',
      scope: 'permanent',
      properties: [],
      query: buildQuery(ctx, action.source),
      queryText: textOf(ctx, action.source),
      origin,
    };
  }
  return altered(
    'schema',
    node.namespace as MultipartNameNode,
    namespaceAction(ctx, node.namespaceAction as NamespaceSettingNode),
  );
}

function namespaceAction(ctx: BuildContext, node: NamespaceSettingNode): Action {
  if (node.location !== undefined) return { kind: 'set-location', location: stringOf(ctx, node.location) };
  return { kind: 'set-properties', properties: buildValuedProperties(ctx, node.props) };
}

/** Only tables of lakes can have a field added inside of a column. */
const fieldAdded =
  (ctx: BuildContext, node: AlterNode) =>
  (at: Origin): never => {
    const parts = node.table ? buildName(ctx, node.table) : [];
    const table = parts.map((part) => `\`${part}\``).join('.');
    return fail('table-operation', { table, operation: 'ADD COLUMN with qualified column' }, at);
  };
const fieldReplaced = (at: Origin): never =>
  fail('statement-refused', { what: 'REPLACE COLUMNS takes no fields inside of a column' }, at);

function tableAction(ctx: BuildContext, node: AlterNode, action: AlterTableActionNode): Action {
  const other: Action = { kind: 'other', what: textOf(ctx, action) };
  if (action.renamePartition !== undefined || action.recover !== undefined || action.serde !== undefined) return other;
  if (action.serdeProperties !== undefined) return other;
  if (action.location !== undefined)
    return node.partition === undefined ? { kind: 'set-location', location: stringOf(ctx, action.location) } : other;
  if (action.adding !== undefined) {
    const { list, columns, partitions } = action.adding;
    if (partitions.length > 0) return addPartitions(ctx, partitions);
    const inside = fieldAdded(ctx, node);
    return { kind: 'add-columns', columns: (list?.columns ?? columns).map((c) => buildAddedColumn(ctx, c, inside)) };
  }
  if (action.renameTo !== undefined) return { kind: 'rename', to: buildName(ctx, action.renameTo) };
  if (action.renameColumn !== undefined) {
    const to = nameOf(ctx, (action.renameColumnTo as { start: Token }).start);
    return { kind: 'rename-column', column: buildName(ctx, action.renameColumn), to };
  }
  if (action.dropColumns !== undefined) {
    const columns = action.dropColumns.names.map((name) => buildName(ctx, name));
    return { kind: 'drop-columns', columns, ifExists: action.columnsExist !== undefined };
  }
  if (action.replaceColumns.length > 0) {
    return {
      kind: 'replace-columns',
      columns: action.replaceColumns.map((c) => buildAddedColumn(ctx, c, fieldReplaced)),
    };
  }
  if (action.change !== undefined) return changeColumn(ctx, action);
  return (
    sharedAction(ctx, action) ?? {
      kind: 'drop-partitions',
      partitions: action.partitions.map((spec) => buildPartition(ctx, spec)),
    }
  );
}

function viewAction(ctx: BuildContext, action: AlterViewActionNode): Action {
  if (action.renameTo !== undefined) return { kind: 'rename', to: buildName(ctx, action.renameTo) };
  if (action.partitions.length > 0) return addPartitions(ctx, action.partitions);
  return (
    sharedAction(ctx, action) ?? {
      kind: 'drop-partitions',
      partitions: action.dropPartitions.map((spec) => buildPartition(ctx, spec)),
    }
  );
}

function sharedAction(ctx: BuildContext, action: AlterTableActionNode | AlterViewActionNode): Action | undefined {
  if (action.setProperties !== undefined)
    return { kind: 'set-properties', properties: buildValuedProperties(ctx, action.setProperties) };
  if (action.unsetProperties === undefined) return undefined;
  return {
    kind: 'unset-properties',
    keys: buildKeys(ctx, action.unsetProperties),
    ifExists: action.unsetExist !== undefined,
  };
}

function addPartitions(ctx: BuildContext, nodes: readonly AddedPartitionNode[]): Action {
  const partitions: readonly (readonly PartitionValue<UnresolvedExpr>[])[] = nodes.map((added) =>
    buildPartition(ctx, added.spec, true),
  );
  return { kind: 'add-partitions', partitions };
}

/** ALTER COLUMN in its parts, and Hive's CHANGE old new type. */
function changeColumn(ctx: BuildContext, node: AlterTableActionNode): Action {
  const target = node.column as MultipartNameNode;
  const change = node.columnChange;
  if (change === undefined) {
    fail(
      'operation-not-allowed',
      { what: 'ALTER TABLE table CHANGE COLUMN requires a TYPE, a SET/DROP, a COMMENT, or a FIRST/AFTER' },
      spanOf(node),
    );
  }
  const column = buildName(ctx, target);
  if (
    change.newName !== undefined &&
    nameOf(ctx, change.newName).toLowerCase() !== buildSimpleName(ctx, target).toLowerCase()
  ) {
    fail(
      'operation-not-allowed',
      { what: 'Renaming column is not supported in Hive-style ALTER COLUMN, please run RENAME COLUMN instead' },
      spanOf(node),
    );
  }
  return { kind: 'alter-column', column, ...changesOf(ctx, change) };
}

function changesOf(
  ctx: BuildContext,
  change: AlterColumnActionNode,
): Omit<Extract<Action, { kind: 'alter-column' }>, 'kind' | 'column'> {
  const nullable =
    change.setNotNull !== undefined || change.notNull !== undefined
      ? false
      : change.dropNotNull !== undefined
        ? true
        : undefined;
  return {
    ...(change.type && { type: buildType(ctx, change.type) }),
    ...(nullable !== undefined && { nullable }),
    ...(change.comment && { comment: stringOf(ctx, change.comment) }),
    ...(change.position && { position: positionOf(ctx, change.position) }),
    ...(change.setDefault && { default: buildExpression(ctx, change.setDefault) }),
    ...(change.dropDefault && { default: 'drop' as const }),
  };
}

function positionOf(ctx: BuildContext, node: ColumnPositionNode): string {
  return node.after === undefined ? 'FIRST' : `AFTER ${nameOf(ctx, node.after.start)}`;
}
