import {
  fail,
  type TextSpan,
  type UnresolvedCte,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type UnresolvedSetOperation,
} from '@spark-sql-to-snowflake/plan-ir';
import type {
  ExpressionNode,
  MultipartNameNode,
  QueryClauseNode,
  QueryNode,
  QueryPrimaryNode,
  QueryTermsNode,
  SetOperatorNode,
  WindowClauseNode,
  WithClauseNode,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, nameOf, namesOf, refuse, spanOf } from './context.js';
import { buildExpression, buildExpressions } from './expression.js';
import { buildTableName } from './name.js';
import { buildFrom, buildInlineTable } from './relation.js';
import { buildSelect } from './select.js';
import { buildSortItems } from './window.js';
import { defineWindows } from './window-definitions.js';

export function buildQuery(ctx: BuildContext, node: QueryNode): UnresolvedPlan {
  return withCtes(ctx, node.ctes, buildQueryTerms(ctx, node.body as QueryTermsNode), node);
}

export function withCtes(
  ctx: BuildContext,
  node: WithClauseNode | undefined,
  child: UnresolvedPlan,
  whole: QueryNode | WithClauseNode,
): UnresolvedPlan {
  if (node === undefined) return child;
  return { kind: 'with', ctes: buildCtes(ctx, node), child, origin: spanOf(whole) };
}

export function buildCtes(ctx: BuildContext, node: WithClauseNode): readonly UnresolvedCte[] {
  const seen = new Set<string>();
  return node.tables.map((table) => {
    const token = table.cteName as Token;
    const name = nameOf(ctx, token);
    if (seen.has(name)) {
      fail(
        'statement-refused',
        { what: `CTE definition can't have duplicate names: '${name}'` },
        { start: token.start, end: token.end },
      );
    }
    seen.add(name);
    const columns = table.columns && namesOf(ctx, table.columns.names);
    const plan = buildQuery(ctx, table.body as QueryNode);
    const origin = spanOf(table);
    return columns === undefined ? { name, plan, origin } : { name, columns, plan, origin };
  });
}

/** Set operations, and the clauses that rule over all of them. */
export function buildQueryTerms(ctx: BuildContext, node: QueryTermsNode): UnresolvedPlan {
  return withClauses(ctx, foldSetOperations(ctx, node), node);
}

/** ORDER BY, SORT BY, DISTRIBUTE BY, CLUSTER BY, WINDOW, LIMIT, OFFSET, in that nesting. */
export interface ClausesNode {
  readonly start: Token;
  readonly stop: Token;
  readonly clauses: readonly QueryClauseNode[];
  readonly limit: ExpressionNode | undefined;
  readonly limitAll: Token | undefined;
  readonly offset: ExpressionNode | undefined;
}

export function withClauses(ctx: BuildContext, query: UnresolvedPlan, node: ClausesNode): UnresolvedPlan {
  const origin = spanOf(node);
  let plan = withOrder(ctx, query, node.clauses);
  const windows: readonly WindowClauseNode[] = node.clauses.flatMap((clause) => clause.windows ?? []);
  for (const clause of windows) plan = defineWindows(ctx, plan, clause);
  if (node.limit === undefined && node.offset === undefined) return plan;
  const limit = node.limit && buildExpression(ctx, node.limit);
  if (limit !== undefined && node.offset === undefined) return { kind: 'limit', child: plan, limit, origin };
  const offset = node.offset && buildExpression(ctx, node.offset);
  return { kind: 'limit', child: plan, ...(limit && { limit }), ...(offset && { offset }), origin };
}

const CLAUSE_ORDER = ['order', 'cluster', 'distribute', 'sorting'] as const;

function withOrder(ctx: BuildContext, plan: UnresolvedPlan, clauses: readonly QueryClauseNode[]): UnresolvedPlan {
  if (clauses.length === 0) return plan;
  let rank = -1;
  for (const clause of clauses) {
    const own = CLAUSE_ORDER.findIndex((name) => clause[name] !== undefined);
    if (own <= rank) refuse(ctx, clause.start);
    rank = own;
  }
  const [only] = clauses;
  if (clauses.length === 1 && only?.order !== undefined)
    return sorted(plan, buildSortItems(ctx, only.order), true, spanOf(only));
  const [order, cluster, distribute, sorting] = CLAUSE_ORDER.map((name) =>
    clauses.find((clause) => clause[name] !== undefined),
  );
  const first = clauses[0] as QueryClauseNode;
  const origin = { start: first.start.start, end: (clauses[clauses.length - 1] as QueryClauseNode).stop.end };
  if (clauses.length > 1 && (order !== undefined || cluster !== undefined)) fail('clause-combination', {}, origin);
  if (order?.order !== undefined) return sorted(plan, buildSortItems(ctx, order.order), true, origin);
  if (cluster?.cluster !== undefined) {
    const exprs = buildExpressions(ctx, cluster.cluster);
    const orders = exprs.map((expr) => ({ expr, direction: 'asc', nulls: 'first' }) as const);
    return sorted({ kind: 'distribute', child: plan, exprs, origin }, orders, false, origin);
  }
  const distributed: UnresolvedPlan =
    distribute?.distribute === undefined
      ? plan
      : { kind: 'distribute', child: plan, exprs: buildExpressions(ctx, distribute.distribute), origin };
  return sorting?.sorting === undefined
    ? distributed
    : sorted(distributed, buildSortItems(ctx, sorting.sorting), false, origin);
}

