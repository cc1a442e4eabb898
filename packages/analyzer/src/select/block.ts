import {
  type Attribute,
  type Expr,
  fail,
  isOfGroups,
  outputOf,
  type Plan,
  passed,
  type SortOrder,
  typeSql,
  type UnresolvedAggregate,
  type UnresolvedPlan,
  type UnresolvedProject,
  type UnresolvedSort,
  type UnresolvedWindow,
  type UnresolvedWindowDefinitions,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import type { Clause, ExprContext } from '../expression/context.js';
import { hasAggregate, holdsInner } from '../expression/holds.js';
import { columnIn } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import { type Analyzed, analyzeSource } from '../relation/output.js';
import { makeScope, qualifierOf, type Scope, type ScopeItem } from '../scope.js';
import { generated } from './generator.js';
import { resolveGroupBy } from './group-by.js';
import { type Item, isColumnItself, isGenerator, resolveItems, shownType } from './items.js';
import { type Lower, makeLower } from './lower.js';
import { resolveSort } from './order.js';
import { layered, sortedBlock } from './project.js';
import { withTimeWindow } from './time-window.js';

/** One SELECT with the clauses that see into it. */
export interface SelectBlock {
  readonly core: UnresolvedProject | UnresolvedAggregate;
  readonly having: { readonly condition: UnresolvedBlockExpr } | undefined;
  readonly distinct: boolean;
  readonly windows: UnresolvedWindowDefinitions | undefined;
  readonly sort: UnresolvedSort | undefined;
}
type UnresolvedBlockExpr = Extract<UnresolvedPlan, { kind: 'having' }>['condition'];

/** The block that a plan is the top of; undefined where the plan is something else. */
export function selectBlock(plan: UnresolvedPlan): SelectBlock | undefined {
  let at = plan;
  const sort = at.kind === 'sort' ? at : undefined;
  if (sort) at = sort.child;
  while (at.kind === 'distribute' || at.kind === 'hint') {
    if (!sort) return undefined;
    at = at.child;
  }
  const windows = at.kind === 'window-definitions' ? at : undefined;
  if (windows) at = windows.child;
  const distinct = at.kind === 'distinct';
  if (at.kind === 'distinct') at = at.child;
  const having = at.kind === 'having' ? at : undefined;
  if (having) at = having.child;
  if (at.kind !== 'project' && at.kind !== 'aggregate') return undefined;
  return { core: at, having, distinct, windows, sort };
}

export function exprContext(scope: Scope, query: QueryContext, clause: Clause): ExprContext {
  const { env } = query;
  return {
    env,
    query,
    clause,
    scope,
    column: (parts, origin) => columnIn(scope, parts, env, origin),
    alias: undefined,
    lambdas: undefined,
    inside: undefined,
  };
}

export function analyzeBlock(block: SelectBlock, outer: QueryContext): Analyzed {
  const { having } = block;
  const { env } = outer;
  const query = withWindows(outer, block.windows);
  const source = analyzeSource(block.core.child, outer);
  const { core, input } = withTimeWindow(block.core, source, exprContext(source.scope, query, 'select'));
  const context = exprContext(input.scope, query, 'select');
  const explicit = core.kind === 'aggregate';
  const items = resolveItems(core.items, context, explicit || having !== undefined);
  // GROUPING makes one group of the rows, too, to be refused there
  if (!explicit && !having && !items.some((i) => holdsInner(i.expr, isOfGroups))) {
    return plainBlock(block, items, input, query);
  }
  const groupContext = exprContext(input.scope, query, 'group by');
  const grouping = resolveGroupBy(explicit ? core.groupBy : [], items, groupContext);
  const lower = makeLower(input.plan, grouping, query, explicit);
  // only HAVING and ORDER BY see what the list shows
  const output = having || block.sort ? outputScope(items, input.scope, env.fold) : input.scope;
  const condition = having && havingCondition(having.condition, items, output, input.scope, lower, query);
  const orders = block.sort
    ? resolveSort(block.sort, items, output, block.distinct ? undefined : input.scope, query)
    : [];
  const above = (e: Expr): boolean => e.kind === 'window' || isGenerator(e);
  if (items.some((i) => holdsInner(i.expr, above)) || orders.some((o) => holdsInner(o.expr, above))) {
    return upperBlock(block, items, condition, orders, lower, query, input.scope, output);
  }
  for (const item of items) lower.add(item);
  const lifted = condition && lower.liftAsked(condition, output);
  const liftedOrders = orders.map((o) => ({ ...o, expr: lower.liftAsked(o.expr, output) }));
  let plan: Plan = lower.plan();
  const visible = outputOf(plan).slice(0, items.length);
  if (lifted) plan = { kind: 'filter', child: plan, condition: lifted };
  if (block.distinct) plan = { kind: 'distinct', child: trimmed(plan, visible) };
  if (block.sort) plan = { kind: 'sort', child: plan, orders: liftedOrders, global: block.sort.global };
  plan = trimmed(plan, visible);
  return { plan, scope: outputScope(items, input.scope, env.fold, visible) };
}

/** Windows and generators over an aggregate stand in a projection above it. */
function upperBlock(
  block: SelectBlock,
  items: readonly Item[],
  condition: Expr | undefined,
  orders: readonly SortOrder[],
  lower: Lower,
  query: QueryContext,
  inputScope: Scope,
  output: Scope,
): Analyzed {
  const { env } = query;
  const lifted = items.map((i): Item => ({ ...i, expr: lower.lift(i.expr) }));
  const filter = condition && lower.liftAsked(condition, output);
  lower.keep(items.filter((i) => !isColumnItself(i)).map((i) => i.id));
  const liftedOrders = orders.map((o) => ({ ...o, expr: lower.liftAsked(o.expr, output) }));
  let plan: Plan = lower.plan();
  if (filter) plan = { kind: 'filter', child: plan, condition: filter };
  const made = generated(lifted, plan, env);
  const result = sortedBlock(block, made.items, liftedOrders, made.plan, query);
  return { plan: result, scope: outputScope(made.items, inputScope, env.fold) };
}

function plainBlock(block: SelectBlock, items: readonly Item[], input: Analyzed, query: QueryContext): Analyzed {
  const { env } = query;
  const made = generated(items, input.plan, env);
  const layers = layered(made.items, made.plan, block.sort !== undefined, env);
  const output = outputScope(layers.items, input.scope, env.fold);
  const inner = block.distinct ? undefined : input.scope;
  const orders = block.sort ? resolveSort(block.sort, layers.items, output, inner, query) : [];
  for (const o of orders) {
    if (hasAggregate(o.expr)) fail('missing-group-by', {}, o.expr.origin);
  }
  return { plan: sortedBlock(block, layers.items, orders, layers.plan, query), scope: output };
}

function withWindows(query: QueryContext, definitions: UnresolvedWindowDefinitions | undefined): QueryContext {
  if (!definitions) return query;
  const windows = new Map<string, UnresolvedWindow>();
  for (const w of definitions.windows) windows.set(query.env.fold(w.name), w.window);
  return { ...query, windows };
}

function havingCondition(
  condition: UnresolvedBlockExpr,
  items: readonly Item[],
  output: Scope,
  input: Scope,
  lower: Lower,
  query: QueryContext,
): Expr {
  const { env } = query;
  const context: ExprContext = {
    ...exprContext(input, query, 'having'),
    // a grouping column comes first, then what the SELECT list names, then any column below
    column(parts, origin, c) {
      const below = columnIn(input, parts, env, origin);
      if (below && (c.inside === 'aggregate' || lower.isGrouping(below))) return below;
      const above = columnIn(output, parts, env, origin);
      const item = above?.kind === 'column' ? items.find((i) => i.id === above.id) : undefined;
      if (item && above && (below?.kind !== 'column' || item.id !== below.id)) return { ...item.expr };
      return below;
    },
  };
  const expr = resolveExpr(condition, context);
  checkBoolean(expr, query);
  return expr;
}

/** A condition must be boolean as it is: Spark converts nothing here. */
export function checkBoolean(expr: Expr, query: QueryContext): void {
  if (expr.type.kind === 'boolean' || expr.type.kind === 'unknown') return;
  const sql = pretty(expr, query.env);
  fail(
    'filter-not-boolean',
    { sql, why: `Filter expression "${sql}" of type "${typeSql(expr.type)}" is not a boolean` },
    expr.origin,
  );
}

/**
 * The names that a SELECT list gives; a column passed on keeps its qualifier. `output`: the columns that became of the items, by
 * position, where they are others.
 */
export function outputScope(
  items: readonly Item[],
  input: Scope,
  fold: (n: string) => string,
  output?: readonly Attribute[],
): Scope {
  const shown = items.map((item, i): ScopeItem => {
    const { source, id, name, expr } = item;
    if (source) return source;
    const qualifier = (isColumnItself(item) ? qualifierOf(input, fold(item.expr.name), id) : undefined) ?? UNQUALIFIED;
    const attribute = output?.[i] ?? { id, name, type: shownType(item), nullable: expr.nullable };
    return { kind: 'entry', attribute, qualifier };
  });
  return makeScope(shown, fold);
}

const UNQUALIFIED: readonly string[] = [];

/** Only these columns, in this order. */
export function trimmed(plan: Plan, visible: readonly Attribute[]): Plan {
  const output = outputOf(plan);
  if (output.length === visible.length && output.every((c, i) => c.id === visible[i]?.id)) return plan;
  const columns = visible.map(passed);
  return { kind: 'project', child: plan, columns };
}
