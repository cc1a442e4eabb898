import {
  type Aggregate,
  type Column,
  type ColumnId,
  type Expr,
  mapChildren,
  mapList,
  mapNamed,
  mapPlanExprs,
  type Plan,
  type Sort,
  sameExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import { canAggregate } from './build.js';
import { substitute } from './substitute.js';

type Rewrite = (expr: Expr) => Expr;

/**
 * A sort key or grouping that became a constant stays as it was: `GROUP BY 1 + 1` groups by a constant, and `GROUP BY 2` by the
 * second column.
 */
const unlessConstant =
  (rewrite: Rewrite): Rewrite =>
  (before) => {
    const after = rewrite(before);
    return after.kind === 'literal' ? before : after;
  };

function rewriteSort(plan: Sort, rewrite: Rewrite): Plan {
  return mapPlanExprs(plan, unlessConstant(rewrite));
}

/** Ids for the time of one rewrite; real ones are positive. */
const placeholder = (index: number, of: Expr): Column => ({
  kind: 'column',
  id: -(index + 1) as ColumnId,
  name: `grouping ${index}`,
  type: of.type,
  nullable: of.nullable,
});

/**
 * A grouping expression is repeated in the columns as an equal tree, and must come out of any rewrite as one: with
 * `GROUP BY a OR b`, `(a OR b) OR c` must not become `a OR b OR c`. So it is a column while the rules look at it.
 * Without GROUP BY, `sum(a) > 1 AND false` stays: as `false` it would be one for each row.
 */
function rewriteAggregate(plan: Aggregate, rewrite: Rewrite): Plan {
  if (plan.groupings.every((g) => g.kind === 'column')) {
    const after = mapPlanExprs(plan, rewrite) as Aggregate;
    return plan.sets || canAggregate(after.groupings, after.columns) ? after : plan;
  }
  const computed = plan.groupings
    .map((g, i) => ({ g, column: placeholder(i, g) }))
    .filter(({ g }) => g.kind !== 'column');
  const groupings = mapList(plan.groupings, unlessConstant(rewrite));
  const hide: Rewrite = (e) => computed.find(({ g }) => sameExpr(g, e))?.column ?? mapChildren(e, hide);
  const shown = new Map(groupings.map((g, i) => [placeholder(i, g).id, g]));
  const columns = mapNamed(plan.columns, (before) => {
    const hidden = hide(before);
    const rewritten = rewrite(hidden);
    if (rewritten === hidden && groupings === plan.groupings) return before;
    return substitute(rewritten, shown);
  });
  return groupings === plan.groupings && columns === plan.columns ? plan : { ...plan, groupings, columns };
}

/** Rewrite the expressions of one operator, each kept in the place and form that its operator needs. */
export function rewriteOwnExprs(plan: Plan, rewrite: Rewrite): Plan {
  switch (plan.kind) {
    case 'sort':
      return rewriteSort(plan, rewrite);
    case 'aggregate':
      return rewriteAggregate(plan, rewrite);
    default:
      return mapPlanExprs(plan, rewrite);
  }
}