function sorted(
  child: UnresolvedPlan,
  orders: ReturnType<typeof buildSortItems>,
  global: boolean,
  origin: { start: number; end: number },
): UnresolvedPlan {
  const [only] = orders;
  if (global && orders.length === 1 && only !== undefined && isAll(only.expr))
    return { kind: 'sort', child, orders, all: true, global, origin };
  return { kind: 'sort', child, orders, global, origin };
}

/** ALL of ORDER BY ALL and GROUP BY ALL, which Spark reads as a column name first. */
export function isAll(expr: UnresolvedExpr): boolean {
  return expr.kind === 'name' && expr.parts.length === 1 && (expr.parts[0] as string).toLowerCase() === 'all';
}

/** INTERSECT binds tighter than UNION and EXCEPT, which are equals; all associate to the left. */
function foldSetOperations(ctx: BuildContext, node: QueryTermsNode): UnresolvedPlan {
  const terms: UnresolvedPlan[] = [];
  for (const term of node.terms) terms.push(buildQueryPrimary(ctx, term));
  if (node.ops.length === 0) return terms[0] as UnresolvedPlan;
  const groups: UnresolvedPlan[] = [terms[0] as UnresolvedPlan];
  const looser: SetOperatorNode[] = [];
  node.ops.forEach((op, i) => {
    const term = terms[i + 1] as UnresolvedPlan;
    if (op.operator?.type === t.INTERSECT && !ctx.settings.setOperationsInOrder)
      groups.push(combine(op, groups.pop() as UnresolvedPlan, term));
    else {
      looser.push(op);
      groups.push(term);
    }
  });
  let result = groups[0] as UnresolvedPlan;
  let grown = false;
  looser.forEach((op, i) => {
    const next = groups[i + 1] as UnresolvedPlan;
    const flat = grown ? appended(result, op, next) : undefined;
    result = flat ?? combine(op, result, next);
    grown = true;
  });
  return result;
}

function combine(op: SetOperatorNode, left: UnresolvedPlan, right: UnresolvedPlan): UnresolvedPlan {
  return {
    kind: 'set-operation',
    op: kindOf(op),
    all: isAllRows(op),
    inputs: [left, right],
    origin: spanning(left, right),
  };
}

/** A chain of UNIONs of one kind is one flat node: 500 of them are no deeper than one. `chain` was made by this fold. */
function appended(chain: UnresolvedPlan, op: SetOperatorNode, next: UnresolvedPlan): UnresolvedPlan | undefined {
  if (chain.kind !== 'set-operation' || chain.op !== 'union' || kindOf(op) !== 'union' || chain.all !== isAllRows(op))
    return undefined;
  (chain.inputs as UnresolvedPlan[]).push(next);
  (chain as { origin?: TextSpan }).origin = spanning(chain, next);
  return chain;
}

function kindOf(op: SetOperatorNode): UnresolvedSetOperation['op'] {
  return op.operator?.type === t.INTERSECT ? 'intersect' : op.operator?.type === t.UNION ? 'union' : 'except';
}

function isAllRows(op: SetOperatorNode): boolean {
  return op.quantifier?.type === t.ALL;
}

function spanning(left: UnresolvedPlan, right: UnresolvedPlan): TextSpan {
  return { start: (left.origin as TextSpan).start, end: (right.origin as TextSpan).end };
}

function buildQueryPrimary(ctx: BuildContext, node: QueryPrimaryNode): UnresolvedPlan {
  if (node.body !== undefined) return buildSelect(ctx, node.body, undefined);
  if (node.inner !== undefined) return buildQuery(ctx, node.inner);
  if (node.values !== undefined) return buildInlineTable(ctx, node.values);
  if (node.fromFirst !== undefined) {
    const from = buildFrom(ctx, node.fromFirst);
    const inputs = node.selects.map((select) => buildSelect(ctx, select, from));
    if (inputs.length === 1) return inputs[0] as UnresolvedPlan;
    return { kind: 'set-operation', op: 'union', all: true, inputs, origin: spanOf(node) };
  }
  return { kind: 'table', ...buildTableName(ctx, node.table as MultipartNameNode), origin: spanOf(node) };
}
