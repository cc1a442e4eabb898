import {
  type Expr,
  fail,
  type NamedExpr,
  outputOf,
  type Plan,
  planChildren,
  planExprs,
  type UnresolvedAggregate,
  type UnresolvedDistribute,
  type UnresolvedExpr,
  type UnresolvedFilter,
  type UnresolvedPlan,
  type UnresolvedProject,
  type UnresolvedSetOperation,
  type UnresolvedSort,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { hasAggregate, holds } from '../expression/holds.js';
import { columnOf, unknownColumn } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import { type Analyzed, analyzeSource } from '../relation/output.js';
import { analyzePlan, analyzeRelation, moved } from '../relation/plan.js';
import { makeScope, type ScopeItem, visible } from '../scope.js';
import { analyzeBlock, checkBoolean, exprContext, trimmed } from '../select/block.js';
import { resolveSort } from '../select/order.js';
import { analyzedRelation, framesOf, replaceFrame, resolved, withFrame } from './frames.js';
import { asksAggregate } from './inside.js';
import { expandPatterns } from './pattern.js';
import { reaching, reachingContext } from './reach.js';
import { checkStrays } from './reference.js';

/** A relation that the client gave an id: see `Frames` for what is different about it. */
export function analyzeFrame(plan: UnresolvedPlan, planId: number, query: QueryContext): Analyzed {
  return withFrame(planId, query.env, () => frame(plan, query));
}

/** Is this the top of SQL text? Then what is below it is no DataFrame. */
const isText = (child: UnresolvedPlan): boolean => child.planId === undefined;

function frame(plan: UnresolvedPlan, query: QueryContext): Analyzed {
  switch (plan.kind) {
    case 'project':
      return projectOver(analyzeSource(plan.child, query), plan.items, query);
    case 'aggregate':
      return frameAggregate(plan, query);
    case 'filter':
      return isText(plan.child) ? analyzeRelation(plan, query) : frameFilter(plan, query);
    case 'sort':
      return isText(plan.child) ? analyzeRelation(plan, query) : frameSort(plan, query);
    case 'limit':
    case 'sample':
    case 'hint': {
      if (isText(plan.child)) return analyzeRelation(plan, query);
      const input = analyzePlan(plan.child, query);
      const made = analyzeRelation({ ...plan, child: analyzedRelation(input, query.env) }, query);
      return { ...made, below: input };
    }
    case 'distribute':
      return isText(plan.child) ? analyzeRelation(plan, query) : frameDistribute(plan, query);
    case 'set-operation':
      return plan.inputs.some(isText) ? analyzeRelation(plan, query) : frameSetOperation(plan, query);
    default:
      return analyzeRelation(plan, query);
  }
}

/** `select` of these items over a relation that is already analysed. */
export function projectOver(input: Analyzed, items: readonly UnresolvedExpr[], query: QueryContext): Analyzed {
  const child = analyzedRelation(input, query.env);
  const core: UnresolvedProject = { kind: 'project', child, items: expandPatterns(items, input.scope, query.env) };
  const made = analyzeBlock(blockOf(core), query);
  check(made, input, 'Project', query);
  return { ...made, below: input };
}

/** Columns that are already typed, over a relation; `qualified` are those that keep their qualifiers. */
export function typedProject(input: Analyzed, columns: readonly NamedExpr[], query: QueryContext): Analyzed {
  const { env } = query;
  const entries = new Map(input.scope.items.flatMap((i) => (i.kind === 'entry' ? [[i.attribute.id, i]] : [])));
  const plan: Plan = { kind: 'project', child: input.plan, columns };
  const items = outputOf(plan).map((attribute, i): ScopeItem => {
    const { expr } = columns[i] ?? {};
    const kept = expr?.kind === 'column' && expr.id === attribute.id ? entries.get(attribute.id) : undefined;
    return { kind: 'entry', attribute, qualifier: kept?.qualifier ?? [] };
  });
  return { plan, scope: makeScope(items, env.fold), below: input };
}

const blockOf = (core: UnresolvedProject | UnresolvedAggregate) => ({
  core,
  having: undefined,
  distinct: false,
  windows: undefined,
  sort: undefined,
});

/** Uses of columns that the input does not give, in what was made over it. */
function check(made: Analyzed, input: Analyzed, operator: string, query: QueryContext): void {
  if (framesOf(query.env).strays.size === 0) return;
  const exprs: Expr[] = [];
  const visit = (plan: Plan): void => {
    if (plan === input.plan) return;
    exprs.push(...planExprs(plan));
    planChildren(plan).forEach(visit);
  };
  visit(made.plan);
  checkStrays(exprs, input, operator, exprContext(input.scope, query, 'other'));
}

function frameAggregate(plan: UnresolvedAggregate, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzeSource(plan.child, query);
  const child = analyzedRelation(input, env);
  const core: UnresolvedAggregate = { ...plan, child, items: expandPatterns(plan.items, input.scope, env) };
  const made: Analyzed = { ...analyzeBlock(blockOf(core), query), below: input };
  check(made, input, 'Aggregate', query);
  framesOf(env).blocks.set(made, core);
  return made;
}

/** A filter over a grouping may use aggregates, as HAVING does. */
function frameFilter(plan: UnresolvedFilter, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  const block = framesOf(env).blocks.get(input);
  if (block && asksAggregate(plan.condition)) {
    const having = { condition: plan.condition };
    return regrouped(analyzeBlock({ ...blockOf(block), having }, query), input, plan.child, query);
  }
  const context = reachingContext(exprContext(input.scope, query, 'where'), input);
  const condition = resolveExpr(plan.condition, context);
  checkBoolean(condition, query);
  if (hasAggregate(condition)) {
    const sql = pretty(condition, env);
    fail('invalid-where', { sql, functions: sql }, plan.origin);
  }
  const below = reachable(input, [condition], 'Filter', query);
  const node: Plan = { kind: 'filter', child: below.plan, condition, origin: plan.origin };
  return { plan: trimmed(node, outputOf(input.plan)), scope: input.scope, below };
}

/** The grouping anew, with what a filter or sort above it asked for. */
function regrouped(made: Analyzed, input: Analyzed, child: UnresolvedPlan, query: QueryContext): Analyzed {
  const after: Analyzed = input.below ? { ...made, below: input.below } : made;
  if (child.planId !== undefined) replaceFrame(child.planId, input, after, query.env);
  return after;
}

function reachable(input: Analyzed, exprs: readonly Expr[], operator: string, query: QueryContext): Analyzed {
  const found = reaching(input, exprs, query);
  if (found) return found;
  checkStrays(exprs, input, operator, exprContext(input.scope, query, 'other'));
  const given = new Set(outputOf(input.plan).map((c) => c.id));
  for (const e of exprs) {
    holds(e, (x) => {
      if (x.kind === 'column' && !given.has(x.id)) unknownColumn([x.name], input.scope, x.origin);
      return false;
    });
  }
  return input;
}

function frameSort(plan: UnresolvedSort, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  const block = framesOf(env).blocks.get(input);
  if (block && plan.orders.some((o) => asksAggregate(o.expr))) {
    return regrouped(analyzeBlock({ ...blockOf(block), sort: plan }, query), input, plan.child, query);
  }
  const context = reachingContext(exprContext(input.scope, query, 'order by'), input);
  const orders = plan.orders.map((o) =>
    o.expr.kind === 'literal' ? o : { ...o, expr: resolved(resolveExpr(o.expr, context), env) },
  );
  const items = visible(input.scope).map((a) => ({
    id: a.id,
    name: a.name,
    expr: columnOf(a, a.name),
    aliased: false,
    uses: new Set<typeof a.id>(),
    origin: undefined,
  }));
  const typed = resolveSort({ ...plan, orders }, items, input.scope, undefined, query);
  for (const { expr } of typed) {
    if (holds(expr, (e) => e.kind === 'window' || e.kind === 'aggregate'))
      fail('unsupported-place', { operator: 'Sort', sql: pretty(expr, env) }, expr.origin);
  }
  const exprs = typed.map((o) => o.expr);
  const below = reachable(input, exprs, 'Sort', query);
  const node: Plan = { kind: 'sort', child: below.plan, orders: typed, global: plan.global, origin: plan.origin };
  return { plan: trimmed(node, outputOf(input.plan)), scope: input.scope, below };
}

/** `repartition(n, columns)`: how rows are spread shows in no answer, but the columns have to be there. */
function frameDistribute(plan: UnresolvedDistribute, query: QueryContext): Analyzed {
  const input = analyzePlan(plan.child, query);
  const context = reachingContext(exprContext(input.scope, query, 'where'), input);
  const exprs = plan.exprs.map((e) => (e.kind === 'literal' ? e : resolveExpr(e, context)));
  reachable(input, exprs, 'RepartitionByExpression', query);
  return { ...moved(input, query), below: input };
}

/** The columns keep the qualifiers of the first relation's. */
function frameSetOperation(plan: UnresolvedSetOperation, query: QueryContext): Analyzed {
  const { env } = query;
  const inputs = plan.inputs.map((p) => analyzePlan(p, query));
  const made = analyzeRelation({ ...plan, inputs: inputs.map((i) => analyzedRelation(i, env)) }, query);
  const first = (inputs[0]?.scope.items ?? []).filter((i) => i.kind !== 'entry' || !i.hidden);
  const items = made.scope.items.map((item, i): ScopeItem => {
    const from = first[i];
    if (item.kind === 'entry' && from?.kind === 'entry')
      framesOf(env).successors.set(from.attribute.id, item.attribute);
    return item.kind === 'entry' && from ? { ...item, qualifier: from.qualifier } : item;
  });
  return { plan: made.plan, scope: makeScope(items, env.fold) };
}
