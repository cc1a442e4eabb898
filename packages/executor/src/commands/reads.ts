import { type Plan, planChildren } from '@spark-sql-to-snowflake/plan-ir';
import { fold, fullName, type QualifiedName } from '../catalog/names.js';

/** Does a typed query read what another plan reads, such as the files of a table? */
export function readsSame(plan: Plan, other: Plan): boolean {
  const names = relationsOf(other);
  return [...relationsOf(plan)].some((name) => names.has(name));
}

function relationsOf(plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Plan[] = [plan];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'relation') found.add(node.table.map(fold).join('\0'));
    open.push(...planChildren(node));
  }
  return found;
}

/** Does a typed query read a table, itself or through views? */
export function readsTable(plan: Plan, table: QualifiedName): boolean {
  return relationsOf(plan).has(fullName(table).map(fold).join('\0'));
}
