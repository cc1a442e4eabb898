import {
  findFunction,
  isGeneratorFunction,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';

/**
 * The places of a query's columns that are named only by what they compute, as a permanent view may have none. Columns, fields,
 * literals and casts of columns have names of their own.
 */
export function unnamedColumns(plan: UnresolvedPlan): readonly number[] {
  switch (plan.kind) {
    case 'project':
    case 'aggregate':
      // what stands behind a star has no place that could be told
      return plan.items.flatMap((item, i) => (unnamed(item) && !plan.items.slice(0, i).some(isStar) ? [i] : []));
    case 'having':
    case 'distinct':
    case 'sort':
    case 'limit':
    case 'with':
      return unnamedColumns(plan.child);
    default:
      return [];
  }
}

const isStar = (e: UnresolvedExpr): boolean => e.kind === 'star';

function unnamed(e: UnresolvedExpr): boolean {
  if (e.kind !== 'call') return e.kind === 'case' || (e.kind === 'cast' && unnamed(e.expr));
  const name = e.name.at(-1) ?? '';
  const found = findFunction(name);
  return name !== 'getitem' && !(found && isGeneratorFunction(found));
}
