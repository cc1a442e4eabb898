import type { Plan } from './plan.js';

/** A number of rows that a plan can't exceed, if one is plain to see; else Infinity. */
export function maxRows(plan: Plan): number {
  switch (plan.kind) {
    case 'one-row':
      return 1;
    case 'values':
      return plan.rows.length;
    case 'limit': {
      const own = plan.limit?.kind === 'literal' && typeof plan.limit.value === 'number' ? plan.limit.value : Infinity;
      return Math.min(own, maxRows(plan.child));
    }
    case 'aggregate':
      if (plan.sets) return Infinity;
      return plan.groupings.length === 0 ? 1 : maxRows(plan.child);
    case 'project':
    case 'filter':
    case 'sort':
    case 'alias':
    case 'distinct':
    case 'with':
      return maxRows(plan.child);
    default:
      return Infinity;
  }
}
