import {
  type Aggregate,
  type ColumnId,
  columnOf,
  type Expr,
  type Generate,
  type Join,
  outputOf,
  type Plan,
  type Project,
  type SetOperation,
  sameExpr,
  someExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import { andOf, conjuncts, hasOpenStar, hasSubquery, hasWindow, isPassed, isVolatile } from '../build.js';
import { idsOf, references } from '../columns.js';
import { definitionsOf, substitute } from '../substitute.js';

type Conditions = readonly Expr[];

/** The conditions as a filter on `plan`, as far down as they get. */
function settle(plan: Plan, conditions: Conditions): Plan {
  if (conditions.length === 0) return plan;
  const placed = placeFilter(plan, conditions);
  if (placed) return placed;
  if (plan.kind === 'filter' && !isVolatile(plan.condition)) {
    return { ...plan, condition: andOf([...conjuncts(plan.condition), ...conditions]) };
  }
  return { kind: 'filter', child: plan, condition: andOf(conditions) };
}

const filtered = (plan: Plan, conditions: Conditions): Plan =>
  conditions.length === 0 ? plan : { kind: 'filter', child: plan, condition: andOf(conditions) };

/** Split by what may go down. */
function split(conditions: Conditions, goes: (c: Expr) => boolean): readonly [go: Expr[], stay: Expr[]] {
  const go: Expr[] = [];
  const stay: Expr[] = [];
  for (const c of conditions) (goes(c) ? go : stay).push(c);
  return [go, stay];
}

/** The columns that every window of the projection partitions by. A row's partition goes or stays as a whole only by those. */
function partitionKeys(plan: Project): ReadonlySet<ColumnId> {
  let common: Set<ColumnId> | undefined;
  const visit = (e: Expr): boolean => {
    if (e.kind !== 'window') return false;
    const keys = new Set(e.partitionBy.flatMap((k) => (k.kind === 'column' ? [k.id] : [])));
    common = common ? new Set([...common].filter((id) => keys.has(id))) : keys;
    return false;
  };
  for (const c of plan.columns) someExpr(c.expr, visit);
  return common ?? new Set();
}

function throughProject(plan: Project, conditions: Conditions): Plan | undefined {
  // a number that counts the rows before it would count others
  if (hasOpenStar(plan.columns) || plan.columns.some((c) => isVolatile(c.expr))) return undefined;
  const made = new Map(plan.columns.map((c) => [c.id, c]));
  const windowed = plan.columns.some((c) => hasWindow(c.expr));
  const keys = windowed ? partitionKeys(plan) : undefined;
  const usable = (id: ColumnId): boolean => {
    const column = made.get(id);
    if (!column) return true;
    if (keys) return isPassed(column) && keys.has(id);
    return !isVolatile(column.expr) && !hasSubquery(column.expr);
  };
  const [go, stay] = split(conditions, (c) => {
    const used = [...references(c)];
    // with windows, a condition on nothing of the row is no condition on partitions
    return used.every(usable) && (!keys || used.some((id) => made.has(id)));
  });
  if (go.length === 0) return undefined;
  const definitions = definitionsOf(plan.columns);
  return filtered(
    {
      ...plan,
      child: settle(
        plan.child,
        go.map((c) => substitute(c, definitions)),
      ),
    },
    stay,
  );
}

function throughAggregate(plan: Aggregate, conditions: Conditions): Plan | undefined {
  // no GROUP BY: one row, whatever the filter below leaves; grouping sets: keys become NULL after the filter
  if (plan.groupings.length === 0 || plan.sets) return undefined;
  const keys = plan.columns.filter((c) => !isVolatile(c.expr) && plan.groupings.some((g) => sameExpr(g, c.expr)));
  const keyIds = new Set(keys.map((c) => c.id));
  const made = new Set(plan.columns.map((c) => c.id));
  const [go, stay] = split(conditions, (c) => [...references(c)].every((id) => keyIds.has(id) || !made.has(id)));
  if (go.length === 0) return undefined;
  const definitions = definitionsOf(keys);
  return filtered(
    {
      ...plan,
      child: settle(
        plan.child,
        go.map((c) => substitute(c, definitions)),
      ),
    },
    stay,
  );
}

/** Sides of a join whose rows the join passes on unchanged, so that a condition on them may come first. */
const SIDES: Readonly<Record<Join['type'], { readonly left: boolean; readonly right: boolean }>> = {
  inner: { left: true, right: true },
  cross: { left: true, right: true },
  left: { left: true, right: false },
  right: { left: false, right: true },
  full: { left: false, right: false },
  'left-semi': { left: true, right: false },
  'left-anti': { left: true, right: false },
};

function throughJoin(plan: Join, conditions: Conditions): Plan | undefined {
  const may = SIDES[plan.type];
  const [left, right] = [idsOf(plan.left), idsOf(plan.right)];
  const onlyOn = (c: Expr, side: ReadonlySet<ColumnId>, other: ReadonlySet<ColumnId>): boolean => {
    const used = [...references(c)];
    return used.some((id) => side.has(id)) && !used.some((id) => other.has(id));
  };
  const [toLeft, others] = split(conditions, (c) => may.left && onlyOn(c, left, right));
  const [toRight, stay] = split(others, (c) => may.right && onlyOn(c, right, left));
  if (toLeft.length === 0 && toRight.length === 0) return undefined;
  return filtered({ ...plan, left: settle(plan.left, toLeft), right: settle(plan.right, toRight) }, stay);
}

/** Into every input, under the input's own columns. Rows that a condition drops drop out on all sides alike. */
function throughSetOperation(plan: SetOperation, conditions: Conditions): Plan | undefined {
  // a star over a table of unknown schema: which column stands where is not known
  if (plan.inputs.some((input) => outputOf(input).length !== plan.output.length)) return undefined;
  const inputs = plan.inputs.map((input) => {
    const columns = outputOf(input);
    const definitions = new Map(
      plan.output.flatMap((a, i) => (columns[i] ? [[a.id, columnOf(columns[i])] as const] : [])),
    );
    return settle(
      input,
      conditions.map((c) => substitute(c, definitions)),
    );
  });
  return { ...plan, inputs };
}

function throughGenerate(plan: Generate, conditions: Conditions): Plan | undefined {
  const made = new Set(plan.output.map((a) => a.id));
  const [go, stay] = split(conditions, (c) => ![...references(c)].some((id) => made.has(id)));
  return go.length === 0 ? undefined : filtered({ ...plan, child: settle(plan.child, go) }, stay);
}

/** The plan with the conditions below its top operator, as far down as they get; undefined where none gets below it. */
export function placeFilter(plan: Plan, all: Conditions): Plan | undefined {
  const [conditions, fixed] = split(all, (c) => !isVolatile(c));
  if (conditions.length === 0) return undefined;
  const placed = place(plan, conditions);
  return placed && filtered(placed, fixed);
}

function place(plan: Plan, conditions: Conditions): Plan | undefined {
  switch (plan.kind) {
    case 'project':
      return throughProject(plan, conditions);
    case 'aggregate':
      return throughAggregate(plan, conditions);
    case 'join':
      return throughJoin(plan, conditions);
    case 'set-operation':
      return throughSetOperation(plan, conditions);
    case 'generate':
      return throughGenerate(plan, conditions);
    case 'sort':
    case 'distinct':
      return { ...plan, child: settle(plan.child, conditions) };
    case 'filter': {
      const child = isVolatile(plan.condition) ? undefined : place(plan.child, conditions);
      return child && { ...plan, child };
    }
    case 'alias': {
      // a filter between a table and its alias would need a SELECT of its own
      const child = place(plan.child, conditions);
      return child && { ...plan, child };
    }
    case 'with': {
      // inside, a subquery's names could mean this WITH's
      const [go, stay] = split(conditions, (c) => !hasSubquery(c));
      const child = go.length > 0 ? place(plan.child, go) : undefined;
      return child && filtered({ ...plan, child }, stay);
    }
    default:
      return undefined;
  }
}
