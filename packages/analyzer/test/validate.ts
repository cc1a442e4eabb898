import {
  type ColumnId,
  type CteId,
  type Expr,
  forEachChild,
  outputOf,
  type Plan,
  planChildren,
  planExprs,
  sameType,
} from '@spark-sql-to-snowflake/plan-ir';

/** What is wrong with a typed plan: ids that no child makes, operands and columns whose types disagree. Empty if nothing is. */
export function validate(plan: Plan): readonly string[] {
  const problems: string[] = [];
  visit(plan, new Set(), new Map(), problems);
  return problems;
}

/** An open star passes on every column that the open relation below has so far. */
function provided(plan: Plan, into: Set<ColumnId>): void {
  for (const c of outputOf(plan)) into.add(c.id);
  const passes =
    plan.kind === 'project'
      ? plan.columns.some((c) => c.expr.kind === 'open-star')
      : plan.kind !== 'aggregate' && plan.kind !== 'set-operation' && plan.kind !== 'cte-ref' && plan.kind !== 'expand';
  if (!passes) return;
  for (const child of planChildren(plan)) provided(child, into);
}

function visit(plan: Plan, outer: ReadonlySet<ColumnId>, ctes: Map<CteId, Plan>, problems: string[]): void {
  if (plan.kind === 'with') {
    for (const c of plan.ctes) {
      visit(c.plan, outer, ctes, problems);
      ctes.set(c.id, c.plan);
    }
    visit(plan.child, outer, ctes, problems);
    return;
  }
  if (plan.kind === 'cte-ref') {
    const definition = ctes.get(plan.cte);
    if (!definition) problems.push(`cte ${plan.name} is not defined here`);
    else if (!plan.open && outputOf(definition).length !== plan.output.length) {
      problems.push(`cte ${plan.name}: ${outputOf(definition).length} columns, used with ${plan.output.length}`);
    }
  }
  const visible = new Set(outer);
  if (plan.kind === 'join') {
    visit(plan.left, outer, ctes, problems);
    const forRight = new Set(outer);
    if (plan.lateral) provided(plan.left, forRight);
    visit(plan.right, forRight, ctes, problems);
    provided(plan.left, visible);
    provided(plan.right, visible);
  } else {
    for (const child of planChildren(plan)) {
      visit(child, outer, ctes, problems);
      provided(child, visible);
    }
  }
  for (const e of planExprs(plan)) checkExpr(e, visible, ctes, problems, plan.kind);
  if (plan.kind === 'project' || plan.kind === 'aggregate') {
    for (const c of plan.columns) {
      if (visible.has(c.id) && !(c.expr.kind === 'column' && c.expr.id === c.id)) {
        problems.push(`${plan.kind}: ${c.name} takes the id of a column below`);
      }
    }
  }
  if (plan.kind === 'set-operation') {
    for (const input of plan.inputs) {
      outputOf(input).forEach((c, i) => {
        const out = plan.output[i];
        if (out && c.type.kind !== 'unknown' && !sameType(c.type, out.type, 'ignore')) {
          problems.push(`set operation: column ${i} is ${c.type.kind}, not ${out.type.kind}`);
        }
      });
    }
  }
}

function checkExpr(
  e: Expr,
  visible: ReadonlySet<ColumnId>,
  ctes: Map<CteId, Plan>,
  problems: string[],
  where: string,
): void {
  if (e.kind === 'column' && !visible.has(e.id))
    problems.push(`${where}: column ${e.name}#${e.id} is made by no child`);
  if (e.kind === 'window' && where !== 'project') problems.push(`window in ${where}`);
  if (e.kind === 'aggregate' && where !== 'aggregate' && where !== 'window') problems.push(`aggregate in ${where}`);
  if (e.kind === 'case') {
    for (const b of e.branches) {
      if (b.when.type.kind !== 'boolean' && b.when.type.kind !== 'unknown') problems.push('case: WHEN is no boolean');
      if (!sameType(b.then.type, e.type, 'ignore') && b.then.type.kind !== 'unknown')
        problems.push('case: branch type');
    }
  }
  if (e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery') {
    visit(e.plan, visible, new Map(ctes), problems);
  }
  forEachChild(e, (c) => {
    const at = e.kind === 'window' && c === e.function ? 'window' : where === 'window' ? 'project' : where;
    checkExpr(c, visible, ctes, problems, at);
  });
}
