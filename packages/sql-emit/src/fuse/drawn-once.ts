import {
  type ColumnId,
  type Expr,
  type Filter,
  mapChildren,
  mapPlanExprs,
  type NamedExpr,
  outputOf,
  type Plan,
  type Project,
  sameExpr,
  transformPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import { columnOf, passThrough } from '../pass-through.js';
import { isDrawn } from '../render/draws.js';

/**
 * Before: `SELECT cast(rand() * 3 AS INT) FROM t`, of which the SQL would hold `rand() * 3` several times.
 * After: `SELECT cast(drawn AS INT) FROM (SELECT *, rand() * 3 AS drawn FROM t)`.
 * The innermost of the repeated expressions become columns; what is around them gives one value for a row then. What stands in a lambda,
 * in the condition of a join, in an order or beside aggregates stays. The same plan comes back where nothing could be moved.
 */
export function drawnOnce(plan: Plan, repeated: readonly Expr[], newId: () => ColumnId): Plan {
  const site: Site = { repeated, newId };
  return transformPlan(plan, (p) => {
    switch (p.kind) {
      case 'project':
        return moved(p, (e) => e, site);
      case 'filter':
        return moved(
          p,
          (changed) => ({ kind: 'project', child: changed, columns: passThrough(outputOf(p.child)) }),
          site,
        );
      default:
        return p;
    }
  });
}

interface Site {
  readonly repeated: readonly Expr[];
  readonly newId: () => ColumnId;
}

/** The expression with its repeated parts as columns, which are added to `drawn`. */
function taken(expr: Expr, drawn: NamedExpr[], site: Site): Expr {
  if (expr.kind === 'lambda' || !isDrawn(expr)) return expr;
  const inner = mapChildren(expr, (e) => taken(e, drawn, site));
  if (!isDrawn(inner) || !site.repeated.some((r) => sameExpr(r, expr))) return inner;
  const made: NamedExpr = { id: site.newId(), name: 'drawn', expr: inner };
  drawn.push(made);
  return columnOf({ id: made.id, name: made.name, type: inner.type, nullable: inner.nullable });
}

function moved<P extends Project | Filter>(plan: P, over: (changed: Plan) => Plan, site: Site): Plan {
  const drawn: NamedExpr[] = [];
  const changed = mapPlanExprs(plan, (e) => taken(e, drawn, site)) as P;
  return drawn.length === 0 ? plan : over({ ...changed, child: below(plan.child, drawn) });
}

const below = (child: Plan, drawn: readonly NamedExpr[]): Plan => ({
  kind: 'project',
  child,
  columns: [...passThrough(outputOf(child)), ...drawn],
});
