import {
  type Attribute,
  type ColumnId,
  type Expr,
  type Join,
  mapChildren,
  type NamedExpr,
  outputOf,
  type Plan,
  someExpr,
  transformPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import {
  columnOf,
  isSubquery,
  type PrepareContext,
  type PrepareRule,
  passThrough,
  usedColumns,
} from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: `a LEFT JOIN b ON b.x IN (SELECT …)`. After: `a LEFT JOIN (SELECT *, b.x IN (SELECT …) AS found FROM b) ON found`, for all
 * joins but inner ones: DuckDB takes a subquery in their conditions only as a value that is there before. A subquery that looks at both
 * sides is refused. Comes after what makes FALSE of an unknown membership.
 */
export const joinSubqueries: PrepareRule = {
  name: 'join-subqueries',
  traits: ['scalar-subquery', 'exists', 'in-subquery'],
  apply: (plan, ctx) =>
    transformPlan(plan, (p) => (p.kind === 'join' && p.type !== 'inner' && p.type !== 'cross' ? asked(p, ctx) : p)),
};

function asked(join: Join, ctx: PrepareContext): Plan {
  const { condition } = join;
  if (!condition || !someExpr(condition, isSubquery)) return join;
  const left = side(join.left);
  const right = side(join.right);
  const visit = (e: Expr): Expr => {
    if (!isSubquery(e)) return mapChildren(e, visit);
    const used = usedColumns(e);
    const target = within(used, left) ? left : within(used, right) ? right : undefined;
    if (!target) return ctx.refuse(e, 'DuckDB takes no subquery over both sides in the condition of such a join');
    const made: Attribute = { id: ctx.newId(), name: 'found', type: e.type, nullable: e.nullable };
    target.found.push({ id: made.id, name: made.name, expr: e });
    return columnOf(made);
  };
  const asking: Join = { ...join, condition: visit(condition), left: withFound(left), right: withFound(right) };
  return { kind: 'project', child: asking, columns: passThrough(outputOf(join)) };
}

/** One side of a join, and what is to be found out about its rows. */
interface Side {
  readonly plan: Plan;
  readonly ids: ReadonlySet<ColumnId>;
  readonly found: NamedExpr[];
}
const side = (plan: Plan): Side => ({ plan, ids: new Set(outputOf(plan).map((a) => a.id)), found: [] });
const within = (used: ReadonlySet<ColumnId>, { ids }: Side): boolean => [...used].every((id) => ids.has(id));

const withFound = ({ plan, found }: Side): Plan =>
  found.length === 0 ? plan : { kind: 'project', child: plan, columns: [...passThrough(outputOf(plan)), ...found] };
