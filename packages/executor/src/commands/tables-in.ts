import type { UnresolvedPlan, UnresolvedTable } from '@spark-sql-to-snowflake/plan-ir';
import { fold } from '../catalog/names.js';

/** The tables that a query names, in its expressions too; names of its own WITH are none. */
export function tablesIn(plan: UnresolvedPlan): readonly UnresolvedTable[] {
  const found: UnresolvedTable[] = [];
  const visit = (value: unknown, own: ReadonlySet<string>): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const v of value) visit(v, own);
      return;
    }
    const node = value as UnresolvedPlan;
    if (node.kind === 'table') {
      if (node.name.length !== 1 || !own.has(fold(node.name[0] ?? ''))) found.push(node);
    } else {
      const inside = node.kind === 'with' ? new Set([...own, ...node.ctes.map((c) => fold(c.name))]) : own;
      for (const v of Object.values(node)) visit(v, inside);
    }
  };
  visit(plan, new Set());
  return found;
}
