import { type Plan, planChildren } from '@spark-sql-to-snowflake/plan-ir';
import { fold, fullName, type QualifiedName } from '../catalog/names.js';

/** Does a typed query read a table, itself or through views? */
export function readsTable(plan: Plan, table: QualifiedName): boolean {
  const wanted = fullName(table).map(fold).join('\0');
  const open: Plan[] = [plan];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'relation' && node.table.map(fold).join('\0') === wanted) return true;
    open.push(...planChildren(node));
  }
  return false;
}
