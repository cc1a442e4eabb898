import { Bug, fail, type UnresolvedPlan, type UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import type { CommandStatementNode, ExplainNode, StatementNode, WithClauseNode } from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import { buildAlter } from './alter.js';
import {
  buildAnalyze,
  buildCache,
  buildCommentOn,
  buildLoad,
  buildRaw,
  buildRefresh,
  buildRepair,
  buildTruncate,
  buildUse,
} from './command.js';
import { type BuildContext, spanOf } from './context.js';
import { buildCreate, buildDrop, buildReplaceTable } from './create.js';
import { buildDelete, buildMerge, buildUpdate } from './dml.js';
import { buildInsert, buildMultiInsert } from './insert.js';
import { buildQueryTerms, withCtes } from './query.js';
import { buildDescribe, buildShow } from './show.js';

export function buildStatement(ctx: BuildContext, node: StatementNode): UnresolvedStatement {
  if (node.command !== undefined) return buildCommand(ctx, node.command);
  const ctes = node.ctes;
  // WITH before a statement that writes belongs to the query in it.
  const wrap = (query: UnresolvedPlan): UnresolvedPlan =>
    ctes === undefined ? query : withCtes(ctx, ctes, query, ctes);
  if (node.queryBody !== undefined) {
    const body = buildQueryTerms(ctx, node.queryBody);
    const plan: UnresolvedPlan =
      ctes === undefined ? body : { ...(withCtes(ctx, ctes, body, ctes) as UnresolvedPlan), origin: spanOf(node) };
    return { kind: 'query', plan, origin: spanOf(node) };
  }
  if (node.insertion !== undefined) return buildInsert(ctx, node.insertion, wrap);
  if (node.multiInsertion !== undefined) return buildMultiInsert(ctx, node.multiInsertion, wrap);
  if (node.deletion !== undefined) return withoutCtes(ctes, buildDelete(ctx, node.deletion));
  if (node.updating !== undefined) return withoutCtes(ctes, buildUpdate(ctx, node.updating));
  if (node.merging !== undefined) return mergeWithCtes(buildMerge(ctx, node.merging), wrap);
  throw new Bug('statement without a part');
}

/** Spark reads common table expressions before DELETE and UPDATE; names of theirs could only stand in subqueries. */
function withoutCtes(ctes: WithClauseNode | undefined, statement: UnresolvedStatement): UnresolvedStatement {
  if (ctes === undefined) return statement;
  if (statement.kind !== 'delete' && statement.kind !== 'update') throw new Bug('not a statement with a condition');
  const { condition } = statement;
  if (condition === undefined) return statement;
  return fail(
    'unsupported',
    { what: 'WITH before DELETE or UPDATE', instead: 'Put the subquery into the condition.' },
    spanOf(ctes),
  );
}

function mergeWithCtes(
  statement: UnresolvedStatement,
  wrap: (query: UnresolvedPlan) => UnresolvedPlan,
): UnresolvedStatement {
  if (statement.kind !== 'merge') throw new Bug('not a MERGE');
  return { ...statement, source: wrap(statement.source) };
}

function buildCommand(ctx: BuildContext, node: CommandStatementNode): UnresolvedStatement {
  if (node.creating !== undefined) return buildCreate(ctx, node.creating);
  if (node.replacing !== undefined) return buildReplaceTable(ctx, node.replacing);
  if (node.altering !== undefined) return buildAlter(ctx, node.altering);
  if (node.dropping !== undefined) return buildDrop(ctx, node.dropping);
  if (node.showing !== undefined) return buildShow(ctx, node.showing);
  if (node.describing !== undefined) return buildDescribe(ctx, node.describing);
  if (node.explaining !== undefined) return buildExplain(ctx, node.explaining);
  if (node.using !== undefined) return buildUse(ctx, node.using);
  if (node.raw !== undefined) return buildRaw(ctx, node.raw);
  if (node.caching !== undefined) return buildCache(ctx, node.caching);
  if (node.refreshing !== undefined) return buildRefresh(ctx, node.refreshing);
  if (node.analyzing !== undefined) return buildAnalyze(ctx, node.analyzing);
  if (node.truncating !== undefined) return buildTruncate(ctx, node.truncating);
  if (node.repairing !== undefined) return buildRepair(ctx, node.repairing);
  if (node.loading !== undefined) return buildLoad(node.loading);
  if (node.commenting !== undefined) return buildCommentOn(ctx, node.commenting);
  throw new Bug('command without a part');
}

const STYLES = {
  [t.EXTENDED]: 'extended',
  [t.CODEGEN]: 'codegen',
  [t.COST]: 'cost',
  [t.FORMATTED]: 'formatted',
  [t.LOGICAL]: 'logical',
} as const;

function buildExplain(ctx: BuildContext, node: ExplainNode): UnresolvedStatement {
  const style = node.style?.type as keyof typeof STYLES | undefined;
  return {
    kind: 'explain',
    mode: style === undefined ? 'simple' : STYLES[style],
    statement: buildStatement(ctx, node.body as StatementNode),
    origin: spanOf(node),
  };
}
