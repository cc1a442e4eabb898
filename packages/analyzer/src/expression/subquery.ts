import {
  type AggregateCall,
  type Column,
  type ColumnId,
  commonType,
  type Expr,
  fail,
  forEachChild,
  forEachPlanChild,
  forEachPlanExpr,
  type NamedExpr,
  outputOf,
  type Plan,
  sameType,
  someExpr,
  typeSql,
  type UnresolvedExists,
  type UnresolvedInSubquery,
  type UnresolvedPlan,
  type UnresolvedScalarSubquery,
} from '@spark-sql-to-snowflake/plan-ir';
import { implicitly } from '../coerce/cast.js';
import type { Env, QueryContext } from '../env.js';
import { pretty } from '../name/pretty.js';
import { withoutEmptyGroups } from '../relation/correlated-groups.js';
import { checkOneValue, checkPlaces } from '../relation/correlation.js';
import { insideSubquery } from '../relation/legacy-with.js';
import { analyzeOutput } from '../relation/output.js';
import { type ExprContext, insideOf } from './context.js';
import { columnOf, shownAsOuter } from './name.js';
import { resolveExpr } from './resolve.js';

/** The context of a query inside an expression; `uses` collects the columns it takes from the query around it. */
export function subqueryContext(context: ExprContext, uses: Column[]): QueryContext {
  const outerIds = new Set<ColumnId>();
  const outerAggregate = (aggregate: AggregateCall): Column => {
    const { env } = context;
    const id = env.ids.column();
    const name = pretty(aggregate, env);
    const column: Column = { kind: 'column', id, name, type: aggregate.type, nullable: aggregate.nullable };
    env.outerAggregates.set(id, aggregate);
    // its arguments are used by the aggregate outside, not in here
    someExpr(aggregate, (e) => {
      const at = e.kind === 'column' ? uses.map((u) => u.id).lastIndexOf(e.id) : -1;
      if (at >= 0) uses.splice(at, 1);
      return false;
    });
    uses.push(column);
    outerIds.add(id);
    return column;
  };
  return {
    ...context.query,
    windows: undefined,
    outerAggregate: context.clause === 'having' ? outerAggregate : undefined,
    startsNested: true,
    substitutions: insideSubquery(context.query.substitutions),
    outer: (parts, origin) => {
      const found = context.column(parts, origin, insideOf(context, 'aggregate'));
      if (!found) return undefined;
      collect(found, uses, outerIds);
      return shownAsOuter(found, context.scope, context.env);
    },
    outerIds,
    outerScope: context.scope,
  };
}

function collect(expr: Expr, uses: Column[], ids: Set<ColumnId>): void {
  if (expr.kind === 'column') {
    uses.push(expr);
    ids.add(expr.id);
  } else if (expr.kind === 'field' || expr.kind === 'cast') collect(expr.expr, uses, ids);
  else if (expr.kind === 'call') for (const a of expr.args) collect(a, uses, ids);
}

function analyzed(
  plan: UnresolvedPlan,
  context: ExprContext,
): { readonly plan: Plan; readonly uses: readonly Column[] } {
  const uses: Column[] = [];
  const done = analyzeOutput(plan, subqueryContext(context, uses));
  return { plan: done, uses: uses.length > 1 ? fromTheTop(uses, done) : uses };
}

/** The uses in Spark's order, that of the plan's nodes from the top; as they were found where nodes were added or left out. */
function fromTheTop(uses: readonly Column[], plan: Plan): readonly Column[] {
  const ids = idsOf(uses);
  const found: Column[] = [];
  const inside = (e: Expr): void => {
    if (e.kind === 'column' && ids.has(e.id)) found.push(e);
    forEachChild(e, inside);
  };
  const visit = (p: Plan): void => {
    forEachPlanExpr(p, inside);
    forEachPlanChild(p, visit);
  };
  visit(plan);
  return found.length === uses.length ? found : uses;
}

const idsOf = (columns: readonly Column[]): ReadonlySet<ColumnId> => new Set(columns.map((c) => c.id));

export function scalarSubquery(e: UnresolvedScalarSubquery, context: ExprContext): Expr {
  const { plan, uses } = analyzed(e.plan, context);
  checkOneValue(plan, idsOf(uses), e.origin);
  checkPlaces(plan, idsOf(uses), 'scalar', context.env, e.origin);
  const output = outputOf(plan);
  const [column] = output;
  if (!column || output.length !== 1) return fail('scalar-subquery-columns', { count: output.length }, e.origin);
  const made: Expr = { kind: 'scalar-subquery', plan, type: column.type, nullable: true, origin: e.origin };
  context.env.outerUses.set(made, uses);
  return made;
}

function analyzedPredicate(
  e: UnresolvedExists | UnresolvedInSubquery,
  context: ExprContext,
): { readonly plan: Plan; readonly uses: readonly Column[] } {
  const { plan, uses } = analyzed(e.plan, context);
  const outer = idsOf(uses);
  checkPlaces(plan, outer, 'predicate', context.env, e.origin);
  return { plan: withoutEmptyGroups(plan, outer, context.env.ids), uses };
}

export function existsSubquery(e: UnresolvedExists, context: ExprContext): Expr {
  const { plan, uses } = analyzedPredicate(e, context);
  const made: Expr = { kind: 'exists', plan, type: { kind: 'boolean' }, nullable: false, origin: e.origin };
  context.env.outerUses.set(made, uses);
  return made;
}

export function inSubquery(e: UnresolvedInSubquery, context: ExprContext): Expr {
  const { env } = context;
  const values = e.values.map((v) => resolveExpr(v, context));
  const { plan, uses } = analyzedPredicate(e, context);
  const output = outputOf(plan);
  const sql = `(${values.map((v) => pretty(v, env)).join(', ')} IN (listquery()))`;
  if (values.length !== output.length) {
    fail(
      'in-subquery-length',
      {
        sql,
        why: `the number of columns in the left hand side (${values.length}) does not match that of the subquery (${output.length})`,
      },
      e.origin,
    );
  }
  const types = values.map((v, i) => {
    const other = output[i]?.type ?? v.type;
    const common = commonType([v.type, other], env.conf);
    if (common) return common;
    return fail(
      'in-subquery-types',
      { sql, why: `"${typeSql(v.type)}" and "${typeSql(other)}" have no common type` },
      e.origin,
    );
  });
  const made: Expr = {
    kind: 'in-subquery',
    values: values.map((v, i) => implicitly(v, types[i] ?? v.type, env.conf)),
    plan: withTypes(plan, types, env),
    type: { kind: 'boolean' },
    nullable: values.some((v) => v.nullable) || output.some((c) => c.nullable),
    origin: e.origin,
  };
  env.outerUses.set(made, uses);
  return made;
}

/** The plan with its columns cast to these types, by position; the plan itself where they have them. */
export function withTypes(plan: Plan, types: readonly Expr['type'][], env: Env): Plan {
  const output = outputOf(plan);
  if (output.every((c, i) => sameType(c.type, types[i] ?? c.type) || c.type.kind === 'unknown')) return plan;
  const columns = output.map((c, i): NamedExpr => {
    const column = columnOf(c, c.name);
    const expr = implicitly(column, types[i] ?? c.type, env.conf);
    return { id: expr === column ? c.id : env.ids.column(), name: c.name, expr };
  });
  return { kind: 'project', child: plan, columns };
}
