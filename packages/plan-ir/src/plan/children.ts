import { assertNever } from '../assert-never.js';
import type { ColumnId } from '../brand.js';
import { mapChildren, mapList, mapOrders, transformUp } from '../expr/children.js';
import type { Call, Expr } from '../expr/expr.js';
import type { NamedExpr, Plan, With } from './plan.js';

// a function of its own, as is each below: a closure in the switch would cost a context for each operator that is walked
function mapCtes(ctes: With['ctes'], fn: (child: Plan) => Plan): With['ctes'] {
  return mapList(ctes, (cte) => {
    const body = fn(cte.plan);
    return body === cte.plan ? cte : { ...cte, plan: body };
  });
}

/** Rebuild `plan` with each child plan replaced by `fn(child)`; the same object where nothing changed. Plans of subqueries are no children. */
export function mapPlanChildren(plan: Plan, fn: (child: Plan) => Plan): Plan {
  switch (plan.kind) {
    case 'relation':
    case 'values':
    case 'one-row':
    case 'range':
    case 'cte-ref':
      return plan;
    // copies key by key: operators of one kind are of one shape then
    case 'project': {
      const child = fn(plan.child);
      return child === plan.child ? plan : { kind: 'project', child, columns: plan.columns, origin: plan.origin };
    }
    case 'filter': {
      const child = fn(plan.child);
      return child === plan.child ? plan : { kind: 'filter', child, condition: plan.condition, origin: plan.origin };
    }
    case 'aggregate': {
      const child = fn(plan.child);
      return child === plan.child ? plan : { ...plan, child };
    }
    case 'alias': {
      const child = fn(plan.child);
      return child === plan.child ? plan : { kind: 'alias', child, name: plan.name, origin: plan.origin };
    }
    case 'sort':
    case 'limit':
    case 'distinct':
    case 'generate':
    case 'expand':
    case 'sample': {
      const child = fn(plan.child);
      return child === plan.child ? plan : { ...plan, child };
    }
    case 'join': {
      const left = fn(plan.left);
      const right = fn(plan.right);
      return left === plan.left && right === plan.right ? plan : { ...plan, left, right };
    }
    case 'python-rows':
    case 'set-operation': {
      const inputs = mapList(plan.inputs, fn);
      return inputs === plan.inputs ? plan : { ...plan, inputs };
    }
    case 'with': {
      const ctes = mapCtes(plan.ctes, fn);
      const child = fn(plan.child);
      return ctes === plan.ctes && child === plan.child ? plan : { ...plan, ctes, child };
    }
    default:
      return assertNever(plan, 'mapPlanChildren');
  }
}

/** Call `fn` on each child plan, in order: `planChildren` without the list. */
export function forEachPlanChild(plan: Plan, fn: (child: Plan) => void): void {
  switch (plan.kind) {
    case 'relation':
    case 'values':
    case 'one-row':
    case 'range':
    case 'cte-ref':
      return;
    case 'join':
      fn(plan.left);
      fn(plan.right);
      return;
    case 'python-rows':
    case 'set-operation':
      for (const input of plan.inputs) fn(input);
      return;
    case 'with':
      for (const cte of plan.ctes) fn(cte.plan);
      fn(plan.child);
      return;
    default:
      fn(plan.child);
  }
}

export function planChildren(plan: Plan): readonly Plan[] {
  switch (plan.kind) {
    case 'relation':
    case 'values':
    case 'one-row':
    case 'range':
    case 'cte-ref':
      return [];
    case 'join':
      return [plan.left, plan.right];
    case 'python-rows':
    case 'set-operation':
      return plan.inputs;
    case 'with':
      return [...plan.ctes.map((c) => c.plan), plan.child];
    default:
      return [plan.child];
  }
}

export function mapNamed(columns: readonly NamedExpr[], fn: (expr: Expr) => Expr): readonly NamedExpr[] {
  return mapList(columns, (c) => {
    const expr = fn(c.expr);
    return expr === c.expr ? c : { id: c.id, name: c.name, expr };
  });
}

const mapLists = (lists: readonly (readonly Expr[])[], fn: (expr: Expr) => Expr): readonly (readonly Expr[])[] =>
  mapList(lists, (list) => mapList(list, fn));

