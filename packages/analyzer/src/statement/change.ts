import {
  type Assignment,
  type Delete,
  type Expr,
  fail,
  type Merge,
  type MergeAction,
  type MergeClause,
  type Origin,
  type Plan,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type Update,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import type { ExprContext } from '../expression/context.js';
import { columnIn, unknownColumn } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import { tidy } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { joined, lookup, type Scope } from '../scope.js';
import { checkBoolean } from '../select/block.js';
import { stored } from './store.js';
import { changeContext, relationOf, type Target } from './target.js';

function condition(e: UnresolvedExpr, context: ExprContext): Expr {
  const expr = resolveExpr(e, context);
  checkBoolean(expr, context.query);
  return expr;
}

/** `column = value`: the column is looked up in the target, the value cast to its type. */
function assignment(
  a: Assignment<UnresolvedExpr>,
  target: Target,
  table: readonly string[],
  context: ExprContext,
): Assignment<Expr> {
  const value = resolveExpr(a.value, context);
  const at = a.origin && { origin: a.origin };
  const found = lookup(target.scope, a.column);
  if (!found) return unknownColumn(a.column, target.scope, a.origin);
  if (found.kind === 'ambiguous') {
    return fail('ambiguous-reference', { name: a.column.join('.'), candidates: found.candidates }, a.origin);
  }
  const name = found.kind === 'column' ? found.attribute.name : undefined;
  const field = found.kind === 'column' && found.rest.length === 0 ? found.attribute : undefined;
  const column = found.kind === 'column' ? [name ?? '', ...found.rest] : found.parts;
  const kept = field && (target.columns?.find((c) => c.name === field.name) ?? field);
  return { column, value: kept ? stored(value, kept, table, context.env, a.origin) : value, ...at };
}

export function analyzeUpdate(s: Update<UnresolvedPlan, UnresolvedExpr>, query: QueryContext): Update<Plan, Expr> {
  const target = relationOf(s.table, s.alias, query);
  const context = changeContext(target.scope, query, 'other', target);
  const where = changeContext(target.scope, query, 'where', target);
  const { condition: test, assignments, relation: _, ...rest } = s;
  return {
    ...rest,
    relation: target.plan,
    assignments: assignments.map((a) => assignment(a, target, s.table, context)),
    ...(test && { condition: condition(test, where) }),
  };
}

export function analyzeDelete(s: Delete<UnresolvedPlan, UnresolvedExpr>, query: QueryContext): Delete<Plan, Expr> {
  const target = relationOf(s.table, s.alias, query);
  const { condition: test, relation: _, ...rest } = s;
  const where = changeContext(target.scope, query, 'where', target);
  return { ...rest, relation: target.plan, ...(test && { condition: condition(test, where) }) };
}

/** MERGE. Clauses see what their rows have: both sides, or the source or the target alone. */
export function analyzeMerge(s: Merge<UnresolvedPlan, UnresolvedExpr>, query: QueryContext): Merge<Plan, Expr> {
  const target = relationOf(s.target, s.targetAlias, query);
  const source = analyzePlan(s.source, query);
  const both = joined(target.scope, source.scope);
  const scopes = { matched: both, 'not-matched': source.scope, 'not-matched-by-source': target.scope };
  const { relation: _, ...rest } = s;
  return {
    ...rest,
    relation: target.plan,
    source: tidy(source, query),
    condition: condition(s.condition, changeContext(both, query, 'join', target)),
    clauses: s.clauses.map((c): MergeClause<Expr> => {
      const context = changeContext(scopes[c.when], query, 'other', target);
      return {
        when: c.when,
        ...(c.condition && { condition: condition(c.condition, context) }),
        action: mergeAction(c.action, target, source.scope, s, context),
      };
    }),
  };
}

function mergeAction(
  action: MergeAction<UnresolvedExpr>,
  target: Target,
  source: Scope,
  s: Merge<UnresolvedPlan, UnresolvedExpr>,
  context: ExprContext,
): MergeAction<Expr> {
  if (action.kind === 'delete') return action;
  const assignments = action.assignments
    ? action.assignments.map((a) => assignment(a, target, s.target, context))
    : starAssignments(target, source, s.target, context, s.origin);
  return { kind: action.kind, assignments };
}

/** `SET *` and `INSERT *`: every column of the target from the source's column of its name. */
function starAssignments(
  target: Target,
  source: Scope,
  table: readonly string[],
  context: ExprContext,
  origin: Origin | undefined,
): readonly Assignment<Expr>[] {
  if (!target.columns) return fail('star-needs-schema', { table: table.join('.'), what: 'MERGE with *' }, origin);
  return target.columns.map((c) => {
    const value = columnIn(source, [c.name], context.env, origin) ?? unknownColumn([c.name], source, origin);
    return { column: [c.name], value: stored(value, c, table, context.env, origin) };
  });
}
