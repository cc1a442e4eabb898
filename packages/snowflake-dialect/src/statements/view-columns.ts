import {
  type ColumnId,
  type DataType,
  type Expr,
  type NamedExpr,
  outputOf,
  type Plan,
  stringLiteral,
} from '@spark-sql-to-snowflake/plan-ir';
import { typeName } from '../types.js';

/**
 * A view's query with the types of its columns said: without a cast, `1` is NUMBER(1, 0) there, `COUNT(*)` NUMBER(18, 0) and a sum
 * NUMBER(38, 0), and whoever reads the view through Spark finds decimals where Spark has integers. Columns of tables have their types.
 */
export function typedColumns(query: Plan): Plan {
  const output = outputOf(query);
  const casts = output.map((a) => isNumber(a.type) && !hasType(query, a.id));
  if (!casts.includes(true)) return query;
  // below ORDER BY and LIMIT the columns are still those of one SELECT
  if (query.kind === 'sort' || query.kind === 'limit') {
    const child = typedColumns(query.child);
    if (child !== query.child && sameIds(child, query.child)) return { ...query, child };
  }
  if (query.kind === 'project' || query.kind === 'aggregate') {
    const columns = query.columns.map((c, i) => (casts[i] ? { ...c, expr: typed(c.expr) } : c));
    return { ...query, columns };
  }
  const columns = output.map(
    (a, i): NamedExpr => ({
      id: a.id,
      name: a.name,
      expr: casts[i] ? typed({ kind: 'column', ...a }) : { kind: 'column', ...a },
    }),
  );
  return { kind: 'project', child: query, columns };
}

const isNumber = ({ kind }: DataType): boolean =>
  kind === 'byte' || kind === 'short' || kind === 'int' || kind === 'long' || kind === 'decimal';

const typed = (value: Expr): Expr => ({
  kind: 'call',
  fn: 'write_stored',
  args: [value, stringLiteral(typeName(value.type))],
  type: value.type,
  nullable: value.nullable,
});

const sameIds = (a: Plan, b: Plan): boolean => {
  const ids = outputOf(b).map((c) => c.id);
  return outputOf(a).every((c, i) => c.id === ids[i]);
};

/** Does the column of this id come from a table, or from a cast? */
function hasType(plan: Plan, id: ColumnId): boolean {
  switch (plan.kind) {
    case 'relation':
      return true;
    case 'project':
    case 'aggregate': {
      const expr = plan.columns.find((c) => c.id === id)?.expr;
      if (expr?.kind === 'cast') return true;
      return expr?.kind === 'column' && hasType(plan.child, expr.id);
    }
    case 'filter':
    case 'sort':
    case 'limit':
    case 'alias':
      return hasType(plan.child, id);
    case 'join':
      return [plan.left, plan.right].some((side) => outputOf(side).some((c) => c.id === id) && hasType(side, id));
    default:
      return false;
  }
}