/** Rebuild one plan node with each of its own top expressions replaced by `fn(expr)`; children stay. */
export function mapPlanExprs(plan: Plan, fn: (expr: Expr) => Expr): Plan {
  switch (plan.kind) {
    case 'relation':
    case 'one-row':
    case 'range':
    case 'cte-ref':
    case 'alias':
    case 'distinct':
    case 'set-operation':
    case 'with':
    case 'sample':
    case 'python-rows':
      return plan;
    case 'values': {
      const rows = mapLists(plan.rows, fn);
      return rows === plan.rows ? plan : { ...plan, rows };
    }
    case 'project': {
      const columns = mapNamed(plan.columns, fn);
      return columns === plan.columns ? plan : { kind: 'project', child: plan.child, columns, origin: plan.origin };
    }
    case 'filter': {
      const condition = fn(plan.condition);
      if (condition === plan.condition) return plan;
      return { kind: 'filter', child: plan.child, condition, origin: plan.origin };
    }
    case 'aggregate': {
      const groupings = mapList(plan.groupings, fn);
      const columns = mapNamed(plan.columns, fn);
      return groupings === plan.groupings && columns === plan.columns ? plan : { ...plan, groupings, columns };
    }
    case 'join': {
      const condition = plan.condition && fn(plan.condition);
      return condition === plan.condition || !condition ? plan : { ...plan, condition };
    }
    case 'sort': {
      const orders = mapOrders(plan.orders, fn);
      return orders === plan.orders ? plan : { ...plan, orders };
    }
    case 'limit': {
      const limit = plan.limit && fn(plan.limit);
      const offset = plan.offset && fn(plan.offset);
      if (limit === plan.limit && offset === plan.offset) return plan;
      return { ...plan, ...(limit && { limit }), ...(offset && { offset }) };
    }
    case 'generate': {
      const generator = fn(plan.generator) as Call;
      return generator === plan.generator ? plan : { ...plan, generator };
    }
    case 'expand': {
      const projections = mapLists(plan.projections, fn);
      return projections === plan.projections ? plan : { ...plan, projections };
    }
    default:
      return assertNever(plan, 'mapPlanExprs');
  }
}

/** Call `fn` on each top expression of one plan node, children's excluded. */
export function forEachPlanExpr(plan: Plan, fn: (expr: Expr) => void): void {
  switch (plan.kind) {
    case 'relation':
    case 'one-row':
    case 'range':
    case 'cte-ref':
    case 'alias':
    case 'distinct':
    case 'set-operation':
    case 'with':
    case 'sample':
    case 'python-rows':
      return;
    case 'values':
      for (const row of plan.rows) for (const e of row) fn(e);
      return;
    case 'project':
      for (const c of plan.columns) fn(c.expr);
      return;
    case 'filter':
      fn(plan.condition);
      return;
    case 'aggregate':
      for (const g of plan.groupings) fn(g);
      for (const c of plan.columns) fn(c.expr);
      return;
    case 'join':
      if (plan.condition) fn(plan.condition);
      return;
    case 'sort':
      for (const o of plan.orders) fn(o.expr);
      return;
    case 'limit':
      if (plan.limit) fn(plan.limit);
      if (plan.offset) fn(plan.offset);
      return;
    case 'generate':
      fn(plan.generator);
      return;
    case 'expand':
      for (const projection of plan.projections) for (const e of projection) fn(e);
      return;
    default:
      assertNever(plan, 'forEachPlanExpr');
  }
}

/** The top expressions of one plan node, children's excluded. */
export function planExprs(plan: Plan): readonly Expr[] {
  const found: Expr[] = [];
  forEachPlanExpr(plan, (e) => found.push(e));
  return found;
}

/** Replace the plans inside an expression's subqueries, at any depth of the expression. */
export const mapSubqueries = (expr: Expr, fn: (plan: Plan) => Plan): Expr => subqueryMapper(fn)(expr);

/** The same for many expressions. */
function subqueryMapper(fn: (plan: Plan) => Plan): (expr: Expr) => Expr {
  const go = (before: Expr): Expr => {
    if (before.kind === 'column' || before.kind === 'literal') return before;
    const e = mapChildren(before, go);
    if (e.kind !== 'scalar-subquery' && e.kind !== 'exists' && e.kind !== 'in-subquery') return e;
    const plan = fn(e.plan);
    return plan === e.plan ? e : { ...e, plan };
  };
  return go;
}

/** Replace the columns of an expression that `definitions` names, those inside its subqueries included. */
export function replaceColumns(expr: Expr, definitions: ReadonlyMap<ColumnId, Expr>): Expr {
  if (definitions.size === 0) return expr;
  const replace = (e: Expr): Expr => (e.kind === 'column' ? (definitions.get(e.id) ?? e) : e);
  const go = (before: Expr): Expr => {
    if (before.kind === 'column') return definitions.get(before.id) ?? before;
    if (before.kind === 'literal') return before;
    const e = mapChildren(before, go);
    if (e.kind !== 'scalar-subquery' && e.kind !== 'exists' && e.kind !== 'in-subquery') return e;
    const plan = transformPlanExprs(e.plan, replace);
    return plan === e.plan ? e : { ...e, plan };
  };
  return go(expr);
}

/** Rewrite every plan node bottom-up, subquery plans included. */
export function transformPlan(plan: Plan, fn: (plan: Plan) => Plan): Plan {
  const go = (p: Plan): Plan => fn(mapPlanExprs(mapPlanChildren(p, go), inside));
  const inside = subqueryMapper(go);
  return go(plan);
}

/** Rewrite every expression of a plan bottom-up, those inside subqueries included. */
export function transformPlanExprs(plan: Plan, fn: (expr: Expr) => Expr): Plan {
  return transformPlan(plan, (p) => mapPlanExprs(p, (e) => transformUp(e, fn)));
}
