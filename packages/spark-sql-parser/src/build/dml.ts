import {
  type Assignment,
  fail,
  type Merge,
  type MergeClause,
  type TableName,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import type {
  AssignmentListNode,
  ColumnPathNode,
  DeleteFromNode,
  ExpressionNode,
  ExpressionsNode,
  MergeClauseNode,
  MergeNode,
  TableAliasNode,
  TableNameNode,
  UpdateNode,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, nameOf, refuse, spanOf } from './context.js';
import { buildExpression, buildExpressions } from './expression.js';
import { buildColumnPath, buildName, buildTableName } from './name.js';
import { buildQuery } from './query.js';
import { aliased } from './relation.js';

interface Target {
  readonly table: TableName;
  readonly alias?: string;
}

/** The table that a statement changes, under an alias perhaps, but with its own columns. */
function targetOf(
  ctx: BuildContext,
  table: TableNameNode | undefined,
  alias: TableAliasNode | undefined,
  what: string,
): Target {
  if (alias?.columns !== undefined)
    fail('operation-not-allowed', { what: `Columns aliases are not allowed in ${what}` }, spanOf(alias));
  return { table: buildName(ctx, table as TableNameNode), ...(alias && { alias: nameOf(ctx, alias.alias as Token) }) };
}

export function buildDelete(ctx: BuildContext, node: DeleteFromNode): UnresolvedStatement {
  return {
    kind: 'delete',
    ...targetOf(ctx, node.table, node.alias, 'DELETE'),
    ...(node.condition && { condition: buildExpression(ctx, node.condition) }),
    origin: spanOf(node),
  };
}

export function buildUpdate(ctx: BuildContext, node: UpdateNode): UnresolvedStatement {
  return {
    kind: 'update',
    ...targetOf(ctx, node.table, node.alias, 'UPDATE'),
    assignments: buildAssignments(ctx, node.assignments as AssignmentListNode),
    ...(node.condition && { condition: buildExpression(ctx, node.condition) }),
    origin: spanOf(node),
  };
}

function buildAssignments(ctx: BuildContext, node: AssignmentListNode): readonly Assignment<UnresolvedExpr>[] {
  return node.items.map((item) => ({
    column: buildColumnPath(ctx, item.target as ColumnPathNode),
    value: buildExpression(ctx, item.value as ExpressionNode),
    origin: spanOf(item),
  }));
}

export function buildMerge(ctx: BuildContext, node: MergeNode): UnresolvedStatement {
  const target = targetOf(ctx, node.target, node.targetAlias, 'MERGE');
  const source: UnresolvedPlan =
    node.subquery === undefined
      ? {
          kind: 'table',
          ...buildTableName(ctx, node.source as TableNameNode),
          origin: spanOf(node.source as TableNameNode),
        }
      : buildQuery(ctx, node.subquery);
  if (node.clauses.length === 0)
    fail('statement-refused', { what: 'There must be at least one WHEN clause in a MERGE statement' }, spanOf(node));
  const clauses = node.clauses.map((clause) => buildMergeClause(ctx, clause));
  checkConditions(node, clauses);
  const merge: Merge<UnresolvedPlan, UnresolvedExpr> = {
    kind: 'merge',
    target: target.table,
    ...(target.alias !== undefined && { targetAlias: target.alias }),
    source: aliased(ctx, source, node.sourceAlias),
    condition: buildExpression(ctx, node.condition as ExpressionNode),
    clauses,
    origin: spanOf(node),
  };
  return merge;
}

/** Of each kind, only the last clause may apply to all the rest. */
function checkConditions(node: MergeNode, clauses: readonly MergeClause<UnresolvedExpr>[]): void {
  for (const when of ['matched', 'not-matched', 'not-matched-by-source'] as const) {
    const own = clauses.filter((clause) => clause.when === when);
    if (own.slice(0, -1).some((clause) => clause.condition === undefined)) {
      const name = when.replaceAll('-', ' ').toUpperCase();
      fail(
        'statement-refused',
        {
          what: `When there are more than one ${name} clauses in a MERGE statement, only the last ${name} clause can omit the condition`,
        },
        spanOf(node),
      );
    }
  }
}

function buildMergeClause(ctx: BuildContext, node: MergeClauseNode): MergeClause<UnresolvedExpr> {
  const bySource = node.by?.type === t.SOURCE;
  if (node.not === undefined && node.by !== undefined) refuse(ctx, node.by);
  const when = node.not === undefined ? 'matched' : bySource ? 'not-matched-by-source' : 'not-matched';
  const inserts = node.inserts !== undefined;
  // Rows of the source alone can only be inserted; rows of the target can not.
  if (inserts !== (when === 'not-matched')) refuse(ctx, (node.inserts ?? node.updates ?? node.delete) as Token);
  if (bySource && node.updateStar !== undefined) refuse(ctx, node.updateStar);
  return {
    when,
    ...(node.condition && { condition: buildExpression(ctx, node.condition) }),
    action: buildAction(ctx, node),
  };
}

function buildAction(ctx: BuildContext, node: MergeClauseNode): MergeClause<UnresolvedExpr>['action'] {
  if (node.delete !== undefined) return { kind: 'delete' };
  if (node.updates !== undefined) {
    return node.assignments === undefined
      ? { kind: 'update' }
      : { kind: 'update', assignments: buildAssignments(ctx, node.assignments) };
  }
  if (node.insertStar !== undefined) return { kind: 'insert' };
  const values = buildExpressions(ctx, node.values as ExpressionsNode);
  if (values.length !== node.columns.length) {
    fail('statement-refused', { what: 'The number of inserted values cannot match the fields' }, spanOf(node));
  }
  const assignments = node.columns.map((column, i) => ({
    column: buildColumnPath(ctx, column),
    value: values[i] as UnresolvedExpr,
    origin: spanOf(column),
  }));
  return { kind: 'insert', assignments };
}
