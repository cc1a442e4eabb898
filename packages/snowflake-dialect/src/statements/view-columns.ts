import { type ColumnId, type DataType, outputOf, type Plan } from '@spark-sql-to-snowflake/plan-ir';
import { typeName } from '../types.js';
import { castColumns } from './column-casts.js';

/**
 * A view's query with the types of its columns said: without a cast, `1` is NUMBER(1, 0) there, `COUNT(*)` NUMBER(18, 0) and a sum
 * NUMBER(38, 0), and whoever reads the view through Spark finds decimals where Spark has integers. Columns of tables have their types.
 */
export const typedColumns = (query: Plan): Plan =>
  castColumns(query, (a) => (isNumber(a.type) && !hasType(query, a.id) ? typeName(a.type) : undefined));

const isNumber = ({ kind }: DataType): boolean =>
  kind === 'byte' || kind === 'short' || kind === 'int' || kind === 'long' || kind === 'decimal';

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
